import type { Running } from '../../processes/virtualProcess.ts'
import { findProgram } from '../../tools/findProgram.ts'
import { arithmetic } from '../parameters.ts'
import type { Shell } from '../shell.ts'
import { KEYWORDS } from '../tokens.ts'
import { singleQuote } from '../trace.ts'
import { type Builtin, giveUp, silent } from './builtin.ts'

/** Prints what a name stands for: `v` as it would be called, `V` and `type` in words. */
export function* describeCommand(shell: Shell, name: string, how: 'v' | 'V' | 'type'): Running<number> {
  const { state } = shell
  const say = (short: string, long: string): Running<void> =>
    shell.print(1, `${how === 'v' ? short : `${name}${long}`}\n`)
  if (KEYWORDS.has(name)) {
    yield* say(name, ' is a shell keyword')
    return 0
  }
  const alias = state.aliases.get(name)
  if (alias !== undefined) {
    yield* say(`alias ${name}=${singleQuote(alias)}`, ` is an alias for ${alias}`)
    return 0
  }
  if (state.functions.has(name)) {
    yield* say(name, ' is a shell function')
    return 0
  }
  if (shell.builtins.named(name) !== undefined) {
    yield* say(name, ` is a ${shell.builtins.isSpecial(name) ? 'special ' : ''}shell builtin`)
    return 0
  }
  const found = findProgram(state.world, name, state.variables.get('PATH'), state.workingDir)
  if (found.kind === 'tool' || found.kind === 'script') {
    yield* say(found.path, ` is ${found.path}`)
    return 0
  }
  if (how !== 'v') yield* shell.print(2, `${name}: not found\n`)
  return 127
}

export const typeBuiltin: Builtin = function* (shell, argv) {
  let status = 0
  for (const name of argv.slice(1)) {
    const found = yield* describeCommand(shell, name, 'type')
    if (found !== 0) status = found
  }
  return status
}

export const aliasBuiltin: Builtin = function* (shell, argv) {
  const { aliases } = shell.state
  if (argv.length === 1) for (const [name, text] of aliases) yield* shell.print(1, `${name}=${singleQuote(text)}\n`)
  let status = 0
  for (const arg of argv.slice(1)) {
    const at = arg.indexOf('=')
    const text = aliases.get(arg)
    if (at > 0) aliases.set(arg.slice(0, at), arg.slice(at + 1))
    else if (text !== undefined) yield* shell.print(1, `${arg}=${singleQuote(text)}\n`)
    else {
      yield* shell.print(2, `alias: ${arg} not found\n`)
      status = 1
    }
  }
  return status
}

export const unaliasBuiltin: Builtin = function* (shell, argv) {
  let status = 0
  for (const name of argv.slice(1)) {
    if (name === '-a') shell.state.aliases.clear()
    else if (!shell.state.aliases.delete(name)) {
      yield* shell.print(2, `unalias: ${name} not found\n`)
      status = 1
    }
  }
  return status
}

/** `hash`: there is nothing to remember. */
export const hashBuiltin: Builtin = silent(() => 0)

export const letBuiltin: Builtin = function* (shell, argv) {
  if (argv.length === 1) yield* giveUp(shell, argv, 'expression expected')
  let value = 0
  for (const expression of argv.slice(1)) value = arithmetic(shell, expression)
  return value === 0 ? 1 : 0
}

export const timesBuiltin: Builtin = function* (shell) {
  yield* shell.print(1, '0m0.000s 0m0.000s\n0m0.000s 0m0.000s\n')
  return 0
}

export const ulimitBuiltin: Builtin = function* (shell, argv) {
  const asked = argv.find((arg) => arg.startsWith('-')) ?? '-f'
  if (argv.length <= 2 && !/^\d/.test(argv[1] ?? '')) {
    yield* shell.print(1, asked.includes('n') ? '1048576\n' : asked.includes('s') ? '8192\n' : 'unlimited\n')
  }
  return 0
}

export const umaskBuiltin: Builtin = function* (shell, argv) {
  if (argv.length === 1) yield* shell.print(1, '0022\n')
  return 0
}
