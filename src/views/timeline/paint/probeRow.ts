import { countUntil } from '../../../trace/queries/countUntil.ts'
import { rowOf, timeOf } from '../../../trace/queries/traceIndex.ts'
import { ProbeOutcome } from '../../../trace/records.ts'
import type { RowOf } from '../row.ts'
import type { Pane } from '../timeScale.ts'
import { paintCross } from './barShape.ts'
import type { Frame, RowPaint } from './frame.ts'
import { RowLabels } from './rowLabels.ts'
import { fontOf, textWidth } from './text.ts'
import { pxPerMilli, walkSpans, xInPane } from './walkSpans.ts'

/** Failures closer than this become one stroke. */
const TICK = 5

/** Draws the attempts of a probe as stems: a dot passed, a cross failed with its count, a clock timed out, a diamond erred. */
export function paintProbeRow(paint: RowPaint<RowOf<'probe'>>): void {
  const { frame, placed, row } = paint
  const { ctx, palette, panes, detail } = frame
  const ground = placed.markTop + placed.markHeight
  const labels = new RowLabels(frame, placed.markTop + 1)
  const holding = new RowLabels(frame, ground - 6)
  for (const pane of panes) {
    if (placed.row.density === 'full') {
      ctx.fillStyle = palette.line
      ctx.fillRect(pane.x0, ground, pane.x1 - pane.x0, 1)
    }
    paintHolds(paint, pane, holding)
    if (detail === 'close' || detail === 'near') {
      paintEach(paint, pane, row.records, labels)
    } else {
      paintPassesAsLine(paint, pane)
      paintEach(paint, pane, row.unpassed, labels)
    }
  }
}

function paintHolds({ frame, placed, row }: RowPaint<RowOf<'probe'>>, pane: Pane, labels: RowLabels): void {
  const { ctx, palette, textures, strings } = frame
  const ground = placed.markTop + placed.markHeight
  walkSpans(row.holds, pane, ({ x0, x1, count }) => {
    if (count > 1 || x1 - x0 < 8) return
    ctx.fillStyle = textures.get('softHatch', palette.edge, 'transparent')
    ctx.fillRect(x0 + 6, ground - 11, x1 - x0 - 6, 11)
    if (placed.row.density === 'full')
      labels.inside(x0 + 10, x1, [strings.onHold], 'caption', palette.text2, palette.bg)
  })
}

function paintPassesAsLine({ frame, placed, row }: RowPaint<RowOf<'probe'>>, pane: Pane): void {
  const { ctx, palette, trace } = frame
  const first = countUntil(trace, row.records, pane.from)
  const last = countUntil(trace, row.records, pane.to) - 1
  const start = row.records[first]
  const end = row.records[last]
  if (start === undefined || end === undefined || last < first) return
  const x0 = xInPane(pane, timeOf(trace, start))
  const x1 = xInPane(pane, timeOf(trace, end))
  ctx.fillStyle = palette.mark.running
  ctx.globalAlpha = 0.55
  ctx.fillRect(x0, placed.markTop + placed.markHeight - 3, Math.max(2, x1 - x0), 2)
  ctx.globalAlpha = 1
}

/** Draws one stem after another, skipping by search what falls into the same pixels. */
function paintEach(
  { frame, placed }: RowPaint<RowOf<'probe'>>,
  pane: Pane,
  records: Uint32Array,
  labels: RowLabels,
): void {
  const { trace } = frame
  const px = pxPerMilli(pane)
  const step = TICK / px
  let index = countUntil(trace, records, pane.from - 1)
  while (index < records.length) {
    const record = records[index] ?? 0
    const time = timeOf(trace, record)
    if (time >= pane.to) return
    const after = countUntil(trace, records, time + step)
    const count = Math.max(1, after - index)
    paintStem(frame, placed.markTop, placed.markTop + placed.markHeight, xInPane(pane, time), record)
    if (placed.row.density === 'full') sayCount(frame, labels, pane, xInPane(pane, time), record)
    index += frame.detail === 'close' || frame.detail === 'near' ? 1 : count
  }
}

function sayCount(frame: Frame, labels: RowLabels, pane: Pane, x: number, record: number): void {
  const { trace, palette, ctx } = frame
  const row = rowOf(trace, record)
  const outcome = trace.probes.outcome[row]
  if (outcome !== ProbeOutcome.failure && outcome !== ProbeOutcome.timeout) return
  const text = `${trace.probes.run[row]}/${trace.probes.threshold[row]}`
  const width = textWidth(ctx, fontOf(palette, 'mono'), text)
  labels.put(x - width / 2, pane.x1, text, 'mono', palette.mark.failed)
}

function paintStem(frame: Frame, top: number, ground: number, x: number, record: number): void {
  const { ctx, palette, trace } = frame
  const small = ground - top < 20
  const headY = small ? top + 4 : ground - 14
  ctx.lineWidth = 1.5
  switch (trace.probes.outcome[rowOf(trace, record)]) {
    case ProbeOutcome.success:
      stem(frame, x, headY + 2, ground, palette.mark.running)
      ctx.beginPath()
      ctx.arc(x, headY + 1, 2.4, 0, 2 * Math.PI)
      ctx.fillStyle = palette.mark.running
      ctx.fill()
      return
    case ProbeOutcome.failure:
      stem(frame, x, headY + 5, ground, palette.mark.failed)
      paintCross(frame, x, headY, 3, palette.mark.failed)
      return
    case ProbeOutcome.timeout:
      stem(frame, x, headY + 4, ground, palette.mark.failed)
      ctx.beginPath()
      ctx.arc(x, headY, 4, 0, 2 * Math.PI)
      ctx.moveTo(x, headY - 2.4)
      ctx.lineTo(x, headY)
      ctx.lineTo(x + 2, headY + 1)
      ctx.stroke()
      return
    default:
      stem(frame, x, headY + 4, ground, palette.text2)
      ctx.beginPath()
      ctx.moveTo(x, headY - 4)
      ctx.lineTo(x + 4, headY)
      ctx.lineTo(x, headY + 4)
      ctx.lineTo(x - 4, headY)
      ctx.closePath()
      ctx.fillStyle = palette.bg
      ctx.fill()
      ctx.stroke()
  }
}

function stem(frame: Frame, x: number, y0: number, y1: number, colour: string): void {
  const { ctx } = frame
  ctx.beginPath()
  ctx.moveTo(x, y0)
  ctx.lineTo(x, y1)
  ctx.strokeStyle = colour
  ctx.lineWidth = 1.5
  ctx.stroke()
}
