import { fromByteString } from '../files/bytes.ts'
import { writeTo } from '../processes/io.ts'
import type { Running, VirtualProcess } from '../processes/virtualProcess.ts'
import type { World } from '../world.ts'

/** A call of a tool: its arguments and all that it may look at. What it prints is held until `flush`. */
export class ToolCall {
  readonly world: World
  readonly process: VirtualProcess
  /** The name it was called by. */
  readonly name: string
  /** The name with its path, as it was called. */
  readonly argv0: string
  readonly args: readonly string[]
  readonly env: ReadonlyMap<string, string>
  readonly workingDir: string
  /** Whether a shell runs it as a builtin of its own. */
  readonly builtin: boolean
  private readonly speaker: string
  private readonly held: { readonly fd: 1 | 2; text: string }[] = []

  constructor(
    world: World,
    process: VirtualProcess,
    argv: readonly string[],
    env: ReadonlyMap<string, string>,
    workingDir: string,
    /** The name that messages begin with, where it is not the tool's own: a shell that runs it as a builtin. */
    speaker?: string,
  ) {
    this.world = world
    this.process = process
    const path = argv[0] ?? ''
    this.argv0 = path
    this.name = path.slice(path.lastIndexOf('/') + 1)
    this.speaker = speaker ?? this.name
    this.builtin = speaker !== undefined
    this.args = argv.slice(1)
    this.env = env
    this.workingDir = workingDir
  }

  /** Prints to standard output. */
  out(text: string): void {
    this.hold(1, text)
  }

  /** Prints a message to standard error, with the tool's name before and a newline after it. */
  complain(message: string): void {
    this.hold(2, `${this.speaker}: ${message}\n`)
  }

  /** Prints to standard error as it is. */
  err(text: string): void {
    this.hold(2, text)
  }

  /** How much is held. */
  get pending(): number {
    let length = 0
    for (const { text } of this.held) length += text.length
    return length
  }

  /** Takes back a newline at the end of what is held: the input's last line had none. */
  trimNewline(): void {
    const last = this.held.at(-1)
    if (last?.fd === 1 && last.text.endsWith('\n')) last.text = last.text.slice(0, -1)
  }

  /** Writes what is held. */
  *flush(): Running<void> {
    if (this.held.length === 0) return
    for (const { fd, text } of this.held.splice(0)) yield* writeTo(this.process, fd, text)
  }

  /** Writes what is held to files that never make their writers wait. */
  flushNow(): void {
    for (const { fd, text } of this.held.splice(0)) this.process.files.get(fd)?.write(text)
  }

  /** An absolute path for a path that was given. */
  path(path: string): string {
    return path.startsWith('/') ? path : `${this.workingDir}/${path}`
  }

  /** Whether a name that was given is a directory's. */
  isDirectory(name: string): boolean {
    return name !== '-' && this.world.files.lookup(this.path(name))?.kind === 'directory'
  }

  /** Prints bytes, one character each. */
  outBytes(bytes: string): void {
    this.hold(1, fromByteString(bytes))
  }

  private hold(fd: 1 | 2, text: string): void {
    const last = this.held.at(-1)
    if (last?.fd === fd) last.text += text
    else this.held.push({ fd, text })
  }
}

/** A tool: `instant` ones never wait and read no input, so that a shell can run them within its own process. */
export type Tool =
  | { readonly kind: 'instant'; readonly run: (call: ToolCall) => number }
  | { readonly kind: 'waiting'; readonly run: (call: ToolCall) => Running<number> }

/** A tool that never waits. */
export const instant = (run: (call: ToolCall) => number): Tool => ({ kind: 'instant', run })

/** A tool that reads, or waits. */
export const waiting = (run: (call: ToolCall) => Running<number>): Tool => ({ kind: 'waiting', run })

/** Runs a tool as the code of a process (or a part of it); one that holds more text than there can be is ended, and that is said. */
export function* runTool(tool: Tool, call: ToolCall): Running<number> {
  try {
    const code = tool.kind === 'instant' ? tool.run(call) : yield* tool.run(call)
    yield* call.flush()
    return code
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    const { table } = call.process
    table.allocate(call.process, Number.POSITIVE_INFINITY)
    if (call.process.fatal !== undefined) yield 0
    call.world.notModelled(`${call.name} holds too much text: it is ended`)
    return KILLED
  }
}

/** The exit code of what is killed. */
const KILLED = 137

/** Options as getopt reads them: letters that stand alone, and letters with a value. `error` is what getopt would say. */
export interface Options {
  readonly flags: ReadonlySet<string>
  readonly values: ReadonlyMap<string, string>
  readonly rest: readonly string[]
  readonly error?: string
}

/** Reads options: in `spec` a letter with a colon takes a value. Long options are given as `--name` in `long`, mapped to a letter. */
export function options(
  args: readonly string[],
  spec: string,
  long: Readonly<Record<string, string>> = {},
  /** Told of every value, for options that may be given again and again. */
  onValue: (letter: string, value: string) => void = () => {},
): Options {
  const flags = new Set<string>()
  const values = new Map<string, string>()
  const set = (letter: string, value: string): void => {
    values.set(letter, value)
    onValue(letter, value)
  }
  const rest: string[] = []
  const strict = spec.startsWith('+')
  let i = 0
  for (; i < args.length; i++) {
    const arg = args[i] as string
    if (arg === '--') {
      rest.push(...args.slice(i + 1))
      break
    }
    if (arg.startsWith('--')) {
      const [name = '', value] = arg.slice(2).split(/=(.*)/s)
      const letter = long[name] ?? abbreviated(name, long)
      if (letter === undefined) return { flags, values, rest, error: `unrecognized option '${arg}'` }
      if (!letter.endsWith(':')) flags.add(letter)
      else if (value === undefined && i + 1 >= args.length)
        return { flags, values, rest, error: `option '${arg}' requires an argument` }
      else set(letter[0] as string, value ?? (args[++i] as string))
      continue
    }
    if (arg.length < 2 || !arg.startsWith('-')) {
      rest.push(arg)
      if (strict) {
        rest.push(...args.slice(i + 1))
        break
      }
      continue
    }
    for (let j = 1; j < arg.length; j++) {
      const letter = arg[j] as string
      const at = letter === ':' || letter === '+' ? -1 : spec.indexOf(letter)
      if (at < 0) return { flags, values, rest, error: `invalid option -- '${letter}'` }
      if (spec[at + 1] !== ':') {
        flags.add(letter)
        continue
      }
      const attached = arg.slice(j + 1)
      if (attached === '' && i + 1 >= args.length) {
        return { flags, values, rest, error: `option requires an argument -- '${letter}'` }
      }
      set(letter, attached === '' ? (args[++i] as string) : attached)
      break
    }
  }
  return { flags, values, rest }
}

/** The option that a beginning of its name stands for, where only one has it. */
function abbreviated(name: string, long: Readonly<Record<string, string>>): string | undefined {
  const meant = new Set(Object.keys(long).flatMap((known) => (known.startsWith(name) ? [long[known] as string] : [])))
  return meant.size === 1 ? [...meant][0] : undefined
}
