import { HOUR, MINUTE, type Millis, SECOND } from '../base/millis.ts'

const DAY = 24 * HOUR
const YEAR = 365 * DAY

/** A span as the AGE columns show it: at most two units, the coarser the longer. Models apimachinery pkg/util/duration/duration.go, HumanDuration. */
export function humanDuration(span: Millis): string {
  const seconds = Math.trunc(span / SECOND)
  if (seconds < -1) return '<invalid>'
  if (seconds < 0) return '0s'
  if (seconds < 120) return `${seconds}s`
  const minutes = Math.floor(span / MINUTE)
  if (minutes < 10) return withRest(minutes, 'm', seconds % 60, 's')
  if (minutes < 180) return `${minutes}m`
  const hours = Math.floor(span / HOUR)
  if (hours < 8) return withRest(hours, 'h', minutes % 60, 'm')
  if (hours < 48) return `${hours}h`
  const days = Math.floor(span / DAY)
  if (hours < 8 * 24) return withRest(days, 'd', hours % 24, 'h')
  if (days < 2 * 365) return `${days}d`
  const years = Math.floor(span / YEAR)
  return days < 8 * 365 ? withRest(years, 'y', days % 365, 'd') : `${years}y`
}

/** A span in its largest unit only. Models apimachinery pkg/util/duration/duration.go, ShortHumanDuration. */
export function shortHumanDuration(span: Millis): string {
  const seconds = Math.trunc(span / SECOND)
  if (seconds < -1) return '<invalid>'
  if (seconds < 0) return '0s'
  if (seconds < 60) return `${seconds}s`
  const minutes = Math.floor(span / MINUTE)
  if (minutes < 60) return `${minutes}m`
  const hours = Math.floor(span / HOUR)
  if (hours < 24) return `${hours}h`
  return hours < 24 * 365 ? `${Math.floor(hours / 24)}d` : `${Math.floor(hours / 24 / 365)}y`
}

function withRest(amount: number, unit: string, rest: number, restUnit: string): string {
  return rest === 0 ? `${amount}${unit}` : `${amount}${unit}${rest}${restUnit}`
}
