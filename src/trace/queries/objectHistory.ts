import type { ObjectRef, Revision } from '../records.ts'
import type { Trace } from '../trace.ts'
import { oncePerTrace, recordsOfLane, rowOf } from './traceIndex.ts'

/** Everything that an object was: its revisions in time order. An object of the same name made again later is part of it. */
export interface ObjectHistory {
  readonly ref: ObjectRef
  /** Index into `header.lanes`. */
  readonly lane: number
  /** Records of its revisions. */
  readonly records: Uint32Array
}

/** The key of a reference, whatever its uid. */
export function refKey(ref: ObjectRef): string {
  return `${ref.kind}/${ref.namespace ?? ''}/${ref.name}`
}

const histories = oncePerTrace((trace) => {
  const found = new Map<string, ObjectHistory>()
  trace.header.lanes.forEach((lane, index) => {
    if (lane.kind !== 'object') return
    const records = recordsOfLane(trace, index, 'revision')
    if (records.length > 0) found.set(refKey(lane.ref), { ref: lane.ref, lane: index, records })
  })
  return found
})

/** The history of an object; undefined where there never was one. */
export function historyOf(trace: Trace, ref: ObjectRef): ObjectHistory | undefined {
  return histories(trace).get(refKey(ref))
}

const byKind = oncePerTrace((trace) => {
  const kinds = new Map<string, ObjectHistory[]>()
  for (const history of histories(trace).values()) {
    const list = kinds.get(history.ref.kind)
    if (list === undefined) kinds.set(history.ref.kind, [history])
    else list.push(history)
  }
  for (const list of kinds.values()) list.sort((a, b) => (refKey(a.ref) < refKey(b.ref) ? -1 : 1))
  return kinds
})

/** The histories of all objects of a kind, in the order of their namespaces and names. */
export function historiesOfKind(trace: Trace, kind: string): readonly ObjectHistory[] {
  return byKind(trace).get(kind) ?? []
}

/** The kinds of which the trace has objects. */
export function objectKinds(trace: Trace): readonly string[] {
  return [...byKind(trace).keys()].sort((a, b) => (a < b ? -1 : 1))
}

/** The revision that a record is about. */
export function revisionOf(trace: Trace, record: number): Revision | undefined {
  return trace.revisions[rowOf(trace, record)]
}
