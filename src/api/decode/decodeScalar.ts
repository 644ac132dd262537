import { parseQuantity } from '../quantity/quantity.ts'
import { quantityText } from '../quantity/quantityText.ts'
import type { ScalarType } from '../schema/fields.ts'
import { decodeTime } from './decodeTime.ts'
import { jsonKind } from './goNames.ts'

/** A scalar as it is stored, or why it is refused: `mismatch` names the JSON value (a type error; `into` is the type where it is not the field's), `abort` ends decoding with a message of its own. */
export type DecodedScalar =
  | { readonly value: unknown }
  | { readonly mismatch: string; readonly into?: string }
  | { readonly mismatch: string; readonly abort: true }
  | { readonly abort: string }
  | { readonly invalid: string }

const LIMITS = { int32: 2 ** 31, int64: 2 ** 63 } as const

/** Reads a JSON value that is not null as a scalar of the API. Models encoding/json, decodeState.literalStore, and the UnmarshalJSON of Quantity, Time and IntOrString. */
export function decodeScalar(value: unknown, scalar: ScalarType): DecodedScalar {
  const kind = jsonKind(value)
  switch (scalar) {
    case 'any':
      return { value }
    case 'string':
      return kind === 'string' ? { value } : { mismatch: kind }
    case 'bool':
      return kind === 'bool' ? { value } : { mismatch: kind }
    case 'double':
      return kind === 'number' ? { value } : { mismatch: kind }
    case 'int32':
    case 'int64':
      return decodeInteger(value, LIMITS[scalar])
    case 'bytes':
      return decodeBytes(value)
    case 'intOrString': {
      if (kind === 'string') return { value }
      const integer = decodeInteger(value, LIMITS.int32)
      return 'mismatch' in integer ? { mismatch: integer.mismatch, abort: true } : integer
    }
    case 'quantity':
      return decodeQuantity(value)
    case 'time':
    case 'microtime':
      return typeof value === 'string' ? decodeTime(value, scalar) : { mismatch: kind, abort: true }
  }
}

function decodeInteger(value: unknown, limit: number): { value: number } | { mismatch: string } {
  if (typeof value !== 'number') return { mismatch: jsonKind(value) }
  const fits = Number.isInteger(value) && value >= -limit && value < limit
  return fits ? { value } : { mismatch: `number ${value}` }
}

function decodeQuantity(value: unknown): DecodedScalar {
  const text = typeof value === 'string' ? value : typeof value === 'number' ? String(value) : JSON.stringify(value)
  const quantity = parseQuantity(text.trim())
  return quantity.ok ? { value: quantityText(quantity.value) } : { abort: quantity.error }
}

function decodeBytes(value: unknown): DecodedScalar {
  if (Array.isArray(value)) return decodeByteList(value)
  if (typeof value !== 'string') return { mismatch: jsonKind(value) }
  const bad = firstBadBase64(value)
  return bad === undefined ? { value } : { invalid: `illegal base64 data at input byte ${bad}` }
}

/** A list of numbers is bytes, too. */
function decodeByteList(list: readonly unknown[]): DecodedScalar {
  let bytes = ''
  for (const item of list) {
    const number = item ?? 0
    if (typeof number !== 'number') return { mismatch: jsonKind(item), into: 'uint8' }
    if (!Number.isInteger(number) || number < 0 || number > 255) return { mismatch: `number ${number}`, into: 'uint8' }
    bytes += String.fromCharCode(number)
  }
  return { value: btoa(bytes) }
}

/** Where Go's base64 reader stops; line ends are skipped. */
function firstBadBase64(text: string): number | undefined {
  let digits = 0
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? ''
    if (char === '\n' || char === '\r') continue
    if (char === '=') {
      const group = digits % 4
      const rest = text.slice(at).replace(/[\r\n]/g, '')
      if (group < 2) return at
      const wanted = group === 2 ? '==' : '='
      if (rest === wanted) return undefined
      return rest.startsWith(wanted) ? at + wanted.length : group === 2 && rest.length === 1 ? text.length : at + 1
    }
    if (!/[A-Za-z0-9+/]/.test(char)) return at
    digits++
  }
  return digits % 4 === 0 ? undefined : text.length - (digits % 4)
}
