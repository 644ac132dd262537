import type { Running } from '../../processes/virtualProcess.ts'
import type { Shell } from '../shell.ts'
import { ShellFailure } from '../shellState.ts'

/** A command that the shell does itself; it returns a status. */
export type Builtin = (shell: Shell, argv: readonly string[]) => Running<number>

/** A builtin that never waits, as long as nobody makes its output wait. */
export type InstantBuiltin = (shell: Shell, argv: readonly string[]) => number

/** The builtins that a shell has. */
export interface Builtins {
  /** All names, in the order of `help`. */
  readonly names: readonly string[]
  /** The builtin of this name. */
  named(name: string): Builtin | undefined
  /** The builtin of this name where it does no more than compute a status and print a little. */
  instant(name: string): InstantBuiltin | undefined
}

/** Prints a builtin's message and fails; a mistake in a special builtin ends a shell that is not interactive. */
export function* giveUp(shell: Shell, message: string): Running<never> {
  yield* shell.complain(message)
  throw new ShellFailure(2)
}

/** The status of a mistake in the words of busybox's own tools: without a place. */
export function* refuse(shell: Shell, message: string, status = 1): Running<number> {
  yield* shell.print(2, `${shell.state.appletName}: ${message}\n`)
  return status
}

/** Options that a builtin was given, and what follows them. */
export interface BuiltinOptions {
  /** In the order in which they were given. */
  readonly letters: string
  readonly values: ReadonlyMap<string, string>
  readonly rest: readonly string[]
}

/** Reads a builtin's options; letters with a colon take a value. Models ash's nextopt. */
export function* builtinOptions(shell: Shell, argv: readonly string[], spec: string): Running<BuiltinOptions> {
  const values = new Map<string, string>()
  let letters = ''
  let i = 1
  for (; i < argv.length; i++) {
    const arg = argv[i] as string
    if (!arg.startsWith('-') || arg === '-') break
    if (arg === '--') {
      i++
      break
    }
    for (let at = 1; at < arg.length; at++) {
      const letter = arg[at] as string
      const known = letter === ':' ? -1 : spec.indexOf(letter)
      if (known < 0) return yield* giveUp(shell, `illegal option -${letter}`)
      letters += letter
      if (spec[known + 1] !== ':') continue
      const value = at + 1 < arg.length ? arg.slice(at + 1) : argv[++i]
      if (value === undefined) return yield* giveUp(shell, `no arg for -${letter} option`)
      values.set(letter, value)
      break
    }
  }
  return { letters, values, rest: argv.slice(i) }
}

const NOTHING: readonly [] = []

/** A builtin that neither prints nor waits. */
export function silent(status: (shell: Shell, argv: readonly string[]) => number): Builtin {
  return function* (shell, argv) {
    yield* NOTHING
    return status(shell, argv)
  }
}
