import { fileErrorText } from '../files/fileSystem.ts'
import { readLineFrom } from '../processes/io.ts'
import { type Opened, type OpenMode, open } from '../processes/open.ts'
import { END, EndlessFile, type OpenFile } from '../processes/openFile.ts'
import type { Running } from '../processes/virtualProcess.ts'
import { exhaustMemory } from './memory.ts'
import { Pace } from './pace.ts'
import type { ToolCall } from './tool.ts'

/** How much a program holds back before it writes, as the C library does where no terminal listens. */
const OUTPUT_BUFFER = 4096
/** What handling a line takes. */
const LINE_COST = 0.0002

/** One input of a tool: a file by name, or standard input as `-`. */
export interface Input {
  readonly name: string
  readonly file: OpenFile
}

/** Opens a file for a tool, until its process ends. */
export function* openFor(call: ToolCall, name: string, mode: OpenMode): Running<Opened> {
  const opened = yield* open(call.world, call.process, call.path(name), mode)
  if ('file' in opened) call.process.hold(opened.file)
  return opened
}

/** Opens an input; a message in the usual words (`NAME: No such file or directory`) where it cannot be. */
export function* openInput(call: ToolCall, name: string): Running<Input | undefined> {
  if (name === '-') {
    const file = call.process.files.get(0)
    return file === undefined ? undefined : { name, file }
  }
  const opened = yield* openFor(call, name, 'read')
  if ('error' in opened) {
    call.complain(`${name}: ${fileErrorText(opened.error)}`)
    return undefined
  }
  return { name, file: opened.file }
}

/** Reads a line of an input, waiting for it; END at its end. */
export function* lineOf(call: ToolCall, input: Input): Running<string> {
  if (input.name === '-') return yield* readLineFrom(call.process, 0)
  for (;;) {
    const line = input.file.readLine()
    if (line !== undefined) return line
    if (input.file.readable === undefined) return END
    yield input.file.readable
  }
}

/** Hands a tool every line (without its newline) of the named files, or of standard input. False where one could not be opened. */
export function* eachLine(
  call: ToolCall,
  names: readonly (string | Input)[],
  handle: (line: string, input: Input, newline: string) => 'more' | 'next file' | 'stop',
): Running<boolean> {
  let good = true
  const pace = new Pace(call.process, LINE_COST)
  for (const name of names.length === 0 ? ['-'] : names) {
    const input = typeof name === 'string' ? yield* openInput(call, name) : name
    if (input === undefined) {
      good = name === '-' && good
      continue
    }
    for (;;) {
      const line = yield* lineOf(call, input)
      if (line === END) break
      if (pace.done()) yield call.process.give()
      const whole = line.endsWith('\n')
      const verdict = handle(whole ? line.slice(0, -1) : line, input, whole ? '\n' : '')
      if (call.pending >= OUTPUT_BUFFER) yield* call.flush()
      if (verdict === 'stop') return good
      if (verdict === 'next file') break
    }
  }
  return good
}

/** All lines of the named files, or of standard input; `good` is false where one could not be opened. */
export function* allLines(
  call: ToolCall,
  names: readonly string[],
): Running<{ readonly lines: string[]; readonly good: boolean }> {
  const lines: string[] = []
  const good = yield* eachLine(call, names, (line) => {
    lines.push(line)
    return 'more'
  })
  return { lines, good }
}

/** How much is read at once, and after how many reads a file is taken to have no end. */
const CHUNK = 65536
const MOST_CHUNKS = 2000

/** Reads an input piece by piece to its end; a file without an end is left, and said to be. */
export function* eachPiece(call: ToolCall, input: Input, handle: (text: string) => Running<void>): Running<void> {
  for (let chunks = 0; chunks < MOST_CHUNKS; chunks++) {
    const text = input.file.read(CHUNK)
    if (text === END) return
    if (text !== undefined) yield* handle(text)
    else if (input.file.readable !== undefined) yield input.file.readable
    else return
  }
  call.world.notModelled('so much data: reading stops')
}

/** All of an input. */
export function* wholeOf(call: ToolCall, input: Input): Running<string> {
  if (input.file instanceof EndlessFile) {
    yield* exhaustMemory(call)
    return ''
  }
  const pieces: string[] = []
  yield* eachPiece(call, input, function* (text) {
    pieces.push(text)
    yield* []
  })
  return pieces.join('')
}

/** All of a file by name, or of standard input (`-`, or no name); undefined, with a message, where it cannot be opened. */
export function* wholeNamed(call: ToolCall, name = '-'): Running<string | undefined> {
  const input = yield* openInput(call, name)
  return input === undefined ? undefined : yield* wholeOf(call, input)
}
