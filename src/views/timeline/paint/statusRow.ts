import type { RowOf } from '../row.ts'
import type { RowPaint } from './frame.ts'
import { RowLabels } from './rowLabels.ts'
import { walkSpans } from './walkSpans.ts'

/** Draws the STATUS column over time: text on a dotted line, never a bar, as kubectl derives it. */
export function paintStatusRow({ frame, placed, row }: RowPaint<RowOf<'status'>>): void {
  const { ctx, palette, panes, strings, layout } = frame
  const { markTop, markHeight } = placed
  const line = markTop + markHeight - 0.5
  const labels = new RowLabels(frame, markTop + markHeight / 2 - 1)
  let shown = -1
  let noted = layout.form !== 'wide' || row.depth > 0
  panes.forEach((pane, pieceIndex) => {
    let clear = pieceIndex > 0 && !noted
    walkSpans(row.spans, pane, ({ span, x0, x1, index, count }) => {
      ctx.beginPath()
      ctx.setLineDash([1.5, 2.5])
      ctx.moveTo(x0, line)
      ctx.lineTo(x1 - 2, line)
      ctx.strokeStyle = palette.edge
      ctx.lineWidth = 1
      ctx.stroke()
      ctx.setLineDash([])
      if (index === shown || count > 1) return
      clear = false
      if (labels.put(x0 + 1, x1 - 3, span.value, 'mono', palette.text1)) shown = index
    })
    if (!clear) return
    noted = labels.put(pane.x0 + 8, pane.x1, strings.derived, 'caption', palette.text3)
  })
}
