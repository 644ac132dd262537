import type { Millis } from '../../base/millis.ts'
import type { Trace } from '../trace.ts'
import { changes } from './moments.ts'
import { timerMarks } from './timerSpans.ts'
import { oncePerTrace } from './traceIndex.ts'

/** A span in which nothing changes: only what was so before, again. */
interface QuietGap {
  readonly from: Millis
  readonly to: Millis
  /** The length of the shortest countdown that runs through it; Infinity where none does. */
  readonly wedge: Millis
}

/** Shorter gaps are never worth folding. */
const LEAST_GAP: Millis = 100

/** All quiet gaps of a trace, in time order. */
export const quietGaps: (trace: Trace) => readonly QuietGap[] = oncePerTrace((trace) => {
  const times = [0, ...changes(trace), trace.header.duration]
  const gaps: QuietGap[] = []
  const wedges = timerMarks(trace).filter((t) => t.kind !== 'initialDelay' && t.kind !== 'pull')
  let running: typeof wedges = []
  let next = 0
  for (let i = 1; i < times.length; i++) {
    const from = times[i - 1] ?? 0
    const to = times[i] ?? 0
    for (let wedge = wedges[next]; wedge !== undefined && wedge.start <= from; wedge = wedges[++next])
      running.push(wedge)
    running = running.filter((wedge) => wedge.end > from)
    if (to - from < LEAST_GAP) continue
    const lengths = running.map((wedge) => wedge.end - wedge.start)
    gaps.push({ from, to, wedge: Math.min(Number.POSITIVE_INFINITY, ...lengths) })
  }
  return gaps
})
