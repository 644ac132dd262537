import { decodeBase64 } from '../../../base/base64.ts'
import { YamlError } from './yamlError.ts'

/** A JSON scalar. */
export type JsonScalar = string | number | boolean | null

const LONG_PREFIX = 'tag:yaml.org,2002:'
const TRUE = new Set(['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'])
const FALSE = new Set(['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'])
const NULL = new Set(['', '~', 'null', 'Null', 'NULL'])
const NOT_FINITE = new Map([
  ...['.nan', '.NaN', '.NAN'].map((text): [string, number] => [text, Number.NaN]),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map((text): [string, number] => [text, Infinity]),
  ...['-.inf', '-.Inf', '-.INF'].map((text): [string, number] => [text, -Infinity]),
])
const FLOAT = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/
const DOTTED = /^\.[0-9]+([eE][-+]?[0-9]+)?$/
const INTEGER = /^([-+]?)(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9][0-9]*)$/
const TIMESTAMP =
  /^\d{4}-(\d{1,2})-(\d{1,2})([Tt](\d{1,2}):(\d{1,2}):(\d{1,2})([.,]\d+)?(Z|[-+]\d{2}:\d{2})| (\d{1,2}):(\d{1,2}):(\d{1,2})([.,]\d+)?)?$/
/** A number of YAML 1.1 to base 60: it is not read as one here, but others may. */
const BASE_60 = /^[-+]?\d[\d_]*(:[0-5]?\d)+(\.[\d_]*)?$/
const UINT64_END = 2n ** 64n

type Resolved = readonly [tag: string, value: JsonScalar]

/** What an unquoted scalar, or one with a tag (in its long form), means to kubectl: YAML 1.1, so `yes` is true and `0755` is 493. Models go-yaml v2 resolve.go. */
export function resolveScalar(text: string, tag: string, offset: number): JsonScalar {
  const wanted = tag.startsWith(LONG_PREFIX) ? tag.slice(LONG_PREFIX.length) : undefined
  if (wanted === 'binary') return decodeBinary(text, offset)
  if (tag !== '' && !['str', 'bool', 'int', 'float', 'null', 'timestamp'].includes(wanted ?? '')) return text
  if (wanted === 'str') return text
  const [found, value] = resolve(text)
  if (tag === '' || found === wanted || (wanted === 'float' && found === 'int')) return value
  throw new YamlError(`yaml: cannot decode !!${found} \`${text}\` as a !!${wanted}`, offset)
}

/** Whether a text without quotes would be read as a text again, not as a number, a truth, a time or nothing. Models go-yaml v2 encode.go, stringv. */
export function readsAsText(text: string): boolean {
  const [tag] = resolve(text)
  return (tag === 'str' || tag === 'merge') && !BASE_60.test(text)
}

function resolve(text: string): Resolved {
  if (NULL.has(text)) return ['null', null]
  if (TRUE.has(text)) return ['bool', true]
  if (FALSE.has(text)) return ['bool', false]
  const special = NOT_FINITE.get(text)
  if (special !== undefined) return ['float', special]
  if (text === '<<') return ['merge', text]
  if (text.startsWith('.')) return DOTTED.test(text) ? ['float', Number(text)] : ['str', text]
  if (!/^[-+0-9]/.test(text)) return ['str', text]
  if (isTimestamp(text)) return ['timestamp', text]
  const digits = text.replaceAll('_', '')
  const integer = integerOf(digits)
  if (integer !== undefined) return ['int', integer]
  const float = FLOAT.test(digits) ? Number(digits) : Number.NaN
  return Number.isFinite(float) ? ['float', float] : ['str', text]
}

/** An integer that fits into 64 bits; larger ones are floats or texts. */
function integerOf(digits: string): number | undefined {
  const [, sign, magnitude = ''] = INTEGER.exec(digits) ?? []
  if (sign === undefined) return undefined
  const octal = /^0[0-7]/.test(magnitude)
  const value = BigInt(octal ? `0o${magnitude.slice(1)}` : magnitude.toLowerCase())
  const fits = sign === '' ? value < UINT64_END : sign === '-' ? value <= 2n ** 63n : value < 2n ** 63n
  if (!fits) return undefined
  return sign === '-' ? -Number(value) : Number(value)
}

/** Timestamps stay texts, but a tag that asks for another type refuses them. */
function isTimestamp(text: string): boolean {
  const match = TIMESTAMP.exec(text)
  if (!match) return false
  const part = (index: number) => Number(match[index] ?? 0)
  const days = new Date(Date.UTC(Number(text.slice(0, 4)), part(1), 0)).getUTCDate()
  const inTime = (hour: number) => part(hour) < 24 && part(hour + 1) < 60 && part(hour + 2) < 60
  return part(1) >= 1 && part(1) <= 12 && part(2) >= 1 && part(2) <= days && inTime(4) && inTime(9)
}

function decodeBinary(text: string, offset: number): string {
  const base64 = text.replace(/[\r\n]/g, '')
  if (!/^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(base64)) {
    throw new YamlError('yaml: !!binary value contains invalid base64 data', offset)
  }
  return decodeBase64(base64)
}
