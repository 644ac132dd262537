import { fileErrorText } from '../../files/fileSystem.ts'
import { END, NullFile, type OpenFile } from '../../processes/openFile.ts'
import { Pipe } from '../../processes/pipe.ts'
import type { Running, VirtualProcess } from '../../processes/virtualProcess.ts'
import { openFor } from '../input.ts'
import { startCommand } from '../startCommand.ts'
import type { ToolCall } from '../tool.ts'

/** A file or a program that awk reads or writes; programs are waited for when they are closed. */
interface Stream {
  readonly file: OpenFile
  readonly child?: VirtualProcess
}

/** The files and programs that a program of awk has open, by the texts that name them. */
export class AwkFiles {
  private readonly call: ToolCall
  private readonly streams = new Map<string, Stream>()
  /** What was read of a stream beyond the record that was asked for. */
  private readonly rest = new Map<OpenFile, string>()

  constructor(call: ToolCall) {
    this.call = call
  }

  /** The next record of a file or of a program's output; undefined at its end; `error` where it cannot be read. */
  *read(kind: 'file' | 'command', name: string, separator: string): Running<string | undefined | 'error'> {
    const key = `<${name}`
    let stream = this.streams.get(key)
    if (stream === undefined) {
      stream = kind === 'file' ? yield* this.open(name, 'read') : yield* this.start(name, 'read')
      if (stream === undefined) return 'error'
      this.streams.set(key, stream)
    }
    return yield* this.record(stream.file, separator)
  }

  /** A record of an open file: a line, or what stands before another separator; undefined at the end. */
  *record(file: OpenFile, separator: string): Running<string | undefined> {
    if (separator === '\n') {
      const line = yield* lineFrom(file)
      return line === END ? undefined : line.replace(/\n$/, '')
    }
    const paragraphs = separator === ''
    const end = paragraphs ? /\n{2,}/ : separator.length === 1 ? separator : new RegExp(separator)
    let held = this.rest.get(file) ?? ''
    for (;;) {
      if (paragraphs) held = held.replace(/^\n+/, '')
      const found = typeof end === 'string' ? held.indexOf(end) : held.search(end)
      const length = typeof end === 'string' ? 1 : (end.exec(held)?.[0].length ?? 0)
      if (found >= 0 && (typeof end === 'string' || found + length < held.length)) {
        this.rest.set(file, held.slice(found + length))
        return held.slice(0, found)
      }
      const line = yield* lineFrom(file)
      if (line === END) {
        this.rest.set(file, '')
        if (found >= 0) return held.slice(0, found) || undefined
        return held === '' ? undefined : held.replace(/\n$/, '')
      }
      held += line
    }
  }

  /** Writes to a file or a program. */
  *write(kind: '>' | '>>' | '|', name: string, text: string): Running<void> {
    if (name === '/dev/stdout' || name === '-') {
      this.call.out(text)
      return
    }
    if (name === '/dev/stderr') {
      this.call.err(text)
      return
    }
    let stream = this.streams.get(name)
    if (stream === undefined) {
      stream =
        kind === '|' ? yield* this.start(name, 'write') : yield* this.open(name, kind === '>' ? 'write' : 'append')
      if (stream === undefined) return
      this.streams.set(name, stream)
    }
    for (;;) {
      const taken = stream.file.write(text)
      if (taken !== 'full' || stream.file.writable === undefined) return
      yield stream.file.writable
    }
  }

  /** Closes what a text names; gives the program's exit code. */
  *close(name: string): Running<number> {
    let status = -1
    for (const key of [name, `<${name}`]) {
      const stream = this.streams.get(key)
      if (stream === undefined) continue
      this.streams.delete(key)
      this.rest.delete(stream.file)
      status = yield* this.end(stream)
    }
    return status
  }

  *closeAll(): Running<void> {
    for (const stream of [...this.streams.values()]) yield* this.end(stream)
    this.streams.clear()
  }

  /** Runs a command to its end. */
  *system(command: string): Running<number> {
    yield* this.call.flush()
    const child = startCommand(this.call, ['sh', '-c', command])
    if (typeof child === 'number') return child
    return yield* this.waitFor(child)
  }

  private *end({ file, child }: Stream): Running<number> {
    yield* this.call.flush()
    file.release()
    return child === undefined ? 0 : yield* this.waitFor(child)
  }

  private *waitFor(child: VirtualProcess): Running<number> {
    while (child.status === undefined) yield this.call.process.childEnded
    this.call.process.table.reap(child)
    return child.status.code
  }

  private *open(name: string, mode: 'read' | 'write' | 'append'): Running<Stream | undefined> {
    const { call } = this
    if (mode === 'read' && name === '-') {
      const file = call.process.files.get(0) ?? new NullFile()
      file.retain()
      return { file }
    }
    const opened = yield* openFor(call, name, mode)
    if ('file' in opened) {
      opened.file.retain()
      return { file: opened.file }
    }
    if (mode !== 'read') call.complain(`can't open '${name}': ${fileErrorText(opened.error)}`)
    return undefined
  }

  private *start(command: string, mode: 'read' | 'write'): Running<Stream | undefined> {
    yield* this.call.flush()
    const pipe = new Pipe()
    const child = startCommand(this.call, ['sh', '-c', command])
    if (typeof child === 'number') return undefined
    const [theirs, ours] = mode === 'read' ? (['write', 'read'] as const) : (['read', 'write'] as const)
    const fd = mode === 'read' ? 1 : 0
    child.files.get(fd)?.release()
    child.files.set(fd, pipe.open(theirs))
    return { file: pipe.open(ours), child }
  }
}

function* lineFrom(file: OpenFile): Running<string> {
  for (;;) {
    const line = file.readLine()
    if (line !== undefined) return line
    if (file.readable === undefined) return END
    yield file.readable
  }
}
