import type { Frame } from './frame.ts'
import { paintAboveVeil, paintAtCursor, paintBelowVeil } from './paintFrame.ts'

/** What is drawn once for a view and copied while only the cursor moves: below the veil the marks, above it the words. */
export class FrameLayers {
  private readonly below = document.createElement('canvas')
  private readonly above = document.createElement('canvas')
  private shown: readonly unknown[] = []

  /** Draws a frame on its canvas, `pixelRatio` device pixels to a CSS pixel. */
  paint(frame: Frame, pixelRatio: number): void {
    const view = [...viewOf(frame), pixelRatio]
    if (view.length !== this.shown.length || view.some((value, i) => value !== this.shown[i])) {
      this.redraw(frame, pixelRatio)
      this.shown = view
    }
    copy(frame.ctx, this.below)
    paintAtCursor(frame, () => copy(frame.ctx, this.above))
  }

  /** Draws all anew the next time: something has changed that no frame tells, such as a font. */
  forget(): void {
    this.shown = []
  }

  private redraw(frame: Frame, pixelRatio: number): void {
    paintBelowVeil({ ...frame, ctx: clean(this.below, frame, pixelRatio) })
    paintAboveVeil({ ...frame, ctx: clean(this.above, frame, pixelRatio) })
  }
}

/** Everything that a frame shows but for the cursor and what is measured. */
function viewOf(frame: Frame): readonly unknown[] {
  const { trace, layout, scale, palette, textures, strings, width, height, scrollTop } = frame
  const { selection, outlined, hovered, focused, reach } = frame
  return [
    ...[trace, layout, scale, palette, textures, strings, width, height, scrollTop],
    ...[selection, outlined, hovered, focused, reach],
  ]
}

/** An empty canvas of a frame's size. */
function clean(canvas: HTMLCanvasElement, { width, height }: Frame, pixelRatio: number): CanvasRenderingContext2D {
  // setting its size empties a canvas
  canvas.width = Math.round(width * pixelRatio)
  canvas.height = Math.round(height * pixelRatio)
  const ctx = canvas.getContext('2d')
  if (ctx === null) throw new Error('the browser gives no canvas to draw on')
  ctx.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0)
  return ctx
}

/** Copies a layer pixel by pixel. */
function copy(ctx: CanvasRenderingContext2D, layer: HTMLCanvasElement): void {
  ctx.save()
  ctx.setTransform(1, 0, 0, 1, 0, 0)
  ctx.drawImage(layer, 0, 0)
  ctx.restore()
}
