import type { RowOf } from '../row.ts'
import type { RowPaint } from './frame.ts'
import { RowLabels } from './rowLabels.ts'
import { walkSpans } from './walkSpans.ts'

/** Draws a condition: True solid, False hollow (it is no error in itself), Unknown dots. */
export function paintConditionRow({ frame, placed, row }: RowPaint<RowOf<'condition'>>): void {
  const { ctx, palette, textures, detail } = frame
  const { markTop, markHeight } = placed
  const labels = new RowLabels(frame, markTop + markHeight / 2)
  for (const pane of frame.panes) {
    walkSpans(row.spans, pane, ({ span, x0, x1, count }) => {
      if (count > 1) {
        ctx.fillStyle = palette.edge
        ctx.fillRect(x0, markTop, x1 - x0, markHeight)
        return
      }
      const { status, reason } = span.value
      if (status === 'True') {
        ctx.fillStyle = palette.mark.running
        ctx.fillRect(x0, markTop, x1 - x0, markHeight)
        return
      }
      ctx.beginPath()
      ctx.roundRect(x0 + 0.5, markTop + 0.5, Math.max(1, x1 - x0 - 1), markHeight - 1, 2)
      ctx.lineWidth = 1
      ctx.strokeStyle = palette.edge
      if (status === 'Unknown') {
        ctx.fillStyle = textures.get('dots', palette.edge, palette.bg)
        ctx.fill()
      }
      ctx.stroke()
      if (detail === 'close' && frame.layout.form === 'wide' && reason !== undefined && x1 - x0 > 60) {
        labels.inside(x0 + 6, x1, [reason], 'mono', palette.text2, palette.bg)
      }
    })
  }
}
