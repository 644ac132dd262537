import type { Quantity } from './quantity.ts'

const MAX_INT64 = 2n ** 63n - 1n
/** Beyond this distance of exponents the smaller amount cannot show in a sum that anybody reads. */
const MAX_SHIFT = 1000

/** -1, 0 or 1: whether `a` is less than, as much as or more than `b`. Models apimachinery pkg/api/resource/quantity.go, Cmp. */
export function compareQuantities(a: Quantity, b: Quantity): -1 | 0 | 1 {
  const signs = signOf(a) - signOf(b)
  if (signs !== 0) return signs < 0 ? -1 : 1
  if (a.unscaled === 0n) return 0
  const sizes = (magnitudeOf(a) - magnitudeOf(b)) * signOf(a)
  if (sizes !== 0) return sizes < 0 ? -1 : 1
  const [left, right] = aligned(a, b)
  return left < right ? -1 : left > right ? 1 : 0
}

/** The sum, printed with the suffix of `a`, or of `b` where `a` is nothing. Models apimachinery pkg/api/resource/quantity.go, Add. */
export function addQuantities(a: Quantity, b: Quantity): Quantity {
  const format = a.unscaled === 0n ? b.format : a.format
  if (a.unscaled === 0n) return { ...b, format, source: undefined }
  if (b.unscaled === 0n) return { ...a, format, source: undefined }
  const distance = a.exponent - b.exponent
  if (distance > MAX_SHIFT) return { ...a, format, source: undefined }
  if (distance < -MAX_SHIFT) return { ...b, format, source: undefined }
  const [left, right, exponent] = aligned(a, b)
  const unscaled = left + right
  const fits = unscaled <= MAX_INT64 && unscaled >= -MAX_INT64 - 1n
  const held = a.held === 'int64' && b.held === 'int64' && fits ? 'int64' : 'decimal'
  return { unscaled, exponent, format, held }
}

/** `a` less `b`. Models apimachinery pkg/api/resource/quantity.go, Sub. */
export function subtractQuantities(a: Quantity, b: Quantity): Quantity {
  return addQuantities(a, { ...b, unscaled: -b.unscaled, source: undefined })
}

/** -1, 0 or 1. */
export function signOf(quantity: Quantity): -1 | 0 | 1 {
  return quantity.unscaled < 0n ? -1 : quantity.unscaled > 0n ? 1 : 0
}

function magnitudeOf({ unscaled, exponent }: Quantity): number {
  return String(unscaled < 0n ? -unscaled : unscaled).length + exponent
}

function aligned(a: Quantity, b: Quantity): [left: bigint, right: bigint, exponent: number] {
  const exponent = Math.min(a.exponent, b.exponent)
  const at = (quantity: Quantity) => quantity.unscaled * 10n ** BigInt(quantity.exponent - exponent)
  return [at(a), at(b), exponent]
}
