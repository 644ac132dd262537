import { ArithmeticError, evaluateArithmetic } from './arithmetic.ts'
import type { ShellState } from './shellState.ts'

/** What the values of parameters ask of the shell. */
export interface ParameterHost {
  readonly state: ShellState
  /** Prints a message as the shell does, and leaves. */
  fail(message: string): never
}

/** Whether a parameter is one text: all but `$@` and `$*`. */
export const isSimpleName = (name: string): boolean => name !== '@' && name !== '*'

/** Evaluates an arithmetic expression in a shell's variables. */
export function arithmetic(host: ParameterHost, expression: string): number {
  const { state } = host
  try {
    return evaluateArithmetic(expression, {
      get: (name) => {
        const value = state.variables.get(name)
        if (value === undefined && state.options.has('u')) host.fail(`${name}: parameter not set`)
        return value
      },
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
      return state.lastBackground === undefined ? '' : String(state.lastBackground)
    case '#':
      return String(state.positional.length)
    case '-':
      return [...state.options].filter((o) => o.length === 1).join('')
    case '0':
      return state.name
    case '*':
    case '@':
      return state.positional.length === 0 ? undefined : state.positional.join(' ')
    default:
      return state.positional[Number(name) - 1]
  }
}
