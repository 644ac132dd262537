/** A span or an instant of virtual time, in milliseconds. Instants count from the start of the scenario. */
export type Millis = number

export const SECOND: Millis = 1000
export const MINUTE: Millis = 60 * SECOND
export const HOUR: Millis = 60 * MINUTE

const UNITS: Readonly<Record<string, number>> = { ns: 1e-6, us: 1e-3, µs: 1e-3, ms: 1, s: SECOND, m: MINUTE, h: HOUR }

/** Reads a Go duration ("1m30s", "300ms", "1.5h"); a bare number means seconds; undefined where the text is neither. Models time.ParseDuration. */
export function parseDuration(text: string | number): Millis | undefined {
  if (typeof text === 'number') return Number.isFinite(text) ? text * SECOND : undefined
  const trimmed = text.trim()
  if (/^\d+(\.\d+)?$/.test(trimmed)) return Number(trimmed) * SECOND
  if (!/^-?(\d+(\.\d*)?(ns|us|µs|ms|s|m|h))+$/.test(trimmed)) return undefined
  let total = 0
  for (const [, amount, , unit] of trimmed.matchAll(/(\d+(\.\d*)?)(ns|us|µs|ms|s|m|h)/g)) {
    total += Number(amount) * (UNITS[unit ?? ''] ?? 0)
  }
  return trimmed.startsWith('-') ? -total : total
}

/** Prints a span as Go does, cut to milliseconds: "812ms", "1.503s", "1m4.2s", "0s". Models time.Duration.String. */
export function goDuration(span: Millis): string {
  const ms = Math.round(span)
  if (ms === 0) return '0s'
  if (Math.abs(ms) < SECOND) return `${ms}ms`
  const sign = ms < 0 ? '-' : ''
  const total = Math.abs(ms)
  const hours = Math.floor(total / HOUR)
  const minutes = Math.floor((total % HOUR) / MINUTE)
  const seconds = String((total % MINUTE) / SECOND)
  if (hours > 0) return `${sign}${hours}h${minutes}m${seconds}s`
  return minutes > 0 ? `${sign}${minutes}m${seconds}s` : `${sign}${seconds}s`
}
