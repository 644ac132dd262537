import type { Millis } from '../../base/millis.ts'
import type { RecordId } from '../records.ts'
import type { Chart, Trace } from '../trace.ts'
import { countUntil } from './countUntil.ts'
import { bucket, bucketsBy, oncePerTrace, recordsOfKind, rememberByKey, rowOf, timeOf } from './traceIndex.ts'

/** Where a region of a machine stands. States and edges are indexes into the chart's; `edge` 65535 is the initial entry. */
export interface RegionState {
  /** The state that holds the region: a child of a parallel state, or the root (0). */
  readonly region: number
  /** The live leaf. */
  readonly leaf: number
  readonly since: Millis
  /** The move that entered it. */
  readonly record: RecordId
  readonly from: number
  readonly edge: number
}

/** The region that a state belongs to: its nearest ancestor (or itself) under a parallel state, else the root. */
function regionOf(chart: Chart, state: number): number {
  let at = state
  while (at > 0) {
    const parent = chart.states[at]?.parent ?? -1
    if (parent >= 0 && chart.states[parent]?.type === 'parallel') return at
    at = parent
  }
  return 0
}

const byMachine = oncePerTrace((trace) => {
  const records = recordsOfKind(trace, 'transition')
  return {
    records,
    buckets: bucketsBy(records.length, trace.header.machines.length, (i) => {
      return trace.transitions.machine[rowOf(trace, records[i] ?? 0)] ?? -1
    }),
  }
})

/** The moves of a machine, in time order. */
export function machineTransitions(trace: Trace, machine: number): Uint32Array {
  const { records, buckets } = byMachine(trace)
  return bucket(buckets, machine).map((i) => records[i] ?? 0)
}

interface MachineHistory {
  readonly regions: readonly { readonly region: number; readonly records: Uint32Array }[]
}

const remembered = rememberByKey<number, MachineHistory>()

function historyOf(trace: Trace, machine: number, chart: Chart): MachineHistory {
  return remembered(trace, machine, () => {
    const regions = new Map<number, RecordId[]>()
    for (const record of machineTransitions(trace, machine)) {
      const region = regionOf(chart, trace.transitions.to[rowOf(trace, record)] ?? 0)
      const list = regions.get(region)
      if (list === undefined) regions.set(region, [record])
      else list.push(record)
    }
    const sorted = [...regions].sort(([a], [b]) => a - b)
    return { regions: sorted.map(([region, records]) => ({ region, records: Uint32Array.from(records) })) }
  })
}

function isWithin(chart: Chart, state: number, ancestor: number): boolean {
  for (let at = state; at >= 0; at = chart.states[at]?.parent ?? -1) if (at === ancestor) return true
  return false
}

/** Whether the region's parallel state is still entered: where the region around it has moved elsewhere, it is not. */
function isLive(chart: Chart, region: RegionState, all: readonly RegionState[]): boolean {
  if (region.region === 0) return true
  const parallel = chart.states[region.region]?.parent ?? 0
  const around = all.find((r) => r.region === regionOf(chart, parallel) && r.region !== region.region)
  return around === undefined || isWithin(chart, around.leaf, parallel)
}

/** The live leaf of each region of a machine at an instant, and the move that entered it; empty before the machine began. */
export function machineStatesAt(trace: Trace, machine: number, t: Millis): readonly RegionState[] {
  const chart = trace.header.charts[trace.header.machines[machine]?.chart ?? -1]
  if (chart === undefined) return []
  const found: RegionState[] = []
  for (const { region, records } of historyOf(trace, machine, chart).regions) {
    const record = records[countUntil(trace, records, t) - 1]
    if (record === undefined) continue
    const row = rowOf(trace, record)
    const { from, to, edge } = trace.transitions
    found.push({
      region,
      leaf: to[row] ?? 0,
      since: timeOf(trace, record),
      record,
      from: from[row] ?? 0,
      edge: edge[row] ?? 0,
    })
  }
  return found.filter((region) => isLive(chart, region, found))
}

/** A stay of a machine in a state (or in a state below it). */
export interface StateSpan {
  readonly start: Millis
  readonly end: Millis
  readonly record: RecordId
}

/** When a machine was in a state, in time order: "held 2 times". */
export function stateSpans(trace: Trace, machine: number, state: number): readonly StateSpan[] {
  const chart = trace.header.charts[trace.header.machines[machine]?.chart ?? -1]
  if (chart === undefined) return []
  const region = regionOf(chart, state)
  const records = historyOf(trace, machine, chart).regions.find((r) => r.region === region)?.records ?? []
  const spans: { start: Millis; end: Millis; record: RecordId }[] = []
  let inside = false
  for (const record of records) {
    const entered = isWithin(chart, trace.transitions.to[rowOf(trace, record)] ?? 0, state)
    const open = spans.at(-1)
    if (inside && !entered && open !== undefined) open.end = timeOf(trace, record)
    if (!inside && entered) spans.push({ start: timeOf(trace, record), end: trace.header.duration, record })
    inside = entered
  }
  return spans
}
