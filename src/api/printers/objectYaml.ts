import type { KubernetesObject } from '../types.ts'
import { yamlScalar } from './yamlScalar.ts'

type YamlValue = unknown

const INDENT = 2

/** An object as `kubectl get -o yaml` prints it: keys sorted, managed fields left out. Models cli-runtime pkg/printers/yaml.go over sigs.k8s.io/yaml. */
export function objectYaml(object: KubernetesObject): string {
  return yamlDocument(withoutManagedFields(object))
}

/** Several objects as `kubectl get -o yaml` prints them: one List. */
export function objectListYaml(objects: readonly KubernetesObject[]): string {
  return yamlDocument(objectList(objects))
}

/** An object as `kubectl get -o json` prints it. Models cli-runtime pkg/printers/json.go. */
export function objectJson(object: KubernetesObject): string {
  return jsonDocument(withoutManagedFields(object))
}

/** Several objects as `kubectl get -o json` prints them: one List. */
export function objectListJson(objects: readonly KubernetesObject[]): string {
  return jsonDocument(objectList(objects))
}

function objectList(objects: readonly KubernetesObject[]): YamlValue {
  return {
    apiVersion: 'v1',
    items: objects.map(withoutManagedFields),
    kind: 'List',
    metadata: { resourceVersion: '' },
  }
}

function withoutManagedFields(object: KubernetesObject): KubernetesObject {
  const { managedFields: _, ...metadata } = object.metadata ?? {}
  return { ...object, metadata }
}

function yamlDocument(value: YamlValue): string {
  return `${yamlNode(value, 0, 0).trimStart()}\n`
}

// A node as it follows its key or its dash; `indent` is that of its own lines, `column` where a scalar begins.
function yamlNode(value: YamlValue, indent: number, column: number): string {
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `\n${sequenceLines(value, indent).join('\n')}`
  if (typeof value === 'object' && value !== null) {
    const lines = mappingLines(value, indent)
    return lines.length === 0 ? '{}' : `\n${lines.join('\n')}`
  }
  return typeof value === 'string' ? yamlScalar(value, { role: 'value', column, indent }) : String(value ?? null)
}

function mappingLines(map: object, indent: number): string[] {
  const entries = Object.entries(map).filter(([, value]) => value !== undefined)
  return entries
    .sort(([a], [b]) => compareKeys(a, b))
    .map(([key, value]) => {
      const head = `${' '.repeat(indent)}${yamlScalar(key, { role: 'key', column: indent, indent })}:`
      // A list stands no further in than the key it belongs to.
      const inner = yamlNode(value, Array.isArray(value) ? indent : indent + INDENT, head.length + 1)
      return inner.startsWith('\n') ? head + inner : `${head} ${inner}`
    })
}

function sequenceLines(list: readonly YamlValue[], indent: number): string[] {
  const dash = `${' '.repeat(indent)}- `
  return list.map((item) => dash + yamlNode(item, indent + INDENT, dash.length).trimStart())
}

/** The order of keys: letters after all else, numbers by their value. Models goyaml.v2's keyList.Less. */
function compareKeys(a: string, b: string): number {
  const [left, right] = [[...a], [...b]]
  const shared = left.findIndex((char, at) => char !== right[at])
  if (shared < 0 || shared >= right.length) return left.length - right.length
  const [l = '', r = ''] = [left[shared], right[shared]]
  const [lLetter, rLetter] = [/\p{L}/u.test(l), /\p{L}/u.test(r)]
  if (lLetter && rLetter) return l < r ? -1 : 1
  if (lLetter || rLetter) return rLetter ? -1 : 1
  const [lNumber, rNumber] = [leadingNumber(left.slice(shared)), leadingNumber(right.slice(shared))]
  if (lNumber !== rNumber) return lNumber - rNumber
  return l < r ? -1 : 1
}

function leadingNumber(chars: readonly string[]): number {
  return Number(/^\d*/.exec(chars.join(''))?.[0] ?? 0)
}

const JSON_INDENT = 4
const HTML_ESCAPES: Readonly<Record<string, string>> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
}

/** A value as Go's encoding/json writes it on one line: keys sorted, `<`, `>` and `&` escaped. */
export function compactJson(value: unknown): string {
  return escapeHtml(JSON.stringify(sortedKeys(value)) ?? 'null')
}

function jsonDocument(value: YamlValue): string {
  return `${escapeHtml(JSON.stringify(sortedKeys(value), null, JSON_INDENT))}\n`
}

function escapeHtml(json: string): string {
  return json.replace(/[<>&\u2028\u2029]/g, (char) => HTML_ESCAPES[char] ?? char)
}

function sortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedKeys)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, inner]) => [key, sortedKeys(inner)]))
}
