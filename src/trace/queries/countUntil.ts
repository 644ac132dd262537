import type { Millis } from '../../base/millis.ts'
import type { Trace } from '../trace.ts'

/** How many of these records, which are in time order, stand at or before an instant. */
export function countUntil(trace: Trace, records: ArrayLike<number>, t: Millis): number {
  const time = trace.records.time
  let low = 0
  let high = records.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((time[records[middle] ?? 0] ?? 0) > t) high = middle
    else low = middle + 1
  }
  return low
}
