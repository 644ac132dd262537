import { countUntil } from '../../../trace/queries/countUntil.ts'
import { rememberByKey, rowOf, timeOf } from '../../../trace/queries/traceIndex.ts'
import type { Trace } from '../../../trace/trace.ts'
import type { RowOf } from '../row.ts'
import type { Pane } from '../timeScale.ts'
import type { Frame, RowPaint } from './frame.ts'
import { fontOf, textWidth } from './text.ts'
import { pxPerMilli, xInPane } from './walkSpans.ts'

/** Events of a type closer than this are one glyph with a number. */
const CLUSTER = 14
/** Far away each type has a line of its own and clusters are wider, so that they never meet. */
const FAR_CLUSTER = 30
const GLYPH = 7
/** The two lines on which events stand when they would meet. */
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

function clusters(frame: Frame, records: Uint32Array, type: 'Normal' | 'Warning', pane: Pane, found: Cluster[]): void {
  const { trace } = frame
  const reach = (isFar(frame) ? FAR_CLUSTER : CLUSTER) / pxPerMilli(pane)
  let index = countUntil(trace, records, pane.from - 1)
  while (index < records.length) {
    const start = timeOf(trace, records[index] ?? 0)
    if (start >= pane.to) return
    const after = Math.max(index + 1, countUntil(trace, records, Math.min(start + reach, pane.to)))
    found.push({ x: xInPane(pane, start), type, count: after - index, record: records[after - 1] ?? 0 })
    index = after
  }
}

/** Draws events: a circle is Normal, a triangle a Warning; several in one place are one with a number. */
export function paintEventsRow({ frame, placed, row }: RowPaint<RowOf<'events'>>): void {
  const { trace, panes } = frame
  const warnings = ofType(trace, row.records, 'Warning')
  const normals = ofType(trace, row.records, 'Normal')
  const y = placed.markTop + 10
  const ends: [number, number] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const pane of panes) {
    const found: Cluster[] = []
    clusters(frame, warnings, 'Warning', pane, found)
    clusters(frame, normals, 'Normal', pane, found)
    found.sort((a, b) => a.x - b.x || (a.type === b.type ? 0 : a.type === 'Warning' ? -1 : 1))
    found.forEach((cluster, i) => {
      const line = isFar(frame) ? (cluster.type === 'Warning' ? 0 : 1) : cluster.x - GLYPH >= ends[0] ? 0 : 1
      const next = nextInLine(found, i, isFar(frame) ? 1 : line)
      const until = Math.min(pane.x1, (next?.x ?? Number.POSITIVE_INFINITY) - GLYPH - 6)
      const free = Math.max(pane.x0 + 2, line === 0 ? ends[0] : ends[1])
      const end = paintCluster(frame, cluster, y + line * LINE_HEIGHT, free, until)
      ends[line] = Math.max(ends[line], end)
    })
  }
}

/** Whether events are only counted: the two types then keep to their own lines. */
function isFar({ detail }: Frame): boolean {
  return detail === 'sky'
}

/** The next cluster that may stand on the same line. */
function nextInLine(found: readonly Cluster[], index: number, line: 0 | 1): Cluster | undefined {
  const cluster = found[index]
  for (let i = index + 1; i < found.length; i++) {
    const other = found[i]
    if (cluster === undefined || other === undefined) return undefined
    if (line === 1 ? other.type === cluster.type : other.x - GLYPH >= cluster.x + GLYPH) return other
  }
  return undefined
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
  if (type === 'Warning') paintTriangle(frame, x, y)
  else paintCircle(frame, x, y, count)
  const font = fontOf(palette, 'mono')
  const words = wordsOf(frame, cluster)
  for (const text of words) {
    const width = textWidth(ctx, font, text)
    const right = x + GLYPH + 4
    if (right + width <= until) {
      labels.push(right, y, text, font, palette.text2)
      return right + width + 6
    }
    if (text === words[0] && words.length === 1 && x - GLYPH - 4 - width >= free) {
      labels.push(x - GLYPH - 4 - width, y, text, font, palette.text2)
      return x + GLYPH + 2
    }
  }
  return x + GLYPH + 2
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

function paintCircle(frame: Frame, x: number, y: number, count: number): void {
  const { ctx, palette, labels } = frame
  ctx.beginPath()
  ctx.arc(x, y, count > 1 ? 6.5 : 4, 0, 2 * Math.PI)
  ctx.fillStyle = palette.bg
  ctx.fill()
  ctx.strokeStyle = palette.text2
  ctx.lineWidth = 1.4
  ctx.stroke()
  if (count < 2) return
  const text = count > 99 ? '…' : String(count)
  const font = fontOf(palette, 'captionStrong')
  labels.push(x - textWidth(ctx, font, text) / 2, y, text, font, palette.text1)
}
