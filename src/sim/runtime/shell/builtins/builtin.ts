import type { Running } from '../../processes/virtualProcess.ts'
import type { Shell } from '../shell.ts'
import { ShellFailure } from '../shellState.ts'

/** A command that the shell does itself; it returns a status. */
export type Builtin = (shell: Shell, argv: readonly string[]) => Running<number>

/** A builtin that never waits, as long as nobody makes its output wait. */
export type InstantBuiltin = (shell: Shell, argv: readonly string[]) => number

/** The builtins that a shell has. */
export interface Builtins {
  /** The builtin of this name. */
  named(name: string): Builtin | undefined
  /** The builtin of this name where it does no more than compute a status and print a little. */
  instant(name: string): InstantBuiltin | undefined
  /** Whether mistakes in it end the shell, and assignments before it last. */
  isSpecial(name: string): boolean
}

/** Prints a builtin's message: `sh: cd: line 0: can't cd to /x`. */
export function* complain(shell: Shell, argv: readonly string[], message: string): Running<void> {
  yield* shell.complain(`${argv[0] ?? ''}: line 0: ${message}`)
}

/** Prints a builtin's message; a mistake in it ends a shell that is not interactive. */
export function* giveUp(shell: Shell, argv: readonly string[], message: string): Running<never> {
  yield* complain(shell, argv, message)
  throw new ShellFailure(2)
}

const NOTHING: readonly [] = []

/** A builtin that neither prints nor waits. */
export function silent(status: (shell: Shell) => number): Builtin {
  return function* (shell) {
    yield* NOTHING
    return status(shell)
  }
}
