import { MINUTE, type Millis } from '../../../base/millis.ts'
import { durationText } from '../../../ui/clockText.ts'
import type { Tone } from '../palette.ts'
import type { RowOf, Wedge } from '../row.ts'
import type { TimelineStrings } from '../strings.ts'
import type { Pane } from '../timeScale.ts'
import type { Frame, RowPaint } from './frame.ts'
import { RowLabels } from './rowLabels.ts'
import { pxPerMilli, walkSpans, xInPane } from './walkSpans.ts'

/** The tone of a countdown. */
function toneOfWedge({ timer }: Wedge): Tone {
  switch (timer.kind) {
    case 'grace':
    case 'preStop':
      return 'stopping'
    case 'backOff':
    case 'imageBackOff':
      return 'waiting'
    case 'activeDeadline':
    case 'initialDelay':
    case 'pull':
      return 'completed'
  }
}

/** From here on a length is read more easily in minutes. */
const LONG: Millis = 10 * MINUTE

/** A length in words, as Kubernetes' fields have it: "80 s"; tenths only where they matter. */
function lengthText(span: Millis): string {
  const tenths = Math.round(span / 100)
  if (span >= LONG) return durationText(tenths * 100)
  return `${tenths % 10 === 0 ? tenths / 10 : (tenths / 10).toFixed(1)} s`
}

/** What stands in a wedge, the longest first. */
function wordsOf({ timer, start, due }: Wedge, strings: TimelineStrings): readonly string[] {
  const span = lengthText(due - start)
  switch (timer.kind) {
    case 'grace':
      return [strings.graceLabel(span), strings.graceShort]
    case 'preStop':
      return [strings.preStopLabel]
    case 'backOff':
      return [strings.backOffLabel(span), span]
    case 'imageBackOff':
      return [strings.imageBackOffLabel(span), span]
    case 'activeDeadline':
      return [strings.deadlineLabel(span), span]
    case 'initialDelay':
      return [strings.initialDelayLabel(span), span]
    case 'pull':
      return [strings.pullLabel]
  }
}

/** Draws countdowns: the height is the share that is left; dashes were not spent, dots are until somebody looked again. */
export function paintTimersRow({ frame, placed, row }: RowPaint<RowOf<'timers'>>): void {
  const { markTop, markHeight } = placed
  const labels = new RowLabels(frame, markTop + markHeight - (markHeight > 24 ? 9 : 8))
  let shown = -1
  for (const pane of frame.panes) {
    walkSpans(row.wedges, pane, ({ span, index, x0, x1, count }) => {
      if (count > 1 || x1 - x0 < 3) {
        frame.ctx.fillStyle = frame.palette.mark[toneOfWedge(span)]
        frame.ctx.fillRect(x0, markTop, 2, markHeight)
        return
      }
      paintWedge(frame, span, pane, markTop, markHeight)
      if (index === shown) return
      const next = row.wedges[index + 1]?.start ?? Number.POSITIVE_INFINITY
      if (sayWedge(frame, labels, span, pane, next)) shown = index
    })
  }
}

/** Narrower wedges have no room for a texture. */
const TEXTURED = 12

/** Draws one wedge, as far as a pane shows it. */
function paintWedge(frame: Frame, wedge: Wedge, pane: Pane, top: number, height: number): void {
  const { ctx, palette, textures } = frame
  const { start, due, acted: end, timer, signalAt } = wedge
  const tone = toneOfWedge(wedge)
  const mark = palette.mark[tone]
  const ground = top + height
  const heightAt = (t: Millis): number => (due <= start ? 0 : (height * (due - t)) / (due - start))
  const from = Math.max(start, pane.from)
  const acted = Math.max(Math.min(end, due), start + 2 / pxPerMilli(pane))
  const to = Math.min(acted, pane.to)
  ctx.lineWidth = 1
  if (to > from) {
    const x0 = xInPane(pane, from)
    const x1 = xInPane(pane, to)
    ctx.beginPath()
    ctx.moveTo(x0 + 0.5, ground - 0.5)
    ctx.lineTo(x0 + 0.5, ground - heightAt(from) + 0.5)
    ctx.lineTo(x1, ground - heightAt(to) + 0.5)
    ctx.lineTo(x1, ground - 0.5)
    ctx.closePath()
    const small = x1 - x0 < TEXTURED
    ctx.fillStyle = small ? mark : textures.get(tone === 'stopping' ? 'stripes' : 'hatch', mark, palette.fill[tone])
    ctx.fill()
    ctx.strokeStyle = mark
    if (!small) ctx.stroke()
  }
  ctx.strokeStyle = mark
  if (signalAt !== undefined && signalAt > pane.from && signalAt < pane.to && signalAt > start) {
    const x = xInPane(pane, signalAt)
    ctx.beginPath()
    ctx.moveTo(x, ground)
    ctx.lineTo(x, ground - heightAt(signalAt))
    ctx.lineWidth = 2
    ctx.stroke()
    ctx.lineWidth = 1
  }
  if (end < due && timer.outcome !== 'pending') {
    // not spent: the rest of the slope, dashed
    strokeLine(frame, pane, end, ground - heightAt(end) + 0.5, due, ground - 0.5, [3, 3])
  }
  if (end > due) strokeLine(frame, pane, due, ground - 1, end, ground - 1, [1.5, 2.5])
}

/** Draws a line between two instants, as far as a pane shows it. */
function strokeLine(
  frame: Frame,
  pane: Pane,
  from: Millis,
  y0: number,
  to: Millis,
  y1: number,
  dash: readonly number[],
): void {
  const { ctx } = frame
  const a = Math.max(from, pane.from)
  const b = Math.min(to, pane.to)
  if (b <= a) return
  const yAt = (t: Millis): number => y0 + ((y1 - y0) * (t - from)) / (to - from)
  ctx.setLineDash([...dash])
  ctx.beginPath()
  ctx.moveTo(xInPane(pane, a), yAt(a))
  ctx.lineTo(xInPane(pane, b), yAt(b))
  ctx.stroke()
  ctx.setLineDash([])
}

/** Room that the label needs under the slope: less than so much of the wedge is left where it is too low. */
const HIGH_ENOUGH = 0.72

function sayWedge(frame: Frame, labels: RowLabels, wedge: Wedge, pane: Pane, next: Millis): boolean {
  const { palette, strings } = frame
  const { start, due, acted: end, signalAt, timer, preStop } = wedge
  const patch = palette.fill[toneOfWedge(wedge)]
  const x0 = Math.max(pane.x0, xInPane(pane, start))
  const acted = Math.min(end, due)
  const high = xInPane(pane, Math.min(acted, start + (due - start) * HIGH_ENOUGH))
  let said = false
  if (preStop !== undefined && signalAt !== undefined) {
    const signal = Math.min(pane.x1, xInPane(pane, signalAt))
    const hook = `${strings.preStopLabel} ${lengthText(signalAt - preStop.start)}`
    said = labels.inside(x0, signal, [hook, strings.preStopLabel], 'caption', palette.text1, patch)
    if (signalAt < pane.to) {
      const x1 = Math.min(pane.x1, Math.max(signal + 40, xInPane(pane, acted)))
      said = labels.inside(signal - 1, x1, [strings.termLabel], 'captionStrong', palette.text1, patch) || said
    }
  } else {
    const words = wordsOf(wedge, strings)
    said = labels.inside(x0, Math.min(pane.x1, high), words, 'caption', palette.text1, patch)
    const slack = Math.min(pane.x1, xInPane(pane, acted) + 30, xInPane(pane, next) + 2)
    if (!said && due - start > 0) said = labels.inside(x0, slack, words.slice(-1), 'caption', palette.text1)
  }
  if (timer.outcome === 'cutShort' && timer.kind === 'grace' && end < due && end >= pane.from && end < pane.to) {
    const x = xInPane(pane, end) + 10
    const room = Math.min(pane.x1, xInPane(pane, due))
    if (room - x > 60 && pxPerMilli(pane) > 0)
      labels.put(x, room, strings.unspent(lengthText(due - end)), 'caption', palette.text3)
  }
  return said
}
