import { byteLength } from '../files/bytes.ts'

/** A conversion of a printf format: `%-5.2f`. Widths and precisions that were `*` are already numbers. */
export interface Conversion {
  readonly kind: string
  readonly flags: string
  readonly width: number
  readonly precision: number | undefined
}

/** Pads to a conversion's width: to the right of `-`, with zeros where numbers ask for them. */
export function padded(text: string, { flags, width, kind, precision }: Conversion): string {
  // widths are in bytes
  const beyond = byteLength(text) - text.length
  if (flags.includes('-') || width < 0) return text.padEnd(Math.abs(width) - beyond)
  const zeros = flags.includes('0') && (FLOATS.includes(kind) || (INTEGERS.includes(kind) && precision === undefined))
  const prefix = zeros ? (/^[-+ ]?(0[xX])?(?=[\da-fA-F.])/.exec(text)?.[0] ?? '') : ''
  return zeros ? prefix + text.slice(prefix.length).padStart(width - prefix.length, '0') : text.padStart(width - beyond)
}

/** The letters of integer conversions. */
export const INTEGERS = 'diouxX'
/** The letters of floating conversions. */
export const FLOATS = 'eEfFgGaA'

/** An integer as `%d`, `%o`, `%u`, `%x` and `%X` print it; negative ones are unsigned in the last four. */
export function formatInteger(value: bigint, { kind, flags, precision }: Conversion): string {
  const signed = kind === 'd' || kind === 'i'
  const magnitude = signed ? (value < 0n ? -value : value) : BigInt.asUintN(64, value)
  const radix = kind === 'o' ? 8 : kind === 'x' || kind === 'X' ? 16 : 10
  let digits = magnitude.toString(radix).padStart(precision ?? 1, '0')
  if (precision === 0 && magnitude === 0n) digits = ''
  if (flags.includes('#') && magnitude !== 0n) {
    if (radix === 16) digits = `0x${digits}`
    else if (radix === 8 && !digits.startsWith('0')) digits = `0${digits}`
  }
  const sign = !signed ? '' : value < 0n ? '-' : plusOf(flags)
  return kind === 'X' ? digits.toUpperCase() : sign + digits
}

const plusOf = (flags: string): string => (flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '')

/** A number as `%e`, `%f` and `%g` print it. */
export function formatFloat(value: number, { kind, flags, precision = 6 }: Conversion): string {
  const sign = value < 0 || Object.is(value, -0) ? '-' : plusOf(flags)
  const magnitude = Math.abs(value)
  const upper = kind === kind.toUpperCase()
  let text: string
  if (Number.isNaN(value)) text = 'nan'
  else if (magnitude === Number.POSITIVE_INFINITY) text = 'inf'
  else if (kind === 'f' || kind === 'F') text = fixed(magnitude, precision)
  else if (kind === 'e' || kind === 'E') text = exponential(magnitude, precision)
  else text = general(magnitude, precision || 1, flags.includes('#'))
  return sign + (upper ? text.toUpperCase() : text)
}

function fixed(value: number, precision: number): string {
  return value < 1e21
    ? value.toFixed(Math.min(precision, 100))
    : BigInt(value) + (precision > 0 ? `.${'0'.repeat(precision)}` : '')
}

function exponential(value: number, precision: number): string {
  return value.toExponential(Math.min(precision, 100)).replace(/e([-+])(\d)$/, 'e$10$2')
}

/** `%g`: the shorter of both, without zeros at the end. */
export function general(value: number, precision: number, alternative = false): string {
  const exponent = value === 0 ? 0 : Number(value.toExponential(precision - 1).split('e')[1])
  const text =
    exponent < -4 || exponent >= precision ? exponential(value, precision - 1) : fixed(value, precision - 1 - exponent)
  return alternative ? text : text.replace(/\.0+(?=e|$)|(\.\d*?)0+(?=e|$)/, '$1')
}
