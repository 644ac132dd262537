import { regularFile } from '../../files/fileNode.ts'
import { fileErrorText } from '../../files/fileSystem.ts'
import { END, type OpenFile } from '../../processes/openFile.ts'
import type { Running } from '../../processes/virtualProcess.ts'
import { type Input, lineOf, openFor, openInput } from '../input.ts'
import { Pace } from '../pace.ts'
import { create, look } from '../place.ts'
import { options, type Tool, type ToolCall, waiting } from '../tool.ts'
import { usage } from '../usage.ts'
import { Editor, type EditorHost } from './editor.ts'
import { type Editing, parseScript, SedError } from './script.ts'

/** `sed`. Models busybox editors/sed.c. */
export const sedTool: Tool = waiting(function* (call) {
  const scripts: string[] = []
  let missing: string | undefined
  let suffix: string | undefined
  // -i may have a suffix, but only right behind it
  const args = call.args.flatMap((arg) => {
    const inPlace = /^-([nrE]*)i(.*)$/.exec(arg) ?? /^--(in-place)(?:=(.*))?$/.exec(arg)
    if (inPlace === null || arg.startsWith('-e')) return [arg]
    suffix = inPlace[2] ?? ''
    return inPlace[1] === 'in-place' || inPlace[1] === '' ? [] : [`-${inPlace[1]}`]
  })
  const long = {
    expression: 'e:',
    file: 'f:',
    quiet: 'n',
    silent: 'n',
    'regexp-extended': 'r',
  }
  const read = options(args, 'nrEe:f:', long, (letter, value) => {
    if (letter === 'e') scripts.push(value)
    if (letter !== 'f') return
    const text = call.world.files.readFile(call.path(value))
    if (text === undefined) missing ??= value
    else scripts.push(text.replace(/\n$/, ''))
  })
  const { flags } = read
  if (read.error !== undefined) return usage(call, read.error)
  if (missing !== undefined) {
    call.complain(`${missing}: No such file or directory`)
    return 1
  }
  const names = [...read.rest]
  if (scripts.length === 0) {
    const first = names.shift()
    if (first === undefined) return usage(call)
    scripts.push(first)
  }
  try {
    const commands = parseScript(scripts.join('\n'), flags.has('r') || flags.has('E') ? 'extended' : 'basic')
    const output = flags.has('n') ? 'quiet' : 'printing'
    const files = yield* openWritten(call, commands)
    if (suffix !== undefined) return yield* editFiles(call, commands, names, output, files, suffix)
    return yield* editStream(call, commands, names, output, files)
  } catch (error) {
    if (!(error instanceof SedError)) throw error
    call.complain(error.message)
    return 1
  }
})

/** The files that w writes, emptied at the start. */
function* openWritten(call: ToolCall, commands: readonly Editing[]): Running<Map<string, OpenFile>> {
  const files = new Map<string, OpenFile>()
  for (const { command, text, substitution } of commands) {
    const name = command === 'w' ? text : substitution?.file
    if (name === undefined || files.has(name)) continue
    const opened = yield* openFor(call, name, 'write')
    if ('error' in opened) throw new SedError(`${name}: ${fileErrorText(opened.error)}`)
    files.set(name, opened.file)
  }
  return files
}

/** Where an editor's output goes: lines get their newlines, but for the last of an input that had none. */
class Output {
  private readonly out: (text: string) => void
  private unended = false

  constructor(out: (text: string) => void) {
    this.out = out
  }

  put(text: string, newline: '\n' | ''): void {
    this.out(`${this.unended ? '\n' : ''}${text}${newline}`)
    this.unended = newline === ''
  }
}

/** The lines of files in order, one read ahead. */
class Lines {
  status = 0
  newline: '\n' | '' = '\n'
  private readonly call: ToolCall
  private readonly names: string[]
  private readonly pace: Pace
  private input: Input | undefined
  private ahead: string | undefined
  private begun = false

  constructor(call: ToolCall, names: readonly string[]) {
    this.call = call
    this.names = [...names]
    this.pace = new Pace(call.process, LINE_COST)
  }

  get ended(): boolean {
    return this.ahead === undefined
  }

  *next(): Running<string | undefined> {
    if (!this.begun) this.ahead = yield* this.read()
    this.begun = true
    const line = this.ahead
    if (line === undefined) return undefined
    this.ahead = yield* this.read()
    if (this.call.pending > 4096) yield* this.call.flush()
    if (this.pace.done()) yield this.call.process.give()
    this.newline = line.endsWith('\n') ? '\n' : ''
    return this.newline === '' ? line : line.slice(0, -1)
  }

  private *read(): Running<string | undefined> {
    for (;;) {
      if (this.input === undefined) {
        const name = this.names.shift()
        if (name === undefined) return undefined
        if (this.call.isDirectory(name)) this.call.complain(`read error from ${name}: Is a directory`)
        else this.input = yield* openInput(this.call, name)
        if (this.input === undefined) {
          this.status = name === '-' ? this.status : 1
          continue
        }
      }
      const line = yield* lineOf(this.call, this.input)
      if (line !== END) return line
      this.input = undefined
    }
  }
}

const LINE_COST = 0.0003

function hostOf(call: ToolCall, lines: Lines, output: Output, files: ReadonlyMap<string, OpenFile>): EditorHost {
  return {
    next: () => lines.next(),
    isLast: () => lines.ended,
    put: (text) => output.put(text, lines.ended ? lines.newline : '\n'),
    write: (name, line) => {
      if (name === '/dev/stdout') output.put(line, '\n')
      else files.get(name)?.write(`${line}\n`)
    },
    read: (name) => call.world.files.readFile(call.path(name)) ?? '',
  }
}

function* editStream(
  call: ToolCall,
  commands: readonly Editing[],
  names: readonly string[],
  output: 'quiet' | 'printing',
  files: ReadonlyMap<string, OpenFile>,
): Running<number> {
  const lines = new Lines(call, names.length === 0 ? ['-'] : names)
  const editor = new Editor(commands, hostOf(call, lines, new Output((text) => call.out(text)), files), output)
  yield* editor.work()
  return lines.status
}

function* editFiles(
  call: ToolCall,
  commands: readonly Editing[],
  names: readonly string[],
  output: 'quiet' | 'printing',
  files: ReadonlyMap<string, OpenFile>,
  suffix: string,
): Running<number> {
  if (names.length === 0) {
    call.complain('-i requires an argument')
    return 1
  }
  let status = 0
  for (const name of names) {
    const looked = look(call, name)
    const node = looked.error === undefined ? looked.place.node : undefined
    if (looked.error !== undefined || node?.kind !== 'file') {
      call.complain(
        node === undefined
          ? `${name}: ${fileErrorText(looked.error ?? 'ENOENT')}`
          : `can't edit ${name}: not a regular file`,
      )
      status = 1
      continue
    }
    let text = ''
    const lines = new Lines(call, [name])
    const kept = new Output((piece) => {
      text += piece
    })
    const editor = new Editor(commands, hostOf(call, lines, kept, files), output)
    yield* editor.work()
    // what a q leaves unread stays
    for (let line = yield* lines.next(); line !== undefined; line = yield* lines.next()) kept.put(line, lines.newline)
    const place = { ...looked.place, node: undefined }
    if (suffix !== '') {
      const backup = look(call, suffix.includes('*') ? suffix.replaceAll('*', name) : `${name}${suffix}`)
      if (backup.error === undefined) create(call, backup.place, node)
    }
    const made = regularFile(text, call.world.kernel.now, node.mode)
    const error = create(call, place, made)
    if (error !== undefined) {
      call.complain(`couldn't open temp file ${name}: ${fileErrorText(error)}`)
      return 1
    }
  }
  return status
}
