import type { Running } from '../processes/virtualProcess.ts'
import { expandText, expandWords } from './expansion.ts'
import { type Manner, PLAIN } from './manner.ts'
import { keep, redirect, restore, type Saved } from './redirect.ts'
import { runProgram } from './runProgram.ts'
import type { Shell } from './shell.ts'
import { ShellFailure } from './shellState.ts'
import type { Command } from './syntax.ts'
import { quoteForTrace } from './trace.ts'

type SimpleCommand = Extract<Command, { type: 'simple' }>

/** Runs a simple command: assigns, or calls a function, a builtin or a program. */
export function* runSimple(shell: Shell, command: SimpleCommand, manner: Manner): Running<number> {
  const { state } = shell
  state.substitutionStatus = 0
  const argv = yield* expandWords(shell, command.words)
  const name = argv[0]
  if (name === undefined) return yield* assignOnly(shell, command)
  if (state.options.has('x')) yield* trace(shell, command, argv)
  const body = state.functions.get(name)
  const special = shell.builtins.isSpecial(name) && body === undefined
  const saved: Saved = []
  if (command.redirections.length > 0) {
    const error = yield* redirect(shell, command.redirections, saved)
    if (error !== undefined) {
      yield* shell.complain(error)
      restore(state, saved)
      if (special) throw new ShellFailure(2)
      return 1
    }
  }
  const values: [string, string][] = []
  for (const { name: variable, value } of command.assignments) values.push([variable, yield* expandText(shell, value)])
  let status: number
  const builtin = body === undefined ? shell.builtins.named(name) : undefined
  if (special && builtin !== undefined) {
    for (const [variable, value] of values) shell.assign(variable, value)
    status = yield* builtin(shell, argv)
    if (name === 'exec' && argv.length === 1) keep(saved)
    else restore(state, saved)
    return status
  }
  if (body !== undefined || builtin !== undefined) {
    const before = assignForNow(shell, values)
    status =
      body !== undefined
        ? yield* callFunction(shell, body, argv)
        : yield* (builtin as NonNullable<typeof builtin>)(shell, argv)
    before()
  } else status = yield* runProgram(shell, argv, values, manner)
  restore(state, saved)
  return status
}

function* assignOnly(shell: Shell, command: SimpleCommand): Running<number> {
  const { state } = shell
  const saved: Saved = []
  if (command.redirections.length > 0) {
    const error = yield* redirect(shell, command.redirections, saved)
    restore(state, saved)
    if (error !== undefined) {
      yield* shell.complain(error)
      return 1
    }
  }
  for (const { name, value } of command.assignments) {
    const text = yield* expandText(shell, value)
    if (state.options.has('x'))
      yield* shell.print(2, `${state.variables.get('PS4') ?? '+ '}${name}=${quoteForTrace(text)}\n`)
    shell.assign(name, text)
  }
  return state.substitutionStatus
}

function assignForNow(shell: Shell, values: readonly [string, string][]): () => void {
  const { variables } = shell.state
  if (values.length === 0) return () => {}
  variables.enter()
  for (const [name, value] of values) {
    variables.makeLocal(name)
    shell.assign(name, value)
    variables.mark(name, 'exported')
  }
  return () => variables.leave()
}

function* trace(shell: Shell, command: SimpleCommand, argv: readonly string[]): Running<void> {
  const assignments: string[] = []
  for (const { name, value } of command.assignments)
    assignments.push(`${name}=${quoteForTrace(yield* expandText(shell, value))}`)
  const words = [...assignments, ...argv.map(quoteForTrace)]
  yield* shell.print(2, `${shell.state.variables.get('PS4') ?? '+ '}${words.join(' ')}\n`)
}

function* callFunction(shell: Shell, body: Command, argv: readonly string[]): Running<number> {
  const { state } = shell
  shell.enter()
  const { positional, loopDepth } = state
  state.positional = argv.slice(1)
  state.functionDepth++
  state.loopDepth = 0
  state.variables.enter()
  const status = yield* shell.run(body, PLAIN)
  state.variables.leave()
  state.positional = positional
  state.functionDepth--
  state.loopDepth = loopDepth
  shell.depth--
  if (state.skip === 'return') {
    state.skip = 'no'
    return state.status
  }
  return status
}
