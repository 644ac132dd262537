import { goQuote } from '../goText/goQuote.ts'
import { goNumber } from '../printers/objectYaml.ts'
import { JsonPathFloat } from './jsonPathParser.ts'

/** Whether a value is an object of JSON. */
export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof JsonPathFloat)
}

/** The fields that are set, by name. */
export function entriesOf(value: Readonly<Record<string, unknown>>): [string, unknown][] {
  return Object.entries(value)
    .filter(([, child]) => child !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
}

/** A value of JSON as Go's %v prints it. */
export function goText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(goText).join(' ')}]`
  if (isMap(value))
    return `map[${entriesOf(value)
      .map(([key, child]) => `${key}:${goText(child)}`)
      .join(' ')}]`
  if (value === null || value === undefined) return '<nil>'
  if (value instanceof JsonPathFloat) return goNumber(value.value)
  return typeof value === 'number' ? goNumber(value) : String(value)
}

/** A value of JSON as Go's %#v prints it. */
export function goSyntax(value: unknown): string {
  if (Array.isArray(value)) return `${goType(value)}{${value.map(goSyntax).join(', ')}}`
  if (isMap(value)) {
    const fields = entriesOf(value).map(([key, child]) => `${goQuote(key)}:${goSyntax(child)}`)
    return `${goType(value)}{${fields.join(', ')}}`
  }
  if (value === null || value === undefined) return 'interface {}(nil)'
  return typeof value === 'string' ? goQuote(value) : goText(value)
}

/** The type that Go decodes a value of JSON into. */
export function goType(value: unknown): string {
  if (Array.isArray(value)) return '[]interface {}'
  if (isMap(value)) return 'map[string]interface {}'
  if (typeof value === 'string') return 'string'
  if (typeof value === 'boolean') return 'bool'
  if (value instanceof JsonPathFloat || (typeof value === 'number' && !Number.isInteger(value))) return 'float64'
  return typeof value === 'number' ? 'int64' : 'nil'
}
