import type { Millis } from '../../base/millis.ts'
import { ProbeOutcome, type ProbeOutcomeName, type RecordId } from '../records.ts'
import type { Trace } from '../trace.ts'
import { recordsOfLane, rememberByKey, rowOf, timeOf } from './traceIndex.ts'

const OUTCOMES = Object.keys(ProbeOutcome) as ProbeOutcomeName[]

/** One attempt of a probe. */
export interface ProbeMark {
  readonly record: RecordId
  readonly start: Millis
  readonly end: Millis
  readonly outcome: ProbeOutcomeName
  /** How many equal results in a row, this one included, of how many. */
  readonly run: number
  readonly threshold: number
  readonly output: string
}

/** The attempts of a probe's lane in time order, as records: there may be hundreds of thousands. */
export function probeRecords(trace: Trace, lane: number): Uint32Array {
  return recordsOfLane(trace, lane, 'probe')
}

/** What a probe record says. */
export function probeMark(trace: Trace, record: RecordId): ProbeMark {
  const { outcome, run, threshold, duration, output } = trace.probes
  const row = rowOf(trace, record)
  const end = timeOf(trace, record)
  return {
    record,
    start: end - (duration[row] ?? 0),
    end,
    outcome: OUTCOMES[outcome[row] ?? 0] ?? 'error',
    run: run[row] ?? 0,
    threshold: threshold[row] ?? 0,
    output: trace.strings[output[row] ?? 0] ?? '',
  }
}

/** Whether an attempt passed. */
function probePassed(trace: Trace, record: RecordId): boolean {
  return trace.probes.outcome[rowOf(trace, record)] === ProbeOutcome.success
}

const remembered = rememberByKey<number, Uint32Array>()

const rememberedTurns = rememberByKey<number, Uint32Array>()

/** The attempts of a lane that passed after one that did not (or as the first), in time order. */
export function turningProbes(trace: Trace, lane: number): Uint32Array {
  return rememberedTurns(trace, lane, () =>
    probeRecords(trace, lane).filter(
      (record) => probePassed(trace, record) && trace.probes.run[rowOf(trace, record)] === 1,
    ),
  )
}

/** The attempts of a lane that did not pass, in time order. */
export function unpassedProbes(trace: Trace, lane: number): Uint32Array {
  return remembered(trace, lane, () => probeRecords(trace, lane).filter((record) => !probePassed(trace, record)))
}
