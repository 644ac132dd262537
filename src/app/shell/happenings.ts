import type { Millis } from '../../base/millis.ts'
import { containerSpans } from '../../trace/queries/containerSpans.ts'
import { historiesOfKind } from '../../trace/queries/objectHistory.ts'
import { firstAfter } from '../../trace/queries/search.ts'
import { statusSpans } from '../../trace/queries/statusSpans.ts'
import { containersOf } from '../../trace/queries/summaryMarks.ts'
import { oncePerTrace, recordsOfKind, rowOf, timeOf } from '../../trace/queries/traceIndex.ts'
import type { Trace } from '../../trace/trace.ts'

/** Something worth saying while a trace plays. */
interface Happening {
  readonly time: Millis
  /** In Kubernetes' words. */
  readonly text: string
}

/** Changes of STATUS, Warnings and restarts, in time order. */
const happenings: (trace: Trace) => readonly Happening[] = oncePerTrace((trace) => {
  const found: Happening[] = []
  for (const { ref } of historiesOfKind(trace, 'Pod')) {
    for (const { start, value } of statusSpans(trace, ref)) found.push({ time: start, text: `${ref.name} ${value}` })
    for (const container of containersOf(trace, ref)) {
      let attempt = 0
      for (const { start, value } of containerSpans(trace, ref, container)) {
        if (value.attempt > attempt) found.push({ time: start, text: `${container} restart ${value.attempt}` })
        attempt = Math.max(attempt, value.attempt)
      }
    }
  }
  for (const record of recordsOfKind(trace, 'event')) {
    const event = trace.events[rowOf(trace, record)]
    if (event?.type !== 'Warning') continue
    found.push({ time: timeOf(trace, record), text: `Warning ${event.reason} ${event.regarding.name}` })
  }
  return found.sort((a, b) => a.time - b.time)
})

/** What happened after `from` until `to`, the newest at most so many. */
export function happeningsWithin(trace: Trace, from: Millis, to: Millis, most: number): readonly string[] {
  const all = happenings(trace)
  const after = (t: Millis): number => firstAfter(all.length, (i) => all[i]?.time ?? 0, t)
  const end = after(to)
  return all.slice(Math.max(after(from), end - most), end).map(({ text }) => text)
}
