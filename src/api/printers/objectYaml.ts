import { byteLength } from '../goText/byteLength.ts'
import type { KubernetesObject } from '../types.ts'
import { objectList, withoutManagedFields } from './printedObject.ts'
import { yamlScalar } from './yamlScalar.ts'

type YamlValue = unknown

const INDENT = 2
/** Keys of more bytes are marked as keys. */
const MAX_SIMPLE_KEY = 128
/** Numbers with an exponent from here on show it. */
const SHORTEST_PRECISION = 6

/** An object as `kubectl get -o yaml` prints it: keys sorted, managed fields left out. Models cli-runtime pkg/printers/yaml.go over sigs.k8s.io/yaml. */
export function objectYaml(object: KubernetesObject): string {
  return yamlDocument(withoutManagedFields(object))
}

/** Several objects as `kubectl get -o yaml` prints them: one List. */
export function objectListYaml(objects: readonly KubernetesObject[]): string {
  return yamlDocument(objectList(objects))
}

function yamlDocument(value: YamlValue): string {
  return `${yamlNode(value, 0, 0).replace(/^[\n ]+/, '')}\n`
}

// A node as it follows its key or its dash; `indent` is that of its own lines, `column` where a scalar begins.
function yamlNode(value: YamlValue, indent: number, column: number): string {
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `\n${sequenceLines(value, indent).join('\n')}`
  if (typeof value === 'object' && value !== null) {
    const lines = mappingLines(value, indent)
    return lines.length === 0 ? '{}' : `\n${lines.join('\n')}`
  }
  if (typeof value === 'string') return yamlScalar(value, { role: 'value', column, indent })
  return typeof value === 'number' ? goNumber(value) : String(value ?? null)
}

function mappingLines(map: object, indent: number): string[] {
  const entries = Object.entries(map).filter(([, value]) => value !== undefined)
  return entries
    .sort(([a], [b]) => compareKeys(a, b))
    .map(([key, value]) => {
      if (!isSimpleKey(key)) return complexEntry(key, value, indent)
      const head = `${' '.repeat(indent)}${yamlScalar(key, { role: 'key', column: indent, indent })}:`
      // A list stands no further in than the key it belongs to.
      const inner = yamlNode(value, Array.isArray(value) ? indent : indent + INDENT, head.length + 1)
      return inner.startsWith('\n') ? head + inner : `${head} ${inner}`
    })
}

// Where a key is long or of several lines, both it and its value are marked.
function complexEntry(key: string, value: YamlValue, indent: number): string {
  const [margin, inner] = [' '.repeat(indent), indent + INDENT]
  const keyText = yamlScalar(key, { role: 'value', column: inner, indent: inner })
  return `${margin}? ${keyText}\n${margin}: ${yamlNode(value, inner, inner).replace(/^[\n ]+/, '')}`
}

function isSimpleKey(key: string): boolean {
  return !/[\n\r\u0085\u2028\u2029]/.test(key) && byteLength(key) <= MAX_SIMPLE_KEY
}

/** Whole numbers of 64 bits are written out. Models strconv.FormatFloat with format g. */
export function goNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 2 ** 64) return String(BigInt(value))
  const [mantissa = '', exponent = '0'] = value.toExponential().split('e')
  if (Number(exponent) >= -4 && Number(exponent) < SHORTEST_PRECISION) return String(value)
  return `${mantissa}e${exponent.startsWith('-') ? '-' : '+'}${exponent.replace(/^[-+]/, '').padStart(2, '0')}`
}

function sequenceLines(list: readonly YamlValue[], indent: number): string[] {
  const dash = `${' '.repeat(indent)}- `
  return list.map((item) => dash + yamlNode(item, indent + INDENT, dash.length).replace(/^[\n ]+/, ''))
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
  // Within a number a nought counts as a digit.
  const inNumber = (l === '0' || r === '0') && /[1-9]\d*$/.test(left.slice(0, shared).join('')) ? '1' : ''
  const [lDigits, rDigits] = [leadingDigits(left.slice(shared)), leadingDigits(right.slice(shared))]
  const [lNumber, rNumber] = [lDigits, rDigits].map((digits) => BigInt.asIntN(64, BigInt(inNumber + digits))) as [
    bigint,
    bigint,
  ]
  if (lNumber !== rNumber) return lNumber < rNumber ? -1 : 1
  return lDigits.length - rDigits.length || (l < r ? -1 : 1)
}

function leadingDigits(chars: readonly string[]): string {
  return /^\d*/.exec(chars.join(''))?.[0] ?? ''
}
