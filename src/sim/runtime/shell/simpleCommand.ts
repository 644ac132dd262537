import type { OpenFile } from '../processes/openFile.ts'
import type { Running } from '../processes/virtualProcess.ts'
import type { Builtin } from './builtins/builtin.ts'
import { expandAssignments, expandText, expandWords } from './expansion.ts'
import { type Manner, PLAIN, TESTED } from './manner.ts'
import { keep, redirect, restore, type Saved } from './redirect.ts'
import { runProgram } from './runProgram.ts'
import type { Shell } from './shell.ts'
import { ShellFailure } from './shellState.ts'
import { ASSIGNING_BUILTINS, SPECIAL_BUILTINS } from './specialBuiltins.ts'
import type { Command } from './syntax.ts'
import { quoteForTrace, quoteWordForTrace } from './trace.ts'

type SimpleCommand = Extract<Command, { type: 'simple' }>

/** Names with the values that they are given. */
type Values = readonly (readonly [name: string, value: string])[]

/** Runs a simple command: assigns, or calls a function, a builtin or a program. Models ash's evalcommand. */
export function* runSimple(shell: Shell, command: SimpleCommand, manner: Manner): Running<number> {
  const { state } = shell
  state.line = command.line
  state.substitutionStatus = 0
  const argv = yield* expandArguments(shell, command)
  const body = argv[0] === undefined ? undefined : state.functions.get(argv[0])
  const builtin = builtinOf(shell, argv, body)
  const special = argv[0] === undefined || (builtin !== undefined && SPECIAL_BUILTINS.has(argv[0]))
  const called = { argv, body, builtin, special }
  if (command.redirections.length === 0) return yield* call(shell, command, called, manner)
  const saved: Saved = []
  try {
    const error = yield* withLocals(shell, called, redirect(shell, command.redirections, saved))
    if (error === undefined) {
      const traceTo = saved.find(({ fd }) => fd === 2)?.before
      const status = yield* call(shell, command, called, manner, traceTo)
      // the redirections of an `exec` without a program last
      if (argv[0] === 'exec' && argv.length === 1) keep(saved.splice(0))
      return status
    }
    yield* shell.complain(error)
    if (special && argv[0] !== undefined) throw new ShellFailure(1)
    return 1
  } finally {
    restore(state, saved)
  }
}

/** What a command calls: a function, a builtin, or, with neither, a program. */
interface Called {
  readonly argv: readonly string[]
  readonly body: Command | undefined
  readonly builtin: Builtin | undefined
  /** Whether what is assigned before it lasts: a special builtin, or nothing. */
  readonly special: boolean
}

/** Expands what belongs to a command whose values are its own: `local` is no mistake in substitutions there. */
function* withLocals<T>(shell: Shell, { special }: Called, expanding: Running<T>): Running<T> {
  if (special) return yield* expanding
  shell.state.localDepth++
  try {
    return yield* expanding
  } finally {
    shell.state.localDepth--
  }
}

const builtinOf = (shell: Shell, argv: readonly string[], body: Command | undefined): Builtin | undefined =>
  body === undefined && argv[0] !== undefined ? shell.builtins.named(argv[0]) : undefined

/** Calls what a command names, when its redirections have been done. `traceTo` is where errors went before them, if they changed that. */
function* call(
  shell: Shell,
  command: SimpleCommand,
  called: Called,
  manner: Manner,
  traceTo?: OpenFile,
): Running<number> {
  const { state } = shell
  const { argv, body, builtin, special } = called
  const name = argv[0]
  if (name === undefined) return yield* assignOnly(shell, command, traceTo)
  const values = yield* withLocals(shell, called, assignedValues(shell, command))
  if (state.options.has('x')) yield* trace(shell, values, argv, traceTo)
  shell.testedNow = manner.tested
  if (special && builtin !== undefined) {
    for (const [variable, value] of values) {
      shell.assign(variable, value)
      if (name === 'exec' && argv.length > 1) state.variables.mark(variable, 'exported')
    }
    return yield* callBuiltin(shell, builtin, argv)
  }
  if (body !== undefined || builtin !== undefined) {
    assignForNow(shell, values)
    try {
      if (builtin !== undefined) return yield* containFailure(callBuiltin(shell, builtin, argv))
      return yield* callFunction(shell, body as Command, argv, manner)
    } finally {
      if (values.length > 0) state.variables.leave()
    }
  }
  for (const [variable] of values) if (state.variables.isReadOnly(variable)) shell.fail(`${variable}: is read only`)
  return yield* runProgram(shell, argv, values, manner)
}

/** The words of a command; arguments of `export` and its kin that assign are not split. */
function* expandArguments(shell: Shell, command: SimpleCommand): Running<string[]> {
  const name = command.words[0]?.plain
  if (name === undefined || !ASSIGNING_BUILTINS.has(name) || shell.state.functions.has(name))
    return yield* expandWords(shell, command.words)
  return yield* expandAssignments(shell, command.words)
}

/** Runs a builtin, whose name its messages bear. */
function* callBuiltin(shell: Shell, builtin: Builtin, argv: readonly string[]): Running<number> {
  const { state } = shell
  const outer = state.commandName
  shell.outerCommandName = outer
  state.commandName = argv[0]
  shell.outputRefused = false
  try {
    const status = yield* builtin(shell, argv)
    return status === 0 && shell.outputRefused ? 1 : status
  } finally {
    state.commandName = outer
  }
}

/** A mistake in a builtin that is not special only makes it fail. */
export function* containFailure(running: Running<number>): Running<number> {
  try {
    return yield* running
  } catch (error) {
    if (error instanceof ShellFailure && error.reach === 'builtin') return error.status
    throw error
  }
}

function* assignedValues(shell: Shell, command: SimpleCommand): Running<Values> {
  if (command.assignments.length === 0) return []
  const values: [string, string][] = []
  for (const { name, value } of command.assignments) values.push([name, yield* expandText(shell, value)])
  return values
}

function* assignOnly(shell: Shell, command: SimpleCommand, traceTo: OpenFile | undefined): Running<number> {
  const { state } = shell
  const values: [string, string][] = []
  for (const { name, value } of command.assignments) {
    const text = yield* expandText(shell, value)
    values.push([name, text])
    shell.assign(name, text)
  }
  if (state.options.has('x')) yield* trace(shell, values, [], traceTo)
  return state.substitutionStatus
}

/** Assigns for as long as the command runs; `leave` takes it back. */
function assignForNow(shell: Shell, values: Values): void {
  if (values.length === 0) return
  const { variables } = shell.state
  variables.enter()
  for (const [name, value] of values) {
    variables.makeLocal(name)
    shell.assign(name, value)
    variables.mark(name, 'exported')
  }
}

/** Prints the line of `set -x`. */
function* trace(shell: Shell, values: Values, argv: readonly string[], traceTo: OpenFile | undefined): Running<void> {
  const words = values.map(([name, value]) => `${name}=${quoteForTrace(value)}`)
  words.push(...argv.map(quoteWordForTrace))
  const line = `${yield* shell.tracePrompt()}${words.join(' ')}\n`
  if (traceTo === undefined) yield* shell.print(2, line)
  else traceTo.write(line)
}

function* callFunction(shell: Shell, body: Command, argv: readonly string[], manner: Manner): Running<number> {
  const { state } = shell
  shell.enter()
  const { positional, optionIndex, optionsAtReturn } = state
  const name = argv[0] ?? ''
  state.positional = argv.slice(1)
  state.optionIndex = { next: 1, letter: 0 }
  state.localDepth++
  state.optionsAtReturn = undefined
  const onFailure = state.options.has('E') ? undefined : state.traps.get('ERR')
  if (onFailure !== undefined) state.traps.delete('ERR')
  const outerName = state.variables.get('FUNCNAME')
  if (outerName !== undefined) state.variables.set('FUNCNAME', name)
  state.variables.enter()
  const status = yield* shell.run(body, manner.tested ? TESTED : PLAIN)
  state.variables.leave()
  if (outerName !== undefined) state.variables.set('FUNCNAME', outerName)
  if (state.optionsAtReturn !== undefined) state.options = new Set(state.optionsAtReturn)
  state.optionsAtReturn = optionsAtReturn
  if (onFailure !== undefined && !state.traps.has('ERR')) state.traps.set('ERR', onFailure)
  state.positional = positional
  state.optionIndex = optionIndex
  state.localDepth--
  shell.depth--
  if (state.skip === 'return') {
    state.skip = 'no'
    return state.status
  }
  return status
}
