import type { Millis } from '../../base/millis.ts'
import type { Trace } from '../../trace/trace.ts'
import { detailAt } from './detail.ts'
import { foldQuietGaps } from './foldQuietGaps.ts'
import { layOut } from './layout.ts'
import { paintFrame } from './paint/paintFrame.ts'
import { LabelQueue } from './paint/text.ts'
import { Textures } from './paint/textures.ts'
import type { Palette } from './palette.ts'
import { TIMELINE_STRINGS } from './strings.ts'
import { timelineRows } from './timelineRows.ts'
import { type TimelineView, TimeScale } from './timeScale.ts'
import { viewOfRange } from './view.ts'

/** Draws single frames of a trace without the component around them: what a benchmark measures. */
export interface FramePainter {
  /** The view in which the whole trace fits. */
  readonly whole: TimelineView
  /** Draws one frame; does everything that a frame of the component does. */
  paint(view: TimelineView, cursor: Millis): void
}

/** Prepares to draw frames of a trace on a canvas of a size in CSS pixels. */
export function framePainter(
  trace: Trace,
  ctx: CanvasRenderingContext2D,
  size: { readonly width: number; readonly height: number },
  palette: Palette,
): FramePainter {
  const strings = TIMELINE_STRINGS.en
  const layout = layOut(timelineRows(trace, { form: 'wide', openings: new Map(), strings }), 'wide')
  const textures = new Textures(ctx, 1)
  const labels = new LabelQueue()
  const x0 = layout.gutter
  const x1 = size.width - 16
  const opened: readonly Millis[] = []
  const foldsAt = (pxPerSecond: number) => foldQuietGaps(trace, { pxPerSecond, width: x1 - x0, opened })
  return {
    whole: viewOfRange({ from: 0, to: trace.header.duration }, x1 - x0, foldsAt),
    paint: (view, cursor) => {
      const scale = new TimeScale(view, foldsAt(view.pxPerSecond), x0, x1)
      paintFrame({
        ctx,
        trace,
        layout,
        scale,
        panes: scale.panes(),
        detail: detailAt(view.pxPerSecond),
        palette,
        textures,
        strings,
        labels,
        ...size,
        scrollTop: 0,
        cursor,
        reach: 'step',
      })
    },
  }
}
