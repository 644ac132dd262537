import type { Millis } from '../../base/millis.ts'
import { err, ok, type Result } from '../../base/result.ts'

const MAX_INT64 = 2n ** 63n - 1n
const NANOS_PER_MILLI = 1e6
/** Nanoseconds a unit. */
const UNITS: ReadonlyMap<string, number> = new Map([
  ['ns', 1],
  ['us', 1e3],
  ['µs', 1e3],
  ['μs', 1e3],
  ['ms', 1e6],
  ['s', 1e9],
  ['m', 6e10],
  ['h', 3.6e12],
])

/** Reads "1h30m" or "-1.5s"; a refusal is in Go's words. Models time.ParseDuration. */
export function parseGoDuration(text: string): Result<Millis, string> {
  const invalid = err(`time: invalid duration ${timeQuote(text)}`)
  const unsigned = text.replace(/^[-+]/, '')
  if (unsigned === '0') return ok(0)
  if (unsigned === '') return invalid
  let nanos = 0n
  let rest = unsigned
  while (rest !== '') {
    const [number = '', whole = '', fraction = ''] = /^(\d*)(?:\.(\d*))?/.exec(rest) ?? []
    if (whole === '' && fraction === '') return invalid
    const unit = /^[^\d.]*/.exec(rest.slice(number.length))?.[0] ?? ''
    if (unit === '') return err(`time: missing unit in duration ${timeQuote(text)}`)
    const scale = UNITS.get(unit)
    if (scale === undefined) return err(`time: unknown unit ${timeQuote(unit)} in duration ${timeQuote(text)}`)
    const part = fraction === '' ? 0 : Number(`0.${fraction}`) * scale
    nanos += BigInt(whole === '' ? 0 : whole) * BigInt(scale) + BigInt(Math.trunc(part))
    if (nanos > MAX_INT64 + 1n) return invalid
    rest = rest.slice(number.length + unit.length)
  }
  if (text.startsWith('-')) return ok(-Number(nanos) / NANOS_PER_MILLI)
  return nanos > MAX_INT64 ? invalid : ok(Number(nanos) / NANOS_PER_MILLI)
}

// Package time has a quote of its own: bytes beyond ASCII are escaped one by one.
function timeQuote(text: string): string {
  const quoted = [...new TextEncoder().encode(text)].map((byte) => {
    if (byte < 0x20 || byte >= 0x80) return `\\x${byte.toString(16).padStart(2, '0')}`
    const char = String.fromCharCode(byte)
    return char === '"' || char === '\\' ? `\\${char}` : char
  })
  return `"${quoted.join('')}"`
}
