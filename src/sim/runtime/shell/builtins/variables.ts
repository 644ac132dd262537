import type { Running } from '../../processes/virtualProcess.ts'
import type { Shell } from '../shell.ts'
import { ShellFailure, type ShellOption } from '../shellState.ts'
import { singleQuote } from '../trace.ts'
import { type Builtin, builtinOptions, giveUp } from './builtin.ts'

const LONG_OPTIONS: readonly [string, ShellOption][] = [
  ['errexit', 'e'],
  ['noglob', 'f'],
  ['ignoreeof', 'I'],
  ['monitor', 'm'],
  ['noexec', 'n'],
  ['xtrace', 'x'],
  ['verbose', 'v'],
  ['noclobber', 'C'],
  ['allexport', 'a'],
  ['notify', 'b'],
  ['nounset', 'u'],
  ['errtrace', 'E'],
  ['vi', 'V'],
  ['pipefail', 'pipefail'],
]

/** Reads options as `set` and the shell's own command line give them; what is left are the arguments; a status where a name is no option's. */
export function* readOptions(
  shell: Shell,
  argv: readonly string[],
): Running<{ rest: readonly string[]; ended: boolean } | { status: number }> {
  const { options } = shell.state
  let args = argv.slice(1)
  for (;;) {
    const arg = args[0]
    if (arg === undefined || !/^[-+]/.test(arg) || arg === '+') return { rest: args, ended: false }
    args = args.slice(1)
    if (arg === '--') return { rest: args, ended: true }
    if (arg === '-') {
      for (const option of ['v', 'x'] as const) options.delete(option)
      return { rest: args, ended: false }
    }
    const on = arg.startsWith('-')
    for (const letter of arg.slice(1)) {
      let option = LONG_OPTIONS.find(([, short]) => short === letter)?.[1]
      if (letter === 'o') {
        const name = args[0]
        if (name === undefined) {
          for (const [long, short] of LONG_OPTIONS) {
            yield* shell.print(
              1,
              on
                ? `${long.padEnd(16)}${options.has(short) ? 'on' : 'off'}\n`
                : `set ${options.has(short) ? '-' : '+'}o ${long}\n`,
            )
          }
          continue
        }
        args = args.slice(1)
        option = LONG_OPTIONS.find(([long]) => long === name)?.[1]
        if (option === undefined) {
          yield* shell.complain(`illegal option ${on ? '-' : '+'}o ${name}`)
          return { status: 1 }
        }
      }
      if (option === undefined) {
        yield* shell.complain(`illegal option ${on ? '-' : '+'}${letter}`)
        throw new ShellFailure(2)
      }
      if (on) options.add(option)
      else options.delete(option)
    }
  }
}

/** `set`: sets options and positional parameters, or prints all variables. */
export const setBuiltin: Builtin = function* (shell, argv) {
  const { state } = shell
  if (argv.length === 1) {
    for (const [name, { value }] of state.variables.all())
      yield* shell.print(1, `${name}=${singleQuote(value ?? '')}\n`)
    return 0
  }
  const read = yield* readOptions(shell, argv)
  if ('status' in read) return read.status
  if (read.ended || read.rest.length > 0) state.positional = read.rest
  return 0
}

/** `shift`: drops positional parameters. */
export const shiftBuiltin: Builtin = function* (shell, argv) {
  const { state } = shell
  const text = argv[1] ?? '1'
  if (!/^\d+$/.test(text)) return yield* giveUp(shell, `Illegal number: ${text}`)
  if (Number(text) > state.positional.length) return 1
  state.positional = state.positional.slice(Number(text))
  return 0
}

/** `unset`: forgets variables, or functions. */
export const unsetBuiltin: Builtin = function* (shell, argv) {
  const { state } = shell
  const { letters, rest } = yield* builtinOptions(shell, argv, 'fv')
  for (const name of rest) {
    if (letters.endsWith('f')) state.forget(name)
    else if (!NAME.test(name)) return yield* giveUp(shell, `${name}: bad variable name`)
    else if (!state.variables.unset(name)) return yield* giveUp(shell, `${name}: is read only`)
  }
  return 0
}

function marking(mark: 'exported' | 'readOnly', word: string): Builtin {
  return function* (shell, argv) {
    const { variables } = shell.state
    const { letters, rest: args } = yield* builtinOptions(shell, argv, mark === 'exported' ? 'pn' : 'p')
    if (args.length === 0 || letters.includes('p')) {
      for (const [name, { value }] of variables.marked(mark)) {
        yield* shell.print(1, `${word} ${name}${value === undefined ? '' : `=${singleQuote(value)}`}\n`)
      }
      return 0
    }
    if (letters.includes('n')) {
      for (const name of args) variables.unexport(name)
      return 0
    }
    for (const arg of args) {
      const [name = '', value] = splitAssignment(arg)
      if (!NAME.test(name)) return yield* giveUp(shell, `${name}: bad variable name`)
      if (value !== undefined) shell.assign(name, value)
      variables.mark(name, mark)
    }
    return 0
  }
}

/** `export`: hands variables on to programs. */
export const exportBuiltin: Builtin = marking('exported', 'export')
/** `readonly`: lets variables keep their values. */
export const readonlyBuiltin: Builtin = marking('readOnly', 'readonly')

/** `local`: gives variables a value within a function. */
export const localBuiltin: Builtin = function* (shell, argv) {
  const { state } = shell
  if (state.localDepth === 0) return yield* giveUp(shell, 'not in a function')
  for (const arg of argv.slice(1)) {
    const [name = '', value] = splitAssignment(arg)
    if (arg === '-') {
      state.optionsAtReturn ??= new Set(state.options)
      continue
    }
    if (!NAME.test(name)) return yield* giveUp(shell, `${name}: bad variable name`)
    if (state.variables.isReadOnly(name)) return yield* giveUp(shell, `${name}: is read only`)
    state.variables.makeLocal(name)
    if (value !== undefined) shell.assign(name, value)
  }
  return 0
}

/** What variables may be called. */
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/

function splitAssignment(arg: string): [string, string | undefined] {
  const at = arg.indexOf('=')
  return at < 0 ? [arg, undefined] : [arg.slice(0, at), arg.slice(at + 1)]
}
