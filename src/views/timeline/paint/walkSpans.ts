import type { Millis } from '../../../base/millis.ts'
import { firstAfter } from '../../../trace/queries/search.ts'
import type { Pane } from '../timeScale.ts'

/** Spans narrower than this are drawn so wide; several in one place become a notch. */
const LEAST_WIDTH = 2

/** A span, or several that are too narrow to be told apart, clipped to a pane. */
export interface SpanPiece<T> {
  readonly span: T
  readonly index: number
  readonly x0: number
  readonly x1: number
  /** How many spans stand here; 1 unless they are merged, then `span` is the first of them. */
  readonly count: number
}

/** Visits the spans of a pane from left to right, a merged run as one: the work grows with the pixels, not with the spans. */
export function walkSpans<T extends { readonly start: Millis; readonly end: Millis }>(
  spans: readonly T[],
  pane: Pane,
  visit: (piece: SpanPiece<T>) => void,
): void {
  const px = (pane.x1 - pane.x0) / (pane.to - pane.from)
  const least = LEAST_WIDTH / px
  const timeOf = (i: number): Millis => spans[i]?.start ?? 0
  let index = firstAfter(spans.length, (i) => spans[i]?.end ?? 0, pane.from)
  while (index < spans.length) {
    const span = spans[index]
    if (span === undefined || span.start >= pane.to) return
    const x0 = pane.x0 + Math.max(0, span.start - pane.from) * px
    const wide = span.end - span.start >= least
    if (wide) {
      const x1 = pane.x0 + (Math.min(span.end, pane.to) - pane.from) * px
      visit({ span, index, x0, x1: Math.max(x1, x0 + LEAST_WIDTH), count: 1 })
      index++
      continue
    }
    const after = firstAfter(spans.length, timeOf, span.start + least)
    let last = after
    // a wide span that begins in this place is drawn on its own
    while (last > index + 1 && (spans[last - 1]?.end ?? 0) - timeOf(last - 1) >= least) last--
    const count = Math.max(1, last - index)
    visit({ span, index, x0, x1: x0 + LEAST_WIDTH, count })
    index += count
  }
}

/** The instants of a pane as pixels. */
export function xInPane(pane: Pane, t: Millis): number {
  return pane.x0 + ((t - pane.from) * (pane.x1 - pane.x0)) / (pane.to - pane.from)
}

/** Pixels in a millisecond of a pane. */
export function pxPerMilli(pane: Pane): number {
  return (pane.x1 - pane.x0) / (pane.to - pane.from)
}
