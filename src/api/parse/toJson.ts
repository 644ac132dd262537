import { type Document, isAlias, isMap, isNode, isPair, isScalar, isSeq, type Node } from 'yaml'
import { resolvePlain } from './plainScalar.ts'

/** How many nodes the aliases of a document may add to it. */
const EXPANDED_NODES = 100_000
const MAX_DEPTH = 1_000

/** A document that parses but cannot be turned into JSON; the message is go-yaml's. */
export class ConversionError extends Error {
  readonly offset: number
  constructor(message: string, offset: number) {
    super(message)
    this.offset = offset
  }
}

/** A key that is given twice in one mapping: the last one counts. */
export interface DuplicateKey {
  readonly key: string
  readonly offset: number
}

/** The JSON that kubectl makes of a document; keys keep the order of the text. Models sigs.k8s.io/yaml, YAMLToJSON. */
export function toJson(document: Document.Parsed): { value: unknown; duplicates: readonly DuplicateKey[] } {
  const duplicates: DuplicateKey[] = []
  const expanding: Node[] = []
  // An alias means the last such anchor before it.
  const anchors = new Map<string, Node>()
  let expanded = 0

  const convert = (node: unknown, depth: number): unknown => {
    if (expanding.length > 0 && ++expanded > EXPANDED_NODES)
      throw new ConversionError('yaml: document contains excessive aliasing', 0)
    if (depth > MAX_DEPTH) throw new ConversionError(`yaml: exceeded max depth of ${MAX_DEPTH}`, 0)
    if (isAlias(node)) return convertAlias(node, depth)
    if (isNode(node) && 'anchor' in node && node.anchor) anchors.set(node.anchor, node)
    if (isScalar(node)) return scalarValue(node)
    if (isSeq(node)) return node.items.map((item) => convert(item, depth + 1))
    if (isMap(node)) return convertMap(node, depth)
    return null
  }

  const convertAlias = (node: Node & { source: string }, depth: number): unknown => {
    const offset = node.range?.[0] ?? 0
    const target = anchors.get(node.source)
    if (!target) throw new ConversionError(`yaml: unknown anchor '${node.source}' referenced`, offset)
    if (expanding.includes(target)) {
      throw new ConversionError(`yaml: anchor '${node.source}' value contains itself`, offset)
    }
    expanding.push(target)
    const value = convert(target, depth + 1)
    expanding.pop()
    return value
  }

  const convertMap = (node: Node & { items: unknown[] }, depth: number): Record<string, unknown> => {
    const own: Record<string, unknown> = {}
    const merged: Record<string, unknown>[] = []
    for (const pair of node.items) {
      if (!isPair(pair)) continue
      const key = keyOf(convert(pair.key, depth + 1))
      const offset = (pair.key as Node | null)?.range?.[0] ?? 0
      const value = convert(pair.value, depth + 1)
      if (isScalar(pair.key) && pair.key.type === 'PLAIN' && key === '<<') {
        merged.push(...mergeSources(value, offset))
        continue
      }
      if (Object.hasOwn(own, key)) duplicates.push({ key, offset })
      setOwn(own, key, value)
    }
    for (const source of merged) {
      for (const [key, value] of Object.entries(source)) if (!Object.hasOwn(own, key)) setOwn(own, key, value)
    }
    return own
  }

  return { value: convert(document.contents, 0), duplicates }
}

/** Sets a key, whatever its name; defining each as a property would make every object slow. */
function setOwn(object: Record<string, unknown>, key: string, value: unknown): void {
  if (key !== '__proto__') object[key] = value
  else Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true })
}

function mergeSources(value: unknown, offset: number): Record<string, unknown>[] {
  const sources = Array.isArray(value) ? value : [value]
  if (!sources.every((source) => typeof source === 'object' && source !== null && !Array.isArray(source))) {
    throw new ConversionError('yaml: map merge requires map or sequence of maps as the value', offset)
  }
  return sources
}

function scalarValue(node: Node & { source?: string; value: unknown; type?: string }): unknown {
  const text = typeof node.value === 'string' ? node.value : String(node.value ?? '')
  const tagged = node.tag?.replace('tag:yaml.org,2002:', '!!')
  if (tagged === '!!str' || tagged === '!') return text
  if (node.type !== 'PLAIN' && node.type !== undefined && tagged === undefined) return text
  const value = resolvePlain(node.type === 'PLAIN' ? (node.source ?? text) : text)
  if (tagged === '!!float' && typeof value === 'number') return value
  return value
}

/** JSON has only texts as keys. */
function keyOf(key: unknown): string {
  if (typeof key === 'string') return key
  if (typeof key === 'object' && key !== null) throw new ConversionError(`yaml: invalid map key: ${goSyntax(key)}`, 0)
  return String(key)
}

/** A value as Go source, which is how go-yaml names a key that is none: `{{name}}` of a template, most often. */
function goSyntax(value: unknown): string {
  if (value === null) return 'interface {}(nil)'
  if (Array.isArray(value)) return `[]interface {}{${value.map(goSyntax).join(', ')}}`
  if (typeof value !== 'object') return JSON.stringify(value)
  const entries = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}:${goSyntax(item)}`)
  return `map[interface {}]interface {}{${entries.join(', ')}}`
}
