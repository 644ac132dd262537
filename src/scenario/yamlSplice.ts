import { isCollection, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml'
import type { Splice } from './splice.ts'
import { blockLines, type FlowStyle, flowText, type Writable } from './yamlStyle.ts'

/** Where a text writes: its characters, and how it ends its lines. */
export interface Page {
  readonly text: string
  readonly eol: string
  readonly style: FlowStyle
}

/** Puts a value at a path of a map: replaces what stands there, or adds the missing keys. Undefined where the path leads through something that is no map. */
export function putAt(page: Page, map: YAMLMap, path: readonly string[], value: Writable): Splice | undefined {
  const [key, ...rest] = path
  if (key === undefined) return undefined
  const pair = map.items.find((item) => isScalar(item.key) && item.key.value === key)
  const nested = rest.reduceRight<Writable>((inner, step) => ({ [step]: inner }), value)
  if (pair === undefined) return addPair(page, map, key, nested)
  const node = pair.value as Node | null
  if (isEmpty(node)) return fillPair(page, map, pair, key, nested)
  if (rest.length > 0) return isMap(node) ? putAt(page, node, rest, value) : undefined
  const [start, end] = spanOf(node)
  const newline = page.text[end - 1] === '\n' ? page.eol : ''
  return { start, end, insert: flowText(value, page.style) + newline }
}

/** Inserts an item into a list before the item that has the index now; at the end where there is none. */
export function insertItem(page: Page, list: YAMLSeq, index: number, value: Writable): Splice {
  const written = flowText(value, page.style)
  const items = list.items as Node[]
  const next = items[index]
  const last = items.at(-1)
  if (list.flow || last === undefined) {
    if (next !== undefined) return insertion(spanOf(next)[0], `${written}, `)
    return last === undefined ? insertion(spanOf(list)[0] + 1, written) : insertion(spanOf(last)[1], `, ${written}`)
  }
  if (next !== undefined) {
    const dash = dashOf(list, index)
    return insertion(dash, `- ${written}${page.eol}${indentAt(page, dash)}`)
  }
  return insertLines(page, last, [`${indentAt(page, dashOf(list, 0))}- ${written}`])
}

/** Takes an item out of the list below a key of a map; a list without items is written `[]`. */
export function removeItem(page: Page, map: YAMLMap, key: string, index: number): Splice | undefined {
  const pair = map.items.find((item) => isScalar(item.key) && item.key.value === key)
  const list = pair?.value
  if (pair === undefined || !isSeq(list)) return undefined
  const items = list.items as Node[]
  const item = items[index]
  if (item === undefined) return undefined
  const [start, end] = spanOf(item)
  if (list.flow) {
    const next = items[index + 1]
    if (next !== undefined) return { start, end: spanOf(next)[0], insert: '' }
    const before = items[index - 1]
    return { start: before === undefined ? start : spanOf(before)[1], end, insert: '' }
  }
  const after = endOfLine(page, lastEnd(item))
  if (items.length === 1) {
    const colon = page.text.indexOf(':', spanOf(pair.key as Node)[1]) + 1
    const comment = page.text.slice(colon, endOfLine(page, colon).end)
    return { start: colon, end: after.end, insert: ` []${comment}${after.newline}` }
  }
  const lineStart = page.text.lastIndexOf('\n', dashOf(list, index) - 1) + 1
  return { start: lineStart, end: after.next, insert: '' }
}

const insertion = (at: number, insert: string): Splice => ({ start: at, end: at, insert })

const spanOf = (node: Node | null): readonly [number, number] => [node?.range?.[0] ?? 0, node?.range?.[1] ?? 0]

/** A key without a value, or with one that says null. */
function isEmpty(node: Node | null): boolean {
  return node === null || (isScalar(node) && node.type === 'PLAIN' && ['', '~', 'null'].includes(String(node.value)))
}

function addPair(page: Page, map: YAMLMap, key: string, value: Writable): Splice {
  const last = map.items.at(-1)
  if (map.flow || last === undefined) {
    const written = `${flowText(key, page.style)}: ${flowText(value, page.style)}`
    if (last === undefined) return insertion(spanOf(map)[0] + 1, written)
    return insertion(lastEnd(last), `, ${written}`)
  }
  const indent = indentAt(page, spanOf(map.items[0]?.key as Node)[0])
  return insertLines(page, last, blockLines(key, value, indent))
}

/** Writes below (or, in flow style, behind) a key that had no value. */
function fillPair(page: Page, map: YAMLMap, pair: Pair, key: string, value: Writable): Splice {
  const keyNode = pair.key as Node
  const colon = page.text.indexOf(':', spanOf(keyNode)[1]) + 1
  const [start, stop] = spanOf(pair.value as Node | null)
  const end = stop > start ? stop : colon
  if (map.flow) return { start: colon, end, insert: ` ${flowText(value, page.style)}` }
  const [first = '', ...below] = blockLines(key, value, indentAt(page, spanOf(keyNode)[0]))
  const inline = first.slice(first.indexOf(':') + 1)
  if (below.length === 0) return { start: colon, end, insert: inline }
  const line = endOfLine(page, end)
  const comment = page.text.slice(end, line.end)
  return { start: colon, end: line.end, insert: [comment, ...below].join(page.eol) }
}

/** Adds whole lines after what a node holds, its comment on the same line included. */
function insertLines(page: Page, after: Node | Pair, lines: readonly string[]): Splice {
  const end = lastEnd(after)
  const written = lines.join(page.eol)
  // a block scalar ends behind its line's end
  if (page.text[end - 1] === '\n') return insertion(end, written + page.eol)
  return insertion(endOfLine(page, end).end, page.eol + written)
}

/** Where the last value of a node ends: a block collection's own range takes in the comments that follow it. */
function lastEnd(node: Node | Pair): number {
  if (isCollection(node)) {
    const last = (node.items as (Node | Pair)[]).at(-1)
    return node.flow || last === undefined ? spanOf(node)[1] : lastEnd(last)
  }
  if ('key' in node && !isScalar(node)) {
    const { key, value } = node as Pair<Node, Node | null>
    if (value === null || spanOf(value)[1] === 0) return spanOf(key)[1]
    return Math.max(lastEnd(value), spanOf(key)[1])
  }
  return spanOf(node as Node)[1]
}

/** The end of the line that an offset stands in, without and with its line break. */
function endOfLine(page: Page, offset: number): { end: number; next: number; newline: string } {
  const { text } = page
  if (offset > 0 && text[offset - 1] === '\n') return { end: offset, next: offset, newline: page.eol }
  const found = text.indexOf('\n', offset)
  if (found < 0) return { end: text.length, next: text.length, newline: '' }
  const end = text[found - 1] === '\r' ? found - 1 : found
  return { end: Math.max(end, offset), next: found + 1, newline: '' }
}

const indentAt = ({ text }: Page, offset: number): string =>
  ' '.repeat(offset - (text.lastIndexOf('\n', offset - 1) + 1))

/** The offset of an item's dash. */
function dashOf(list: YAMLSeq, index: number): number {
  const token = list.srcToken
  if (token?.type !== 'block-seq') return spanOf(list)[0]
  const dash = token.items[index]?.start.find((part) => part.type === 'seq-item-ind')
  return dash?.offset ?? spanOf(list)[0]
}
