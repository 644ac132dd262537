import type { Millis } from '../base/millis.ts'
import { ProbeOutcome, RecordKind } from '../trace/records.ts'
import type { Trace } from '../trace/trace.ts'

const known = new WeakMap<Trace, readonly Millis[]>()

/** The instants at which something worth stopping at happened, in order: events, commands, exits, failed probes, ended timers. */
export function stepTimes(trace: Trace): readonly Millis[] {
  const times = known.get(trace) ?? computeStepTimes(trace)
  known.set(trace, times)
  return times
}

function computeStepTimes(trace: Trace): readonly Millis[] {
  const { time, kind, row } = trace.records
  const found = new Set<Millis>()
  for (let id = 0; id < time.length; id++) {
    const at = row[id] ?? 0
    if (isWorthAStop(trace, kind[id] ?? 0, at)) found.add(time[id] ?? 0)
  }
  for (const { end } of trace.timers) if (end !== undefined) found.add(end)
  return [...found].sort((a, b) => a - b)
}

function isWorthAStop(trace: Trace, kind: number, row: number): boolean {
  switch (kind) {
    case RecordKind.event:
    case RecordKind.command:
      return true
    case RecordKind.probe:
      return trace.probes.outcome[row] !== ProbeOutcome.success
    case RecordKind.criCall:
      return trace.criCalls[row]?.call === 'exit'
    default:
      return false
  }
}
