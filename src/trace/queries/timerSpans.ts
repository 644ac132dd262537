import type { Millis } from '../../base/millis.ts'
import type { ObjectRef, RecordId, TimerKind, TimerSpan } from '../records.ts'
import type { Trace } from '../trace.ts'
import { oncePerTrace, recordsOfKind, rowOf, timeOf } from './traceIndex.ts'

/** A timer's run. */
export interface TimerMark {
  readonly record: RecordId
  readonly kind: TimerKind
  readonly pod: string
  readonly container?: string
  readonly start: Millis
  readonly due: Millis
  /** When it was acted upon or cut short; the trace's end where it still ran. */
  readonly end: Millis
  readonly outcome: TimerSpan['outcome']
}

const all = oncePerTrace((trace): readonly TimerMark[] =>
  Array.from(recordsOfKind(trace, 'timer'), (record) => {
    const timer = trace.timers[rowOf(trace, record)] as TimerSpan
    return { ...timer, record, start: timeOf(trace, record), end: timer.end ?? trace.header.duration }
  }),
)

const byOwner = oncePerTrace((trace) => {
  const owners = new Map<string, TimerMark[]>()
  for (const mark of all(trace)) {
    const key = ownerKey(laneNamespace(trace, mark.record), mark.pod, mark.container)
    const list = owners.get(key)
    if (list === undefined) owners.set(key, [mark])
    else list.push(mark)
  }
  return owners
})

function ownerKey(namespace: string, pod: string, container: string | undefined): string {
  return `${namespace}/${pod}/${container ?? ''}`
}

function laneNamespace(trace: Trace, record: RecordId): string {
  const lane = trace.header.lanes[trace.records.lane[record] ?? 0]
  switch (lane?.kind) {
    case 'container':
    case 'probe':
      return lane.pod.namespace ?? ''
    case 'object':
      return lane.ref.namespace ?? ''
    case 'commands':
    case undefined:
      return ''
  }
}

/** All timers in the order of their starts. */
export function timerMarks(trace: Trace): readonly TimerMark[] {
  return all(trace)
}

/** The timers of a container (or of the pod itself, without one), in the order of their starts. */
export function timerSpans(trace: Trace, pod: ObjectRef, container?: string): readonly TimerMark[] {
  return byOwner(trace).get(ownerKey(pod.namespace ?? '', pod.name, container)) ?? []
}
