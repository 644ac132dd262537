import type { Millis } from '../../../base/millis.ts'
import type { RegularFile } from '../files/fileNode.ts'
import { appendTo, joinPieces, stretchAt } from './growingText.ts'
import type { WaitQueue } from './waitQueue.ts'

/** What a read gives: text, the end of the file, or nothing yet. */
export const END = ''

/** An open file description: descriptors of several processes may share it. */
export interface OpenFile {
  /** Takes at most so many characters; END at the end; undefined: would block. */
  read(limit: number): string | undefined
  /** Takes one line with its newline (the last may lack it); END at the end; undefined: would block. */
  readLine(): string | undefined
  /** Whether it took the text; `full`: would block, and nothing was taken; `broken`: nobody will ever read it. */
  write(text: string): 'taken' | 'full' | 'broken'
  /** Why nothing can be written to it, in the C library's words. */
  readonly refusal?: string
  /** Where to wait for a read, or a write, that would block. */
  readonly readable?: WaitQueue
  readonly writable?: WaitQueue
  /** One more descriptor refers to it, or one fewer; the last one closes it. */
  retain(): void
  release(): void
  /** The regular file behind it, where there is one. */
  readonly file?: RegularFile
}

/** What needs no closing. */
abstract class Unclosed {
  retain(): void {}
  release(): void {}
}

/** /dev/null: always at its end, swallows all. */
export class NullFile extends Unclosed implements OpenFile {
  read(): string {
    return END
  }
  readLine(): string {
    return END
  }
  write(): 'taken' {
    return 'taken'
  }
}

/** /dev/zero and its kin: never at their end; /dev/full takes nothing. */
export class EndlessFile extends Unclosed implements OpenFile {
  private readonly unit: string
  readonly refusal: string | undefined
  constructor(unit: string, refusal?: string) {
    super()
    this.unit = unit
    this.refusal = refusal
  }
  read(limit: number): string {
    return this.unit.repeat(Math.min(limit, 4096))
  }
  readLine(): string {
    return this.read(4096)
  }
  write(): 'taken' {
    return 'taken'
  }
}

/** Text that is there from the start: a here-document. */
export class TextSource extends Unclosed implements OpenFile {
  private readonly text: string
  private at = 0
  constructor(text: string) {
    super()
    this.text = text
  }
  read(limit: number): string {
    const taken = this.text.slice(this.at, this.at + limit)
    this.at += taken.length
    return taken
  }
  readLine(): string {
    const newline = this.text.indexOf('\n', this.at)
    return this.read((newline < 0 ? this.text.length : newline + 1) - this.at)
  }
  write(): 'taken' {
    return 'taken'
  }
}

/** Collects what is written: a command substitution, an exec's output. */
export class TextSink extends Unclosed implements OpenFile {
  text = ''
  read(): string {
    return END
  }
  readLine(): string {
    return END
  }
  write(text: string): 'taken' {
    this.text += text
    return 'taken'
  }
}

/** Hands on each line that is written, without its newline. */
export class LineSink extends Unclosed implements OpenFile {
  private rest = ''
  private readonly line: (text: string) => void
  constructor(line: (text: string) => void) {
    super()
    this.line = line
  }
  read(): string {
    return END
  }
  readLine(): string {
    return END
  }
  write(text: string): 'taken' {
    if (this.rest === '' && text.endsWith('\n') && text.indexOf('\n') === text.length - 1) {
      this.line(text.slice(0, -1))
      return 'taken'
    }
    const lines = (this.rest + text).split('\n')
    this.rest = lines.pop() ?? ''
    for (const line of lines) this.line(line)
    return 'taken'
  }
  /** Hands on what has no newline yet. */
  flush(): void {
    if (this.rest !== '') this.line(this.rest)
    this.rest = ''
  }
}

/** Whoever reads so many characters at once reads the file whole. */
const BULK = 4096

/** A regular file, read and written at an offset that all who share the description move. */
export class FileHandle extends Unclosed implements OpenFile {
  readonly file: RegularFile
  readonly refusal: string | undefined
  private at: number
  private readonly mode: 'read' | 'write' | 'append'
  private readonly now: () => Millis

  constructor(file: RegularFile, mode: 'read' | 'write' | 'append', now: () => Millis) {
    super()
    this.file = file
    this.mode = mode
    this.refusal = mode === 'read' ? 'Bad file descriptor' : undefined
    this.now = now
    this.at = 0
  }

  read(limit: number): string {
    const { file } = this
    if (this.at < file.text.length) {
      if (limit >= BULK) joinPieces(file)
      let taken = ''
      while (taken.length < limit && this.at < file.text.length) {
        const { text, start } = stretchAt(file, this.at)
        const piece = text.slice(this.at - start, this.at - start + limit - taken.length)
        this.at += piece.length
        taken += piece
      }
      return taken
    }
    const left = file.text.length + file.zeros - this.at
    if (left <= 0) return END
    const taken = '\0'.repeat(Math.min(left, limit))
    this.at += taken.length
    return taken
  }

  readLine(): string {
    const { file } = this
    let line = ''
    while (this.at < file.text.length) {
      const { text, start } = stretchAt(file, this.at)
      const newline = text.indexOf('\n', this.at - start)
      const piece = text.slice(this.at - start, newline < 0 ? text.length : newline + 1)
      this.at += piece.length
      line += piece
      if (newline >= 0) return line
    }
    return line + (file.zeros > 0 ? this.read(file.zeros) : END)
  }

  write(text: string): 'taken' {
    const { file } = this
    if (this.mode === 'read') return 'taken'
    if (file.zeros > 0) {
      file.text += '\0'.repeat(file.zeros)
      file.zeros = 0
    }
    if (this.mode === 'append' || this.at === file.text.length) {
      appendTo(file, text)
      this.at = file.text.length
    } else {
      const gap = this.at > file.text.length ? '\0'.repeat(this.at - file.text.length) : ''
      file.text = file.text.slice(0, this.at) + gap + text + file.text.slice(this.at + text.length)
      this.at += text.length
    }
    file.modified = this.now()
    return 'taken'
  }

  /** Appends zero bytes without holding them. */
  writeZeros(count: number): void {
    if (this.at < this.file.text.length + this.file.zeros && this.mode !== 'append') this.write('\0'.repeat(count))
    else {
      this.file.zeros += count
      this.at = this.file.text.length + this.file.zeros
      this.file.modified = this.now()
    }
  }

  /** How much is left to read; negative where the file was cut behind the offset. */
  get left(): number {
    return this.file.text.length + this.file.zeros - this.at
  }

  /** Moves the offset. */
  seek(at: number): void {
    this.at = at
  }
}
