import type { Millis } from '../../../base/millis.ts'
import { type SummaryMark, summaryMarks } from '../../../trace/queries/summaryMarks.ts'
import { oncePerTrace } from '../../../trace/queries/traceIndex.ts'
import type { Trace } from '../../../trace/trace.ts'
import type { Palette } from '../palette.ts'
import type { VisibleRange } from '../view.ts'
import { tickStep, tickText } from './axis.ts'
import { fontOf, textWidth } from './text.ts'
import { walkSpans } from './walkSpans.ts'

/** The strip's scale: the whole trace, unfolded. */
interface OverviewScale {
  xOf(t: Millis): number
  timeAt(x: number): Millis
}

const PAD = 8

/** The scale of the overview at a width. */
export function overviewScale(end: Millis, width: number): OverviewScale {
  const px = (width - 2 * PAD) / Math.max(1, end)
  return { xOf: (t) => PAD + t * px, timeAt: (x) => (x - PAD) / px }
}

/** What a drawing of the overview depends on. */
interface OverviewFrame {
  readonly ctx: CanvasRenderingContext2D
  readonly trace: Trace
  readonly palette: Palette
  readonly width: number
  readonly height: number
  readonly cursor: Millis
  readonly visible: VisibleRange
}

interface Strip {
  readonly bars: readonly SummaryMark[]
  readonly wedges: readonly SummaryMark[]
  readonly ticks: readonly SummaryMark[]
}

/** The marks of each row by shape, each in the order of its starts: sorted once, as the cursor redraws the strip for each frame. */
const strips: (trace: Trace) => readonly Strip[] = oncePerTrace((trace) =>
  summaryMarks(trace).map(({ marks }) => {
    const sorted = [...marks].sort((a, b) => a.start - b.start)
    const of = (shape: SummaryMark['shape']) => sorted.filter((mark) => mark.shape === shape)
    return { bars: of('bar'), wedges: of('wedge'), ticks: of('tick') }
  }),
)

/** The height of the numbers below the strip. */
const NUMBERS = 16
const FRAME_TOP = 3

/** Draws the whole trace as a strip, with the visible range as a frame and the cursor. */
export function paintOverview(frame: OverviewFrame): void {
  const { ctx, trace, palette, width, height, cursor, visible } = frame
  const end = trace.header.duration
  const scale = overviewScale(end, width)
  ctx.clearRect(0, 0, width, height)
  const bottom = height - NUMBERS
  const rows = strips(trace)
  const room = bottom - FRAME_TOP - 8
  const pitch = Math.min(rows.length === 1 ? 16 : 7, room / Math.max(1, rows.length))
  const top = FRAME_TOP + 4 + (room - pitch * rows.length) / 2
  rows.forEach((row, index) => {
    paintSummary(frame, row, top + index * pitch, Math.max(1, rows.length > 1 ? pitch - 2 : pitch), scale)
  })
  const x0 = scale.xOf(Math.max(0, visible.from)) - 2
  const x1 = scale.xOf(Math.min(end, visible.to)) + 2
  ctx.beginPath()
  ctx.roundRect(x0 + 0.5, FRAME_TOP - 1.5, Math.max(4, x1 - x0 - 1), bottom - FRAME_TOP + 2, 3)
  ctx.strokeStyle = palette.edge
  ctx.lineWidth = 1
  ctx.stroke()
  paintNumbers(frame, scale, bottom)
  ctx.fillStyle = palette.you
  ctx.fillRect(scale.xOf(cursor) - 1, 0, 2, bottom + 2)
}

function paintSummary(
  { ctx, trace, palette }: OverviewFrame,
  row: Strip,
  top: number,
  height: number,
  scale: OverviewScale,
): void {
  const end = trace.header.duration
  const pane = { from: 0, to: end + 1, x0: scale.xOf(0), x1: scale.xOf(end + 1) }
  const thin = height < 9
  walkSpans(row.bars, pane, ({ span, x0, x1 }) => {
    ctx.fillStyle = thin ? palette.mark[span.tone] : palette.fill[span.tone]
    ctx.fillRect(x0, top, x1 - x0, height)
  })
  walkSpans(row.wedges, pane, ({ span, x0, x1 }) => {
    ctx.fillStyle = palette.mark[span.tone]
    ctx.beginPath()
    ctx.moveTo(x0, top)
    ctx.lineTo(x1, top + height)
    ctx.lineTo(x0, top + height)
    ctx.fill()
  })
  walkSpans(row.ticks, pane, ({ span, x0 }) => {
    ctx.fillStyle = palette.mark[span.tone]
    ctx.fillRect(x0 - 1, top - 1, 2, height + 2)
  })
}

function paintNumbers({ ctx, trace, palette, width }: OverviewFrame, scale: OverviewScale, top: number): void {
  const end = trace.header.duration
  const step = tickStep(((scale.xOf(end) - scale.xOf(0)) / Math.max(1, end)) * 600)
  const font = fontOf(palette, 'caption')
  ctx.font = font
  ctx.fillStyle = palette.text3
  ctx.textBaseline = 'middle'
  ctx.textAlign = 'left'
  for (let t = 0; t <= end; t += step) {
    const text = tickText(t, step)
    const length = textWidth(ctx, font, text)
    const x = Math.max(0, scale.xOf(t) - length / 2)
    if (x + length <= width) ctx.fillText(text, x, top + NUMBERS / 2 + 1)
  }
}
