import { SECOND } from '../../../base/millis.ts'
import { type Pending, pendingAt } from '../../../trace/queries/pendingAt.ts'
import { clockText, durationText } from '../../../ui/clockText.ts'
import { AXIS_HEIGHT, type PlacedRow } from '../layout.ts'
import type { Tone } from '../palette.ts'
import type { Frame } from './frame.ts'
import { fontOf, textWidth } from './text.ts'

const TAB_HEIGHT = 19

/** Draws the veil over what has not happened yet at the cursor. */
export function paintVeil(frame: Frame): void {
  const { ctx, palette, scale, cursor, height } = frame
  const x = Math.max(scale.x0, scale.xOf(cursor))
  if (x >= scale.x1) return
  ctx.fillStyle = palette.veil
  ctx.fillRect(x, AXIS_HEIGHT, frame.width - x, height - AXIS_HEIGHT)
}

/** Whether the cursor is within the drawing. */
function cursorX({ scale, cursor }: Frame): number | undefined {
  const x = scale.xOf(cursor)
  return x < scale.x0 - 1 || x > scale.x1 + 1 ? undefined : x
}

/** Draws the cursor's line. */
export function paintCursorLine(frame: Frame): void {
  const { ctx, palette, height } = frame
  const x = cursorX(frame)
  if (x === undefined) return
  ctx.fillStyle = palette.you
  ctx.fillRect(Math.round(x * 2) / 2 - 0.75, TAB_HEIGHT, 1.5, height - TAB_HEIGHT)
}

/** Draws the tab with the time on top of the cursor's line. */
export function paintCursorTab(frame: Frame): void {
  const { ctx, palette, cursor, width } = frame
  const x = cursorX(frame)
  if (x === undefined) return
  const font = fontOf(palette, 'labelStrong')
  const text = clockText(cursor)
  const tab = textWidth(ctx, font, text) + 16
  const left = Math.min(width - tab - 2, Math.max(2, x - tab / 2))
  ctx.beginPath()
  ctx.roundRect(left, 1, tab, TAB_HEIGHT, 4)
  ctx.fillStyle = palette.you
  ctx.fill()
  ctx.font = font
  ctx.textAlign = 'left'
  ctx.textBaseline = 'middle'
  ctx.fillStyle = palette.onYou
  ctx.fillText(text, left + 8, 1 + TAB_HEIGHT / 2 + 0.5)
}

/** The tone of what is waited for. */
function toneOfPending(kind: Pending['kind']): Tone {
  switch (kind) {
    case 'grace':
    case 'preStop':
      return 'stopping'
    case 'backOff':
    case 'imageBackOff':
      return 'waiting'
    case 'activeDeadline':
    case 'initialDelay':
    case 'pull':
    case 'probe':
      return 'completed'
  }
}

/** The row beside which a countdown stands. */
function rowOfPending(rows: readonly PlacedRow[], pending: Pending): PlacedRow | undefined {
  return rows.find(({ row }) => {
    if (row.pod?.name !== pending.pod || row.container !== pending.container) return false
    if (pending.kind === 'probe') return row.kind === 'probe' && row.probe === pending.probe && row.density === 'full'
    if (pending.kind === 'initialDelay') return row.kind === 'probe' && row.density === 'full'
    return pending.kind === 'pull' ? row.kind === 'container' : row.kind === 'timers'
  })
}

/** A probe's countdown is shown where its period is at least so wide: it would hide the very ticks it counts to. */
const PROBE_PILL = 60

/** Draws the countdowns at the cursor as pills, each beside its lane. */
export function paintPills(frame: Frame): void {
  const { trace, cursor, layout, scale, scrollTop, strings } = frame
  const x = cursorX(frame)
  if (x === undefined) return
  const ends = new Map<string, number>()
  for (const pending of pendingAt(trace, cursor)) {
    if (pending.kind === 'probe' && ((pending.due - pending.start) / SECOND) * scale.pxPerSecond < PROBE_PILL) continue
    const placed = rowOfPending(layout.rows, pending)
    if (placed === undefined) continue
    const y =
      AXIS_HEIGHT - scrollTop + (placed.markHeight > 24 ? placed.markTop + 10 : placed.markTop + placed.markHeight - 2)
    if (y < AXIS_HEIGHT + 8 || (pending.kind === 'probe' && ends.has(placed.row.key))) continue
    const text = pending.left >= 0 ? strings.left[pending.kind](durationText(pending.left)) : strings.overdue
    const share = pending.due <= pending.start ? 0 : Math.max(0, pending.left / (pending.due - pending.start))
    const start = ends.get(placed.row.key) ?? x + 7
    ends.set(placed.row.key, paintPill(frame, start, x, y, text, toneOfPending(pending.kind), share) + 6)
  }
}

const PILL_HEIGHT = 18

/** Draws one pill, left of the cursor where there is no room at its right; returns where it ends. */
function paintPill(
  frame: Frame,
  at: number,
  cursor: number,
  y: number,
  text: string,
  tone: Tone,
  share: number,
): number {
  const { ctx, palette, width } = frame
  const font = fontOf(palette, 'captionStrong')
  const length = textWidth(ctx, font, text) + 32
  const x = at + length > width - 4 ? Math.max(2, cursor - 7 - length) : at
  const colour = palette.mark[tone]
  ctx.beginPath()
  ctx.roundRect(x, y - PILL_HEIGHT / 2, length, PILL_HEIGHT, PILL_HEIGHT / 2)
  ctx.fillStyle = palette.bg
  ctx.fill()
  ctx.strokeStyle = colour
  ctx.lineWidth = 1.5
  ctx.stroke()
  ctx.beginPath()
  ctx.arc(x + 12, y, 4.5, 0, 2 * Math.PI)
  ctx.lineWidth = 1.25
  ctx.stroke()
  ctx.beginPath()
  ctx.moveTo(x + 12, y)
  ctx.arc(x + 12, y, 4.5, -Math.PI / 2, -Math.PI / 2 + 2 * Math.PI * share)
  ctx.closePath()
  ctx.fillStyle = colour
  ctx.fill()
  ctx.font = font
  ctx.fillStyle = palette.text1
  ctx.textAlign = 'left'
  ctx.textBaseline = 'middle'
  ctx.fillText(text, x + 21, y + 0.5)
  return x + length
}

/** Draws how long it is between two instants that are being measured. */
export function paintMeasure(frame: Frame): void {
  const { ctx, palette, measured, scale, height } = frame
  if (measured === undefined) return
  const [a, b] = measured
  const x0 = scale.xOf(Math.min(a, b))
  const x1 = scale.xOf(Math.max(a, b))
  ctx.fillStyle = palette.you
  ctx.globalAlpha = 0.12
  ctx.fillRect(x0, AXIS_HEIGHT, x1 - x0, height - AXIS_HEIGHT)
  ctx.globalAlpha = 1
  const y = AXIS_HEIGHT + 14
  ctx.fillRect(x0, AXIS_HEIGHT, 1, height - AXIS_HEIGHT)
  ctx.fillRect(x1, AXIS_HEIGHT, 1, height - AXIS_HEIGHT)
  ctx.fillRect(x0, y, x1 - x0, 1.5)
  const text = `Δ ${durationText(Math.abs(b - a))}`
  const font = fontOf(palette, 'captionStrong')
  const pill = textWidth(ctx, font, text) + 16
  const left = (x0 + x1 - pill) / 2
  ctx.beginPath()
  ctx.roundRect(left, y - PILL_HEIGHT / 2, pill, PILL_HEIGHT, PILL_HEIGHT / 2)
  ctx.fillStyle = palette.youFill
  ctx.fill()
  ctx.strokeStyle = palette.you
  ctx.lineWidth = 1.5
  ctx.stroke()
  ctx.font = font
  ctx.fillStyle = palette.text1
  ctx.textAlign = 'left'
  ctx.textBaseline = 'middle'
  ctx.fillText(text, left + 8, y + 0.5)
}
