import { FIELDS, type Places, SIZE } from './locate.ts'
import { isMergeKey, type MappingNode, type MappingPair, type YamlNode } from './yaml/node.ts'
import { keyText } from './yaml/toJson.ts'

/** Notes where each value of a document stands; offsets count from the text's start. */
export function placesOf(root: YamlNode, value: unknown, textStart: number): Places {
  const places: number[] = []
  const note = (node: YamlNode, json: unknown, key: { start: number; end: number }): void => {
    const at = places.length
    places.push(textStart + key.start, textStart + key.end, textStart + node.start, textStart + node.end, 0)
    const target = node.kind === 'alias' ? node.target : node
    if (target.kind === 'sequence' && Array.isArray(json)) {
      for (const [index, item] of target.items.entries()) note(item, json[index], item)
    } else if (target.kind === 'mapping' && typeof json === 'object' && json !== null) {
      const pairs = new Map<string, MappingPair>()
      collectPairs(target, pairs)
      for (const [name, inner] of Object.entries(json)) {
        const pair = pairs.get(name)
        note(pair?.value ?? node, inner, pair?.key ?? node)
      }
    }
    places[at + SIZE] = (places.length - at) / FIELDS
  }
  note(root, value, root)
  return Int32Array.from(places)
}

/** The pair that each key gets its value from: a later one replaces an earlier, whether it is written or merged. */
function collectPairs(mapping: MappingNode, pairs: Map<string, MappingPair>): void {
  for (const pair of mapping.pairs) {
    if (!isMergeKey(pair.key)) {
      const key = keyText(pair.key)
      if (key !== undefined) pairs.set(key, pair)
      continue
    }
    const sources = pair.value.kind === 'sequence' ? [...pair.value.items].reverse() : [pair.value]
    for (const source of sources) {
      const target = source.kind === 'alias' ? source.target : source
      if (target.kind === 'mapping') collectPairs(target, pairs)
    }
  }
}
