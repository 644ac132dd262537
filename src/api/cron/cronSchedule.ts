import { type Millis, SECOND } from '../../base/millis.ts'
import { err, ok, type Result } from '../../base/result.ts'
import { parseGoDuration } from '../goText/goDuration.ts'
import { goQuote } from '../goText/goQuote.ts'
import { loadTimeZone, type TimeZone, UTC } from '../timeZones/timeZone.ts'

/** The values of one field, and whether it leaves the choice to another: a star or a question mark. */
export interface CronField {
  readonly values: ReadonlySet<number>
  readonly star: boolean
}

/** A schedule: points of the calendar of a zone, or a fixed distance. */
export type CronSchedule =
  | { readonly every: Millis }
  | {
      readonly minute: CronField
      readonly hour: CronField
      readonly dayOfMonth: CronField
      readonly month: CronField
      readonly dayOfWeek: CronField
      readonly zone: TimeZone
    }

interface Bounds {
  readonly min: number
  readonly max: number
  readonly names?: readonly string[]
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const FIELDS = 5
const BOUNDS: readonly Bounds[] = [
  { min: 0, max: 59 },
  { min: 0, max: 23 },
  { min: 1, max: 31 },
  { min: 1, max: 12, names: MONTHS },
  { min: 0, max: 6, names: WEEKDAYS },
]
const DESCRIPTORS: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
}
const EVERY = '@every '
const MAX_INT64 = 2n ** 63n - 1n

/** Reads a cron schedule, with a zone in front ("TZ=Europe/Berlin 30 2 * * *") where it has one. Models github.com/robfig/cron v3, ParseStandard, and pkg/util/parsers, ParseCronScheduleWithPanicRecovery (1.36). */
export function parseCronSchedule(text: string): Result<CronSchedule, string> {
  if (text === '') return err('empty spec string')
  let spec = text
  let zone = UTC
  if (/^(CRON_)?TZ=/.test(text)) {
    const space = text.indexOf(' ')
    // The library cuts the text at a blank that is not there, and the API server reports the panic.
    if (space < 0) return err('invalid schedule format: runtime error: slice bounds out of range [:-1]')
    const name = text.slice(text.indexOf('=') + 1, space)
    const found = loadTimeZone(name)
    if (!found.ok) return err(`provided bad location ${name}: ${found.error}`)
    zone = found.value
    spec = text.slice(space).trim()
  }
  if (spec.startsWith('@')) return parseDescriptor(spec, zone)
  return parseFields(spec, zone)
}

function parseDescriptor(spec: string, zone: TimeZone): Result<CronSchedule, string> {
  const fields = Object.hasOwn(DESCRIPTORS, spec) ? DESCRIPTORS[spec] : undefined
  if (fields !== undefined) return parseFields(fields, zone)
  if (!spec.startsWith(EVERY)) return err(`unrecognized descriptor: ${spec}`)
  const span = parseGoDuration(spec.slice(EVERY.length))
  if (!span.ok) return err(`failed to parse duration ${spec}: ${span.error}`)
  return ok({ every: Math.max(SECOND, span.value - (span.value % SECOND)) })
}

function parseFields(spec: string, zone: TimeZone): Result<CronSchedule, string> {
  const texts = spec.split(/\s+/).filter((text) => text !== '')
  if (texts.length !== FIELDS) {
    return err(`expected exactly ${FIELDS} fields, found ${texts.length}: [${texts.join(' ')}]`)
  }
  const fields: CronField[] = []
  for (const [at, bounds] of BOUNDS.entries()) {
    const field = parseField(texts[at] ?? '', bounds)
    if (!field.ok) return field
    fields.push(field.value)
  }
  const [minute, hour, dayOfMonth, month, dayOfWeek] = fields as [CronField, CronField, CronField, CronField, CronField]
  return ok({ minute, hour, dayOfMonth, month, dayOfWeek, zone })
}

function parseField(text: string, bounds: Bounds): Result<CronField, string> {
  const values = new Set<number>()
  let star = false
  for (const range of text.split(',').filter((part) => part !== '')) {
    const parsed = parseRange(range, bounds)
    if (!parsed.ok) return parsed
    for (const value of parsed.value.values) values.add(value)
    star ||= parsed.value.star
  }
  return ok({ values, star })
}

function parseRange(text: string, { min, max, names }: Bounds): Result<CronField, string> {
  const [range = '', stepText, ...slashes] = text.split('/')
  const [lowText = '', highText, ...hyphens] = range.split('-')
  let star = lowText === '*' || lowText === '?'
  let low = BigInt(min)
  let high = BigInt(max)
  if (!star) {
    const start = parseNumber(lowText, names)
    if (!start.ok) return start
    if (hyphens.length > 0) return err(`too many hyphens: ${text}`)
    const end = highText === undefined ? start : parseNumber(highText, names)
    if (!end.ok) return end
    low = start.value
    high = end.value
  }
  let step = 1n
  if (slashes.length > 0) return err(`too many slashes: ${text}`)
  if (stepText !== undefined) {
    const parsed = parseNumber(stepText, undefined)
    if (!parsed.ok) return parsed
    step = parsed.value
    // "5/15" means from 5 to the end.
    if (highText === undefined) high = BigInt(max)
    if (step > 1n) star = false
  }
  if (low < min) return err(`beginning of range (${low}) below minimum (${min}): ${text}`)
  if (high > max) return err(`end of range (${high}) above maximum (${max}): ${text}`)
  if (low > high) return err(`beginning of range (${low}) beyond end of range (${high}): ${text}`)
  if (step === 0n) return err(`step of range should be a positive number: ${text}`)
  const values = new Set<number>()
  for (let value = low; value <= high; value += step) values.add(Number(value))
  return ok({ values, star })
}

function parseNumber(text: string, names: readonly string[] | undefined): Result<bigint, string> {
  const named = names?.indexOf(text.toLowerCase()) ?? -1
  // Months are counted from 1, weekdays from 0.
  if (named >= 0) return ok(BigInt(names === MONTHS ? named + 1 : named))
  const refused = `failed to parse int from ${text}: strconv.Atoi: parsing ${goQuote(text)}:`
  if (!/^[-+]?\d+$/.test(text)) return err(`${refused} invalid syntax`)
  const value = BigInt(text.replace(/^\+/, ''))
  if (value > MAX_INT64 || value < -MAX_INT64 - 1n) return err(`${refused} value out of range`)
  return value < 0n ? err(`negative number (${value}) not allowed: ${text}`) : ok(value)
}
