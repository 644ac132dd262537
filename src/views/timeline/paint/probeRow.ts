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
  const { ctx, palette, panes } = frame
  const ground = placed.markTop + placed.markHeight
  const labels = new RowLabels(frame, placed.markTop + 1)
  const holding = new RowLabels(frame, ground - 6)
  for (const pane of panes) {
    if (placed.row.density === 'full') {
      ctx.fillStyle = palette.line
      ctx.fillRect(pane.x0, ground, pane.x1 - pane.x0, 1)
    }
    paintHolds(paint, pane, holding)
    if (row.density !== 'full') paintEach(paint, pane, row.firstPasses, labels)
    else if (ticksShown(paint)) {
      paintEach(paint, pane, row.records, labels)
      continue
    } else paintPassesAsLine(paint, pane)
    paintEach(paint, pane, row.unpassed, labels)
  }
}

/** Ticks that stand closer than this merge into a line. */
const TICK_ROOM = 14

/** Whether there is room for each attempt of a probe. */
function ticksShown({ frame, row }: RowPaint<RowOf<'probe'>>): boolean {
  const { detail, scale } = frame
  return detail === 'close' || detail === 'near' || row.periodSeconds * scale.pxPerSecond >= TICK_ROOM
}

function paintHolds({ frame, placed, row }: RowPaint<RowOf<'probe'>>, pane: Pane, labels: RowLabels): void {
  const { ctx, palette, textures, strings } = frame
  const ground = placed.markTop + placed.markHeight
  walkSpans(row.holds, pane, ({ x0, x1, count }) => {
    if (count > 1 || x1 - x0 < 8) return
    ctx.fillStyle = textures.get('softHatch', palette.edge, 'transparent')
    ctx.fillRect(x0 + 6, ground - 11, x1 - x0 - 6, 11)
    if (placed.row.density === 'full')
      labels.inside(x0 + 10, x1, [strings.onHold, strings.onHoldShort], 'caption', palette.text2, palette.bg)
  })
}

/** Draws each run of passes as a thin line, from its first to its last. */
function paintPassesAsLine({ frame, placed, row }: RowPaint<RowOf<'probe'>>, pane: Pane): void {
  const { ctx, palette, trace } = frame
  const { records, unpassed, firstPasses } = row
  const y = placed.markTop + placed.markHeight - 3
  const step = 2 / pxPerMilli(pane)
  ctx.fillStyle = palette.mark.running
  let turn = Math.max(0, countUntil(trace, firstPasses, pane.from) - 1)
  while (turn < firstPasses.length) {
    const first = firstPasses[turn] ?? 0
    const start = timeOf(trace, first)
    if (start >= pane.to) return
    const broken = unpassed[countUntil(trace, unpassed, start)]
    const next = firstPasses[turn + 1]
    const until = Math.min(
      broken === undefined ? Number.POSITIVE_INFINITY : timeOf(trace, broken),
      next === undefined ? Number.POSITIVE_INFINITY : timeOf(trace, next),
    )
    const last = records[countUntil(trace, records, Math.min(until - 1e-3, pane.to)) - 1] ?? first
    const x0 = Math.max(pane.x0, xInPane(pane, start))
    ctx.fillRect(x0, y, Math.max(2, xInPane(pane, timeOf(trace, last)) - x0), 2)
    turn = Math.max(turn + 1, countUntil(trace, firstPasses, start + step))
  }
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
    if (count > 1) paintDensity(frame, placed.markTop + placed.markHeight, xInPane(pane, time), count)
    else paintStem(frame, placed.markTop, placed.markTop + placed.markHeight, xInPane(pane, time), record)
    if (placed.row.density === 'full' && count === 1) sayCount(frame, labels, pane, xInPane(pane, time), record)
    index += count
  }
}

/** Draws several failures in one place as a stroke that is higher the more they are. */
function paintDensity(frame: Frame, ground: number, x: number, count: number): void {
  const { ctx, palette } = frame
  const height = Math.min(24, 8 + 3 * Math.log2(count))
  ctx.fillStyle = palette.mark.failed
  ctx.fillRect(x - 1.5, ground - height, 3, height)
}

function sayCount(frame: Frame, labels: RowLabels, pane: Pane, x: number, record: number): void {
  const { trace, palette, ctx } = frame
  const row = rowOf(trace, record)
  const outcome = trace.probes.outcome[row]
  if (outcome !== ProbeOutcome.failure && outcome !== ProbeOutcome.timeout) return
  const run = trace.probes.run[row] ?? 0
  const threshold = trace.probes.threshold[row] ?? 0
  // what fails on after the threshold was spent counts towards nothing
  if (run > threshold) return
  const text = `${run}/${threshold}`
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
