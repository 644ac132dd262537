import { MINUTE, type Millis, SECOND } from '../base/millis.ts'

/** Tenths of a second, cut (a clock never shows what has not come yet). */
const tenthsOf = (time: Millis): number => Math.floor(time / 100 + 1e-6)

const twoDigits = (value: number): string => (value < 10 ? `0${value}` : String(value))

/** An instant as the clock shows it: "1:03.3"; hours count on as minutes ("75:00.0"). Cut to tenths. */
export function clockText(time: Millis): string {
  const tenths = tenthsOf(Math.max(0, time))
  const seconds = Math.floor(tenths / 10)
  return `${Math.floor(seconds / 60)}:${twoDigits(seconds % 60)}.${tenths % 10}`
}

/** An instant in whole seconds, for ends and axes: "2:30". Rounded up, so that an end is never shown before it. */
export function clockTextShort(time: Millis): string {
  const seconds = Math.ceil(Math.max(0, time) / SECOND - 1e-6)
  return `${Math.floor(seconds / 60)}:${twoDigits(seconds % 60)}`
}

/** A span: "12.0 s" under a minute, "1:04.8" above. Cut to tenths. */
export function durationText(span: Millis): string {
  const sign = span < 0 ? '−' : ''
  const length = Math.abs(span)
  if (tenthsOf(length) >= MINUTE / 100) return sign + clockText(length)
  const tenths = tenthsOf(length)
  return `${sign}${Math.floor(tenths / 10)}.${tenths % 10} s`
}

/**
 * Reads what a person types to go somewhere: "45" (seconds), "0:45", "1:03.3", "+10" and "-10" (from `now`), "10s", "2m".
 * Undefined where it says no time.
 */
export function readClockText(text: string, now: Millis): Millis | undefined {
  const trimmed = text.trim()
  const relative = /^([+\-−])\s*(.+)$/.exec(trimmed)
  if (relative !== null) {
    const span = readSpan(relative[2] ?? '')
    if (span === undefined) return undefined
    return Math.max(0, relative[1] === '+' ? now + span : now - span)
  }
  return readSpan(trimmed)
}

function readSpan(text: string): Millis | undefined {
  const clock = /^(\d{1,4}):([0-5]?\d)(\.\d{1,3})?$/.exec(text)
  if (clock !== null) return Number(clock[1]) * MINUTE + Math.round(Number(`${clock[2]}${clock[3] ?? ''}`) * SECOND)
  const units = /^(?:(\d+)\s*m)?\s*(?:(\d+(?:\.\d{1,3})?)\s*s?)?$/.exec(text)
  if (units === null || (units[1] === undefined && units[2] === undefined)) return undefined
  return Number(units[1] ?? 0) * MINUTE + Math.round(Number(units[2] ?? 0) * SECOND)
}
