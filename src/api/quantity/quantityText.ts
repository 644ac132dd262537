import type { Quantity } from './quantity.ts'

const DECIMAL_SUFFIXES: ReadonlyMap<number, string> = new Map([
  [-9, 'n'],
  [-6, 'u'],
  [-3, 'm'],
  [0, ''],
  [3, 'k'],
  [6, 'M'],
  [9, 'G'],
  [12, 'T'],
  [15, 'P'],
  [18, 'E'],
])
const BINARY_SUFFIXES = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'] as const
/** No printed form is longer; what is, is a mistake of the writer that must not exhaust memory. */
const MAX_ZEROS = 10_000

/** A quantity as the API prints it: the largest suffix that leaves no fraction. Models apimachinery pkg/api/resource/quantity.go, String and CanonicalizeBytes (1.36). */
export function quantityText(quantity: Quantity): string {
  return quantity.source ?? canonicalQuantity(quantity)
}

/** A quantity's canonical form, even where it was written otherwise. */
export function canonicalQuantity(quantity: Quantity): string {
  const { unscaled, format } = quantity
  if (unscaled === 0n) return '0'
  switch (format) {
    case 'BinarySI': {
      const whole = wholeValue(quantity)
      const small = whole !== undefined && whole > -1024n && whole < 1024n
      return whole === undefined || small ? decimalText(quantity, 'DecimalSI') : binaryText(whole)
    }
    case 'DecimalSI':
    case 'DecimalExponent':
      return decimalText(quantity, format)
  }
}

/** A quantity as a decimal number with all the places it was read with. Models gopkg.in/inf.v0, Dec.String. */
export function quantityDecimal({ unscaled, exponent }: Quantity): string {
  if (exponent >= 0) return unscaled === 0n ? '0' : `${unscaled}${'0'.repeat(Math.min(exponent, MAX_ZEROS))}`
  const sign = unscaled < 0n ? '-' : ''
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(1 - exponent, '0')
  return `${sign}${digits.slice(0, exponent)}.${digits.slice(exponent)}`
}

function wholeValue({ unscaled, exponent }: Quantity): bigint | undefined {
  if (exponent >= 0) return unscaled * 10n ** BigInt(exponent)
  const divisor = 10n ** BigInt(-exponent)
  return unscaled % divisor === 0n ? unscaled / divisor : undefined
}

function decimalText(quantity: Quantity, format: 'DecimalSI' | 'DecimalExponent'): string {
  let { unscaled, exponent } = quantity
  while (unscaled % 10n === 0n) {
    unscaled /= 10n
    exponent++
  }
  while (exponent % 3 !== 0) {
    unscaled *= 10n
    exponent--
  }
  const suffix = format === 'DecimalSI' ? DECIMAL_SUFFIXES.get(exponent) : undefined
  return `${unscaled}${suffix ?? (exponent === 0 ? '' : `e${exponent}`)}`
}

function binaryText(whole: bigint): string {
  let value = whole
  let power = 0
  while (value % 1024n === 0n && power < BINARY_SUFFIXES.length - 1) {
    value /= 1024n
    power++
  }
  return `${value}${BINARY_SUFFIXES[power]}`
}
