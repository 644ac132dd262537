import { countUntil } from '../../../trace/queries/countUntil.ts'
import { rowOf, timeOf } from '../../../trace/queries/traceIndex.ts'
import type { RowOf } from '../row.ts'
import type { RowPaint } from './frame.ts'
import { RowLabels } from './rowLabels.ts'
import { cutEnd, fontOf } from './text.ts'
import { xInPane } from './walkSpans.ts'

/** Where a pennant's text begins, from its pole. */
const TEXT_AT = 17

/** Draws commands as pennants with what was typed. */
export function paintCommandsRow({ frame, placed, row }: RowPaint<RowOf<'commands'>>): void {
  const { ctx, palette, trace, panes } = frame
  const middle = placed.markTop + placed.markHeight / 2
  const labels = new RowLabels(frame, middle)
  const font = fontOf(palette, 'mono')
  for (const pane of panes) {
    const first = countUntil(trace, row.records, pane.from - 1)
    const last = countUntil(trace, row.records, pane.to)
    for (let i = first; i < last; i++) {
      const record = row.records[i] ?? 0
      const x = xInPane(pane, timeOf(trace, record)) + 1
      ctx.beginPath()
      ctx.moveTo(x, middle - 5.5)
      ctx.lineTo(x + 7, middle - 5.5)
      ctx.lineTo(x + 11, middle)
      ctx.lineTo(x + 7, middle + 5.5)
      ctx.lineTo(x, middle + 5.5)
      ctx.closePath()
      ctx.fillStyle = palette.you
      ctx.fill()
      const next = row.records[i + 1]
      const until = Math.min(pane.x1, next === undefined ? pane.x1 : xInPane(pane, timeOf(trace, next)) - 6)
      const run = trace.commands[rowOf(trace, record)]?.run ?? ''
      labels.put(x + TEXT_AT, until, cutEnd(ctx, font, run, until - x - TEXT_AT), 'mono', palette.text1)
    }
  }
}
