import type { Result } from '../base/result.ts'
import { err, ok } from '../base/result.ts'
import { JsonPathFloat, type JsonPathList, type JsonPathNode, parseJsonPath } from './jsonPathParser.ts'
import { compactJson } from './printers/objectJson.ts'
import { goNumber } from './printers/objectYaml.ts'
import { goQuote } from './validation/goQuote.ts'

// What a node finds. Go hands values back beside an error, and a filter for what is there reads them.
interface Found {
  readonly values: readonly unknown[]
  readonly error?: string
}

/** What a template prints for some data. Fields that are not there print nothing. Models client-go util/jsonpath, as `kubectl get -o jsonpath` uses it. */
export function evaluateJsonPath(template: string, data: unknown): Result<string, string> {
  if (template === '') return err('template format specified but no template given')
  const parsed = parseJsonPath(template)
  if (!parsed.ok) return err(`error parsing jsonpath ${template}, ${parsed.error}`)
  const run = new Run()
  const text = run.print(parsed.value, data)
  if (run.error === undefined) return ok(text)
  const told = `Error executing template: ${run.error}. Printing more information for debugging the template:`
  const given = `\ttemplate was:\n\t\t${template}\n\tobject given to jsonpath engine was:\n\t\t${goSyntax(data)}`
  return err(`error executing jsonpath ${goQuote(template)}: ${told}\n${given}\n\n`)
}

// A run over a template: which loops are open is told by the nodes met on the way.
class Run {
  error: string | undefined
  private begins = 0
  private inside = 0
  private ends = 0
  private lastEnd: JsonPathNode | undefined

  print(nodes: readonly JsonPathNode[], data: unknown): string {
    let text = ''
    for (let i = 0; i < nodes.length && this.error === undefined; i++) {
      const node = nodes[i] as JsonPathNode
      const { values, error } = this.walk([data], node)
      this.error ??= error
      if (this.error !== undefined) break
      if (this.ends > 0 && this.ends <= this.inside) {
        this.ends--
        this.lastEnd = node
        break
      }
      if (this.begins === 0) {
        text += values.map(valueText).join(' ')
        continue
      }
      this.begins--
      this.inside++
      const body = nodes.slice(i + 1)
      for (const value of values) text += this.print(body, value ?? undefined)
      // Without values the body is still read, for the end to be found.
      if (values.length === 0) this.print(body, undefined)
      this.inside--
      const end = this.lastEnd === undefined ? -1 : nodes.indexOf(this.lastEnd, i + 1)
      if (end > i) i = end
    }
    return text
  }

  private walk(values: readonly unknown[], node: JsonPathNode): Found {
    switch (node.kind) {
      case 'list': {
        let found: Found = { values }
        for (const inner of node.nodes) {
          found = this.walk(found.values, inner)
          if (found.error !== undefined) break
        }
        return found
      }
      case 'text':
        return { values: [node.text] }
      case 'literal':
        return { values: values.map(() => node.value) }
      case 'identifier':
        return this.identifier(values, node.name)
      case 'field':
        return { values: values.flatMap((value) => fieldOf(value, node.name)) }
      case 'wildcard':
        return { values: values.flatMap(childrenOf) }
      case 'recursive':
        return { values: values.flatMap(descendants) }
      case 'union':
        return this.union(values, node.lists)
      case 'array':
        return slices(values, node)
      case 'filter':
        return this.filter(values, node)
    }
  }

  private identifier(values: readonly unknown[], name: string): Found {
    if (name === 'range') {
      this.begins++
      return { values }
    }
    if (name !== 'end') return { values, error: `unrecognized identifier ${name}` }
    if (this.inside === 0) return { values: [], error: 'not in range, nothing to end' }
    this.ends++
    return { values: [] }
  }

  private union(values: readonly unknown[], lists: readonly JsonPathList[]): Found {
    const all: unknown[] = []
    for (const list of lists) {
      const found = this.walk(values, list)
      if (found.error !== undefined) return { values, error: found.error }
      all.push(...found.values)
    }
    return { values: all }
  }

  private filter(
    values: readonly unknown[],
    { left, operator, right }: Extract<JsonPathNode, { kind: 'filter' }>,
  ): Found {
    const kept: unknown[] = []
    for (const value of values) {
      if (!Array.isArray(value))
        return { values, error: `${goText(value)} is not array or slice and cannot be filtered` }
      for (const item of value as unknown[]) {
        const lefts = this.walk([item], left)
        if (operator === 'exists') {
          if (lefts.values.length > 0) kept.push(item)
          continue
        }
        if (lefts.error === undefined && lefts.values.length === 0) continue
        const rights = lefts.error === undefined && lefts.values.length === 1 ? this.walk([item], right) : lefts
        if (rights.error !== undefined) return { values, error: rights.error }
        if (rights.values.length > 1) return { values, error: 'can only compare one element at a time' }
        if (rights.values.length === 0) continue
        const passes = compares(lefts.values[0], operator, rights.values[0])
        if (typeof passes === 'string') return { values: kept, error: passes }
        if (passes) kept.push(item)
      }
    }
    return { values: kept }
  }
}

function slices(values: readonly unknown[], bounds: Extract<JsonPathNode, { kind: 'array' }>): Found {
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

// Models client-go third_party/forked/golang/template/funcs.go.
function compares(left: unknown, operator: string, right: unknown): boolean | string {
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

function fieldOf(value: unknown, name: string): unknown[] {
  if (!isMap(value) || !Object.hasOwn(value, name) || value[name] === undefined) return []
  return [value[name]]
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof JsonPathFloat)
}

function entriesOf(value: Readonly<Record<string, unknown>>): [string, unknown][] {
  return Object.entries(value)
    .filter(([, child]) => child !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
}

// A text has its bytes.
function childrenOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  if (typeof value === 'string') return [...new TextEncoder().encode(value)]
  return isMap(value) ? entriesOf(value).map(([, child]) => child) : []
}

function descendants(value: unknown): unknown[] {
  const children = childrenOf(value)
  return children.length === 0 ? [] : [value, ...children.flatMap(descendants)]
}

function valueText(value: unknown): string {
  if (value === undefined) return '<no value>'
  return isMap(value) || Array.isArray(value) || value === null ? compactJson(value) : goText(value)
}

// A value as Go's %v prints it.
function goText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(goText).join(' ')}]`
  if (isMap(value))
    return `map[${entriesOf(value)
      .map(([key, child]) => `${key}:${goText(child)}`)
      .join(' ')}]`
  if (value === null || value === undefined) return '<nil>'
  if (value instanceof JsonPathFloat) return goNumber(value.value)
  return typeof value === 'number' ? goNumber(value) : String(value)
}

// A value as Go's %#v prints it.
function goSyntax(value: unknown): string {
  if (Array.isArray(value)) return `${goType(value)}{${value.map(goSyntax).join(', ')}}`
  if (isMap(value)) {
    const fields = entriesOf(value).map(([key, child]) => `${goQuote(key)}:${goSyntax(child)}`)
    return `${goType(value)}{${fields.join(', ')}}`
  }
  if (value === null || value === undefined) return 'interface {}(nil)'
  return typeof value === 'string' ? goQuote(value) : goText(value)
}

function goType(value: unknown): string {
  if (Array.isArray(value)) return '[]interface {}'
  if (isMap(value)) return 'map[string]interface {}'
  if (typeof value === 'string') return 'string'
  if (typeof value === 'boolean') return 'bool'
  if (value instanceof JsonPathFloat || (typeof value === 'number' && !Number.isInteger(value))) return 'float64'
  return typeof value === 'number' ? 'int64' : 'nil'
}
