import type { EventObject as ApiEvent } from '../../api/printers/eventPrinter.ts'
import type { Millis } from '../../base/millis.ts'
import type { EventObject } from '../../trace/queries/eventsUntil.ts'
import type { TraceHeader } from '../../trace/trace.ts'

/** The cluster's clock as the API writes it, whole seconds. */
function timestamp({ startTime }: TraceHeader, at: Millis): string {
  return new Date(Math.floor((startTime + at) / 1000) * 1000).toISOString().replace('.000Z', 'Z')
}

/** An event of the trace as the API serves it. Those of events.k8s.io have an eventTime, and no other times. */
export function apiEvent(header: TraceHeader, { last, lastTime }: EventObject): ApiEvent {
  const { regarding, action, component, host } = last
  const from =
    action === undefined
      ? { source: host === undefined ? { component } : { component, host } }
      : { reportingComponent: component, ...(host === undefined ? {} : { reportingInstance: host }) }
  const first = timestamp(header, last.firstTime)
  const times =
    action === undefined
      ? { firstTimestamp: first, lastTimestamp: timestamp(header, lastTime), count: last.count }
      : { eventTime: first, firstTimestamp: null, lastTimestamp: null }
  return {
    metadata: { name: last.name, ...(regarding.namespace === undefined ? {} : { namespace: regarding.namespace }) },
    involvedObject: { ...regarding, ...(last.fieldPath === undefined ? {} : { fieldPath: last.fieldPath }) },
    type: last.type,
    reason: last.reason,
    message: last.message,
    ...from,
    ...times,
  }
}
