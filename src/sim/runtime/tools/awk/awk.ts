import type { Running } from '../../processes/virtualProcess.ts'
import { unescapeText } from '../escapes.ts'
import { type Input, openInput } from '../input.ts'
import { Pace } from '../pace.ts'
import { PatternError } from '../posixRegExp.ts'
import { options, type Tool, type ToolCall, waiting } from '../tool.ts'
import { usage } from '../usage.ts'
import { AwkFiles } from './files.ts'
import { AwkExit, type AwkFlow, AwkMachine } from './machine.ts'
import { parseAwk } from './parser.ts'
import type { AwkProgram, AwkRule } from './syntax.ts'
import { AwkError } from './tokens.ts'
import { numberOf, Outside } from './values.ts'

/** The records of the files that ARGV names, one after the other; assignments among them are made on the way. */
class MainInput {
  private readonly call: ToolCall
  private readonly machine: AwkMachine
  private readonly files: AwkFiles
  private next = 1
  private given = false
  private input: Input | undefined
  /** Set where a file could not be opened. */
  failed = false

  constructor(call: ToolCall, machine: AwkMachine, files: AwkFiles) {
    this.call = call
    this.machine = machine
    this.files = files
  }

  /** The next record; undefined at the end of all. */
  *read(): Running<string | undefined> {
    const { machine } = this
    for (;;) {
      this.input ??= yield* this.nextFile()
      if (this.input === undefined) return undefined
      const record = yield* this.files.record(this.input.file, machine.textOf(machine.get('RS')))
      if (record !== undefined) return record
      this.input = undefined
    }
  }

  /** Leaves the file at hand. */
  skip(): void {
    this.input = undefined
  }

  private *nextFile(): Running<Input | undefined> {
    const { machine, call } = this
    const argv = machine.programArray('ARGV')
    for (;;) {
      if (this.next >= numberOf(machine.get('ARGC'))) {
        if (this.given) return undefined
        this.given = true
        return yield* openInput(call, '-')
      }
      const arg = machine.textOf(argv.get(String(this.next++)) ?? '')
      if (arg === '') continue
      if (assign(machine, arg)) continue
      this.given = true
      machine.note('FILENAME', arg)
      machine.note('FNR', 0)
      const input = yield* openInput(call, arg)
      if (input !== undefined) return input
      this.failed = true
    }
  }
}

/** Makes an assignment that stands among the arguments; false where it is none. */
function assign(machine: AwkMachine, text: string): boolean {
  const match = /^([A-Za-z_]\w*)=(.*)$/s.exec(text)
  if (match === null) return false
  machine.set(match[1] ?? '', new Outside(unescapeText(match[2] ?? '').text))
  return true
}

/** `awk`. Models busybox editors/awk.c. */
export const awkTool: Tool = waiting(function* (call) {
  const assignments: string[] = []
  const sources: string[] = []
  let missing: string | undefined
  const read = options(call.args, '+F:v:f:e:', {}, (letter, value) => {
    if (letter === 'v') assignments.push(value)
    if (letter === 'e') sources.push(value)
    if (letter !== 'f') return
    const text = call.world.files.readFile(call.path(value))
    if (text === undefined) missing ??= value
    else sources.push(text)
  })
  if (read.error !== undefined) return usage(call, read.error)
  if (missing !== undefined) {
    call.complain(`can't open '${missing}': No such file or directory`)
    return 1
  }
  const args = [...read.rest]
  if (sources.length === 0) {
    const program = args.shift()
    if (program === undefined) return usage(call)
    sources.push(program)
  }
  try {
    const program = parseAwk(sources.join('\n'))
    const files = new AwkFiles(call)
    const machine = new AwkMachine(call, files, program.functions)
    const separator = read.values.get('F')
    if (separator !== undefined) machine.set('FS', separator === 't' ? '\t' : unescapeText(separator).text)
    for (const assignment of assignments) if (!assign(machine, assignment)) return usage(call)
    machine.set('ARGC', args.length + 1)
    const argv = machine.programArray('ARGV')
    for (const [i, arg] of ['awk', ...args].entries()) argv.set(String(i), new Outside(arg))
    const input = new MainInput(call, machine, files)
    machine.nextRecord = () => input.read()
    yield* runProgram(call, program, machine, input)
    yield* call.flush()
    yield* files.closeAll()
    return machine.exitCode !== 0 || !input.failed ? machine.exitCode : 1
  } catch (error) {
    if (!(error instanceof AwkError || error instanceof PatternError)) throw error
    if (error instanceof PatternError) call.complain(`bad regex '${error.pattern}': ${error.message}`)
    else call.complain(`cmd. line:${error.line}: ${error.message}`)
    return 1
  }
})

function* runProgram(call: ToolCall, program: AwkProgram, machine: AwkMachine, input: MainInput): Running<void> {
  const rulesOf = (when: AwkRule['when']): readonly AwkRule[] => program.rules.filter((rule) => rule.when === when)
  const lineRules = rulesOf('line')
  try {
    for (const rule of rulesOf('BEGIN')) if ((yield* machine.act(rule)) === 'exit') throw new AwkExit()
    if (lineRules.length === 0 && rulesOf('END').length === 0) return
    const pace = new Pace(call.process, RECORD_COST)
    for (;;) {
      const record = yield* input.read()
      if (record === undefined) break
      machine.note('NR', numberOf(machine.get('NR')) + 1)
      machine.note('FNR', numberOf(machine.get('FNR')) + 1)
      machine.record.take(record)
      const flow = yield* runRules(machine, lineRules)
      if (flow === 'exit') throw new AwkExit()
      if (flow === 'nextfile') input.skip()
      if (call.pending > 4096) yield* call.flush()
      if (pace.done()) yield call.process.give()
    }
  } catch (error) {
    if (!(error instanceof AwkExit)) throw error
  }
  try {
    for (const rule of rulesOf('END')) if ((yield* machine.act(rule)) === 'exit') return
  } catch (error) {
    if (!(error instanceof AwkExit)) throw error
  }
}

const RECORD_COST = 0.0005

function* runRules(machine: AwkMachine, rules: readonly AwkRule[]): Running<AwkFlow> {
  for (const rule of rules) {
    if (!(yield* machine.selects(rule))) continue
    const flow = yield* machine.act(rule)
    if (flow === 'exit' || flow === 'next' || flow === 'nextfile') return flow
  }
  return undefined
}
