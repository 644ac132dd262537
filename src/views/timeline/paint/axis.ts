import { HOUR, MINUTE, type Millis, SECOND } from '../../../base/millis.ts'
import { AXIS_HEIGHT } from '../layout.ts'
import type { Frame } from './frame.ts'
import { fontOf, textWidth } from './text.ts'
import { xInPane } from './walkSpans.ts'

const STEPS: readonly Millis[] = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 20, 30].map((s) => s * SECOND),
  ...[1, 2, 5, 10, 20, 30].map((m) => m * MINUTE),
  ...[1, 2, 3, 6, 12, 24, 48, 168].map((h) => h * HOUR),
]
/** The least room between two labelled ticks. */
const LABEL_ROOM = 66

/** The span between labelled ticks at a zoom. */
export function tickStep(pxPerSecond: number): Millis {
  return STEPS.find((step) => (step / SECOND) * pxPerSecond >= LABEL_ROOM) ?? (STEPS.at(-1) as Millis)
}

/** The parts that a labelled step is divided into. */
function minorStep(step: Millis): Millis {
  const lead = Number(String(step / (step >= HOUR ? HOUR : step >= MINUTE ? MINUTE : step >= SECOND ? SECOND : 1))[0])
  return lead === 5 ? step / 5 : lead === 3 ? step / 3 : step / 2
}

/** The words of a tick: "0:40", "1:00.25", "2:10:00". */
export function tickText(t: Millis, step: Millis): string {
  const hours = Math.floor(t / HOUR)
  const minutes = Math.floor((t % HOUR) / MINUTE)
  const seconds = Math.floor((t % MINUTE) / SECOND)
  const two = (value: number): string => String(value).padStart(2, '0')
  const digits = step >= SECOND ? 0 : step >= 100 ? 1 : step >= 10 ? 2 : 3
  const fraction =
    digits === 0
      ? ''
      : `.${String(Math.round(t % SECOND))
          .padStart(3, '0')
          .slice(0, digits)}`
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}${fraction}` : `${minutes}:${two(seconds)}${fraction}`
}

/** Draws hairlines through the lanes at the ticks. */
export function paintGrid(frame: Frame): void {
  const { ctx, palette, panes, scale, height } = frame
  const step = tickStep(scale.pxPerSecond)
  ctx.fillStyle = palette.line
  ctx.globalAlpha = 0.75
  for (const pane of panes) {
    for (let t = Math.max(0, Math.ceil(pane.from / step) * step); t < pane.to; t += step) {
      ctx.fillRect(Math.round(xInPane(pane, t)), AXIS_HEIGHT, 1, height)
    }
  }
  ctx.globalAlpha = 1
}

/** Draws the axis: labelled ticks, and unlabelled ones between them. */
export function paintAxis(frame: Frame): void {
  const { ctx, palette, panes, scale } = frame
  const step = tickStep(scale.pxPerSecond)
  const font = fontOf(palette, 'caption')
  ctx.textBaseline = 'middle'
  ctx.textAlign = 'left'
  let end = Number.NEGATIVE_INFINITY
  for (const pane of panes) {
    const minor = minorStep(step)
    ctx.fillStyle = palette.edge
    for (let t = Math.max(0, Math.ceil(pane.from / minor) * minor); t < pane.to; t += minor) {
      const major = Math.abs(t / step - Math.round(t / step)) < 1e-6
      ctx.globalAlpha = major ? 0.9 : 0.5
      ctx.fillRect(Math.round(xInPane(pane, t)), AXIS_HEIGHT - (major ? 5 : 3), 1, major ? 5 : 3)
    }
    ctx.globalAlpha = 1
    ctx.fillStyle = palette.text3
    ctx.font = font
    for (let t = Math.max(0, Math.ceil(pane.from / step) * step); t < pane.to; t += step) {
      const text = tickText(t, step)
      const width = textWidth(ctx, font, text)
      const x = Math.max(scale.x0, xInPane(pane, t) - width / 2)
      if (x < end || x + width > pane.x1 + 8) continue
      ctx.fillText(text, x, AXIS_HEIGHT - 13)
      end = x + width + 10
    }
  }
}
