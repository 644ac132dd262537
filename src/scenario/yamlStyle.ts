/** How a document is written: block YAML, or flow (`{}` and `[]`), of which JSON is the strict kind. */
export type FlowStyle = 'yaml' | 'json'

/** A value to write into a text. */
export type Writable = string | number | readonly Writable[] | { readonly [key: string]: Writable }

const PLAIN = /^[A-Za-z/](?:(?:[\w ./=@%+-]|:(?=\w))*[\w./=@%+-])?$/
const DURATION = /^(\d+(\.\d+)?(ms|s|m|h))+$/
/** Words that YAML 1.1, which Kubernetes reads, takes for something else than a text. */
const WORDS = /^(y|n|yes|no|on|off|true|false|null)$/i

/** A value on one line: `{at: 10s, run: kubectl delete pod web}`. */
export function flowText(value: Writable, style: FlowStyle): string {
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return style === 'json' || !isPlain(value) ? quoted(value) : value
  if (isList(value)) return `[${value.map((item) => flowText(item, style)).join(', ')}]`
  const pairs = Object.entries(value).map(([key, item]) => `${flowText(key, style)}: ${flowText(item, style)}`)
  return `{${pairs.join(', ')}}`
}

/** `key: value` in block style: maps below their key, list items one a line. */
export function blockLines(key: string, value: Writable, indent: string): string[] {
  if (typeof value === 'string' || typeof value === 'number') return [`${indent}${key}: ${flowText(value, 'yaml')}`]
  if (isList(value)) return [`${indent}${key}:`, ...value.map((item) => `${indent}- ${flowText(item, 'yaml')}`)]
  return [`${indent}${key}:`, ...Object.entries(value).flatMap(([k, item]) => blockLines(k, item, `${indent}  `))]
}

/** In double quotes, as JSON and YAML both read them; what YAML takes for a control or a line end is escaped. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

const isPlain = (text: string): boolean => (PLAIN.test(text) && !WORDS.test(text)) || DURATION.test(text)

const isList = (value: Writable): value is readonly Writable[] => Array.isArray(value)
