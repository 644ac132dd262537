import { type AliasNode, isMergeKey, type MappingNode, type YamlNode } from './node.ts'
import { resolveScalar } from './resolveScalar.ts'
import { YamlError } from './yamlError.ts'

/** How deep a value may be nested once its aliases are expanded. */
const DEEPEST = 1000
/** More doubled keys than this are not told one by one. */
const MOST_DUPLICATES = 100
/** From how many decoded nodes on aliases may make up less and less of a document. */
const RATIO_FROM = 400_000
const RATIO_TO = 4_000_000

/** A key that is given twice in one mapping: the last one counts. */
export interface DuplicateKey {
  readonly key: string
  readonly offset: number
}

type JsonObject = Record<string, unknown>

/** The JSON that kubectl makes of a document; keys keep the order of the text. Throws a YamlError. Models go-yaml v2 decode.go, and sigs.k8s.io/yaml, convertToJSONableObject. */
export function toJson(root: YamlNode): { value: unknown; duplicates: readonly DuplicateKey[] } {
  const duplicates: DuplicateKey[] = []
  const expanding = new Set<AliasNode>()
  let decoded = 0
  let ofAliases = 0
  let depth = 0

  const convert = (node: YamlNode): unknown => {
    decoded++
    if (expanding.size > 0) ofAliases++
    if (ofAliases > 100 && decoded > 1000 && ofAliases / decoded > allowedRatio(decoded)) {
      throw new YamlError('yaml: document contains excessive aliasing', node.start)
    }
    if (++depth > DEEPEST) throw new YamlError(`yaml: exceeded max depth of ${DEEPEST}`, node.start)
    try {
      switch (node.kind) {
        case 'scalar':
          return node.tag === '' && !node.plain ? node.value : resolveScalar(node.value, node.tag, node.start)
        case 'sequence':
          return node.items.map(convert)
        case 'mapping':
          return fill({}, node)
        case 'alias':
          return inAlias(node, convert)
      }
    } finally {
      depth--
    }
  }

  const inAlias = <T>(node: AliasNode, decode: (target: YamlNode) => T): T => {
    if (expanding.has(node)) throw new YamlError(`yaml: anchor '${node.name}' value contains itself`, node.start)
    expanding.add(node)
    const value = decode(node.target)
    expanding.delete(node)
    return value
  }

  const fill = (object: JsonObject, node: MappingNode): JsonObject => {
    const own = new Set<string>()
    for (const pair of node.pairs) {
      if (isMergeKey(pair.key)) {
        merge(object, pair.value)
        continue
      }
      const key = keyOf(convert(pair.key), pair.key, pair.value)
      if (own.has(key) && duplicates.length < MOST_DUPLICATES) duplicates.push({ key, offset: pair.key.start })
      own.add(key)
      setOwn(object, key, jsonable(convert(pair.value), pair.value))
    }
    return object
  }

  /** What is merged wins over the keys before it, and of several the first wins. */
  const merge = (object: JsonObject, node: YamlNode): void => {
    const sources = node.kind === 'sequence' ? [...node.items].reverse() : [node]
    for (const source of sources) {
      const target = source.kind === 'alias' ? source.target : source
      if (target.kind !== 'mapping') {
        throw new YamlError('yaml: map merge requires map or sequence of maps as the value', source.start)
      }
      decoded++
      if (source.kind === 'alias') inAlias(source, () => fill(object, target))
      else fill(object, target)
    }
  }

  /** JSON has only texts as keys. */
  const keyOf = (key: unknown, node: YamlNode, value: YamlNode): string => {
    if (typeof key !== 'object') return scalarKey(key as string | number | boolean, node)
    if (key !== null) throw new YamlError(`yaml: invalid map key: ${goSyntax(key)}`, node.start)
    const told = `unsupported map key of type: %!s(<nil>), key: <nil>, value: ${goSyntax(convert(value))}`
    throw new YamlError(told, node.start)
  }

  return { value: jsonable(convert(root), root), duplicates }
}

function allowedRatio(decoded: number): number {
  if (decoded <= RATIO_FROM) return 0.99
  if (decoded >= RATIO_TO) return 0.1
  return 0.99 - 0.89 * ((decoded - RATIO_FROM) / (RATIO_TO - RATIO_FROM))
}

/** JSON has no infinity. */
function jsonable(value: unknown, node: YamlNode): unknown {
  if (typeof value !== 'number' || Number.isFinite(value)) return value
  const name = Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf'
  throw new YamlError(`json: unsupported value: ${name}`, node.start)
}

/** Sets a key, whatever its name; defining each as a property would make every object slow. */
function setOwn(object: JsonObject, key: string, value: unknown): void {
  if (key !== '__proto__') object[key] = value
  else Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true })
}

/** The key that a node becomes in JSON; undefined where it can be none. */
export function keyText(node: YamlNode): string | undefined {
  const scalar = node.kind === 'alias' ? node.target : node
  if (scalar.kind !== 'scalar') return undefined
  if (scalar.tag === '' && !scalar.plain) return scalar.value
  const value = resolveScalar(scalar.value, scalar.tag, scalar.start)
  return value === null ? undefined : scalarKey(value, scalar)
}

function scalarKey(key: string | number | boolean, node: YamlNode): string {
  return typeof key === 'number' ? numberKey(key, node) : String(key)
}

/** A number as a key: floats are printed with the digits of 32 bits. */
function numberKey(key: number, node: YamlNode): string {
  const written = node.kind === 'scalar' ? node.value : ''
  if (Number.isInteger(key) && !/^[-+0-9_]*([.eE]|0[89])/.test(written)) return String(key)
  if (!Number.isFinite(key)) return Number.isNaN(key) ? '.nan' : key > 0 ? '.inf' : '-.inf'
  const single = Math.fround(key)
  let shortest = String(single)
  for (let digits = 1; digits < 10; digits++) {
    const rounded = single.toExponential(digits - 1)
    if (Math.fround(Number(rounded)) !== single) continue
    shortest = rounded
    break
  }
  const [mantissa = '', exponent = '0'] = shortest.split('e')
  const power = Number(exponent)
  if (power >= -4 && power < 6) return String(Number(shortest))
  return `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`
}

/** A value as Go source, which is how go-yaml names a key that is none: `{{name}}` of a template, most often. */
function goSyntax(value: unknown): string {
  if (value === null) return 'interface {}(nil)'
  if (Array.isArray(value)) return `[]interface {}{${value.map(goSyntax).join(', ')}}`
  if (typeof value !== 'object') return JSON.stringify(value)
  const entries = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${goSyntax((value as JsonObject)[key])}`)
  return `map[interface {}]interface {}{${entries.join(', ')}}`
}
