import type { Millis } from '../../base/millis.ts'
import type { ObjectRef } from '../records.ts'
import type { Trace } from '../trace.ts'
import { type ContainerValue, containerSpans, unseenExits } from './containerSpans.ts'
import { historiesOfKind } from './objectHistory.ts'
import { unpassedProbes } from './probeMarks.ts'
import { timerSpans } from './timerSpans.ts'
import { oncePerTrace, timeOf } from './traceIndex.ts'

/** What colour a mark of the overview has; the states' own names. */
export type SummaryTone = 'running' | 'waiting' | 'failed' | 'stopping' | 'completed'

/** A mark of the overview: a bar, a wedge (a timer that ran), or a tick (a failed probe, an end of a container). */
export interface SummaryMark {
  readonly shape: 'bar' | 'wedge' | 'tick'
  readonly tone: SummaryTone
  readonly start: Millis
  readonly end: Millis
}

/** One line of the overview: a container of a pod. */
export interface SummaryRow {
  readonly pod: ObjectRef
  readonly container: string
  readonly marks: readonly SummaryMark[]
}

function toneOf(value: ContainerValue): SummaryTone {
  switch (value.state) {
    case 'running':
    case 'waiting':
      return value.state
    case 'terminated':
      return value.exitCode === 0 ? 'completed' : 'failed'
  }
}

function bars(trace: Trace, pod: ObjectRef, container: string): SummaryMark[] {
  return containerSpans(trace, pod, container).map(({ start, end, value }) => {
    return { shape: 'bar', tone: toneOf(value), start, end }
  })
}

function wedges(trace: Trace, pod: ObjectRef, container: string): SummaryMark[] {
  const found: SummaryMark[] = []
  for (const { kind, start, end, due } of timerSpans(trace, pod, container)) {
    const shownEnd = Math.min(end, due)
    if (kind === 'grace') found.push({ shape: 'wedge', tone: 'stopping', start, end: shownEnd })
    if (kind === 'backOff' || kind === 'imageBackOff') {
      found.push({ shape: 'wedge', tone: 'waiting', start, end: shownEnd })
    }
  }
  return found
}

function ticks(trace: Trace, pod: ObjectRef, container: string): SummaryMark[] {
  const found: SummaryMark[] = unseenExits(trace, pod, container).map(({ time, exitCode }) => ({
    shape: 'tick',
    tone: exitCode === 0 ? 'completed' : 'failed',
    start: time,
    end: time,
  }))
  trace.header.lanes.forEach((lane, index) => {
    if (lane.kind !== 'probe' || lane.pod.name !== pod.name || lane.pod.namespace !== pod.namespace) return
    if (lane.container !== container) return
    for (const record of unpassedProbes(trace, index)) {
      const time = timeOf(trace, record)
      found.push({ shape: 'tick', tone: 'failed', start: time, end: time })
    }
  })
  return found
}

/** The containers of a pod that have a lane, in the order in which the pod lists them. */
export function containersOf(trace: Trace, pod: ObjectRef): readonly string[] {
  return (containerLanes(trace).get(`${pod.namespace ?? ''}/${pod.name}`) ?? []).map((lane) => lane.container)
}

const containerLanes = oncePerTrace((trace) => {
  const found = new Map<string, { readonly container: string }[]>()
  for (const lane of trace.header.lanes) {
    if (lane.kind !== 'container') continue
    const key = `${lane.pod.namespace ?? ''}/${lane.pod.name}`
    const list = found.get(key)
    if (list === undefined) found.set(key, [lane])
    else list.push(lane)
  }
  return found
})

/** Everything the overview draws of a whole trace, a row for each container. */
export const summaryMarks: (trace: Trace) => readonly SummaryRow[] = oncePerTrace((trace) =>
  historiesOfKind(trace, 'Pod').flatMap(({ ref }) =>
    containersOf(trace, ref).map((container) => ({
      pod: ref,
      container,
      marks: [...bars(trace, ref, container), ...wedges(trace, ref, container), ...ticks(trace, ref, container)],
    })),
  ),
)
