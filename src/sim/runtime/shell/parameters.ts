import { ArithmeticError, evaluateArithmetic } from './arithmetic.ts'
import type { Int64 } from './arithmeticNumber.ts'
import type { ShellState } from './shellState.ts'

/** What the values of parameters ask of the shell. */
export interface ParameterHost {
  readonly state: ShellState
  /** Prints a message as the shell does, and leaves. */
  fail(message: string): never
  /** The same for a mistake in the grammar that shows only now. */
  failSyntax(message: string): never
}

/** Whether a parameter is one text: all but `$@` and `$*`. */
export const isSimpleName = (name: string): boolean => name !== '@' && name !== '*'

/** The positional parameters as one text, with the first separator of fields between them. */
export function joined(state: ShellState): string {
  return state.positional.join((state.variables.get('IFS') ?? ' ').slice(0, 1))
}

/** The options in the order in which `$-` gives them. */
const OPTION_LETTERS = ['V', 'E', 'u', 'b', 'a', 'C', 'v', 'x', 'c', 's', 'n', 'm', 'i', 'I', 'f', 'e'] as const

/** Evaluates an arithmetic expression in a shell's variables. */
export function arithmetic(host: ParameterHost, expression: string): Int64 {
  const { state } = host
  try {
    return evaluateArithmetic(expression, {
      get: (name) => lookup(state, name),
      set: (name, value) => {
        if (!state.variables.set(name, value)) host.fail(`${name}: is read only`)
      },
    })
  } catch (error) {
    if (error instanceof ArithmeticError) return host.fail(error.message)
    throw error
  }
}

/** A user's home directory; without a name, the one in HOME. */
export function home(state: ShellState, user: string): string {
  if (user === '') return state.variables.get('HOME') ?? '~'
  const passwd = state.world.files.readFile('/etc/passwd') ?? ''
  for (const line of passwd.split('\n')) {
    const fields = line.split(':')
    if (fields[0] === user) return fields[5] ?? ''
  }
  return `~${user}`
}

/** A parameter's value; undefined where it is unset. `set -u` makes that an error. */
export function parameterValue(host: ParameterHost, name: string): string | undefined {
  const value = lookup(host.state, name)
  if (value === undefined && host.state.options.has('u')) host.fail(`${name}: parameter not set`)
  return value
}

/** A parameter's value; undefined where it is unset. */
export function lookup(state: ShellState, name: string): string | undefined {
  const c = name.charCodeAt(0)
  if ((c >= 65 && c <= 90) || (c >= 97 && c <= 122) || c === 95) return state.variables.get(name)
  switch (name) {
    case '?':
      return String(state.status)
    case '$':
      return String(state.pid)
    case '!':
      return state.lastBackground === undefined ? undefined : String(state.lastBackground)
    case '#':
      return String(state.positional.length)
    case '-':
      return OPTION_LETTERS.filter((letter) => state.options.has(letter)).join('')
    case '0':
      return state.name
    case '*':
    case '@':
      return joined(state)
    default:
      return state.positional[Number(name) - 1]
  }
}
