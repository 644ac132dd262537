import type { RegularFile } from '../files/fileNode.ts'

/** A stretch of a file's text, and where in the file it begins. */
export interface Stretch {
  readonly text: string
  readonly start: number
}

/** What has been appended to a file since its text was last read in one piece. */
class Growth {
  private readonly base: string
  private readonly pieces: string[] = []
  private readonly starts: number[] = []
  /** The file's whole text as far as this knows of it. */
  known: string

  constructor(text: string) {
    this.base = text
    this.known = text
  }

  append(text: string, whole: string): void {
    this.starts.push(this.known.length)
    this.pieces.push(text)
    this.known = whole
  }

  at(index: number): Stretch {
    if (index < this.base.length) return { text: this.base, start: 0 }
    let low = 0
    let high = this.starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.starts[middle] as number) <= index) low = middle
      else high = middle - 1
    }
    return { text: this.pieces[low] ?? '', start: this.starts[low] ?? this.known.length }
  }
}

const growths = new WeakMap<RegularFile, Growth>()

/** Appends to a file. Its reader finds the text in pieces: joining them at every line would cost as much as the file is long. */
export function appendTo(file: RegularFile, text: string): void {
  const known = growths.get(file)
  const growth = known?.known === file.text ? known : new Growth(file.text)
  if (growth !== known) growths.set(file, growth)
  file.text += text
  growth.append(text, file.text)
}

/** The stretch of a file that an index lies in. */
export function stretchAt(file: RegularFile, index: number): Stretch {
  const growth = growths.get(file)
  if (growth === undefined) return { text: file.text, start: 0 }
  if (growth.known === file.text) return growth.at(index)
  growths.delete(file)
  return { text: file.text, start: 0 }
}

/** Reads of so much go over the whole text: from then on it is one piece. */
export function joinPieces(file: RegularFile): void {
  growths.delete(file)
}
