import { readWhole } from '../../processes/open.ts'
import type { Running } from '../../processes/virtualProcess.ts'
import { findCommand, refusalOf } from '../findCommand.ts'
import { LAST, PLAIN, TESTED } from '../manner.ts'
import { absolutePath } from '../redirect.ts'
import { runProgram } from '../runProgram.ts'
import type { Shell } from '../shell.ts'
import { ShellFailure } from '../shellState.ts'
import { type Builtin, builtinOptions, giveUp, silent } from './builtin.ts'
import { describeCommand } from './environment.ts'

/** `:` and `true`. */
export const colon: Builtin = silent(() => 0)

function* number(shell: Shell, argv: readonly string[], fallback: number): Running<number> {
  const text = argv[1]
  if (text === undefined) return fallback
  if (!/^\d+$/.test(text) || Number(text) > MOST) return yield* giveUp(shell, `Illegal number: ${text}`)
  return Number(text)
}

/** The greatest number that a builtin takes. */
const MOST = 2_147_483_647

/** `exit`: leaves the shell, with the last status where it is given none. */
export const exitBuiltin: Builtin = function* (shell, argv) {
  const { state } = shell
  const status = yield* number(shell, argv, state.trapStatus ?? state.status)
  state.skip = 'exit'
  state.exitStatus = status & 255
  return status & 255
}

/** `return`: leaves a function or a sourced script. */
export const returnBuiltin: Builtin = function* (shell, argv) {
  const { state } = shell
  const status = (yield* number(shell, argv, state.status)) & 255
  state.skip = 'return'
  state.status = status
  return status
}

function leaveLoops(kind: 'break' | 'continue'): Builtin {
  return function* (shell, argv) {
    const { state } = shell
    const count = yield* number(shell, argv, 1)
    if (count === 0) return yield* giveUp(shell, `Illegal number: ${argv[1] ?? ''}`)
    if (state.loopDepth === 0) return 0
    state.skip = kind
    state.skipLoops = Math.min(count, state.loopDepth)
    return 0
  }
}

/** `break`: leaves loops. */
export const breakBuiltin: Builtin = leaveLoops('break')
/** `continue`: goes on with the next round of a loop. */
export const continueBuiltin: Builtin = leaveLoops('continue')

/** `eval`: runs its arguments as a script. */
export const evalBuiltin: Builtin = function* (shell, argv) {
  const text = argv.slice(1).join(' ')
  if (text.trim() === '') return 0
  shell.enter()
  const status = yield* shell.script(text, shell.testedNow ? TESTED : PLAIN)
  shell.depth--
  return status
}

/** `.` and `source`: runs a file in this shell. */
export const dot: Builtin = function* (shell, argv) {
  const { state } = shell
  const { rest: args } = yield* builtinOptions(shell, argv, '')
  const name = args[0]
  if (name === undefined) return 2
  const path = name.includes('/') ? absolutePath(state, name) : alongPath(shell, name)
  if (path === undefined) return yield* giveUp(shell, `${name}: not found`)
  const file = readWhole(state.world, path)
  if ('error' in file) return yield* giveUp(shell, `can't open '${name}': ${file.error}`)
  shell.enter()
  const { positional, commandName, line } = state
  if (args.length > 1) state.positional = args.slice(1)
  state.commandName = name.includes('/') ? name : path
  const status = yield* shell.script(file.text, PLAIN, 'file')
  state.commandName = commandName
  state.line = line
  if (args.length > 1) state.positional = positional
  shell.depth--
  if (state.skip !== 'return') return status
  state.skip = 'no'
  return state.status
}

/** The file of this name in a directory of PATH; an empty one is the working directory. */
function alongPath({ state }: Shell, name: string): string | undefined {
  const directories = (state.variables.get('PATH') ?? '').split(':')
  const paths = directories.map((dir) => absolutePath(state, `${dir === '' ? '.' : dir}/${name}`))
  return paths.find((path) => state.world.files.lookup(path)?.kind === 'file')
}

/** `exec`: the program takes the place of the shell. */
export const execBuiltin: Builtin = function* (shell, argv) {
  const { state } = shell
  const { rest: args } = yield* builtinOptions(shell, argv, '')
  const name = args[0]
  if (name === undefined) return 0
  const found = findCommand(state, name)
  if (found.kind === 'missing' || found.kind === 'forbidden') {
    const { words, status } = refusalOf(state, name, found)
    yield* shell.complain(`${name}: ${words}`)
    throw new ShellFailure(status, 'shell')
  }
  // what replaces the shell has no traps; ignored signals stay ignored
  for (const [signal, action] of state.traps) if (action !== '') state.process.dispositions.delete(signal)
  state.traps.clear()
  state.mayHaveTraps = false
  const status = yield* runProgram(shell, args, [], LAST)
  state.skip = 'exit'
  state.exitStatus = status
  return status
}

/** `command`: a builtin or program, functions left aside; with -v and -V what a name stands for. */
export const commandBuiltin: Builtin = function* (shell, argv) {
  const { letters, rest: args } = yield* builtinOptions(shell, argv, 'pvV')
  const name = args[0]
  if (name === undefined) return 0
  if (/v/i.test(letters)) return yield* describeCommand(shell, name, letters.includes('V') ? 'V' : 'v')
  const builtin = shell.builtins.named(name)
  shell.state.commandName = builtin === undefined ? shell.outerCommandName : name
  if (builtin === undefined) return yield* runProgram(shell, args, [], PLAIN)
  return yield* builtin(shell, args)
}
