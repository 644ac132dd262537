import type { Millis } from '../../base/millis.ts'
import { eventsUntil } from '../../trace/queries/eventsUntil.ts'
import { pendingAt } from '../../trace/queries/pendingAt.ts'
import type { ObjectRef, RecordId } from '../../trace/records.ts'
import type { Trace } from '../../trace/trace.ts'

/** What is asked about where nothing was selected: the timer that stops or holds a container of the pod, else the pod's latest event. */
export function shownRecord(trace: Trace, pod: ObjectRef | undefined, cursor: Millis): RecordId | undefined {
  if (pod === undefined) return undefined
  const pending = pendingAt(trace, cursor, pod)
  const timer =
    pending.find(({ kind }) => kind === 'grace' || kind === 'preStop') ??
    pending.find(({ kind }) => kind === 'backOff' || kind === 'imageBackOff')
  if (timer !== undefined) return timer.record
  const events = eventsUntil(trace, cursor).filter(
    ({ last: { regarding } }) =>
      regarding.kind === 'Pod' && regarding.name === pod.name && regarding.namespace === pod.namespace,
  )
  return events.toSorted((a, b) => a.record - b.record).at(-1)?.record
}
