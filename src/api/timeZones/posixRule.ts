import { HOUR, MINUTE, type Millis, SECOND } from '../../base/millis.ts'

const DAY = 24 * HOUR
const DEFAULT_DST = HOUR
const DEFAULT_TIME = 2 * HOUR

/** A day of the year by month, week (5 is the last) and weekday (0 is Sunday), and the time on that day's clocks. */
export interface YearlyMoment {
  readonly month: number
  readonly week: number
  readonly weekday: number
  readonly time: Millis
}

/** How clocks go year after year; offsets are milliseconds ahead of UTC. Models the TZ variable of POSIX, as RFC 8536 extends it. */
export interface PosixRule {
  readonly standard: Millis
  readonly summer?: { readonly offset: Millis; readonly start: YearlyMoment; readonly end: YearlyMoment }
}

const NAME = '(?:<[^>]+>|[A-Za-z]+)'
const TIME = '[-+]?\\d+(?::\\d+){0,2}'
const RULE = new RegExp(`^${NAME}(${TIME})(?:${NAME}(${TIME})?,([^,]+),([^,]+))?$`)

/** Reads a rule such as "CET-1CEST,M3.5.0,M10.5.0/3"; undefined where it is none. */
export function parsePosixRule(text: string): PosixRule | undefined {
  const [, west, summerWest, startText, endText] = RULE.exec(text) ?? []
  if (west === undefined) return undefined
  const standard = 0 - clockTime(west)
  const start = yearlyMoment(startText)
  const end = yearlyMoment(endText)
  if (start === undefined || end === undefined) return { standard }
  const offset = summerWest === undefined ? standard + DEFAULT_DST : 0 - clockTime(summerWest)
  return { standard, summer: { offset, start, end } }
}

/** The offset in force at an instant, in milliseconds since 1970. */
export function posixOffset({ standard, summer }: PosixRule, instant: number): Millis {
  if (summer === undefined) return standard
  const year = new Date(instant + standard).getUTCFullYear()
  const start = momentIn(year, summer.start) - standard
  const end = momentIn(year, summer.end) - summer.offset
  const isSummer = start < end ? instant >= start && instant < end : instant >= start || instant < end
  return isSummer ? summer.offset : standard
}

function momentIn(year: number, { month, week, weekday, time }: YearlyMoment): number {
  const first = Date.UTC(year, month - 1, 1)
  const days = (weekday - new Date(first).getUTCDay() + 7) % 7
  let day = first + (days + (week - 1) * 7) * DAY
  while (new Date(day).getUTCMonth() !== month - 1) day -= 7 * DAY
  return day + time
}

function yearlyMoment(text: string | undefined): YearlyMoment | undefined {
  const [, month, week, weekday, time] = /^M(\d+)\.(\d+)\.(\d+)(?:\/(.+))?$/.exec(text ?? '') ?? []
  if (month === undefined) return undefined
  return {
    month: Number(month),
    week: Number(week),
    weekday: Number(weekday),
    time: time === undefined ? DEFAULT_TIME : clockTime(time),
  }
}

function clockTime(text: string): Millis {
  const [hours = 0, minutes = 0, seconds = 0] = text.replace(/^[-+]/, '').split(':').map(Number)
  const span = hours * HOUR + minutes * MINUTE + seconds * SECOND
  return text.startsWith('-') ? 0 - span : span
}
