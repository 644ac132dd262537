import { END } from '../processes/openFile.ts'
import type { Running } from '../processes/virtualProcess.ts'
import { lineOf, openInput } from './input.ts'
import { PatternError } from './posixRegExp.ts'
import { type Address, type Editing, parseScript, SedError } from './sedScript.ts'
import { type Tool, type ToolCall, waiting } from './tool.ts'
import { usage } from './usage.ts'

/** The working of a script on one stream of lines. */
class Stream {
  line = 0
  private hold = ''
  private readonly commands: Editing[]
  private readonly out: (text: string) => void
  private readonly quiet: boolean

  constructor(commands: Editing[], out: (text: string) => void, output: 'quiet' | 'printing') {
    this.commands = commands
    this.out = out
    this.quiet = output === 'quiet'
  }

  /** Works on a line; `next` gives the following one (undefined at the end). Says whether to quit. */
  *work(first: string, isLast: () => boolean, next: () => Running<string | undefined>): Running<'more' | 'quit'> {
    let space = first
    const appended: string[] = []
    let replaced = false
    let deleted = false
    let quit = false
    let steps = 0
    for (let i = 0; i < this.commands.length; i++) {
      if (++steps > MAX_STEPS) return 'quit'
      const editing = this.commands[i] as Editing
      if (!this.selects(editing, space, isLast)) {
        if (editing.end !== undefined) i = editing.end - 1
        continue
      }
      switch (editing.command) {
        case 's': {
          const result = substitute(editing, space)
          if (result !== undefined) {
            space = result
            replaced = true
            if (editing.flags.includes('p')) this.out(`${space}\n`)
          }
          break
        }
        case 'y':
          space = [...space].map((c) => [...(editing.replacement ?? '')][[...editing.text].indexOf(c)] ?? c).join('')
          break
        case 'p':
          this.out(`${space}\n`)
          break
        case 'P':
          this.out(`${space.split('\n')[0]}\n`)
          break
        case '=':
          this.out(`${this.line}\n`)
          break
        case 'a':
          appended.push(editing.text)
          break
        case 'i':
          this.out(`${editing.text}\n`)
          break
        case 'c':
          if (editing.to === undefined || !editing.active) this.out(`${editing.text}\n`)
          deleted = true
          break
        case 'd':
        case 'D':
          deleted = true
          break
        case 'q':
          quit = true
          break
        case 'h':
          this.hold = space
          break
        case 'H':
          this.hold += `\n${space}`
          break
        case 'g':
          space = this.hold
          break
        case 'G':
          space += `\n${this.hold}`
          break
        case 'x': {
          const { hold } = this
          this.hold = space
          space = hold
          break
        }
        case 'n':
        case 'N': {
          if (editing.command === 'n' && !this.quiet) this.out(`${space}\n`)
          const following = yield* next()
          if (following === undefined) {
            if (editing.command === 'N' && !this.quiet) this.out(`${space}\n`)
            return 'quit'
          }
          space = editing.command === 'N' ? `${space}\n${following}` : following
          break
        }
        case 't':
        case 'b': {
          if (editing.command === 't' && !replaced) break
          replaced = false
          const label = this.commands.findIndex((c) => c.command === ':' && c.text === editing.text)
          i = editing.text === '' ? this.commands.length : label < 0 ? i : label
          break
        }
        default:
          break
      }
      if (deleted || quit) break
    }
    if (!deleted && !this.quiet) this.out(`${space}\n`)
    for (const text of appended) this.out(`${text}\n`)
    return quit ? 'quit' : 'more'
  }

  private selects(editing: Editing, space: string, isLast: () => boolean): boolean {
    const { from, to } = editing
    const hit = (address: Address): boolean =>
      address.type === 'line'
        ? address.line === this.line
        : address.type === 'last'
          ? isLast()
          : address.matcher.test(space)
    if (from === undefined) return true
    if (to === undefined) return hit(from) !== editing.negated
    if (editing.active) {
      if (to.type === 'line' ? this.line >= to.line : hit(to)) editing.active = false
      return !(to.type === 'line' && this.line > to.line) !== editing.negated
    }
    if (!hit(from)) return editing.negated
    editing.active = to.type === 'line' ? to.line > this.line : true
    return !editing.negated
  }
}

const NOTHING: readonly [] = []
const MAX_STEPS = 100_000

function substitute(editing: Editing, space: string): string | undefined {
  const { matcher, replacement = '', flags } = editing
  if (matcher === undefined) return undefined
  const which = Number(/\d+/.exec(flags)?.[0] ?? 1)
  const all = flags.includes('g')
  let seen = 0
  let hit = false
  const result = space.replace(matcher, (...found: unknown[]) => {
    const match = String(found[0])
    seen++
    if (seen < which || (!all && seen > which)) return match
    hit = true
    return replacement.replace(/\\([\s\S])|&/g, (token, escaped?: string) => {
      if (token === '&') return match
      if (escaped !== undefined && escaped >= '0' && escaped <= '9') {
        return escaped === '0'
          ? match
          : typeof found[Number(escaped)] === 'string'
            ? String(found[Number(escaped)])
            : ''
      }
      return escaped === 'n' ? '\n' : escaped === 't' ? '\t' : (escaped ?? '')
    })
  })
  return hit ? result : undefined
}

/** `sed`. */
export const sedTool: Tool = waiting(function* (call) {
  const scripts: string[] = []
  const names: string[] = []
  let quiet = false
  let extended = false
  let inPlace = false
  for (let i = 0; i < call.args.length; i++) {
    const arg = call.args[i] as string
    if (arg === '-e' || arg === '-f') {
      const value = call.args[++i] ?? ''
      scripts.push(arg === '-e' ? value : (call.world.files.readFile(call.path(value)) ?? ''))
    } else if (/^-[nrEius]+/.test(arg) && !arg.includes('e')) {
      quiet ||= arg.includes('n')
      extended ||= /[rE]/.test(arg)
      inPlace ||= arg.includes('i')
    } else if (arg === '--expression') scripts.push(call.args[++i] ?? '')
    else if (/^-ne$|^-re$|^-Ee$|^-ie$/.test(arg)) {
      quiet ||= arg.includes('n')
      extended ||= /[rE]/.test(arg)
      inPlace ||= arg.includes('i')
      scripts.push(call.args[++i] ?? '')
    } else names.push(arg)
  }
  if (scripts.length === 0) {
    const first = names.shift()
    if (first === undefined) return usage(call)
    scripts.push(first)
  }
  let commands: Editing[]
  try {
    commands = parseScript(scripts.join('\n'), extended)
  } catch (error) {
    if (!(error instanceof SedError || error instanceof PatternError)) throw error
    call.complain(error.message)
    return 1
  }
  return inPlace
    ? editFiles(call, commands, names, quiet ? 'quiet' : 'printing')
    : yield* editStream(call, commands, names, quiet ? 'quiet' : 'printing')
})

function* editStream(
  call: ToolCall,
  commands: Editing[],
  names: readonly string[],
  output: 'quiet' | 'printing',
): Running<number> {
  const stream = new Stream(commands, (text) => call.out(text), output)
  let status = 0
  const inputs = names.length === 0 ? ['-'] : names
  let index = 0
  let input: { readonly name: string; readonly file: import('../processes/openFile.ts').OpenFile } | undefined
  let ahead: string | undefined
  const read = function* (): Running<string | undefined> {
    for (;;) {
      if (input === undefined) {
        const name = inputs[index++]
        if (name === undefined) return undefined
        input = yield* openInput(call, name)
        if (input === undefined) {
          if (name !== '-') status = 1
          continue
        }
      }
      const line = yield* lineOf(call, input)
      if (line !== END) return line
      input = undefined
    }
  }
  // looking ahead delays output, so it is done only where the last line matters
  const looksAhead = commands.some((c) => c.from?.type === 'last' || c.to?.type === 'last')
  let unterminated = false
  const take = function* (): Running<string | undefined> {
    const line = looksAhead ? (ahead ?? (yield* read())) : yield* read()
    ahead = looksAhead && line !== undefined ? yield* read() : undefined
    if (line === undefined) return undefined
    unterminated = !line.endsWith('\n')
    stream.line++
    return unterminated ? line : line.slice(0, -1)
  }
  for (;;) {
    const line = yield* take()
    if (line === undefined) break
    const verdict = yield* stream.work(line, () => looksAhead && ahead === undefined, take)
    if (unterminated) call.trimNewline()
    if (call.pending > 4096) yield* call.flush()
    if (verdict === 'quit') break
  }
  return status
}

function editFiles(
  call: ToolCall,
  commands: Editing[],
  names: readonly string[],
  output: 'quiet' | 'printing',
): number {
  let status = 0
  for (const name of names) {
    const text = call.world.files.readFile(call.path(name))
    if (text === undefined) {
      call.complain(`${name}: No such file or directory`)
      status = 1
      continue
    }
    let result = ''
    const stream = new Stream(
      commands.map((c) => ({ ...c, active: false })),
      (line) => {
        result += line
      },
      output,
    )
    const lines = text.split('\n')
    if (lines.at(-1) === '') lines.pop()
    let i = 0
    const next = function* (): Running<string | undefined> {
      yield* NOTHING
      stream.line++
      return lines[i++]
    }
    while (i < lines.length) {
      stream.line++
      const line = lines[i++] as string
      const working = stream.work(line, () => i >= lines.length, next)
      const turn = working.next('ready')
      if (turn.done && turn.value === 'quit') {
        result += lines
          .slice(i)
          .map((l) => `${l}\n`)
          .join('')
        break
      }
    }
    call.world.files.writeFile(call.path(name), result)
  }
  return status
}
