import type { Millis } from '../../base/millis.ts'
import type { Selection } from '../../trace/queries/selection.ts'
import type { ObjectRef } from '../../trace/records.ts'
import type { Trace } from '../../trace/trace.ts'

/** What every table is given. */
export interface TableProps {
  readonly trace: Trace
  readonly cursor: Millis
  /** The pod that the tables are about; undefined where there is none. */
  readonly pod: ObjectRef | undefined
  readonly selection: Selection | undefined
  readonly onSelect: (selection: Selection) => void
  readonly onCursor: (time: Millis) => void
}

/** What was written this shortly before the cursor changed at this instant: the API's latencies spread one change over several writes. */
export const INSTANT: Millis = 50

/** What a clock in the cluster says at an instant, in milliseconds since 1970. */
export function clusterClock(trace: Trace, cursor: Millis): number {
  return trace.header.startTime + cursor
}
