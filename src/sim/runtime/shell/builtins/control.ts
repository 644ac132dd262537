import { readWhole } from '../../processes/open.ts'
import type { Running } from '../../processes/virtualProcess.ts'
import { findProgram } from '../../tools/findProgram.ts'
import { LAST, PLAIN } from '../manner.ts'
import { absolutePath } from '../redirect.ts'
import { runProgram } from '../runProgram.ts'
import type { Shell } from '../shell.ts'
import { ShellFailure } from '../shellState.ts'
import { type Builtin, complain, giveUp, silent } from './builtin.ts'
import { describeCommand } from './environment.ts'

/** `:` and `true`. */
export const colon: Builtin = silent(() => 0)

function* number(shell: Shell, argv: readonly string[], fallback: number): Running<number> {
  const text = argv[1]
  if (text === undefined) return fallback
  if (!/^\d+$/.test(text)) return yield* giveUp(shell, argv, `Illegal number: ${text}`)
  return Number(text)
}

export const exitBuiltin: Builtin = function* (shell, argv) {
  const { state } = shell
  const status = yield* number(shell, argv, state.trapStatus ?? state.status)
  state.skip = 'exit'
  state.exitStatus = status & 255
  return status & 255
}

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
    if (count === 0) return yield* giveUp(shell, argv, `Illegal number: ${argv[1] ?? ''}`)
    if (state.loopDepth === 0) return 0
    state.skip = kind
    state.skipLoops = Math.min(count, state.loopDepth)
    return 0
  }
}

export const breakBuiltin: Builtin = leaveLoops('break')
export const continueBuiltin: Builtin = leaveLoops('continue')

export const evalBuiltin: Builtin = function* (shell, argv) {
  const text = argv.slice(1).join(' ')
  return text.trim() === '' ? 0 : yield* shell.script(text, PLAIN)
}

/** `.` and `source`: runs a file in this shell. */
export const dot: Builtin = function* (shell, argv) {
  const { state } = shell
  const name = argv[1]
  if (name === undefined) return yield* giveUp(shell, argv, 'filename argument required')
  let path = absolutePath(state, name)
  if (!name.includes('/')) {
    const along = (state.variables.get('PATH') ?? '').split(':').map((dir) => `${dir}/${name}`)
    path = along.find((candidate) => state.world.files.lookup(candidate)?.kind === 'file') ?? path
  }
  const file = readWhole(state.world, path)
  if ('error' in file) return yield* giveUp(shell, argv, `can't open '${name}': ${file.error}`)
  const { positional } = state
  if (argv.length > 2) state.positional = argv.slice(2)
  const status = yield* shell.script(file.text, PLAIN)
  if (argv.length > 2) state.positional = positional
  if (state.skip === 'return') state.skip = 'no'
  return status
}

/** `exec`: the program takes the place of the shell. */
export const execBuiltin: Builtin = function* (shell, argv) {
  const { state } = shell
  const args = argv[1] === '--' ? argv.slice(2) : argv.slice(1)
  const name = args[0]
  if (name === undefined) return 0
  const found = findProgram(state.world, name, state.variables.get('PATH'), state.workingDir)
  if (found.kind === 'missing' || found.kind === 'forbidden') {
    const forbidden = found.kind === 'forbidden'
    yield* complain(shell, argv, `${name}: ${forbidden ? 'Permission denied' : 'not found'}`)
    throw new ShellFailure(forbidden ? 126 : 127)
  }
  // what replaces the shell has no traps; ignored signals stay ignored
  for (const [signal, action] of state.traps) if (action !== '') state.process.dispositions.delete(signal)
  state.traps.clear()
  const status = yield* runProgram(shell, args, [], LAST)
  state.skip = 'exit'
  state.exitStatus = status
  return status
}

/** `command`: a builtin or program, functions left aside; with -v and -V what a name stands for. */
export const commandBuiltin: Builtin = function* (shell, argv) {
  let args = argv.slice(1)
  let show: 'v' | 'V' | undefined
  while (args[0]?.startsWith('-') && args[0] !== '-') {
    const option = args[0]
    args = args.slice(1)
    if (option === '--') break
    if (option.includes('V')) show = 'V'
    else if (option.includes('v')) show = 'v'
  }
  const name = args[0]
  if (name === undefined) return 0
  if (show !== undefined) return yield* describeCommand(shell, name, show)
  const builtin = shell.builtins.named(name)
  if (builtin !== undefined) return yield* builtin(shell, args)
  return yield* runProgram(shell, args, [], PLAIN)
}
