import { parseCronSchedule } from '../../cronSchedule.ts'
import type { CronJob } from '../../types.ts'
import { type FieldError, invalid, required } from '../fieldError.ts'
import type { FieldPath } from '../fieldPath.ts'

type CronSpec = NonNullable<CronJob['spec']>

/** Models pkg/apis/batch/validation/validation.go, validateScheduleFormat and validateTimeZone. */
export function validateSchedule({ schedule, timeZone }: CronSpec, field: FieldPath): FieldError[] {
  const place = field.child('schedule')
  const errors: FieldError[] = []
  if (!schedule) {
    errors.push(required(place))
  } else {
    const parsed = parseCronSchedule(schedule)
    if (!parsed.ok) errors.push(invalid(place, schedule, parsed.error))
    if (schedule.includes('TZ')) {
      errors.push(invalid(place, schedule, 'cannot use TZ or CRON_TZ in schedule, use timeZone field instead'))
    }
  }
  if (timeZone === undefined) return errors
  const zone = field.child('timeZone')
  if (timeZone === '') return [...errors, invalid(zone, timeZone, 'timeZone must be nil or non-empty string')]
  if (timeZone.toLowerCase() === 'local') {
    return [
      ...errors,
      invalid(zone, timeZone, 'timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones'),
    ]
  }
  const known = parseCronSchedule(`TZ=${timeZone} * * * * *`)
  return known.ok ? errors : [...errors, invalid(zone, timeZone, `unknown time zone ${timeZone}`)]
}
