import type { Fifo } from '../files/fileNode.ts'
import { END, type OpenFile } from './openFile.ts'
import { WaitQueue } from './waitQueue.ts'

/** How much a pipe holds before its writer must wait, as Linux has it. */
const PIPE_CAPACITY = 65536

/** A pipe: what is written at one end is read at the other. Named pipes are the same, opened by name. */
export class Pipe {
  readonly readable = new WaitQueue()
  readonly writable = new WaitQueue()
  /** Woken when a reader or a writer opens it. */
  readonly opened = new WaitQueue()
  readers = 0
  writers = 0
  private buffer = ''
  private at = 0

  /** One end, retained once; every end opened must be released. */
  open(side: 'read' | 'write'): OpenFile {
    const end = this.end(side)
    end.retain()
    return end
  }

  /** One end that is not yet retained; it counts as open from now on. */
  end(side: 'read' | 'write'): OpenFile {
    const end = side === 'read' ? new ReadEnd(this) : new WriteEnd(this)
    this.opened.wake()
    return end
  }

  get length(): number {
    return this.buffer.length - this.at
  }

  take(limit: number): string | undefined {
    if (this.length === 0) return this.writers === 0 ? END : undefined
    const taken = this.buffer.slice(this.at, this.at + limit)
    this.at += taken.length
    if (this.at === this.buffer.length) {
      this.buffer = ''
      this.at = 0
    }
    this.writable.wake()
    return taken
  }

  takeLine(): string | undefined {
    const newline = this.buffer.indexOf('\n', this.at)
    if (newline >= 0) return this.take(newline + 1 - this.at)
    return this.writers === 0 ? this.take(this.length) : undefined
  }

  put(text: string): 'taken' | 'full' | 'broken' {
    if (this.readers === 0) return 'broken'
    if (this.length > 0 && this.length + text.length > PIPE_CAPACITY) return 'full'
    if (this.at > 0) {
      this.buffer = this.buffer.slice(this.at)
      this.at = 0
    }
    this.buffer += text
    this.readable.wake()
    return 'taken'
  }
}

class ReadEnd implements OpenFile {
  readonly readable: WaitQueue
  private readonly pipe: Pipe
  private descriptors = 0
  constructor(pipe: Pipe) {
    this.pipe = pipe
    this.readable = pipe.readable
    pipe.readers++
  }
  read(limit: number): string | undefined {
    return this.pipe.take(limit)
  }
  readLine(): string | undefined {
    return this.pipe.takeLine()
  }
  write(): 'broken' {
    return 'broken'
  }
  retain(): void {
    this.descriptors++
  }
  release(): void {
    if (--this.descriptors > 0) return
    this.pipe.readers--
    this.pipe.writable.wake()
  }
}

class WriteEnd implements OpenFile {
  readonly writable: WaitQueue
  private readonly pipe: Pipe
  private descriptors = 0
  constructor(pipe: Pipe) {
    this.pipe = pipe
    this.writable = pipe.writable
    pipe.writers++
  }
  read(): string {
    return END
  }
  readLine(): string {
    return END
  }
  write(text: string): 'taken' | 'full' | 'broken' {
    return this.pipe.put(text)
  }
  retain(): void {
    this.descriptors++
  }
  release(): void {
    if (--this.descriptors > 0) return
    this.pipe.writers--
    this.pipe.readable.wake()
  }
}

const named = new WeakMap<Fifo, Pipe>()

/** The pipe behind a fifo: the same for all who open its name. */
export function pipeOf(fifo: Fifo): Pipe {
  const known = named.get(fifo)
  if (known !== undefined) return known
  const pipe = new Pipe()
  named.set(fifo, pipe)
  return pipe
}
