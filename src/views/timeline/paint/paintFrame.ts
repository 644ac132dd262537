import { AXIS_HEIGHT, type PlacedRow } from '../layout.ts'
import { paintAddressesRow } from './addressesRow.ts'
import { paintAxis, paintGrid } from './axis.ts'
import { paintCommandsRow } from './commandsRow.ts'
import { paintConditionRow } from './conditionRow.ts'
import { paintContainerRow, paintExitsRow } from './containerRow.ts'
import { paintCursorLine, paintCursorTab, paintMeasure, paintPills, paintVeil } from './cursor.ts'
import { paintEndpointRow } from './endpointRow.ts'
import { paintEventsRow } from './eventsRow.ts'
import { paintFoldLengths, paintFolds } from './folds.ts'
import type { Frame } from './frame.ts'
import { paintGroupRow, paintSummaryRow } from './groupRow.ts'
import { paintGutter } from './gutter.ts'
import { paintHighlights } from './highlights.ts'
import { paintPhaseRow } from './phaseRow.ts'
import { paintProbeRow } from './probeRow.ts'
import { paintStatusRow } from './statusRow.ts'
import { paintTimersRow } from './wedgeRow.ts'

/** How far marks of the first instant stand out to the left. */
const OVERHANG = 12

/** Draws the whole timeline: lanes, the veil over the future, then words, folds and the cursor. */
export function paintFrame(frame: Frame): void {
  paintBelowVeil(frame)
  paintAtCursor(frame, () => paintAboveVeil(frame))
}

/** Draws the lanes; their words wait in the frame's queue. */
export function paintBelowVeil(frame: Frame): void {
  const { ctx, palette, layout, width, height, scrollTop } = frame
  ctx.fillStyle = palette.bg
  ctx.fillRect(0, 0, width, height)
  paintGrid(frame)
  ctx.save()
  clipToLanes(frame)
  ctx.translate(0, AXIS_HEIGHT - scrollTop)
  for (const placed of layout.rows) {
    if (placed.top + placed.height < scrollTop || placed.top > scrollTop + height - AXIS_HEIGHT) continue
    paintRow(frame, placed)
  }
  ctx.restore()
}

/** Draws what the veil never covers: folds, the words that wait, highlights, the axis. */
export function paintAboveVeil(frame: Frame): void {
  const { ctx, palette, width, scrollTop, labels } = frame
  ctx.save()
  clipToLanes(frame)
  paintFolds(frame)
  ctx.translate(0, AXIS_HEIGHT - scrollTop)
  labels.flush(ctx)
  paintHighlights(frame)
  ctx.restore()
  ctx.fillStyle = palette.bg
  ctx.fillRect(0, 0, width, AXIS_HEIGHT - 8)
  paintAxis(frame)
  paintFoldLengths(frame)
}

/** Draws what depends on the cursor, with what stands above the veil between. */
export function paintAtCursor(frame: Frame, aboveVeil: () => void): void {
  const { ctx } = frame
  ctx.save()
  clipToLanes(frame)
  paintVeil(frame)
  ctx.restore()
  aboveVeil()
  paintGutter(frame)
  paintCursorLine(frame)
  paintPills(frame)
  paintMeasure(frame)
  paintCursorTab(frame)
}

function clipToLanes({ ctx, scale, width, height }: Frame): void {
  ctx.beginPath()
  ctx.rect(scale.x0 - OVERHANG, AXIS_HEIGHT, width - scale.x0 + OVERHANG, height - AXIS_HEIGHT)
  ctx.clip()
}

function paintRow(frame: Frame, placed: PlacedRow): void {
  const { row } = placed
  switch (row.kind) {
    case 'commands':
      paintCommandsRow({ frame, placed, row })
      return
    case 'group':
      paintGroupRow({ frame, placed, row })
      return
    case 'summary':
      paintSummaryRow({ frame, placed, row })
      return
    case 'status':
      paintStatusRow({ frame, placed, row })
      return
    case 'phase':
      paintPhaseRow({ frame, placed, row })
      return
    case 'condition':
      paintConditionRow({ frame, placed, row })
      return
    case 'container':
      paintContainerRow({ frame, placed, row })
      return
    case 'exits':
      paintExitsRow({ frame, placed, row })
      return
    case 'timers':
      paintTimersRow({ frame, placed, row })
      return
    case 'probe':
      paintProbeRow({ frame, placed, row })
      return
    case 'endpoint':
      paintEndpointRow({ frame, placed, row })
      return
    case 'addresses':
      paintAddressesRow({ frame, placed, row })
      return
    case 'events':
      paintEventsRow({ frame, placed, row })
      return
    case 'more':
      return
  }
}
