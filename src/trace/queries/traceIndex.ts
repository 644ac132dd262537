import type { Millis } from '../../base/millis.ts'
import type { RecordId, RecordKindName } from '../records.ts'
import { RecordKind } from '../records.ts'
import type { Trace } from '../trace.ts'

const KINDS = Object.keys(RecordKind).length

/** A value worked out once per trace, at its first use, and kept as long as the trace lives. */
export function oncePerTrace<T>(make: (trace: Trace) => T): (trace: Trace) => T {
  const made = new WeakMap<Trace, T>()
  return (trace) => {
    const known = made.get(trace)
    if (known !== undefined) return known
    const value = make(trace)
    made.set(trace, value)
    return value
  }
}

/** A value worked out once per trace and key, so that views may ask for it each frame. */
export function rememberByKey<K, T>(): (trace: Trace, key: K, make: () => T) => T {
  const perTrace = oncePerTrace(() => new Map<K, T>())
  return (trace, key, make) => {
    const values = perTrace(trace)
    const known = values.get(key)
    if (known !== undefined) return known
    const value = make()
    values.set(key, value)
    return value
  }
}

/** Rows sorted into buckets by a key, in their order: bucket k is `ids[starts[k] .. starts[k + 1])`. */
interface Buckets {
  readonly starts: Uint32Array
  readonly ids: Uint32Array
}

/** Sorts rows 0 to `rows` into buckets by counting; `keyOf` gives a bucket below `keys`, or -1 to leave a row out. */
export function bucketsBy(rows: number, keys: number, keyOf: (row: number) => number): Buckets {
  const starts = new Uint32Array(keys + 1)
  for (let row = 0; row < rows; row++) {
    const key = keyOf(row)
    if (key >= 0) starts[key + 1] = (starts[key + 1] ?? 0) + 1
  }
  for (let key = 0; key < keys; key++) starts[key + 1] = (starts[key + 1] ?? 0) + (starts[key] ?? 0)
  const next = starts.slice(0, keys)
  const ids = new Uint32Array(starts[keys] ?? 0)
  for (let row = 0; row < rows; row++) {
    const key = keyOf(row)
    if (key < 0) continue
    const at = next[key] ?? 0
    ids[at] = row
    next[key] = at + 1
  }
  return { starts, ids }
}

/** One bucket, without copying. */
export function bucket(buckets: Buckets, key: number): Uint32Array {
  return buckets.ids.subarray(buckets.starts[key] ?? 0, buckets.starts[key + 1] ?? 0)
}

const byKind = oncePerTrace(({ records }) => bucketsBy(records.kind.length, KINDS, (row) => records.kind[row] ?? 0))

const byLaneAndKind = oncePerTrace(({ header, records }) =>
  bucketsBy(
    records.kind.length,
    header.lanes.length * KINDS,
    (row) => (records.lane[row] ?? 0) * KINDS + (records.kind[row] ?? 0),
  ),
)

const byCause = oncePerTrace(({ records }) =>
  bucketsBy(records.cause.length, records.cause.length, (row) => records.cause[row] ?? -1),
)

/** The records of a kind, in time order. */
export function recordsOfKind(trace: Trace, kind: RecordKindName): Uint32Array {
  return bucket(byKind(trace), RecordKind[kind])
}

/** The records of a kind in a lane, in time order. */
export function recordsOfLane(trace: Trace, lane: number, kind: RecordKindName): Uint32Array {
  return bucket(byLaneAndKind(trace), lane * KINDS + RecordKind[kind])
}

/** The records that a record brought about directly, in time order. */
export function recordsCausedBy(trace: Trace, record: RecordId): Uint32Array {
  return bucket(byCause(trace), record)
}

/** When a record stands. */
export function timeOf(trace: Trace, record: RecordId): Millis {
  return trace.records.time[record] ?? 0
}

/** The row of a record in the table of its kind. */
export function rowOf(trace: Trace, record: RecordId): number {
  return trace.records.row[record] ?? 0
}
