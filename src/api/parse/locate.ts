import type { TextRange, ValuePath } from '../diagnostics.ts'
import { isMergeKey, type MappingNode, type MappingPair, type YamlNode } from './yaml/node.ts'
import { keyText } from './yaml/toJson.ts'

/** The range of the value that a path leads to, or of its key; where the path does not exist, that of its nearest existing ancestor. */
export function locate(root: YamlNode, path: ValuePath, part: 'key' | 'value'): TextRange {
  let node = root
  let best: TextRange = root
  for (const [position, step] of path.entries()) {
    const last = position === path.length - 1
    const parent = node.kind === 'alias' ? node.target : node
    if (parent.kind === 'mapping') {
      const pair = findPair(parent, String(step))
      if (!pair) break
      const { key, value } = pair
      best = (last && part === 'key') || value.end === value.start ? key : value
      node = value
    } else if (parent.kind === 'sequence') {
      const item = parent.items[Number(step)]
      if (item === undefined) break
      if (item.end > item.start) best = item
      node = item
    } else {
      break
    }
  }
  return { start: best.start, end: best.end }
}

/** The pair that a key gets its value from: the last one of a mapping, or else one of what is merged into it. */
function findPair(mapping: MappingNode, key: string, depth = 0): MappingPair | undefined {
  const own = mapping.pairs.findLast((pair) => !isMergeKey(pair.key) && keyText(pair.key) === key)
  if (own !== undefined || depth > 10) return own
  for (const pair of mapping.pairs) {
    if (!isMergeKey(pair.key)) continue
    for (const source of pair.value.kind === 'sequence' ? pair.value.items : [pair.value]) {
      const target = source.kind === 'alias' ? source.target : source
      const found = target.kind === 'mapping' ? findPair(target, key, depth + 1) : undefined
      if (found) return found
    }
  }
  return undefined
}
