import { countUntil } from '../../../trace/queries/countUntil.ts'
import { rememberByKey, rowOf, timeOf } from '../../../trace/queries/traceIndex.ts'
import type { Trace } from '../../../trace/trace.ts'
import type { RowOf } from '../row.ts'
import type { Pane } from '../timeScale.ts'
import type { Frame, RowPaint } from './frame.ts'
import { fontOf, textWidth } from './text.ts'
import { pxPerMilli, xInPane } from './walkSpans.ts'

/** Events of a type closer than this are one glyph with a number. */
const CLUSTER = 16
/** Far away they are only counted, in wider stretches. */
const FAR_CLUSTER = 30
const GLYPH = 7
const LINE_HEIGHT = 20

interface Cluster {
  readonly x: number
  readonly type: 'Normal' | 'Warning'
  readonly count: number
  /** The last event of it. */
  readonly record: number
}

const rememberedOfType = rememberByKey<'Normal' | 'Warning', Uint32Array>()

function ofType(trace: Trace, records: Uint32Array, type: 'Normal' | 'Warning'): Uint32Array {
  return rememberedOfType(trace, type, () =>
    records.filter((record) => trace.events[rowOf(trace, record)]?.type === type),
  )
}

function clusters(frame: Frame, records: Uint32Array, type: 'Normal' | 'Warning', pane: Pane): readonly Cluster[] {
  const { trace } = frame
  const found: Cluster[] = []
  const reach = (frame.detail === 'sky' ? FAR_CLUSTER : CLUSTER) / pxPerMilli(pane)
  let index = countUntil(trace, records, pane.from - 1)
  while (index < records.length) {
    const start = timeOf(trace, records[index] ?? 0)
    if (start >= pane.to) break
    const after = Math.max(index + 1, countUntil(trace, records, Math.min(start + reach, pane.to)))
    found.push({ x: xInPane(pane, start), type, count: after - index, record: records[after - 1] ?? 0 })
    index = after
  }
  return found
}

/** Draws events: a circle is Normal, a triangle a Warning; several in one place are one with a number. */
export function paintEventsRow({ frame, placed, row }: RowPaint<RowOf<'events'>>): void {
  const { trace, panes } = frame
  const warnings = ofType(trace, row.records, 'Warning')
  const normals = ofType(trace, row.records, 'Normal')
  const top = placed.markTop + 10
  // a line for each type: they often come at one instant, and what is a Warning is seen without reading
  const below = warnings.length > 0 ? top + LINE_HEIGHT : top
  for (const pane of panes) {
    paintLine(frame, clusters(frame, warnings, 'Warning', pane), top, pane)
    paintLine(frame, clusters(frame, normals, 'Normal', pane), below, pane)
  }
}

function paintLine(frame: Frame, found: readonly Cluster[], y: number, pane: Pane): void {
  let free = pane.x0 + 2
  found.forEach((cluster, i) => {
    const next = found[i + 1]?.x ?? Number.POSITIVE_INFINITY
    free = paintCluster(frame, cluster, y, free, Math.min(pane.x1, next - GLYPH - 6))
  })
}

function wordsOf(frame: Frame, { type, count, record }: Cluster): readonly string[] {
  const event = frame.trace.events[rowOf(frame.trace, record)]
  if (event === undefined) return []
  if (type === 'Warning') {
    const times = Math.max(count, event.count)
    return times > 1 ? [`${event.reason} ×${times}`, `×${times}`] : [event.reason]
  }
  if (count > 1) return [`${event.reason} +${count - 1}`, event.reason]
  return event.count > 1 ? [`${event.reason} ×${event.count}`, `×${event.count}`] : [event.reason]
}

/** Draws a glyph with what fits beside it; returns where it ends. */
function paintCluster(frame: Frame, cluster: Cluster, y: number, free: number, until: number): number {
  const { ctx, palette, labels } = frame
  const { x, type, count } = cluster
  const half = type === 'Warning' ? GLYPH : halfWidth(frame, count)
  if (type === 'Warning') paintTriangle(frame, x, y)
  else paintCircle(frame, x, y, count, half)
  const font = fontOf(palette, 'mono')
  const words = wordsOf(frame, cluster)
  for (const text of words) {
    const width = textWidth(ctx, font, text)
    const right = x + half + 4
    if (right + width <= until) {
      labels.push(right, y, text, font, palette.text2)
      return right + width + 6
    }
    if (words.length === 1 && x - half - 4 - width >= free) {
      labels.push(x - half - 4 - width, y, text, font, palette.text2)
      return x + half + 2
    }
  }
  return x + half + 2
}

/** Half the width of a circle, which a number of several digits makes a pill. */
function halfWidth({ ctx, palette }: Frame, count: number): number {
  return count > 9 ? textWidth(ctx, fontOf(palette, 'captionStrong'), countText(count)) / 2 + 4 : GLYPH
}

function countText(count: number): string {
  return count > 999 ? '999+' : String(count)
}

function paintTriangle(frame: Frame, x: number, y: number): void {
  const { ctx, palette } = frame
  ctx.beginPath()
  ctx.moveTo(x, y - 5.5)
  ctx.lineTo(x + 6, y + 4.5)
  ctx.lineTo(x - 6, y + 4.5)
  ctx.closePath()
  ctx.fillStyle = palette.fill.failed
  ctx.fill()
  ctx.strokeStyle = palette.mark.failed
  ctx.lineWidth = 1.4
  ctx.lineJoin = 'round'
  ctx.stroke()
  ctx.beginPath()
  ctx.moveTo(x, y - 2)
  ctx.lineTo(x, y + 1)
  ctx.moveTo(x, y + 2.2)
  ctx.lineTo(x, y + 3.2)
  ctx.stroke()
  ctx.lineJoin = 'miter'
}

function paintCircle(frame: Frame, x: number, y: number, count: number, half: number): void {
  const { ctx, palette, labels } = frame
  const text = countText(count)
  const font = fontOf(palette, 'captionStrong')
  ctx.beginPath()
  if (count > 1) ctx.roundRect(x - half, y - 6.5, 2 * half, 13, 6.5)
  else ctx.arc(x, y, 4, 0, 2 * Math.PI)
  ctx.fillStyle = palette.bg
  ctx.fill()
  ctx.strokeStyle = palette.text2
  ctx.lineWidth = 1.4
  ctx.stroke()
  if (count > 1) labels.push(x - textWidth(ctx, font, text) / 2, y, text, font, palette.text1)
}
