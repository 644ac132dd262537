import type { Millis } from '../../base/millis.ts'
import { probeMark } from '../../trace/queries/probeMarks.ts'
import { timeOf } from '../../trace/queries/traceIndex.ts'
import type { RecordId } from '../../trace/records.ts'
import type { Trace } from '../../trace/trace.ts'
import type { Row } from './row.ts'

/** Names a mark: its row's key and its place among the row's marks. */
export interface MarkRef {
  readonly row: string
  readonly index: number
}

/** The marks of a row as a list, whatever they are made of; in the order of their starts. */
export interface MarkList {
  readonly length: number
  start(index: number): Millis
  end(index: number): Millis
  /** The record that brought the mark. */
  record(index: number): RecordId
}

interface SpanLike {
  readonly start: Millis
  readonly end: Millis
}

const EMPTY: MarkList = { length: 0, start: () => 0, end: () => 0, record: () => -1 }

function listOf<T extends SpanLike>(spans: readonly T[], record: (span: T | undefined) => RecordId): MarkList {
  return {
    length: spans.length,
    start: (i) => spans[i]?.start ?? 0,
    end: (i) => spans[i]?.end ?? 0,
    record: (i) => record(spans[i]),
  }
}

function pointsOf(trace: Trace, records: Uint32Array): MarkList {
  const at = (i: number): Millis => timeOf(trace, records[i] ?? 0)
  return { length: records.length, start: at, end: at, record: (i) => records[i] ?? -1 }
}

/** The marks of a row. */
export function marksOf(trace: Trace, row: Row): MarkList {
  switch (row.kind) {
    case 'commands':
    case 'events':
      return pointsOf(trace, row.records)
    case 'status':
    case 'phase':
    case 'condition':
    case 'container':
    case 'endpoint':
    case 'addresses':
      return listOf<SpanLike & { readonly record: RecordId }>(row.spans, (span) => span?.record ?? -1)
    case 'group':
      return listOf(row.replicas, (span) => span?.record ?? -1)
    case 'exits': {
      const at = (i: number): Millis => row.exits[i]?.time ?? 0
      return { length: row.exits.length, start: at, end: at, record: (i) => row.exits[i]?.record ?? -1 }
    }
    case 'timers':
      return {
        length: row.wedges.length,
        start: (i) => row.wedges[i]?.start ?? 0,
        end: (i) => row.wedges[i]?.acted ?? 0,
        record: (i) => row.wedges[i]?.timer.record ?? -1,
      }
    case 'probe':
      return {
        length: row.records.length,
        start: (i) => probeMark(trace, row.records[i] ?? 0).start,
        end: (i) => timeOf(trace, row.records[i] ?? 0),
        record: (i) => row.records[i] ?? -1,
      }
    case 'summary':
    case 'more':
      return EMPTY
  }
}
