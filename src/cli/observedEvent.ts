import type { Millis } from '../base/millis.ts'
import type { EventOccurrence } from '../trace/records.ts'

/** What a recording keeps of an Event, sent at an instant. Times are written relative at once: "+12s", of the events.k8s.io API "+12.345s". */
export function observedEvent(occurrence: EventOccurrence, time: Millis): Readonly<Record<string, unknown>> {
  const { type, reason, message, count, regarding, fieldPath, component, host, action, firstTime } = occurrence
  const said = { type, reason, message, object: `${regarding.kind}/${regarding.name}`, reportingComponent: component }
  if (action !== undefined) {
    const series = count > 1 ? { count, lastObservedTime: exactly(time) } : undefined
    return { ...said, action, eventTime: exactly(firstTime), series, source: {} }
  }
  return {
    ...said,
    count,
    fieldPath,
    firstTimestamp: wholeSeconds(firstTime),
    lastTimestamp: wholeSeconds(time),
    source: { component, host },
  }
}

const wholeSeconds = (time: Millis): string => `+${Math.floor(time / 1000)}s`

const exactly = (time: Millis): string => `+${Math.round(time) / 1000}s`
