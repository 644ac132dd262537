import type { RowOf } from '../row.ts'
import type { RowPaint } from './frame.ts'
import { RowLabels } from './rowLabels.ts'
import { walkSpans, xInPane } from './walkSpans.ts'

/** Draws what the EndpointSlices say of a pod, as pills. */
export function paintEndpointRow({ frame, placed, row }: RowPaint<RowOf<'endpoint'>>): void {
  const { ctx, palette, textures, strings, panes } = frame
  const { markTop, markHeight } = placed
  const labels = new RowLabels(frame, markTop + markHeight / 2)
  if (row.spans.length === 0) {
    if (frame.layout.form !== 'wide') return
    const pane = panes[panes.length > 1 && (panes[0]?.x1 ?? 0) - (panes[0]?.x0 ?? 0) < 190 ? 1 : 0]
    if (pane !== undefined) labels.put(pane.x0 + 8, pane.x1, strings.noService, 'caption', palette.text3)
    return
  }
  for (const pane of panes) {
    walkSpans(row.spans, pane, ({ span, x0, x1, count }) => {
      if (count > 1 || x1 - x0 < 5) {
        ctx.fillStyle = palette.edge
        ctx.fillRect(x0, markTop, 2, markHeight)
        return
      }
      ctx.beginPath()
      ctx.roundRect(x0 + 0.5, markTop + 0.5, x1 - x0 - 1, markHeight - 1, markHeight / 2)
      ctx.lineWidth = 1
      switch (span.value) {
        case 'notReady':
          ctx.strokeStyle = palette.edge
          ctx.stroke()
          return
        case 'ready':
          ctx.fillStyle = palette.fill.running
          ctx.fill()
          ctx.fillStyle = palette.mark.running
          ctx.fillRect(x0 + 3, markTop + markHeight - 3, x1 - x0 - 6, 3)
          return
        case 'servingTerminating':
          ctx.fillStyle = textures.get('stripes', palette.mark.stopping, palette.fill.stopping)
          ctx.fill()
          ctx.strokeStyle = palette.mark.stopping
          ctx.stroke()
          ctx.fillStyle = palette.mark.running
          ctx.fillRect(x0 + 4, markTop + markHeight - 4, x1 - x0 - 8, 2)
          return
        case 'terminating':
          ctx.strokeStyle = palette.mark.stopping
          ctx.setLineDash([3, 2])
          ctx.stroke()
          ctx.setLineDash([])
          return
      }
    })
    walkSpans(row.spans, pane, ({ span, index }) => {
      const gone = span.endedBy !== undefined && row.spans[index + 1]?.start !== span.end
      if (!gone || span.end < pane.from || span.end >= pane.to) return
      ctx.fillStyle = palette.text2
      ctx.fillRect(xInPane(pane, span.end), markTop, 1.5, markHeight)
    })
  }
}
