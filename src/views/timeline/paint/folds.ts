import { MINUTE, SECOND } from '../../../base/millis.ts'
import { clockTextShort } from '../../../ui/clockText.ts'
import { probesWithin } from '../foldQuietGaps.ts'
import { AXIS_HEIGHT } from '../layout.ts'
import type { Fold } from '../timeScale.ts'
import type { Frame } from './frame.ts'
import { fontOf, textWidth } from './text.ts'

const TOOTH = 9
const DEPTH = 2.6

/** The words for the length of a fold: "17 s", "6.6 s", "12:40". */
function lengthText({ from, to }: Fold): string {
  const span = to - from
  if (span >= 2 * MINUTE) return clockTextShort(span)
  return span < 10 * SECOND ? `${(span / SECOND).toFixed(1)} s` : `${Math.round(span / SECOND)} s`
}

/** Draws the torn edge of a fold. */
function tear(ctx: CanvasRenderingContext2D, x: number, top: number, bottom: number): void {
  ctx.moveTo(x, top)
  let side = 1
  for (let y = top; y < bottom; y += TOOTH) {
    ctx.quadraticCurveTo(x + side * DEPTH * 2, y + TOOTH / 2, x, Math.min(bottom, y + TOOTH))
    side = -side
  }
}

/** Cuts folded gaps out of all lanes: torn edges, how long it is on top, what was left out inside. */
export function paintFolds(frame: Frame): void {
  const { ctx, palette, scale, height, layout, scrollTop, strings } = frame
  const bottom = Math.min(height, AXIS_HEIGHT + layout.height - scrollTop)
  for (const fold of scale.visibleFolds()) {
    const x0 = scale.xOf(fold.from)
    const x1 = scale.xOf(fold.to)
    ctx.fillStyle = palette.bg
    ctx.fillRect(x0 - 1, AXIS_HEIGHT - 8, x1 - x0 + 2, bottom - AXIS_HEIGHT + 8)
    ctx.beginPath()
    tear(ctx, x0, AXIS_HEIGHT - 8, bottom)
    tear(ctx, x1, AXIS_HEIGHT - 8, bottom)
    ctx.strokeStyle = palette.edge
    ctx.lineWidth = 1
    ctx.stroke()
    const probes = probesWithin(frame.trace, fold)
    sayInside(frame, probes > 0 ? strings.probesPassed(probes) : strings.nothingHappens, (x0 + x1) / 2, bottom)
  }
}

/** Says above each fold how long it is. */
export function paintFoldLengths({ ctx, palette, scale }: Frame): void {
  ctx.font = fontOf(palette, 'captionStrong')
  ctx.fillStyle = palette.text2
  ctx.textAlign = 'center'
  ctx.textBaseline = 'middle'
  for (const fold of scale.visibleFolds()) {
    ctx.fillText(lengthText(fold), (scale.xOf(fold.from) + scale.xOf(fold.to)) / 2, AXIS_HEIGHT - 25)
  }
  ctx.textAlign = 'left'
}

function sayInside(frame: Frame, words: string, x: number, bottom: number): void {
  const { ctx, palette } = frame
  const font = fontOf(palette, 'caption')
  const room = bottom - AXIS_HEIGHT - 24
  if (textWidth(ctx, font, words) > room) return
  ctx.save()
  ctx.translate(x, AXIS_HEIGHT + (bottom - AXIS_HEIGHT) / 2)
  ctx.rotate(-Math.PI / 2)
  ctx.textAlign = 'center'
  ctx.textBaseline = 'middle'
  ctx.font = font
  ctx.fillStyle = palette.text3
  ctx.fillText(words, 0, 0.5)
  ctx.restore()
}
