import { parseCronSchedule } from '../../cron/cronSchedule.ts'
import { timeZoneOf } from '../../timeZones/timeZone.ts'
import type { CronJob } from '../../types.ts'
import { type FieldError, invalid, required } from '../fieldError.ts'
import type { FieldPath } from '../fieldPath.ts'

type CronSpec = NonNullable<CronJob['spec']>

/** What is wrong with a CronJob’s schedule. Models pkg/apis/batch/validation/validation.go, validateScheduleFormat (1.36). */
export function validateSchedule({ schedule }: CronSpec, field: FieldPath): FieldError[] {
  if (!schedule) return [required(field)]
  const parsed = parseCronSchedule(schedule)
  const errors = parsed.ok ? [] : [invalid(field, schedule, parsed.error)]
  if (!schedule.includes('TZ')) return errors
  return [...errors, invalid(field, schedule, 'cannot use TZ or CRON_TZ in schedule, use timeZone field instead')]
}

/** A part of a zone's name, as the time zone database allows them. */
const ZONE_PART = /^[A-Za-z._0-9+-]{1,14}$/

/** What is wrong with a CronJob’s time zone. Models pkg/apis/batch/validation/validation.go, validateTimeZone (1.36). */
export function validateTimeZone({ timeZone }: CronSpec, field: FieldPath): FieldError[] {
  if (timeZone === undefined) return []
  if (timeZone === '') return [invalid(field, timeZone, 'timeZone must be nil or non-empty string')]
  const unknown = invalid(field, timeZone, `unknown time zone ${timeZone}`)
  const isUnfit = (part: string) => part === '.' || part === '..' || part.startsWith('-') || !ZONE_PART.test(part)
  if (timeZone.split('/').some(isUnfit)) return [unknown]
  const errors: FieldError[] = []
  if (timeZone.toLowerCase() === 'local') {
    const message = 'timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones'
    errors.push(invalid(field, timeZone, message))
  }
  return timeZoneOf(timeZone) ? errors : [...errors, unknown]
}
