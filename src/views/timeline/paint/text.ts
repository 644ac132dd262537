import type { Palette } from '../palette.ts'

/** The sizes of type on the canvas. */
export type TypeRole = 'caption' | 'captionStrong' | 'mono' | 'monoStrong' | 'label' | 'labelStrong'

const fonts = new WeakMap<Palette, Readonly<Record<TypeRole, string>>>()

/** The font of a role, as canvases take it. */
export function fontOf(palette: Palette, role: TypeRole): string {
  let known = fonts.get(palette)
  if (known === undefined) {
    const { uiFont, monoFont } = palette
    known = {
      caption: `400 11px ${uiFont}`,
      captionStrong: `600 11px ${uiFont}`,
      mono: `400 11px ${monoFont}`,
      monoStrong: `600 11px ${monoFont}`,
      label: `400 12px ${uiFont}`,
      labelStrong: `600 12px ${uiFont}`,
    }
    fonts.set(palette, known)
  }
  return known[role]
}

const MOST_WIDTHS = 4000
const widths = new Map<string, Map<string, number>>()

/** The width of a text, remembered: measuring is the dearest thing on a canvas. */
export function textWidth(ctx: CanvasRenderingContext2D, font: string, text: string): number {
  let ofFont = widths.get(font)
  const known = ofFont?.get(text)
  if (known !== undefined) return known
  if (ofFont === undefined || ofFont.size > MOST_WIDTHS) {
    ofFont = new Map()
    widths.set(font, ofFont)
  }
  if (ctx.font !== font) ctx.font = font
  const width = ctx.measureText(text).width
  ofFont.set(text, width)
  return width
}

/** Forgets all widths: to be called when a font has loaded. */
export function forgetTextWidths(): void {
  widths.clear()
}

/** Cuts a text at its end so that it fits, with an ellipsis; empty where not even three letters fit. */
export function cutEnd(ctx: CanvasRenderingContext2D, font: string, text: string, room: number): string {
  if (textWidth(ctx, font, text) <= room) return text
  for (let length = text.length - 1; length >= 3; length--) {
    const cut = `${text.slice(0, length).trimEnd()}…`
    if (textWidth(ctx, font, cut) <= room) return cut
  }
  return ''
}

/** Texts that wait until the veil has been drawn, as it never covers words. */
export class LabelQueue {
  private readonly x: number[] = []
  private readonly y: number[] = []
  private readonly texts: string[] = []
  private readonly fonts: string[] = []
  private readonly colours: string[] = []
  private size = 0

  /** Adds a text by its left edge and its middle. */
  push(x: number, y: number, text: string, font: string, colour: string): void {
    const at = this.size++
    this.x[at] = x
    this.y[at] = y
    this.texts[at] = text
    this.fonts[at] = font
    this.colours[at] = colour
  }

  /** Draws all and forgets them. */
  flush(ctx: CanvasRenderingContext2D): void {
    ctx.textBaseline = 'middle'
    ctx.textAlign = 'left'
    for (let i = 0; i < this.size; i++) {
      const font = this.fonts[i] ?? ''
      if (ctx.font !== font) ctx.font = font
      ctx.fillStyle = this.colours[i] ?? ''
      ctx.fillText(this.texts[i] ?? '', this.x[i] ?? 0, (this.y[i] ?? 0) + 0.5)
    }
    this.size = 0
  }
}
