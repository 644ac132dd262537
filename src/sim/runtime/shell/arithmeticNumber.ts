/** A 64-bit integer: a number where that is exact, else a bigint. */
export type Int64 = number | bigint

const BITS = 64

/** The integer of 64 bits that a result wraps around to, in its cheaper form. */
function wrapped(value: bigint): Int64 {
  const inRange = BigInt.asIntN(BITS, value)
  const small = Number(inRange)
  return Number.isSafeInteger(small) ? small : inRange
}

const exact = (value: number, slow: () => bigint): Int64 => (Number.isSafeInteger(value) ? value : wrapped(slow()))

const bothNumbers = (a: Int64, b: Int64): boolean => typeof a === 'number' && typeof b === 'number'

/** `+`. */
export const add = (a: Int64, b: Int64): Int64 =>
  bothNumbers(a, b) ? exact(Number(a) + Number(b), () => BigInt(a) + BigInt(b)) : wrapped(BigInt(a) + BigInt(b))

/** Binary `-`. */
export const subtract = (a: Int64, b: Int64): Int64 =>
  bothNumbers(a, b) ? exact(Number(a) - Number(b), () => BigInt(a) - BigInt(b)) : wrapped(BigInt(a) - BigInt(b))

/** `*`. */
export const multiply = (a: Int64, b: Int64): Int64 =>
  bothNumbers(a, b) ? exact(Number(a) * Number(b), () => BigInt(a) * BigInt(b)) : wrapped(BigInt(a) * BigInt(b))

/** Quotients are cut towards zero; the divisor is not 0. */
export const divide = (a: Int64, b: Int64): Int64 =>
  bothNumbers(a, b) ? Math.trunc(Number(a) / Number(b)) || 0 : wrapped(BigInt(a) / BigInt(b))

/** `%`; its sign is the dividend’s. */
export const remainder = (a: Int64, b: Int64): Int64 =>
  bothNumbers(a, b) ? Number(a) % Number(b) || 0 : wrapped(BigInt(a) % BigInt(b))

/** A power by squaring; the exponent is not negative. */
export function power(base: Int64, exponent: Int64): Int64 {
  let result = 1n
  let square = BigInt(base)
  for (let left = BigInt(exponent); left > 0n; left >>= 1n) {
    if ((left & 1n) === 1n) result = BigInt.asIntN(BITS, result * square)
    square = BigInt.asIntN(BITS, square * square)
  }
  return wrapped(result)
}

/** Shifts take their count modulo 64, as the processor does. */
export const shiftLeft = (a: Int64, b: Int64): Int64 => wrapped(BigInt(a) << BigInt.asUintN(6, BigInt(b)))
/** `>>`, which keeps the sign. */
export const shiftRight = (a: Int64, b: Int64): Int64 => wrapped(BigInt(a) >> BigInt.asUintN(6, BigInt(b)))

/** `&`. */
export const bitAnd = (a: Int64, b: Int64): Int64 => wrapped(BigInt(a) & BigInt(b))
/** `|`. */
export const bitOr = (a: Int64, b: Int64): Int64 => wrapped(BigInt(a) | BigInt(b))
/** `^`. */
export const bitXor = (a: Int64, b: Int64): Int64 => wrapped(BigInt(a) ^ BigInt(b))
/** `~`. */
export const bitNot = (a: Int64): Int64 => wrapped(~BigInt(a))
/** Unary `-`. */
export const negate = (a: Int64): Int64 => subtract(0, a)

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz'
const MOST_SIGNED = 2n ** 64n

/** A number that stands at a place of a text: its value and where it ends. Undefined where a letter or digit follows that is no part of it. */
export function readInteger(text: string, at: number): { readonly value: Int64; readonly end: number } | undefined {
  const literal = /0[xX][0-9a-fA-F]+|0[0-7]*|[1-9]\d*/y
  literal.lastIndex = at
  const digits = literal.exec(text)?.[0] ?? '0'
  const base = Number(digits)
  const end = at + digits.length
  if (text[end] === '#' && digits[0] !== '0' && base >= 2 && base <= BITS) return readDigits(text, end + 1, base)
  if (/[A-Za-z0-9_]/.test(text[end] ?? '')) return undefined
  const octal = digits.length > 1 && digits[0] === '0' && /^\d+$/.test(digits)
  const value = BigInt(octal ? `0o${digits}` : digits)
  // a number that is too big counts as nothing
  return { value: value < MOST_SIGNED ? wrapped(value) : 0, end }
}

function readDigits(text: string, start: number, base: number): { value: Int64; end: number } | undefined {
  let value = 0n
  let end = start
  for (; end < text.length; end++) {
    const digit = digitOf(text[end] as string, base)
    if (digit === undefined) break
    value = BigInt.asUintN(BITS, value * BigInt(base) + BigInt(digit))
  }
  return /[A-Za-z0-9_]/.test(text[end] ?? '') ? undefined : { value: wrapped(value), end }
}

/** A digit of bases up to 64: 0-9, a-z, A-Z, @, _; up to 36 the case of letters does not matter. */
function digitOf(c: string, base: number): number | undefined {
  const low = DIGITS.indexOf(c.toLowerCase())
  const upper = c >= 'A' && c <= 'Z'
  const digit = c === '@' ? 62 : c === '_' ? 63 : upper && base > 36 ? low + 26 : low
  return digit >= 0 && digit < base ? digit : undefined
}
