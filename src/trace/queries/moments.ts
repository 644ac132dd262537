import type { Millis } from '../../base/millis.ts'
import { ProbeOutcome, RecordKind } from '../records.ts'
import type { Trace } from '../trace.ts'
import { firstAfter } from './search.ts'
import { timerMarks } from './timerSpans.ts'
import { oncePerTrace } from './traceIndex.ts'

/** What follows within this of a moment's first change belongs to it: the API's latencies would make a step of each write. */
const MOMENT: Millis = 50

/** Whether a record changes anything a person would stop for: probes that pass again, log lines and machine ticks do not. */
function isChange(trace: Trace, record: number): boolean {
  const row = trace.records.row[record] ?? 0
  switch (trace.records.kind[record]) {
    case RecordKind.probe:
      return trace.probes.outcome[row] !== ProbeOutcome.success || trace.probes.run[row] === 1
    case RecordKind.log:
    case RecordKind.transition:
      return false
    default:
      return true
  }
}

/** The instants at which something changes, in order and without repetition: records and ends of timers. */
export const changes: (trace: Trace) => Float64Array = oncePerTrace((trace) => {
  const times: number[] = []
  const { kind, time } = trace.records
  for (let record = 0; record < kind.length; record++) {
    if (isChange(trace, record)) times.push(time[record] ?? 0)
  }
  for (const { end, due } of timerMarks(trace)) {
    times.push(end)
    if (due < end) times.push(due)
  }
  return Float64Array.from(new Set(times)).sort()
})

/** The steps of a trace: changes that lie closer together than an eye can tell are one, at the last of them. */
export const moments: (trace: Trace) => Float64Array = oncePerTrace((trace) => {
  const steps: number[] = []
  let first = Number.NEGATIVE_INFINITY
  for (const time of changes(trace)) {
    if (time - first <= MOMENT) steps[steps.length - 1] = time
    else {
      steps.push(time)
      first = time
    }
  }
  return Float64Array.from(steps)
})

/** The next moment at which something changes; undefined after the last. */
export function nextMark(trace: Trace, t: Millis): Millis | undefined {
  const steps = moments(trace)
  return steps[firstAfter(steps.length, (i) => steps[i] ?? 0, t)]
}

/** The moment before at which something changed; undefined before the first. */
export function previousMark(trace: Trace, t: Millis): Millis | undefined {
  const steps = moments(trace)
  const after = firstAfter(steps.length, (i) => steps[i] ?? 0, t)
  return steps[after - 1] === t ? steps[after - 2] : steps[after - 1]
}
