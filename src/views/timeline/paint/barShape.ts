import type { Tone } from '../palette.ts'
import type { Frame } from './frame.ts'

/** The looks of a bar. */
export type BarLook = 'waiting' | 'notReady' | 'ready' | 'done' | 'failed' | 'unknown'

/** The tone of a bar's outline. */
export function toneOfLook(look: BarLook): Tone {
  switch (look) {
    case 'waiting':
      return 'waiting'
    case 'notReady':
    case 'ready':
      return 'running'
    case 'failed':
      return 'failed'
    case 'done':
    case 'unknown':
      return 'completed'
  }
}

const GROUND_LINE = 3

function box(ctx: CanvasRenderingContext2D, x0: number, top: number, x1: number, height: number): void {
  ctx.beginPath()
  ctx.roundRect(x0 + 0.5, top + 0.5, Math.max(1, x1 - x0 - 1), height - 1, Math.min(2, (x1 - x0) / 2))
}

/** Draws a bar: shape and texture tell its state, colour says it again. */
export function paintBar(frame: Frame, x0: number, x1: number, top: number, height: number, look: BarLook): void {
  const { ctx, palette, textures } = frame
  const tone = toneOfLook(look)
  const mark = palette.mark[tone]
  const fill = palette.fill[tone]
  ctx.lineWidth = 1
  if (x1 - x0 < 5) {
    ctx.fillStyle = mark
    ctx.fillRect(x0, top, x1 - x0, height)
    return
  }
  switch (look) {
    case 'ready': {
      const ground = height < 14 ? 2 : GROUND_LINE
      ctx.fillStyle = fill
      ctx.fillRect(x0, top, x1 - x0, height)
      ctx.fillStyle = mark
      ctx.fillRect(x0, top + height - ground, x1 - x0, ground)
      return
    }
    case 'notReady':
      box(ctx, x0, top, x1, height)
      ctx.fillStyle = palette.bg
      ctx.fill()
      break
    case 'waiting':
      box(ctx, x0, top, x1, height)
      ctx.fillStyle = textures.get('hatch', mark, fill)
      ctx.fill()
      break
    case 'failed':
      box(ctx, x0, top, x1, height)
      ctx.fillStyle = textures.get('crossHatch', mark, fill)
      ctx.fill()
      break
    case 'done':
      box(ctx, x0, top, x1, height)
      ctx.fillStyle = fill
      ctx.fill()
      break
    case 'unknown':
      box(ctx, x0, top, x1, height)
      ctx.fillStyle = textures.get('dots', palette.edge, palette.bg)
      ctx.fill()
      ctx.setLineDash([1, 2])
      break
  }
  ctx.strokeStyle = look === 'unknown' ? palette.edge : mark
  ctx.stroke()
  ctx.setLineDash([])
}

/** Several spans in one place: a notch as wide as the narrowest span. */
export function paintNotch(frame: Frame, x: number, top: number, height: number, tone: Tone): void {
  const { ctx, palette } = frame
  ctx.fillStyle = palette.mark[tone]
  ctx.fillRect(x, top - 1, 2, height + 2)
}

/** A tick for "it went well". */
export function paintCheck(frame: Frame, x: number, y: number, colour: string): void {
  const { ctx } = frame
  ctx.beginPath()
  ctx.moveTo(x, y)
  ctx.lineTo(x + 2.5, y + 2.8)
  ctx.lineTo(x + 7, y - 3)
  ctx.strokeStyle = colour
  ctx.lineWidth = 1.5
  ctx.stroke()
}

/** A cross for "it failed". */
export function paintCross(frame: Frame, x: number, y: number, arm: number, colour: string): void {
  const { ctx } = frame
  ctx.beginPath()
  ctx.moveTo(x - arm, y - arm)
  ctx.lineTo(x + arm, y + arm)
  ctx.moveTo(x + arm, y - arm)
  ctx.lineTo(x - arm, y + arm)
  ctx.strokeStyle = colour
  ctx.lineWidth = 1.75
  ctx.stroke()
}
