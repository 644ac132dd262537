import type { KubernetesObject } from '../types.ts'
import { objectList, withoutManagedFields } from './printedObject.ts'

const INDENT = '    '
const HTML_ESCAPES: Readonly<Record<string, string>> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
}

/** An object as `kubectl get -o json` prints it. Models cli-runtime pkg/printers/json.go. */
export function objectJson(object: KubernetesObject): string {
  return `${jsonText(withoutManagedFields(object), '\n')}\n`
}

/** Several objects as `kubectl get -o json` prints them: one List. */
export function objectListJson(objects: readonly KubernetesObject[]): string {
  return `${jsonText(objectList(objects), '\n')}\n`
}

/** A value as Go's encoding/json writes it on one line: keys sorted, `<`, `>` and `&` escaped. */
export function compactJson(value: unknown): string {
  return jsonText(value, '')
}

// `lineBreak` begins the lines of this level; it is empty where all stands on one line. Keys like "10" keep their place, which a JavaScript object would not leave them.
function jsonText(value: unknown, lineBreak: string): string {
  if (typeof value !== 'object' || value === null) return escapeHtml(JSON.stringify(value) ?? 'null')
  const [inner, colon] = lineBreak === '' ? ['', ':'] : [lineBreak + INDENT, ': ']
  if (Array.isArray(value)) {
    return value.length === 0
      ? '[]'
      : `[${inner}${value.map((item) => jsonText(item, inner)).join(`,${inner}`)}${lineBreak}]`
  }
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => `${escapeHtml(JSON.stringify(key))}${colon}${jsonText(item, inner)}`)
  return entries.length === 0 ? '{}' : `{${inner}${entries.join(`,${inner}`)}${lineBreak}}`
}

function escapeHtml(json: string): string {
  return json.replace(/[<>&\u2028\u2029]/g, (char) => HTML_ESCAPES[char] ?? char)
}
