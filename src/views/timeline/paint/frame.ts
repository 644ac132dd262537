import type { Millis } from '../../../base/millis.ts'
import type { Selection } from '../../../trace/queries/selection.ts'
import type { Trace } from '../../../trace/trace.ts'
import type { Detail } from '../detail.ts'
import type { PlacedRow, TimelineLayout } from '../layout.ts'
import type { MarkRef } from '../marks.ts'
import type { Palette } from '../palette.ts'
import type { TimelineStrings } from '../strings.ts'
import type { Pane, TimeScale } from '../timeScale.ts'
import type { LabelQueue } from './text.ts'
import type { Textures } from './textures.ts'

/** Everything that one drawing depends on. */
export interface Frame {
  readonly ctx: CanvasRenderingContext2D
  readonly trace: Trace
  readonly layout: TimelineLayout
  readonly scale: TimeScale
  readonly panes: readonly Pane[]
  readonly detail: Detail
  readonly palette: Palette
  readonly textures: Textures
  readonly strings: TimelineStrings
  readonly labels: LabelQueue
  /** The size of the canvas in CSS pixels. */
  readonly width: number
  readonly height: number
  /** How far the lanes are scrolled up. */
  readonly scrollTop: number
  readonly cursor: Millis
  readonly selection?: Selection
  readonly hovered?: MarkRef
  readonly focused?: MarkRef
  /** Arrows along causes: one step, or the whole chain. */
  readonly reach: 'step' | 'chain'
  /** Two instants that are being measured. */
  readonly measured?: readonly [Millis, Millis]
}

/** One row of a frame: a painter adds the frame's offset to nothing, as the canvas is moved already. */
export interface RowPaint<R> {
  readonly frame: Frame
  readonly placed: PlacedRow
  readonly row: R
}
