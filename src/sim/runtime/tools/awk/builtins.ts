import { formatDate } from '../dates.ts'
import { FLOATS, formatFloat, formatInteger, INTEGERS, padded } from '../format.ts'
import type { AwkMemory } from './memory.ts'
import { AwkError } from './tokens.ts'
import { type AwkValue, numberOf } from './values.ts'

type Builtin = (memory: AwkMemory, args: readonly AwkValue[]) => AwkValue

/** A function of one number. */
const numeric =
  (compute: (x: number) => number): Builtin =>
  (_memory, args) =>
    compute(numberOf(args[0] ?? 0))

/** A function of whole numbers of 64 bits. */
const bitwise =
  (compute: (x: bigint, y: bigint) => bigint): Builtin =>
  (_memory, args) => {
    const whole = (i: number): bigint => BigInt(Math.trunc(numberOf(args[i] ?? 0)))
    return Number(BigInt.asUintN(64, compute(whole(0), whole(1))))
  }

const textAt = (memory: AwkMemory, args: readonly AwkValue[], i: number): string => memory.textOf(args[i] ?? '')

const BUILTINS: Readonly<Record<string, Builtin>> = {
  and: bitwise((x, y) => x & y),
  atan2: (_memory, args) => Math.atan2(numberOf(args[0] ?? 0), numberOf(args[1] ?? 0)),
  compl: bitwise((x) => ~x),
  cos: numeric(Math.cos),
  exp: numeric(Math.exp),
  index: (memory, args) => textAt(memory, args, 0).indexOf(textAt(memory, args, 1)) + 1,
  int: numeric(Math.trunc),
  log: numeric(Math.log),
  lshift: bitwise((x, y) => x << y),
  mktime: (memory, args) => {
    const [year = 0, month = 1, day = 1, hours = 0, minutes = 0, seconds = 0] = textAt(memory, args, 0)
      .split(/\s+/)
      .map(Number)
    return Math.floor(Date.UTC(year, month - 1, day, hours, minutes, seconds) / 1000)
  },
  or: bitwise((x, y) => x | y),
  rand: (memory) => memory.random.next(),
  rshift: bitwise((x, y) => x >> y),
  sin: numeric(Math.sin),
  sprintf: (memory, args) => formatAwk(memory, args),
  sqrt: numeric(Math.sqrt),
  srand: (memory, args) => {
    const before = memory.seed
    memory.plant(args[0] === undefined ? nowOf(memory) : numberOf(args[0]))
    return before
  },
  strftime: (memory, args) =>
    formatDate(
      (args[1] === undefined ? nowOf(memory) : numberOf(args[1])) * 1000,
      args[0] === undefined ? '%a %b %e %H:%M:%S %Z %Y' : textAt(memory, args, 0),
    ),
  substr: (memory, args) => {
    const text = textAt(memory, args, 0)
    const start = Math.max(Math.trunc(numberOf(args[1] ?? 0)) - 1, 0)
    const length = args[2] === undefined ? text.length : Math.trunc(numberOf(args[2]))
    return text.slice(start, start + Math.max(length, 0))
  },
  systime: (memory) => nowOf(memory),
  tolower: (memory, args) => textAt(memory, args, 0).replace(/[A-Z]+/g, (c) => c.toLowerCase()),
  toupper: (memory, args) => textAt(memory, args, 0).replace(/[a-z]+/g, (c) => c.toUpperCase()),
  xor: bitwise((x, y) => x ^ y),
}

const nowOf = (memory: AwkMemory): number =>
  Math.floor((memory.call.world.startTime + memory.call.world.kernel.now) / 1000)

const LEAST_ARGUMENTS: Readonly<Record<string, number>> = { index: 2, substr: 2, atan2: 2, and: 2, or: 2, xor: 2 }

/** Calls a function of awk that only computes. */
export function awkBuiltin(memory: AwkMemory, name: string, args: readonly AwkValue[]): AwkValue {
  const builtin = BUILTINS[name]
  if (args.length < (LEAST_ARGUMENTS[name] ?? 0)) throw new AwkError('Too few arguments')
  if (builtin === undefined) throw new AwkError('Call to undefined function')
  return builtin(memory, args)
}

/** A conversion in a format, at the place where the expression is set to look; group 4 is missing where it is wrong. */
const CONVERSION = /%([-+ #0]*)(\*|\d+)?(?:\.(\*|\d*))?(?:h|l|ll|z|t|j|q|L)*([diouxXcsbeEfFgGaA%])|%/y

/** printf's format with the arguments behind it, gone through once. */
function formatAwk(memory: AwkMemory, args: readonly AwkValue[]): string {
  const format = textAt(memory, args, 0)
  let next = 1
  const argument = (): AwkValue => args[next++] ?? ''
  let result = ''
  for (let i = 0; i < format.length; ) {
    if (format[i] !== '%') {
      result += format[i++]
      continue
    }
    CONVERSION.lastIndex = i
    const match = CONVERSION.exec(format)
    const kind = match?.[4]
    if (kind === undefined) throw new AwkError('Invalid format specifier')
    if (match?.[0].includes('*')) throw new AwkError('%*x formats are not supported')
    i += match?.[0].length ?? 1
    if (kind === '%') {
      result += '%'
      continue
    }
    const width = Number(match?.[2] ?? 0)
    const conversion = {
      kind,
      flags: match?.[1] ?? '',
      width,
      precision: match?.[3] === undefined ? undefined : Number(match[3]),
    }
    const value = argument()
    let shown: string
    if (INTEGERS.includes(kind)) {
      const number = numberOf(value)
      shown = Number.isFinite(number) ? formatInteger(BigInt(Math.trunc(number)), conversion) : String(number)
    } else if (FLOATS.includes(kind)) shown = formatFloat(numberOf(value), conversion)
    else if (kind === 'c')
      shown = typeof value === 'number' ? String.fromCodePoint(value & 255) : memory.textOf(value).slice(0, 1)
    else shown = memory.textOf(value).slice(0, conversion.precision)
    result += padded(shown, conversion)
  }
  return result
}

/** Puts a replacement for one match (by its number) or all; `&` stands for the match, with `groups` `\1` for its parts. */
export function replaceIn(
  text: string,
  pattern: RegExp,
  replacement: string,
  which: number | 'all',
  parts: 'match' | 'groups' = 'match',
): { readonly text: string; readonly count: number } {
  let seen = 0
  let count = 0
  const replaced = text.replace(new RegExp(pattern.source, 'gs'), (match: string, ...found: unknown[]) => {
    seen++
    if (which !== 'all' && seen !== which) return match
    count++
    return replacement.replace(/\\(.)|&/gs, (token, escaped?: string) => {
      if (token === '&') return match
      if (escaped === '&' || escaped === '\\') return escaped
      if (parts === 'groups' && escaped !== undefined && /\d/.test(escaped))
        return escaped === '0'
          ? match
          : typeof found[Number(escaped) - 1] === 'string'
            ? String(found[Number(escaped) - 1])
            : ''
      return token
    })
  })
  return { text: replaced, count }
}
