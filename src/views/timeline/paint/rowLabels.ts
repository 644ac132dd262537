import type { Frame } from './frame.ts'
import { fontOf, type TypeRole, textWidth } from './text.ts'

/** A label stands inside its mark if so many pixels are to spare on each side. */
const SPARE = 6

/** Places the labels of one line of one row from left to right, so that they never overlap. */
export class RowLabels {
  private readonly frame: Frame
  private readonly y: number
  private end = Number.NEGATIVE_INFINITY

  constructor(frame: Frame, y: number) {
    this.frame = frame
    this.y = y
  }

  /** Whether a text could begin here. */
  isFree(x: number): boolean {
    return x >= this.end
  }

  /** Where the last label ended. */
  get lastEnd(): number {
    return this.end
  }

  /** Puts a text at `x` if it ends before `until`; says whether it did. `patch` is painted under it, for textured grounds. */
  put(x: number, until: number, text: string, role: TypeRole, colour: string, patch?: string): boolean {
    if (text === '' || x < this.end) return false
    const { ctx, palette, labels } = this.frame
    const font = fontOf(palette, role)
    const width = textWidth(ctx, font, text)
    if (x + width > until) return false
    if (patch !== undefined) {
      ctx.fillStyle = patch
      ctx.fillRect(x - 3, this.y - 8, width + 6, 16)
    }
    labels.push(x, this.y, text, font, colour)
    this.end = x + width + SPARE
    return true
  }

  /** Puts the first of several texts that fits inside a mark. */
  inside(x0: number, x1: number, texts: readonly string[], role: TypeRole, colour: string, patch?: string): boolean {
    return texts.some((text) => this.put(x0 + SPARE, x1 - SPARE, text, role, colour, patch))
  }

  /** Keeps a stretch free of labels. */
  occupy(until: number): void {
    this.end = Math.max(this.end, until)
  }
}
