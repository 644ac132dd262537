import { type Millis, SECOND } from '../../base/millis.ts'
import type { ObjectRef, RecordId, TimerKind } from '../records.ts'
import type { Lane, ProbeType, Trace } from '../trace.ts'
import { countUntil } from './countUntil.ts'
import { probeMark, probeRecords } from './probeMarks.ts'
import { firstAfter } from './search.ts'
import { type TimerMark, timerMarks } from './timerSpans.ts'
import { oncePerTrace } from './traceIndex.ts'

/** Something that is waited for. `left` is negative once it is due and nobody has looked yet. */
export type Pending =
  | {
      readonly kind: TimerKind
      readonly pod: string
      readonly container?: string
      readonly start: Millis
      readonly due: Millis
      readonly left: Millis
      readonly record: RecordId
    }
  | {
      readonly kind: 'probe'
      readonly pod: string
      readonly container: string
      readonly probe: ProbeType
      readonly start: Millis
      readonly due: Millis
      readonly left: Millis
      /** The attempt before. */
      readonly record: RecordId
    }

/** For each timer the latest end among it and those before: where a search back in time may stop. */
const latestEnds = oncePerTrace((trace) => {
  const ends = new Float64Array(timerMarks(trace).length)
  let latest = Number.NEGATIVE_INFINITY
  timerMarks(trace).forEach((mark, index) => {
    latest = Math.max(latest, mark.end)
    ends[index] = latest
  })
  return ends
})

/** The timers that ran at an instant, latest start first. */
function runningTimers(trace: Trace, t: Millis): readonly TimerMark[] {
  const marks = timerMarks(trace)
  const ends = latestEnds(trace)
  const running: TimerMark[] = []
  for (let i = firstAfter(marks.length, (at) => marks[at]?.start ?? 0, t) - 1; i >= 0 && (ends[i] ?? 0) > t; i--) {
    const mark = marks[i]
    if (mark !== undefined && mark.end > t) running.push(mark)
  }
  return running
}

/** A worker on hold skips its ticks: the attempt after the last counts as pending only if it begins within a period and this. */
const TICK_SLACK: Millis = SECOND

function nextProbe(trace: Trace, lane: number, { pod, container, probe, periodSeconds }: ProbeLane, t: Millis) {
  const records = probeRecords(trace, lane)
  const count = countUntil(trace, records, t)
  const last = records[count - 1]
  const next = records[count]
  if (last === undefined || next === undefined) return undefined
  const start = probeMark(trace, last).start
  const due = probeMark(trace, next).start
  if (due <= t || due - start > periodSeconds * SECOND + TICK_SLACK) return undefined
  return { kind: 'probe' as const, pod: pod.name, container, probe, start, due, left: due - t, record: last }
}

type ProbeLane = Extract<Lane, { kind: 'probe' }>

/** Everything that is waited for at an instant, soonest first; `of` keeps to one pod. */
export function pendingAt(trace: Trace, t: Millis, of?: ObjectRef): readonly Pending[] {
  const found: Pending[] = []
  for (const { kind, pod, container, start, due, record } of runningTimers(trace, t)) {
    if (of !== undefined && of.name !== pod) continue
    found.push({ kind, pod, start, due, left: due - t, record, ...(container === undefined ? {} : { container }) })
  }
  trace.header.lanes.forEach((lane, index) => {
    if (lane.kind !== 'probe' || (of !== undefined && of.name !== lane.pod.name)) return
    const pending = nextProbe(trace, index, lane, t)
    if (pending !== undefined) found.push(pending)
  })
  return found.sort((a, b) => a.due - b.due || a.record - b.record)
}
