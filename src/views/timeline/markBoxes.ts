import { firstAfter } from '../../trace/queries/search.ts'
import type { RecordId } from '../../trace/records.ts'
import type { Trace } from '../../trace/trace.ts'
import type { PlacedRow, TimelineLayout } from './layout.ts'
import { type MarkList, type MarkRef, marksOf } from './marks.ts'
import type { TimeScale } from './timeScale.ts'

/** Where a mark is drawn, from the top of the lanes; pixels. */
export interface MarkBox {
  readonly x0: number
  readonly x1: number
  readonly y0: number
  readonly y1: number
  readonly record: RecordId
}

interface Drawing {
  readonly trace: Trace
  readonly layout: TimelineLayout
  readonly scale: TimeScale
}

const placedByKey = new WeakMap<TimelineLayout, ReadonlyMap<string, PlacedRow>>()

/** The row of a key. */
export function placedRow(layout: TimelineLayout, key: string): PlacedRow | undefined {
  let known = placedByKey.get(layout)
  if (known === undefined) {
    known = new Map(layout.rows.map((placed) => [placed.row.key, placed]))
    placedByKey.set(layout, known)
  }
  return known.get(key)
}

/** Half the width of a mark that is a point. */
const POINT = 7

/** The box of a mark, clipped to what is visible; undefined where it is not. */
export function markBox({ trace, layout, scale }: Drawing, mark: MarkRef): MarkBox | undefined {
  const placed = placedRow(layout, mark.row)
  if (placed === undefined) return undefined
  const marks = marksOf(trace, placed.row)
  if (mark.index >= marks.length) return undefined
  const start = scale.xOf(marks.start(mark.index))
  const end = scale.xOf(marks.end(mark.index))
  const record = marks.record(mark.index)
  if (end < scale.x0 - POINT || start > scale.x1 + POINT) return undefined
  const y0 = placed.markTop
  const y1 = placed.markTop + placed.markHeight
  const x0 = Math.max(scale.x0, start)
  const x1 = Math.min(scale.x1, end)
  if (placed.row.kind === 'exits') return { x0: start - 9, x1: start, y0, y1, record }
  if (placed.row.kind === 'events') return { x0: x0 - POINT, x1: x0 + POINT, y0: y0 + 2, y1: y0 + 18, record }
  if (placed.row.kind === 'commands') return { x0, x1: x0 + 2 * POINT, y0, y1, record }
  if (x1 - x0 < 4) return { x0: x0 - POINT + 2, x1: x1 + POINT - 2, y0, y1, record }
  return { x0, x1, y0, y1, record }
}

/** Which kinds of row a record is best shown in, first choice first. */
const PREFERRED = [
  'timers',
  'exits',
  'container',
  'probe',
  'events',
  'commands',
  'endpoint',
  'phase',
  'condition',
  'status',
]

/** How telling a row is among those that show the same record; less is more. */
export function rankOfRow(placed: PlacedRow | undefined): number {
  const rank = placed === undefined ? -1 : PREFERRED.indexOf(placed.row.kind)
  return rank < 0 ? PREFERRED.length : rank
}

/** All marks of the layout that a record brought, the most telling first. Only lanes of its own pod are searched, by halving. */
export function marksOfRecord(trace: Trace, layout: TimelineLayout, record: RecordId): readonly MarkRef[] {
  if (record < 0) return []
  const found: { mark: MarkRef; rank: number }[] = []
  for (const { row } of layout.rows) {
    const index = indexOfRecord(marksOf(trace, row), record)
    if (index !== undefined) found.push({ mark: { row: row.key, index }, rank: PREFERRED.indexOf(row.kind) })
  }
  return found.sort((a, b) => a.rank - b.rank).map(({ mark }) => mark)
}

/** The mark of a list that a record brought. Records are numbered in time order, so lists are sorted by them too. */
function indexOfRecord(marks: MarkList, record: RecordId): number | undefined {
  const after = firstAfter(marks.length, (i) => marks.record(i), record)
  return after > 0 && marks.record(after - 1) === record ? after - 1 : undefined
}
