import { type RefObject, useLayoutEffect, useRef } from 'react'
import { detailAt } from './detail.ts'
import type { Frame } from './paint/frame.ts'
import { FrameLayers } from './paint/frameLayers.ts'
import { forgetTextWidths, LabelQueue } from './paint/text.ts'
import { Textures } from './paint/textures.ts'
import type { Palette } from './palette.ts'
import type { CanvasSize } from './useCanvasSize.ts'

/** What a drawing shows, without what it is drawn on. */
type Scene = Omit<Frame, 'ctx' | 'panes' | 'detail' | 'palette' | 'textures' | 'labels' | 'width' | 'height'>

/** Draws a scene on a canvas, at most once a frame of the screen, whenever something of it has changed. */
export function usePainting(
  canvas: RefObject<HTMLCanvasElement | null>,
  size: CanvasSize | undefined,
  palette: Palette | undefined,
  scene: Scene,
): void {
  const labels = useRef(new LabelQueue())
  const textures = useRef<{ palette: Palette; pixelRatio: number; made: Textures }>(undefined)
  const layers = useRef<FrameLayers>(undefined)
  const pending = useRef(0)
  const latest = useRef<() => void>(undefined)

  latest.current = () => {
    const target = canvas.current
    const ctx = target?.getContext('2d')
    if (target === null || ctx === null || ctx === undefined || size === undefined || palette === undefined) return
    const { width, height, pixelRatio } = size
    if (target.width !== Math.round(width * pixelRatio) || target.height !== Math.round(height * pixelRatio)) {
      target.width = Math.round(width * pixelRatio)
      target.height = Math.round(height * pixelRatio)
      textures.current = undefined
    }
    if (textures.current?.palette !== palette || textures.current.pixelRatio !== pixelRatio) {
      textures.current = { palette, pixelRatio, made: new Textures(ctx, pixelRatio) }
    }
    ctx.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0)
    layers.current ??= new FrameLayers()
    layers.current.paint(
      {
        ...scene,
        ctx,
        panes: scene.scale.panes(),
        detail: detailAt(scene.scale.pxPerSecond),
        palette,
        textures: textures.current.made,
        labels: labels.current,
        width,
        height,
      },
      pixelRatio,
    )
  }

  useLayoutEffect(() => {
    if (pending.current !== 0) return
    pending.current = requestAnimationFrame(() => {
      pending.current = 0
      latest.current?.()
    })
  })
  useLayoutEffect(() => {
    const redraw = () => {
      forgetTextWidths()
      layers.current?.forget()
      latest.current?.()
    }
    document.fonts?.addEventListener('loadingdone', redraw)
    return () => {
      document.fonts?.removeEventListener('loadingdone', redraw)
      cancelAnimationFrame(pending.current)
      pending.current = 0
    }
  }, [])
}
