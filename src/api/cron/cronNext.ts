import { HOUR, MINUTE, SECOND } from '../../base/millis.ts'
import { offsetAt, type TimeZone } from '../timeZones/timeZone.ts'
import type { CronSchedule } from './cronSchedule.ts'

/** What a schedule without a next run gives: Go's zero time, the first of January of the year 1, in milliseconds since 1970. */
export const NEVER = -62_135_596_800_000

/** After so many years a schedule is given up. */
const YEARS_AHEAD = 5

type Calendar = Exclude<CronSchedule, { readonly every: number }>

/** The first run after an instant, in milliseconds since 1970, or NEVER. Models github.com/robfig/cron v3, SpecSchedule.Next and ConstantDelaySchedule.Next. */
export function nextRun(schedule: CronSchedule, after: number): number {
  const second = Math.floor(after / SECOND) * SECOND
  return 'every' in schedule ? second + schedule.every : nextOfCalendar(schedule, second + SECOND)
}

// Each field in turn is stepped until it matches; when one wraps round, all that it was judged by may have changed.
function nextOfCalendar(schedule: Calendar, from: number): number {
  const { zone } = schedule
  // A field like "," allows no value at all; stepping through five years would find that out slowly.
  if (schedule.minute.values.size === 0 || schedule.hour.values.size === 0) return NEVER
  const limit = local(zone, from).getUTCFullYear() + YEARS_AHEAD
  let cleared: 'nothing' | 'below' = 'nothing'
  let t = from
  const clearBelow = (start: number) => {
    if (cleared === 'nothing') t = start
    cleared = 'below'
  }

  search: while (local(zone, t).getUTCFullYear() <= limit) {
    while (!schedule.month.values.has(local(zone, t).getUTCMonth() + 1)) {
      clearBelow(instantOf(zone, parts(zone, t).slice(0, 2)))
      const [year, month, day, ...time] = parts(zone, t)
      t = instantOf(zone, [year, month + 1, day, ...time])
      if (local(zone, t).getUTCMonth() === 0) continue search
    }
    while (!dayMatches(schedule, local(zone, t))) {
      clearBelow(instantOf(zone, parts(zone, t).slice(0, 3)))
      const [year, month, day, ...time] = parts(zone, t)
      t = instantOf(zone, [year, month, day + 1, ...time])
      // Where midnight does not exist, the day begins an hour off.
      const hour = local(zone, t).getUTCHours()
      if (hour !== 0) t += (hour > 12 ? 24 - hour : -hour) * HOUR
      if (local(zone, t).getUTCDate() === 1) continue search
    }
    while (!schedule.hour.values.has(local(zone, t).getUTCHours())) {
      clearBelow(instantOf(zone, parts(zone, t).slice(0, 4)))
      t += HOUR
      if (local(zone, t).getUTCHours() === 0) continue search
    }
    while (!schedule.minute.values.has(local(zone, t).getUTCMinutes())) {
      clearBelow(Math.floor(t / MINUTE) * MINUTE)
      t += MINUTE
      if (local(zone, t).getUTCMinutes() === 0) continue search
    }
    // Standard schedules run at the full minute.
    while (local(zone, t).getUTCSeconds() !== 0) {
      cleared = 'below'
      t += SECOND
      if (local(zone, t).getUTCSeconds() === 0) continue search
    }
    return t
  }
  return NEVER
}

function dayMatches({ dayOfMonth, dayOfWeek }: Calendar, at: Date): boolean {
  const byMonth = dayOfMonth.values.has(at.getUTCDate())
  const byWeek = dayOfWeek.values.has(at.getUTCDay())
  return dayOfMonth.star || dayOfWeek.star ? byMonth && byWeek : byMonth || byWeek
}

// The clock of a zone, as the UTC fields of a Date.
function local(zone: TimeZone, instant: number): Date {
  return new Date(instant + offsetAt(zone, instant))
}

type Parts = [year: number, month: number, day: number, hour: number, minute: number, second: number]

function parts(zone: TimeZone, instant: number): Parts {
  const at = local(zone, instant)
  return [
    at.getUTCFullYear(),
    at.getUTCMonth(),
    at.getUTCDate(),
    at.getUTCHours(),
    at.getUTCMinutes(),
    at.getUTCSeconds(),
  ]
}

// Models time.Date: fields may overflow, and a time that does not exist takes the offset found beside it.
function instantOf(
  zone: TimeZone,
  [year = 0, month = 0, day = 1, hour = 0, minute = 0, second = 0]: readonly number[],
) {
  const clock = new Date(0)
  clock.setUTCFullYear(year, month, day)
  clock.setUTCHours(hour, minute, second)
  const wall = clock.getTime()
  return wall - offsetAt(zone, wall - offsetAt(zone, wall))
}
