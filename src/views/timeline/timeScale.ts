import { type Millis, SECOND } from '../../base/millis.ts'
import { firstAfter } from '../../trace/queries/search.ts'

/** A quiet span that is cut out of the drawing. */
export interface Fold {
  readonly from: Millis
  readonly to: Millis
}

/** How wide a folded gap is drawn, in pixels. */
export const FOLD_WIDTH = 34

/** What part of a trace is drawn: the instant at the left edge, and how wide a second is. */
export interface TimelineView {
  readonly left: Millis
  readonly pxPerSecond: number
}

/** A piece of time that is drawn at one scale, between folds. */
export interface Pane {
  readonly from: Millis
  readonly to: Millis
  readonly x0: number
  readonly x1: number
}

/**
 * The one scale of a view: instants to pixels and back. Everywhere a second is equally wide; folds are the exception,
 * each FOLD_WIDTH wide. Immutable; made anew when the view moves.
 */
export class TimeScale {
  readonly pxPerSecond: number
  readonly folds: readonly Fold[]
  /** Where the drawing begins and ends, in pixels. */
  readonly x0: number
  readonly x1: number
  private readonly origin: number
  /** Pixels cut off (relative to an unfolded scale) by the folds before each fold, and by all of them. */
  private readonly cut: Float64Array
  private inSight: readonly Fold[] | undefined

  constructor(view: TimelineView, folds: readonly Fold[], x0: number, x1: number) {
    this.pxPerSecond = view.pxPerSecond
    this.folds = folds
    this.x0 = x0
    this.x1 = x1
    this.cut = new Float64Array(folds.length + 1)
    folds.forEach((fold, i) => {
      this.cut[i + 1] = (this.cut[i] ?? 0) + this.flat(fold.to - fold.from) - FOLD_WIDTH
    })
    this.origin = x0 - this.position(view.left)
  }

  /** The pixel of an instant. */
  xOf(t: Millis): number {
    return this.origin + this.position(t)
  }

  /** The instant at a pixel; inside a fold time runs evenly through its width. */
  timeAt(x: number): Millis {
    const position = x - this.origin
    let low = 0
    let high = this.folds.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.foldStart(middle) <= position) low = middle + 1
      else high = middle
    }
    const fold = this.folds[low - 1]
    if (fold === undefined) return (position / this.pxPerSecond) * SECOND
    const into = position - this.foldStart(low - 1)
    if (into < FOLD_WIDTH) return fold.from + (into / FOLD_WIDTH) * (fold.to - fold.from)
    return fold.to + ((into - FOLD_WIDTH) / this.pxPerSecond) * SECOND
  }

  /** The pieces that are visible between x0 and x1, from left to right. */
  panes(): readonly Pane[] {
    const panes: Pane[] = []
    let from = this.timeAt(this.x0)
    const end = this.timeAt(this.x1)
    const push = (to: Millis): void => {
      if (to > from) panes.push({ from, to, x0: this.xOf(from), x1: this.xOf(to) })
    }
    for (const fold of this.visibleFolds()) {
      push(fold.from)
      from = fold.to
    }
    push(end)
    return panes
  }

  /** The folds of which something is visible. */
  visibleFolds(): readonly Fold[] {
    if (this.inSight === undefined) {
      const { from, to } = this.visible()
      const first = firstAfter(this.folds.length, (i) => this.folds[i]?.to ?? 0, from)
      const last = firstAfter(this.folds.length, (i) => this.folds[i]?.from ?? 0, to)
      this.inSight = this.folds.slice(first, last)
    }
    return this.inSight
  }

  /** The range that is visible. */
  visible(): { readonly from: Millis; readonly to: Millis } {
    return { from: this.timeAt(this.x0), to: this.timeAt(this.x1) }
  }

  private flat(span: Millis): number {
    return (span / SECOND) * this.pxPerSecond
  }

  private foldStart(index: number): number {
    return this.flat(this.folds[index]?.from ?? 0) - (this.cut[index] ?? 0)
  }

  /** The pixel of an instant on a drawing that begins at time 0. */
  private position(t: Millis): number {
    let low = 0
    let high = this.folds.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.folds[middle]?.from ?? 0) <= t) low = middle + 1
      else high = middle
    }
    const fold = this.folds[low - 1]
    if (fold !== undefined && t < fold.to) {
      return this.foldStart(low - 1) + ((t - fold.from) / (fold.to - fold.from)) * FOLD_WIDTH
    }
    return this.flat(t) - (this.cut[low] ?? 0)
  }
}
