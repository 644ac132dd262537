import type { Running } from '../../processes/virtualProcess.ts'
import type { Shell } from '../shell.ts'
import type { ShellOption } from '../shellState.ts'
import { singleQuote } from '../trace.ts'
import { type Builtin, giveUp } from './builtin.ts'

const LONG_OPTIONS: readonly [string, ShellOption][] = [
  ['errexit', 'e'],
  ['noglob', 'f'],
  ['ignoreeof', 'I'],
  ['interactive', 'i'],
  ['monitor', 'm'],
  ['noexec', 'n'],
  ['stdin', 's'],
  ['xtrace', 'x'],
  ['verbose', 'v'],
  ['noclobber', 'C'],
  ['allexport', 'a'],
  ['notify', 'b'],
  ['nounset', 'u'],
  ['pipefail', 'pipefail'],
]

/** Reads options as `set` and the shell's own command line give them; what is left are the arguments. Undefined after an illegal one. */
export function* readOptions(
  shell: Shell,
  argv: readonly string[],
): Running<{ rest: readonly string[]; ended: boolean } | undefined> {
  const { options } = shell.state
  let args = argv.slice(1)
  for (;;) {
    const arg = args[0]
    if (arg === undefined || !/^[-+]/.test(arg) || arg === '+') return { rest: args, ended: false }
    args = args.slice(1)
    if (arg === '--' || arg === '-') return { rest: args, ended: true }
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
          yield* shell.complain(`${argv[0]}: line 0: illegal option ${on ? '-' : '+'}o ${name}`)
          return undefined
        }
      }
      if (option === undefined) {
        yield* shell.complain(`${argv[0]}: line 0: illegal option ${on ? '-' : '+'}${letter}`)
        return undefined
      }
      if (on) options.add(option)
      else options.delete(option)
    }
  }
}

export const setBuiltin: Builtin = function* (shell, argv) {
  const { state } = shell
  if (argv.length === 1) {
    for (const [name, { value }] of state.variables.all())
      yield* shell.print(1, `${name}=${singleQuote(value ?? '')}\n`)
    return 0
  }
  const read = yield* readOptions(shell, argv)
  if (read === undefined) return 2
  if (read.ended || read.rest.length > 0) state.positional = read.rest
  return 0
}

export const shiftBuiltin: Builtin = function* (shell, argv) {
  const { state } = shell
  const text = argv[1] ?? '1'
  if (!/^\d+$/.test(text)) return yield* giveUp(shell, argv, `Illegal number: ${text}`)
  if (Number(text) > state.positional.length) return 1
  state.positional = state.positional.slice(Number(text))
  return 0
}

export const unsetBuiltin: Builtin = function* (shell, argv) {
  const { state } = shell
  const functions = argv[1] === '-f'
  for (const name of argv.slice(argv[1] === '-f' || argv[1] === '-v' ? 2 : 1)) {
    if (functions) state.functions.delete(name)
    else if (!state.variables.unset(name)) return yield* giveUp(shell, argv, `${name}: is read only`)
  }
  return 0
}

function marking(mark: 'exported' | 'readOnly', word: string): Builtin {
  return function* (shell, argv) {
    const { variables } = shell.state
    const args = argv.slice(1).filter((arg) => arg !== '-p' && arg !== '--')
    if (args.length === 0) {
      for (const [name, { value }] of variables.marked(mark)) {
        yield* shell.print(1, `${word} ${name}${value === undefined ? '' : `=${singleQuote(value)}`}\n`)
      }
      return 0
    }
    if (args[0] === '-n') {
      for (const name of args.slice(1)) variables.unexport(name)
      return 0
    }
    for (const arg of args) {
      const [name = '', value] = splitAssignment(arg)
      if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) return yield* giveUp(shell, argv, `${name}: bad variable name`)
      if (value !== undefined) shell.assign(name, value)
      variables.mark(name, mark)
    }
    return 0
  }
}

export const exportBuiltin: Builtin = marking('exported', 'export')
export const readonlyBuiltin: Builtin = marking('readOnly', 'readonly')

export const localBuiltin: Builtin = function* (shell, argv) {
  const { variables } = shell.state
  for (const arg of argv.slice(1)) {
    const [name = '', value] = splitAssignment(arg)
    if (!variables.makeLocal(name)) return yield* giveUp(shell, argv, 'not in a function')
    if (value !== undefined) shell.assign(name, value)
  }
  return 0
}

function splitAssignment(arg: string): [string, string | undefined] {
  const at = arg.indexOf('=')
  return at < 0 ? [arg, undefined] : [arg.slice(0, at), arg.slice(at + 1)]
}
