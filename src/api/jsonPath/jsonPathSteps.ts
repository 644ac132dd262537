import type { JsonPathNode } from './jsonPathParser.ts'
import { JsonPathFloat } from './jsonPathParser.ts'
import { entriesOf, goType, isMap } from './jsonPathValue.ts'

/** What a node finds. Go hands values back beside an error, and a filter for what is there reads them. */
export interface Found {
  readonly values: readonly unknown[]
  readonly error?: string
}

/** The items of lists between the bounds. Models client-go util/jsonpath, evalArray. */
export function slices(values: readonly unknown[], bounds: Extract<JsonPathNode, { kind: 'array' }>): Found {
  const found: unknown[] = []
  for (const value of values) {
    if (value === null || value === undefined) continue
    if (!Array.isArray(value)) return { values, error: `${goType(value)} is not array or slice` }
    const { length } = value
    const { from = 0, to = length, step = 1, derived } = bounds
    const first = from < 0 ? from + length : from
    const last = to < 0 || (to === 0 && derived) ? to + length : to
    if (first === last) break
    const outside = first >= length || first < 0 ? first : last > length || last < 0 ? last - 1 : undefined
    if (outside !== undefined) {
      return { values, error: `array index out of bounds: index ${outside}, length ${length}` }
    }
    if (first > last) return { values, error: `starting index ${first} is greater than ending index ${last}` }
    if (step <= 0) return { values, error: 'step must be > 0' }
    for (let at = first; at < last; at += step) found.push(value[at])
  }
  return { values: found }
}

/** Whether a filter keeps an item; the refusal where the two cannot be compared. Models client-go third_party/forked/golang/template/funcs.go. */
export function compares(left: unknown, operator: string, right: unknown): boolean | string {
  if (!/^([<>]=?|[=!]=)$/.test(operator)) return `unrecognized filter operator ${operator}`
  const kinds = [goType(left), goType(right)]
  if (kinds.some((kind) => !/^(bool|int64|float64|string)$/.test(kind))) return 'invalid type for comparison'
  if (kinds[0] !== kinds[1]) return 'incompatible types for comparison'
  const [a, b] = [left, right].map((value) => (value instanceof JsonPathFloat ? value.value : value)) as [
    string,
    string,
  ]
  if (operator === '==' || operator === '!=') return (a === b) === (operator === '==')
  if (kinds[0] === 'bool') return 'invalid type for comparison'
  return operator === '<' ? a < b : operator === '<=' ? a <= b : operator === '>' ? a > b : a >= b
}

/** A field of an object, where it is set. */
export function fieldOf(value: unknown, name: string): unknown[] {
  if (!isMap(value) || !Object.hasOwn(value, name) || value[name] === undefined) return []
  return [value[name]]
}

/** What a value holds: items, fields by name, or the bytes of a text. */
export function childrenOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  if (typeof value === 'string') return [...new TextEncoder().encode(value)]
  return isMap(value) ? entriesOf(value).map(([, child]) => child) : []
}

/** A value that holds something, and all such values below it. */
export function descendants(value: unknown): unknown[] {
  const children = childrenOf(value)
  return children.length === 0 ? [] : [value, ...children.flatMap(descendants)]
}
