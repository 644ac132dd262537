import type { RecordId } from '../records.ts'
import type { Trace } from '../trace.ts'
import { recordsCausedBy } from './traceIndex.ts'

/** The chain of causes of a record, first cause first, the record itself last. */
export function whyOf(trace: Trace, record: RecordId): readonly RecordId[] {
  const chain: RecordId[] = []
  // a cause is always recorded before its effect: this ends
  for (let at = record; at >= 0 && at < trace.records.cause.length; at = trace.records.cause[at] ?? -1) {
    chain.push(at)
    if ((trace.records.cause[at] ?? -1) >= at) break
  }
  return chain.reverse()
}

/** What a record brought about directly, in time order. */
export function effectsOf(trace: Trace, record: RecordId): Uint32Array {
  return recordsCausedBy(trace, record)
}
