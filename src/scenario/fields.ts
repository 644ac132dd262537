import * as v from 'valibot'
import { type Millis, parseDuration } from '../base/millis.ts'

/** A text. */
export const text = v.string('must be a text; put it in quotes')

/** A whole number from 0 on. */
export const count = v.pipe(
  v.number('must be a number'),
  v.integer('must be a whole number'),
  v.minValue(0, 'must be greater than or equal to 0'),
)

/** true or false. */
export const flag = v.boolean('must be true or false')

/** A span as people write it ("1m30s", "300ms", 5 for seconds), in milliseconds. */
export const duration = v.pipe(
  v.union([v.string(), v.number()], 'must be a duration such as 10s, 1m30s or 300ms'),
  v.rawTransform<string | number, Millis>(({ dataset, addIssue, NEVER }) => {
    const span = parseDuration(dataset.value)
    if (span === undefined) {
      addIssue({ message: 'must be a duration such as 10s, 1m30s or 300ms' })
      return NEVER
    }
    if (span < 0) {
      addIssue({ message: 'must not be negative' })
      return NEVER
    }
    // decimal seconds are no exact binary fractions: 16.001s are 16001 ms
    return Math.round(span * 1000) / 1000
  }),
)

/** A list; an item that was left out for an error (undefined) keeps its index until the whole has been read. */
export const list = <T extends v.GenericSchema>(item: T) =>
  v.pipe(
    v.array(v.optional(item), 'must be a list'),
    v.transform((items) => items.filter((it): it is NonNullable<typeof it> => it !== undefined)),
  )

/** A span that holds where none is written, in milliseconds. */
export const durationOr = (span: Millis) => v.optional(duration, `${span}ms`)

const map = v.custom<Record<string, unknown>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'must be a map',
)

/** A map with keys of the user's choice. */
export const mapOf = <T extends v.GenericSchema>(value: T) => v.pipe(map, v.record(v.string(), value))

/** A map whose keys are known. */
export const fields = <T extends v.ObjectEntries>(entries: T) => v.pipe(map, v.strictObject(entries))
