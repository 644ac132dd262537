import type { Millis } from '../../base/millis.ts'
import type { EventOccurrence, RecordId } from '../records.ts'
import type { Trace } from '../trace.ts'
import { countUntil } from './countUntil.ts'
import { oncePerTrace, recordsOfKind, rowOf, timeOf } from './traceIndex.ts'

/** An Event object as the API had it at an instant. */
export interface EventObject {
  /** The sending that counted it up last, and when. */
  readonly last: EventOccurrence
  readonly lastTime: Millis
  readonly record: RecordId
}

/** The sendings of each Event object, in time order; the objects in the order of their first sending. */
const sendings = oncePerTrace((trace) => {
  const byName = new Map<string, RecordId[]>()
  for (const record of recordsOfKind(trace, 'event')) {
    const event = trace.events[rowOf(trace, record)]
    if (event === undefined) continue
    const key = `${event.regarding.namespace ?? ''}/${event.name}`
    const list = byName.get(key)
    if (list === undefined) byName.set(key, [record])
    else list.push(record)
  }
  return [...byName.values()]
})

/** The Event objects that exist at an instant, each with its count and when it was last seen, in the order of their first sending. */
export function eventsUntil(trace: Trace, t: Millis): readonly EventObject[] {
  const found: EventObject[] = []
  for (const records of sendings(trace)) {
    if (timeOf(trace, records[0] ?? 0) > t) break
    const record = records[countUntil(trace, records, t) - 1] ?? 0
    const last = trace.events[rowOf(trace, record)]
    if (last !== undefined) found.push({ last, lastTime: timeOf(trace, record), record })
  }
  return found
}
