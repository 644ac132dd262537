import type { RowOf } from '../row.ts'
import type { RowPaint } from './frame.ts'
import { RowLabels } from './rowLabels.ts'
import { walkSpans } from './walkSpans.ts'

/** Draws how many pods a ReplicaSet was asked for, where that changed. */
export function paintGroupRow({ frame, placed, row }: RowPaint<RowOf<'group'>>): void {
  const { ctx, palette, panes } = frame
  const middle = placed.markTop + placed.markHeight / 2
  const labels = new RowLabels(frame, middle)
  let shown = -1
  for (const pane of panes) {
    walkSpans(row.replicas, pane, ({ span, index, x0, count }) => {
      if (index === shown || count > 1) return
      if (!labels.put(x0 + 6, pane.x1, String(span.value), 'mono', palette.text1)) return
      shown = index
      ctx.fillStyle = palette.edge
      ctx.fillRect(x0, middle - 6, 1, 12)
    })
  }
}

/** Draws a closed pod as a strip of the colours of its states. */
export function paintSummaryRow({ frame, placed, row }: RowPaint<RowOf<'summary'>>): void {
  const { ctx, palette, panes, textures } = frame
  const { markTop, markHeight } = placed
  for (const pane of panes) {
    walkSpans(row.bars, pane, ({ span, x0, x1, count }) => {
      const hatched = span.tone === 'waiting' && count === 1
      ctx.fillStyle = hatched
        ? textures.get('hatch', palette.mark.waiting, palette.fill.waiting)
        : palette.mark[span.tone]
      ctx.fillRect(x0, markTop, x1 - x0, markHeight)
    })
    walkSpans(row.ticks, pane, ({ span, x0, x1 }) => {
      ctx.fillStyle = palette.mark[span.tone]
      if (span.shape === 'tick') ctx.fillRect(x0, markTop - 3, 2, markHeight + 6)
      else ctx.fillRect(x0, markTop - 2, x1 - x0, 2)
    })
  }
}
