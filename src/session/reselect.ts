import type { Selection } from '../trace/queries/selection.ts'
import type { ObjectRef, RecordId } from '../trace/records.ts'
import type { Lane, Trace } from '../trace/trace.ts'

/**
 * What a selection means in a new trace. The past is often the same, record by record; where it is not, the same pod stays
 * selected at the nearest instant; where there is no such pod any more, nothing is.
 */
export function reselect(
  selection: Selection | undefined,
  before: Trace | undefined,
  after: Trace,
): Selection | undefined {
  if (selection === undefined || before === undefined) return undefined
  if (sameRecord(selection.record, before, after)) return selection
  const { pod, container } = selection
  if (pod === undefined) return undefined
  const time = before.records.time[selection.record] ?? 0
  const record = nearestRecord(after, time, (lane) => isAbout(lane, pod, container))
  if (record === undefined) return undefined
  return container === undefined ? { record, pod } : { record, pod, container }
}

function sameRecord(record: RecordId, before: Trace, after: Trace): boolean {
  const laneOf = (trace: Trace) => JSON.stringify(trace.header.lanes[trace.records.lane[record] ?? -1])
  return (
    record < after.records.time.length &&
    before.records.time[record] === after.records.time[record] &&
    before.records.kind[record] === after.records.kind[record] &&
    laneOf(before) === laneOf(after)
  )
}

function nearestRecord(trace: Trace, time: number, about: (lane: Lane) => boolean): RecordId | undefined {
  const lanes = new Set(trace.header.lanes.flatMap((lane, index) => (about(lane) ? [index] : [])))
  let nearest: RecordId | undefined
  let distance = Number.POSITIVE_INFINITY
  trace.records.lane.forEach((lane, record) => {
    const away = Math.abs((trace.records.time[record] ?? 0) - time)
    if (!lanes.has(lane) || away >= distance) return
    nearest = record
    distance = away
  })
  return nearest
}

function isAbout(lane: Lane, pod: ObjectRef, container: string | undefined): boolean {
  switch (lane.kind) {
    case 'commands':
      return false
    case 'object':
      return container === undefined && lane.ref.kind === 'Pod' && isSameObject(lane.ref, pod)
    case 'container':
    case 'probe':
      return isSameObject(lane.pod, pod) && (container === undefined || lane.container === container)
  }
}

const isSameObject = (a: ObjectRef, b: ObjectRef): boolean => a.name === b.name && a.namespace === b.namespace
