import type { Millis } from '../../base/millis.ts'
import { firstAfter } from '../../trace/queries/search.ts'
import type { RecordId } from '../../trace/records.ts'
import type { Trace } from '../../trace/trace.ts'
import type { TimelineLayout } from './layout.ts'
import { marksOfRecord, placedRow } from './markBoxes.ts'
import { type MarkRef, marksOf } from './marks.ts'

/** Where the arrow keys lead. */
export type StepDirection = 'left' | 'right' | 'up' | 'down'

/** The mark that an arrow key leads to from another one (from the first lane near the cursor, without one). */
export function stepMark(
  trace: Trace,
  layout: TimelineLayout,
  from: MarkRef | undefined,
  direction: StepDirection,
  cursor: Millis,
): MarkRef | undefined {
  const lanes = layout.rows.filter((placed) => marksOf(trace, placed.row).length > 0)
  if (from === undefined) return markNear(trace, lanes[0]?.row.key, layout, cursor)
  const placed = placedRow(layout, from.row)
  if (placed === undefined) return markNear(trace, lanes[0]?.row.key, layout, cursor)
  const marks = marksOf(trace, placed.row)
  switch (direction) {
    case 'left':
      return from.index > 0 ? { row: from.row, index: from.index - 1 } : from
    case 'right':
      return from.index < marks.length - 1 ? { row: from.row, index: from.index + 1 } : from
    case 'up':
    case 'down': {
      const next = lanes.indexOf(placed) + (direction === 'down' ? 1 : -1)
      return markNear(trace, lanes[next]?.row.key, layout, marks.start(from.index)) ?? from
    }
  }
}

function markNear(trace: Trace, key: string | undefined, layout: TimelineLayout, t: Millis): MarkRef | undefined {
  const placed = key === undefined ? undefined : placedRow(layout, key)
  if (key === undefined || placed === undefined) return undefined
  const marks = marksOf(trace, placed.row)
  return { row: key, index: Math.max(0, firstAfter(marks.length, (i) => marks.start(i), t) - 1) }
}

/** The drawn mark that a record's cause or first effect leads to, through those that are not drawn. */
export function causalMark(
  trace: Trace,
  layout: TimelineLayout,
  record: RecordId,
  direction: 'cause' | 'effect',
  effectsOf: (record: RecordId) => ArrayLike<number>,
): MarkRef | undefined {
  const seen = new Set<RecordId>()
  const next = (at: RecordId): readonly RecordId[] =>
    direction === 'cause' ? [trace.records.cause[at] ?? -1] : Array.from(effectsOf(at))
  let front = next(record)
  while (front.length > 0) {
    const further: RecordId[] = []
    for (const at of front) {
      if (at < 0 || seen.has(at)) continue
      seen.add(at)
      const mark = marksOfRecord(trace, layout, at)[0]
      if (mark !== undefined) return mark
      further.push(...next(at))
    }
    front = further
  }
  return undefined
}
