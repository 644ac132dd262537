import { ProbeOutcome } from '../records.ts'
import type { Trace } from '../trace.ts'
import { containerSpans } from './containerSpans.ts'
import { unpassedProbes } from './probeMarks.ts'
import type { Span } from './span.ts'
import { rememberByKey, rowOf, timeOf } from './traceIndex.ts'

const remembered = rememberByKey<number, readonly Span<'onHold'>[]>()

/**
 * When a worker is on hold: from the failure that spent the threshold until the container is new. A readiness probe never holds.
 * Models pkg/kubelet/prober/worker.go, doProbe (1.36).
 */
export function holdSpans(trace: Trace, lane: number): readonly Span<'onHold'>[] {
  return remembered(trace, lane, () => {
    const worker = trace.header.lanes[lane]
    if (worker?.kind !== 'probe' || worker.probe === 'readinessProbe') return []
    const states = containerSpans(trace, worker.pod, worker.container)
    const { outcome, run, threshold } = trace.probes
    const spans: Span<'onHold'>[] = []
    for (const record of unpassedProbes(trace, lane)) {
      const row = rowOf(trace, record)
      const start = timeOf(trace, record)
      if (outcome[row] === ProbeOutcome.error || (run[row] ?? 0) < (threshold[row] ?? 0)) continue
      if (start < (spans.at(-1)?.end ?? -1)) continue
      const attempt = states.findLast((span) => span.start <= start)?.value.attempt
      const renewed = states.find(
        (span) => span.start > start && (span.value.state !== 'running' || span.value.attempt !== attempt),
      )
      spans.push({ start, end: renewed?.start ?? trace.header.duration, value: 'onHold', record })
    }
    return spans
  })
}
