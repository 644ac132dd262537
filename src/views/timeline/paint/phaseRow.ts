import type { RowOf } from '../row.ts'
import { type BarLook, paintBar, paintCheck, paintCross, paintNotch, toneOfLook } from './barShape.ts'
import type { RowPaint } from './frame.ts'
import { RowLabels } from './rowLabels.ts'
import { walkSpans } from './walkSpans.ts'

/** The look of a pod's phase. */
function lookOfPhase(phase: string): BarLook {
  switch (phase) {
    case 'Pending':
      return 'waiting'
    case 'Running':
      return 'ready'
    case 'Succeeded':
      return 'done'
    case 'Failed':
      return 'failed'
    default:
      return 'unknown'
  }
}

/** Draws the phases of a pod. */
export function paintPhaseRow({ frame, placed, row }: RowPaint<RowOf<'phase'>>): void {
  const { markTop, markHeight } = placed
  const { palette } = frame
  const middle = markTop + markHeight / 2
  const labels = new RowLabels(frame, middle - 0.5)
  let shown = -1
  for (const pane of frame.panes) {
    walkSpans(row.spans, pane, ({ span, x0, x1, index, count }) => {
      const look = lookOfPhase(span.value)
      if (count > 1) {
        paintNotch(frame, x0, markTop, markHeight, toneOfLook(look))
        return
      }
      paintBar(frame, x0, x1, markTop, markHeight, look)
      if (index === shown || x1 - x0 < 18) return
      const marked = look === 'done' || look === 'failed'
      if (look === 'done') paintCheck(frame, x0 + 7, middle, palette.text2)
      if (look === 'failed') paintCross(frame, x0 + 10, middle, 3, palette.mark.failed)
      const patch = look === 'waiting' || look === 'failed' ? palette.fill[toneOfLook(look)] : undefined
      if (labels.inside(marked ? x0 + 14 : x0 + 1, x1, [span.value], 'mono', palette.text1, patch)) shown = index
    })
  }
}
