import { type Millis, SECOND } from '../../base/millis.ts'
import { FOLD_WIDTH, type Fold, type TimelineView } from './timeScale.ts'

/** A range of time, as others ask for it. */
export interface VisibleRange {
  readonly from: Millis
  readonly to: Millis
}

/** The widest a second may be drawn, in pixels: a millisecond is then 20 px. */
const CLOSEST = 20_000
const ROUNDS = 12
/** Folding alone never brings a view nearer than this: a trace in which little happens would be looked at through a microscope. */
const CLOSEST_BY_FOLDING = 400

/** The view in which a range fills a width. Folds depend on the zoom and the zoom on what is folded: it is found by repetition. */
export function viewOfRange(
  { from, to }: VisibleRange,
  width: number,
  foldsAt: (pxPerSecond: number) => readonly Fold[],
): TimelineView {
  const span = Math.max(1, to - from)
  let pxPerSecond = (width / span) * SECOND
  for (let round = 0; round < ROUNDS; round++) {
    let folded = 0
    let bands = 0
    for (const fold of foldsAt(pxPerSecond)) {
      const cut = Math.min(fold.to, to) - Math.max(fold.from, from)
      if (cut <= 0) continue
      folded += cut
      bands += (FOLD_WIDTH * cut) / (fold.to - fold.from)
    }
    const next = (Math.max(width * 0.1, width - bands) / Math.max(1, span - folded)) * SECOND
    if (next <= pxPerSecond * 1.0005) break
    pxPerSecond = Math.max(pxPerSecond, Math.min(next, CLOSEST_BY_FOLDING))
  }
  return { left: from, pxPerSecond: Math.min(CLOSEST, pxPerSecond) }
}

/** Keeps a zoom between the whole trace at half the width and a millisecond at 20 px. */
export function clampZoom(pxPerSecond: number, duration: Millis, width: number): number {
  const farthest = ((width / 2) * SECOND) / Math.max(duration, SECOND)
  return Math.min(CLOSEST, Math.max(farthest, pxPerSecond))
}
