import type { Millis } from '../../../base/millis.ts'
import type { Selection } from '../../../trace/queries/selection.ts'
import type { ObjectRef } from '../../../trace/records.ts'
import type { ProbeType, Trace } from '../../../trace/trace.ts'
import type { Detail } from '../detail.ts'
import type { PlacedRow, TimelineLayout } from '../layout.ts'
import type { MarkRef } from '../marks.ts'
import type { Palette } from '../palette.ts'
import type { TimelineStrings } from '../strings.ts'
import type { Pane, TimeScale } from '../timeScale.ts'
import type { LabelQueue } from './text.ts'
import type { Textures } from './textures.ts'

/** Spans of a machine's state, and whose machine it is. */
export interface OutlinedSpans {
  readonly pod: ObjectRef
  readonly container: string | undefined
  readonly probe: ProbeType | undefined
  readonly spans: readonly { readonly start: Millis; readonly end: Millis }[]
}

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
  /** When a machine was in the state that is picked in the graph. */
  readonly outlined?: OutlinedSpans
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
