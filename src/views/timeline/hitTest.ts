import { firstAfter } from '../../trace/queries/search.ts'
import type { Trace } from '../../trace/trace.ts'
import { AXIS_HEIGHT, type PlacedRow, type TimelineLayout } from './layout.ts'
import { type MarkRef, marksOf } from './marks.ts'
import type { Row } from './row.ts'
import type { Fold, TimeScale } from './timeScale.ts'

/** What lies under a point of the canvas. */
export type Hit =
  | { readonly at: 'axis' }
  | { readonly at: 'fold'; readonly fold: Fold }
  | { readonly at: 'label'; readonly row: Row }
  | { readonly at: 'mark'; readonly mark: MarkRef; readonly placed: PlacedRow }
  | { readonly at: 'nothing'; readonly row?: Row }

/** What a point is looked up in. */
interface HitFacts {
  readonly trace: Trace
  readonly layout: TimelineLayout
  readonly scale: TimeScale
  readonly scrollTop: number
}

/** How far from a point-like mark a pointer may be: half of a hit area of 24 pixels. */
const REACH = 12

/** What lies at a point of the canvas, in CSS pixels. */
export function hitTest(facts: HitFacts, x: number, y: number): Hit {
  const { layout, scale, scrollTop } = facts
  if (y < AXIS_HEIGHT) return { at: 'axis' }
  const laneY = y - AXIS_HEIGHT + scrollTop
  if (layout.form === 'wide' && x < layout.gutter - 4) {
    const placed = layout.rows.find((p) => p.labelY !== undefined && laneY >= p.top && laneY < p.top + p.height)
    return placed === undefined ? { at: 'nothing' } : { at: 'label', row: placed.row }
  }
  const fold = scale.visibleFolds().find((f) => x >= scale.xOf(f.from) && x <= scale.xOf(f.to))
  if (fold !== undefined) return { at: 'fold', fold }
  const near = layout.rows.filter((p) => laneY >= p.markTop - 5 && laneY < p.markTop + p.markHeight + 5)
  let best: { mark: MarkRef; placed: PlacedRow; distance: number } | undefined
  for (const placed of near) {
    const found = nearestMark(facts, placed, x)
    const beside =
      laneY < placed.markTop ? placed.markTop - laneY : Math.max(0, laneY - placed.markTop - placed.markHeight)
    if (found === undefined) continue
    const distance = found.distance + beside * 2
    // what is drawn later stands above: ties go to it
    if (best === undefined || distance <= best.distance) {
      best = { mark: { row: placed.row.key, index: found.index }, placed, distance }
    }
  }
  if (best !== undefined) return { at: 'mark', mark: best.mark, placed: best.placed }
  const row = layout.rows.find((p) => laneY >= p.top && laneY < p.top + p.height)?.row
  if (row?.kind === 'group' || row?.kind === 'more' || row?.kind === 'summary') return { at: 'label', row }
  return row === undefined ? { at: 'nothing' } : { at: 'nothing', row }
}

/** The mark of a row that is nearest to a pixel, and how far it is; undefined where none is in reach. */
function nearestMark(
  { trace, scale }: HitFacts,
  placed: PlacedRow,
  x: number,
): { readonly index: number; readonly distance: number } | undefined {
  const marks = marksOf(trace, placed.row)
  const t = scale.timeAt(x)
  const after = firstAfter(marks.length, (i) => marks.start(i), t)
  let best: { index: number; distance: number } | undefined
  for (let index = after; index >= Math.max(0, after - 3); index--) {
    if (index >= marks.length) continue
    const start = marks.start(index)
    const end = Math.max(start, marks.end(index))
    const inside = t >= start && t < end
    const distance = inside ? 0 : Math.min(Math.abs(scale.xOf(start) - x), Math.abs(scale.xOf(end) - x))
    if (distance <= REACH && (best === undefined || distance < best.distance)) best = { index, distance }
  }
  return best
}
