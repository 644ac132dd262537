import { toByteString } from '../files/bytes.ts'

/** A number that printf was given; `wrong` where it is none or too large, which is said of it. */
export interface PrintfNumber<T> {
  readonly value: T
  readonly wrong: boolean
}

const INTEGER = /^[ \t]*([-+]?)(0[xX][\da-fA-F]+|0[0-7]*|[1-9]\d*)$/
const MAX_UNSIGNED = 2n ** 64n - 1n

const isSigned64 = (value: bigint): boolean => BigInt.asIntN(64, value) === value

/** Reads a number of 64 bits in base 8, 10 or 16, or the code of a byte after a quote. What is wrong counts as 0. */
export function printfInteger(text: string, range: 'signed' | 'unsigned'): PrintfNumber<bigint> {
  const code = quotedByte(text)
  if (code !== undefined) return { value: BigInt(code), wrong: false }
  // one plus sign is dropped before any other sign is read
  const [, sign, digits] = INTEGER.exec(text.replace(/^\+/, '')) ?? []
  if (digits === undefined) return { value: 0n, wrong: true }
  const magnitude = BigInt(/^0[0-7]/.test(digits) ? `0o${digits.slice(1)}` : digits)
  const value = sign === '-' ? -magnitude : magnitude
  const fits = range === 'signed' || text.startsWith('-') ? isSigned64(value) : magnitude <= MAX_UNSIGNED
  return fits ? { value, wrong: false } : { value: 0n, wrong: true }
}

const DECIMAL = /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i
const HEXADECIMAL = /^\s*([-+]?)(0x[\da-f]+)(?:p([-+]?\d+))?$/i
const SPECIAL = /^\s*([-+]?)(?:(inf(?:inity)?)|nan)$/i

/** Reads a number as strtod does, or the code of a byte after a quote; nothing is 0. */
export function printfFloat(text: string): PrintfNumber<number> {
  const right = (value: number): PrintfNumber<number> => ({ value, wrong: false })
  if (text === '') return right(0)
  const code = quotedByte(text)
  if (code !== undefined) return right(code)
  const special = SPECIAL.exec(text)
  if (special !== null)
    return right((special[1] === '-' ? -1 : 1) * (special[2] === undefined ? Number.NaN : Number.POSITIVE_INFINITY))
  const [, sign, digits, exponent = '0'] = HEXADECIMAL.exec(text) ?? []
  if (digits !== undefined) return right((sign === '-' ? -1 : 1) * Number(digits) * 2 ** Number(exponent))
  if (!DECIMAL.test(text)) return { value: 0, wrong: true }
  const value = Number(text)
  const tooSmall = value === 0 && /[1-9]/.test(text.replace(/e.*/i, ''))
  return { value, wrong: tooSmall || !Number.isFinite(value) }
}

/** The first byte of what follows a quote. */
function quotedByte(text: string): number | undefined {
  if (!/^['"]/.test(text)) return undefined
  return text.length === 1 ? 0 : toByteString(text.slice(1, 3)).charCodeAt(0)
}
