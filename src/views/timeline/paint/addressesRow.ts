import type { RowOf } from '../row.ts'
import type { RowPaint } from './frame.ts'
import { RowLabels } from './rowLabels.ts'
import { walkSpans } from './walkSpans.ts'

/** Draws how many addresses a Service offers: ready ones as an area, terminating but serving ones above it, the wanted number dotted. */
export function paintAddressesRow({ frame, placed, row }: RowPaint<RowOf<'addresses'>>): void {
  const { ctx, palette, textures, strings, panes } = frame
  const { markTop, markHeight } = placed
  const ground = markTop + markHeight
  const most = row.spans.reduce((top, { value }) => Math.max(top, value.ready + value.servingTerminating), 1)
  const unit = markHeight / Math.max(most, ...row.wanted.map((span) => span.value), 1)
  const above = new RowLabels(frame, markTop + 4)
  const inside = new RowLabels(frame, ground - Math.max(8, unit / 2))
  let said = -1
  for (const pane of panes) {
    walkSpans(row.spans, pane, ({ span, x0, x1 }) => {
      const { ready, servingTerminating } = span.value
      const top = ground - ready * unit
      if (ready > 0) {
        ctx.fillStyle = palette.fill.running
        ctx.fillRect(x0, top, x1 - x0, ready * unit)
      }
      ctx.fillStyle = palette.mark.running
      ctx.fillRect(x0, top - (ready > 0 ? 0 : 1), x1 - x0, 2)
      if (servingTerminating > 0) {
        ctx.fillStyle = textures.get('stripes', palette.mark.stopping, palette.fill.stopping)
        ctx.fillRect(x0, top - servingTerminating * unit, x1 - x0, servingTerminating * unit)
        ctx.strokeStyle = palette.mark.stopping
        ctx.lineWidth = 1
        ctx.strokeRect(x0 + 0.5, top - servingTerminating * unit + 0.5, x1 - x0 - 1, servingTerminating * unit - 1)
        above.inside(x0, x1, [strings.terminatingServing], 'caption', palette.text1, palette.fill.stopping)
      }
      if (ready > 0 && ready !== said) inside.inside(x0, x1, [String(ready)], 'mono', palette.text1)
      said = ready
    })
    walkSpans(row.wanted, pane, ({ span, x0, x1 }) => {
      const y = ground - span.value * unit
      ctx.beginPath()
      ctx.setLineDash([2, 3])
      ctx.moveTo(x0, y)
      ctx.lineTo(x1, y)
      ctx.strokeStyle = palette.text3
      ctx.lineWidth = 1.25
      ctx.stroke()
      ctx.setLineDash([])
    })
  }
}
