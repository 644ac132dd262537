/** The textures that tell states apart without colour. */
type TextureKind = 'hatch' | 'crossHatch' | 'stripes' | 'dots' | 'softHatch'

const SIZE: Readonly<Record<TextureKind, number>> = { hatch: 8, crossHatch: 7, stripes: 4, dots: 4, softHatch: 6 }

/** Patterns by kind and colours, made once for a canvas and a pixel ratio. */
export class Textures {
  private readonly made = new Map<string, CanvasPattern | string>()
  private readonly ctx: CanvasRenderingContext2D
  private readonly pixelRatio: number

  constructor(ctx: CanvasRenderingContext2D, pixelRatio: number) {
    this.ctx = ctx
    this.pixelRatio = Math.max(1, pixelRatio)
  }

  /** A fill style of lines in one colour over another; the plain `fill` where no canvas can be made. */
  get(kind: TextureKind, line: string, fill: string): CanvasPattern | string {
    const key = `${kind} ${line} ${fill}`
    const known = this.made.get(key)
    if (known !== undefined) return known
    const pattern = this.make(kind, line, fill) ?? fill
    this.made.set(key, pattern)
    return pattern
  }

  private make(kind: TextureKind, line: string, fill: string): CanvasPattern | undefined {
    if (typeof OffscreenCanvas === 'undefined') return undefined
    const size = SIZE[kind]
    const pixels = Math.round(size * this.pixelRatio)
    const canvas = new OffscreenCanvas(pixels, pixels)
    const tile = canvas.getContext('2d')
    if (tile === null) return undefined
    tile.scale(pixels / size, pixels / size)
    if (fill !== 'transparent') {
      tile.fillStyle = fill
      tile.fillRect(0, 0, size, size)
    }
    tile.strokeStyle = line
    tile.fillStyle = line
    drawTile(tile, kind, size)
    const pattern = this.ctx.createPattern(canvas, 'repeat')
    pattern?.setTransform(new DOMMatrix().scale(size / pixels))
    return pattern ?? undefined
  }
}

function drawTile(tile: OffscreenCanvasRenderingContext2D, kind: TextureKind, size: number): void {
  switch (kind) {
    case 'hatch':
      tile.globalAlpha = 0.62
      tile.lineWidth = 1.9
      diagonal(tile, size, 'rising')
      return
    case 'softHatch':
      tile.globalAlpha = 0.75
      tile.lineWidth = 1
      diagonal(tile, size, 'falling')
      return
    case 'crossHatch':
      tile.globalAlpha = 0.5
      tile.lineWidth = 0.9
      diagonal(tile, size, 'rising')
      diagonal(tile, size, 'falling')
      return
    case 'stripes':
      tile.globalAlpha = 0.55
      tile.fillRect(1, 0, 1, size)
      return
    case 'dots':
      tile.globalAlpha = 0.9
      tile.fillRect(1, 1, 1, 1)
      return
  }
}

/** Lines through a tile that meet those of its neighbours. */
function diagonal(tile: OffscreenCanvasRenderingContext2D, size: number, direction: 'rising' | 'falling'): void {
  tile.beginPath()
  for (const shift of [-size, 0, size]) {
    const left = direction === 'rising' ? 1.5 * size : -0.5 * size
    const right = direction === 'rising' ? -0.5 * size : 1.5 * size
    tile.moveTo(-0.5 * size + shift, left)
    tile.lineTo(1.5 * size + shift, right)
  }
  tile.stroke()
}
