import { effectsOf } from '../../../trace/queries/whyOf.ts'
import type { RecordId } from '../../../trace/records.ts'
import { type MarkBox, markBox, marksOfRecord, placedRow, rankOfRow } from '../markBoxes.ts'
import type { MarkRef } from '../marks.ts'
import type { Row } from '../row.ts'
import type { Frame, OutlinedSpans } from './frame.ts'
import { walkSpans } from './walkSpans.ts'

/** How far to look for a record that is drawn, through those that are not (calls, machine moves). */
const REACH = 8

/** Whether a row is the lane of a picked state: the container's bars, the probe's ticks, else the pod's phase. */
function isLaneOf(row: Row, { pod, container, probe }: OutlinedSpans): boolean {
  if (row.pod?.name !== pod.name || row.pod.namespace !== pod.namespace) return false
  if (container === undefined) return row.kind === 'phase'
  if (row.container !== container) return false
  return probe === undefined ? row.kind === 'container' : row.kind === 'probe' && row.probe === probe
}

/** Outlines when a machine was in the state that is picked in the graph. */
function paintOutlined(frame: Frame): void {
  const { ctx, palette, layout, outlined, panes } = frame
  if (outlined === undefined) return
  ctx.strokeStyle = palette.you
  ctx.lineWidth = 1.5
  for (const { row, markTop, markHeight } of layout.rows) {
    if (!isLaneOf(row, outlined)) continue
    for (const pane of panes) {
      walkSpans(outlined.spans, pane, ({ x0, x1 }) => {
        ctx.beginPath()
        ctx.roundRect(x0 - 1, markTop - 2, x1 - x0 + 2, markHeight + 4, 3)
        ctx.stroke()
      })
    }
  }
}

/** Outlines what is selected, focused and hovered, and draws where it came from and what it brought about. */
export function paintHighlights(frame: Frame): void {
  const { ctx, palette, selection, hovered, focused } = frame
  const outline = (box: MarkBox | undefined, width: number): void => {
    if (box === undefined) return
    ctx.beginPath()
    ctx.roundRect(box.x0 - 1, box.y0 - 1, box.x1 - box.x0 + 2, box.y1 - box.y0 + 2, 3)
    ctx.strokeStyle = palette.you
    ctx.lineWidth = width
    ctx.stroke()
  }
  paintOutlined(frame)
  for (const mark of selectedMarks(frame)) outline(markBox(frame, mark), 2)
  if (hovered !== undefined) outline(markBox(frame, hovered), 1)
  if (focused !== undefined) outline(markBox(frame, focused), 2)
  if (hovered !== undefined) paintArrows(frame, hovered)
  else if (selection !== undefined) for (const mark of selectedMarks(frame).slice(0, 1)) paintArrows(frame, mark)
}

function selectedMarks({ trace, layout, selection }: Frame): readonly MarkRef[] {
  if (selection === undefined) return []
  const marks = marksOfRecord(trace, layout, selection.record)
  const own = marks.filter((mark) => mark.row === selection.row)
  return own.length > 0 ? own : marks
}

function paintArrows(frame: Frame, mark: MarkRef): void {
  const { layout } = frame
  const box = markBox(frame, mark)
  const placed = layout.rows.find((p) => p.row.key === mark.row)
  if (box === undefined || placed === undefined) return
  const record = box.record
  const cause = drawnCause(frame, record)
  if (cause !== undefined) paintArrow(frame, cause, box, 'in')
  if (frame.reach === 'chain') {
    let effect = cause
    for (let steps = 0; effect !== undefined && steps < 40; steps++) {
      const before = drawnCause(frame, effect.record)
      if (before !== undefined) paintArrow(frame, before, effect, 'in')
      effect = before
    }
  }
  for (const effect of drawnEffects(frame, record)) paintArrow(frame, box, effect, 'out')
}

/** More arrows than this are a tangle. */
const MOST_ARROWS = 3

/** The nearest effects that are drawn, the most telling ones: states and timers before events. */
function drawnEffects(frame: Frame, record: RecordId): readonly MarkBox[] {
  const { trace, layout } = frame
  const found: { readonly box: MarkBox; readonly rank: number }[] = []
  const follow = (from: RecordId, left: number): void => {
    for (const effect of effectsOf(trace, from)) {
      if (found.length > 30) return
      const mark = marksOfRecord(trace, layout, effect)[0]
      const box = mark === undefined ? undefined : markBox(frame, mark)
      if (mark !== undefined && box !== undefined) found.push({ box, rank: rankOfRow(placedRow(layout, mark.row)) })
      else if (left > 0) follow(effect, left - 1)
    }
  }
  follow(record, REACH)
  const best = found.sort((a, b) => a.rank - b.rank || a.box.record - b.box.record)
  return best
    .filter(({ rank }) => rank === best[0]?.rank)
    .slice(0, MOST_ARROWS)
    .map(({ box }) => box)
}

/** The nearest cause that is drawn. */
function drawnCause(frame: Frame, record: RecordId): MarkBox | undefined {
  const { trace, layout } = frame
  let at = trace.records.cause[record] ?? -1
  for (let steps = 0; at >= 0 && steps < REACH; steps++) {
    const mark = marksOfRecord(trace, layout, at)[0]
    const box = mark === undefined ? undefined : markBox(frame, mark)
    if (box !== undefined) return box
    at = trace.records.cause[at] ?? -1
  }
  return undefined
}

/** Draws an arrow from a cause to its effect, bowed so that it can be told from the lanes. */
function paintArrow(frame: Frame, cause: MarkBox, effect: MarkBox, side: 'in' | 'out'): void {
  const { ctx, palette } = frame
  const x0 =
    side === 'out'
      ? Math.min(cause.x1, Math.max(cause.x0, effect.x0))
      : cause.x0 + Math.min(6, (cause.x1 - cause.x0) / 2)
  const y0 = effect.y0 > cause.y1 ? cause.y1 : effect.y1 < cause.y0 ? cause.y0 : (cause.y0 + cause.y1) / 2
  const x1 = effect.x0
  const y1 = Math.min(effect.y1 - 3, Math.max(effect.y0 + 3, (effect.y0 + effect.y1) / 2))
  const bow =
    side === 'in'
      ? -Math.max(14, Math.min(40, Math.abs(y1 - y0) / 2))
      : Math.max(14, Math.min(40, Math.abs(y1 - y0) / 2))
  ctx.beginPath()
  ctx.moveTo(x0, y0)
  const cx = side === 'in' ? Math.min(x0, x1) + bow : Math.max(x0, x1) + bow
  ctx.bezierCurveTo(cx, y0, cx, y1, x1 + (side === 'in' ? -2 : 4), y1)
  ctx.strokeStyle = palette.you
  ctx.lineWidth = 1.5
  ctx.stroke()
  const direction = side === 'in' ? 1 : -1
  const tip = x1 + (side === 'in' ? 0 : 2)
  ctx.beginPath()
  ctx.moveTo(tip, y1)
  ctx.lineTo(tip - 7 * direction, y1 - 3.5)
  ctx.lineTo(tip - 7 * direction, y1 + 3.5)
  ctx.closePath()
  ctx.fillStyle = palette.you
  ctx.fill()
}
