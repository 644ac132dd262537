import { err, ok, type Result } from '../../base/result.ts'

/** The kind of suffix a quantity was written with, and is printed with again. */
export type QuantityFormat = 'DecimalSI' | 'BinarySI' | 'DecimalExponent'

/** An exact amount, `unscaled` x 10^`exponent`. Models apimachinery pkg/api/resource/quantity.go, Quantity. */
export interface Quantity {
  readonly unscaled: bigint
  readonly exponent: number
  readonly format: QuantityFormat
  /** Amounts beyond 64 bits are held otherwise by Kubernetes, which shows where they overflow or round. */
  readonly held: 'int64' | 'decimal'
  /** The text it was read from, where that passes for canonical. */
  readonly source?: string
}

/** What a text that is no quantity is refused with. */
export const QUANTITY_FORMAT_WRONG =
  "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"

const SUFFIX_UNKNOWN = "unable to parse quantity's suffix"
const NUMBER_WRONG = 'unable to parse numeric part of quantity'
const NANO = -9
const MAX_INT64 = 2n ** 63n - 1n
/** Digits that surely fit 64 bits. */
const SAFE_DIGITS = 18
/** Powers of ten by which the API machinery multiplies at once. */
const WRAPPING_SHIFTS: readonly number[] = [1, 2, 3, 6, 9]

const DECIMAL_SUFFIXES: ReadonlyMap<string, number> = new Map([
  ['n', -9],
  ['u', -6],
  ['m', -3],
  ['', 0],
  ['k', 3],
  ['M', 6],
  ['G', 9],
  ['T', 12],
  ['P', 15],
  ['E', 18],
])
const BINARY_SUFFIXES: ReadonlyMap<string, number> = new Map([
  ['Ki', 10],
  ['Mi', 20],
  ['Gi', 30],
  ['Ti', 40],
  ['Pi', 50],
  ['Ei', 60],
])

/** The amount nothing. */
export const ZERO_QUANTITY: Quantity = { unscaled: 0n, exponent: 0, format: 'DecimalSI', held: 'int64' }

/** Reads a quantity such as "1500m", "1.5Gi" or "12e6"; a refusal carries the API machinery's words. Models apimachinery pkg/api/resource/quantity.go, ParseQuantity (1.36). */
export function parseQuantity(text: string): Result<Quantity, string> {
  if (text === '') return err(QUANTITY_FORMAT_WRONG)
  if (text === '0') return ok({ ...ZERO_QUANTITY, source: text })
  // Signs and digits may be missing, and are then taken for nothing on the short way: so does the API machinery.
  const parts = /^([+-]?)(0*)(\d*)(?:\.(\d*))?([eEinumkKMGTP]*[-+]?\d*)$/.exec(text)
  if (parts === null) return err(QUANTITY_FORMAT_WRONG)
  const [, sign, zeros = '', whole = '', fraction = '', suffixText = ''] = parts
  const suffix = interpretSuffix(suffixText)
  if (suffix === undefined) return err(SUFFIX_UNKNOWN)
  const whole0 = whole === '' ? '0' : whole
  const digits = whole0 + fraction
  const amount = BigInt(digits)
  const digitless = zeros + whole + fraction === ''
  const signed = (value: bigint) => (sign === '-' ? -value : value)

  if (suffix.format === 'BinarySI') {
    const scaled = amount * 2n ** BigInt(suffix.exponent)
    const room = 15 - whole0.length - Math.trunc((suffix.exponent * 3) / 10) - 1
    if (fraction === '' && room >= 0 && scaled <= MAX_INT64) {
      const base = { unscaled: signed(scaled), exponent: 0, format: suffix.format, held: 'int64' } as const
      return ok((amount & 7n) === 0n ? base : { ...base, source: text })
    }
    return digitless ? err(NUMBER_WRONG) : ok(parsedDecimal(scaled, -fraction.length, suffix.format, signed))
  }
  const exponent = suffix.exponent - fraction.length
  if (digits.length <= SAFE_DIGITS && exponent >= NANO) {
    const base = { unscaled: signed(amount), exponent, format: suffix.format, held: 'int64' } as const
    const canonical = exponent % 3 === 0 && !digits.endsWith('000') && !digits.startsWith('0')
    return ok(canonical ? { ...base, source: text } : base)
  }
  return digitless ? err(NUMBER_WRONG) : ok(parsedDecimal(amount, exponent, suffix.format, signed))
}

function interpretSuffix(suffix: string): { exponent: number; format: QuantityFormat } | undefined {
  const decimal = DECIMAL_SUFFIXES.get(suffix)
  if (decimal !== undefined) return { exponent: decimal, format: 'DecimalSI' }
  const binary = BINARY_SUFFIXES.get(suffix)
  if (binary !== undefined) return { exponent: binary, format: 'BinarySI' }
  if (!/^[eE][+-]?\d+$/.test(suffix)) return undefined
  const exponent = BigInt(suffix.slice(1).replace('+', ''))
  if (BigInt.asIntN(64, exponent) !== exponent) return undefined
  return { exponent: Number(BigInt.asIntN(32, exponent)), format: 'DecimalExponent' }
}

// Rounds up to a billionth (who asks for some gets some) and caps binary amounts.
function parsedDecimal(
  amount: bigint,
  exponent: number,
  format: QuantityFormat,
  signed: (value: bigint) => bigint,
): Quantity {
  if (amount === 0n) return { unscaled: 0n, exponent, format, held: 'decimal' }
  const nanos = toExponentUp(amount, exponent, NANO)
  const one = 10n ** 9n
  if (format === 'BinarySI' && nanos > MAX_INT64 * one) {
    return { unscaled: signed(MAX_INT64), exponent: 0, format, held: 'decimal' }
  }
  const shown = format === 'BinarySI' && nanos < one ? 'DecimalSI' : format
  return { unscaled: signed(nanos), exponent: NANO, format: shown, held: 'decimal' }
}

/** An amount of another exponent, rounded away from zero; for amounts of sane size only. */
function toExponentUp(amount: bigint, exponent: number, wanted: number): bigint {
  const shift = exponent - wanted
  if (shift >= 0) return amount * 10n ** BigInt(shift)
  const magnitude = amount < 0n ? -amount : amount
  // A divisor that dwarfs the amount need not be computed.
  const away = -shift > String(magnitude).length ? 1n : ceilDivide(magnitude, 10n ** BigInt(-shift))
  return amount < 0n ? -away : magnitude === 0n ? 0n : away
}

function ceilDivide(amount: bigint, divisor: bigint): bigint {
  return (amount + divisor - 1n) / divisor
}

/** The amount in units of 10^`scale`, rounded up, as 64 bits. Models apimachinery pkg/api/resource/quantity.go, ScaledValue. */
export function scaledValue(quantity: Quantity, scale: number): bigint {
  const { unscaled, exponent, held } = quantity
  const shift = exponent - scale
  switch (held) {
    case 'int64': {
      if (shift < 0) return toExponentUp(unscaled, exponent, scale)
      if (unscaled === 0n || shift > SAFE_DIGITS + 1) return 0n
      const value = unscaled * 10n ** BigInt(shift)
      // What does not fit becomes 0, except on the short cuts for common distances, where it wraps.
      return WRAPPING_SHIFTS.includes(shift) || BigInt.asIntN(64, value) === value ? BigInt.asIntN(64, value) : 0n
    }
    case 'decimal': {
      if (shift >= 0) return BigInt.asIntN(64, unscaled * 10n ** BigInt(shift))
      const divisor = 10n ** BigInt(-shift)
      // What is below the largest 64-bit number is taken for one, however negative; a rest counts as one more, even below 0.
      const short = unscaled < MAX_INT64 && -shift <= SAFE_DIGITS
      const amount = short ? BigInt.asIntN(64, unscaled) : unscaled
      const quotient = amount / divisor
      const rest = amount % divisor
      return BigInt.asIntN(64, rest > 0n || (rest < 0n && short) ? quotient + 1n : quotient)
    }
  }
}

/** The amount in whole units, rounded up. */
export function quantityValue(quantity: Quantity): bigint {
  return scaledValue(quantity, 0)
}

/** The amount in thousandths, rounded up: millicores. */
export function quantityMilliValue(quantity: Quantity): bigint {
  return scaledValue(quantity, -3)
}
