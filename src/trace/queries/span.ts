import type { Millis } from '../../base/millis.ts'
import type { RecordId, Revision } from '../records.ts'
import type { Trace } from '../trace.ts'
import { type ObjectHistory, revisionOf } from './objectHistory.ts'
import { timeOf } from './traceIndex.ts'

/** A value that held from an instant on. `endedBy` is the record that ended it; undefined: it still held when the trace ended. */
export interface Span<T> {
  readonly start: Millis
  readonly end: Millis
  readonly value: T
  /** The record that brought the value. */
  readonly record: RecordId
  readonly endedBy?: RecordId
}

type Writable<T> = { -readonly [K in keyof T]: T[K] }

/** The spans of a value derived from each revision of an object; undefined values leave a gap, equal neighbours are one span. */
export function spansOf<T>(
  trace: Trace,
  history: ObjectHistory,
  read: (object: Revision['object']) => T | undefined,
  same: (a: T, b: T) => boolean,
): readonly Span<T>[] {
  const spans: Span<T>[] = []
  let open: Writable<Span<T>> | undefined
  for (const record of history.records) {
    const revision = revisionOf(trace, record)
    if (revision === undefined) continue
    const value = revision.type === 'DELETED' ? undefined : read(revision.object)
    if (open !== undefined) {
      if (value !== undefined && revision.type !== 'ADDED' && same(open.value, value)) continue
      open.end = timeOf(trace, record)
      open.endedBy = record
      open = undefined
    }
    if (value === undefined) continue
    open = { start: timeOf(trace, record), end: trace.header.duration, value, record }
    spans.push(open)
  }
  return spans
}
