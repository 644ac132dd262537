import type { Running } from '../../processes/virtualProcess.ts'
import { APPLETS } from '../../tools/applets.ts'
import type { Int64 } from '../arithmeticNumber.ts'
import { findCommand } from '../findCommand.ts'
import { arithmetic } from '../parameters.ts'
import type { Shell } from '../shell.ts'
import { SPECIAL_BUILTINS } from '../specialBuiltins.ts'
import { KEYWORDS } from '../tokens.ts'
import { singleQuote } from '../trace.ts'
import { inHashOrder } from '../variables.ts'
import { type Builtin, builtinOptions, giveUp } from './builtin.ts'

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
    yield* say(name, ' is a function')
    return 0
  }
  if (shell.builtins.named(name) !== undefined) {
    yield* say(name, ` is a ${SPECIAL_BUILTINS.has(name) ? 'special ' : ''}shell builtin`)
    return 0
  }
  const found = findCommand(state, name)
  if (found.kind === 'tool' || found.kind === 'script') {
    yield* say(found.path, ` is ${found.path}`)
    return 0
  }
  if (how !== 'v') yield* shell.print(1, `${name}: not found\n`)
  return 127
}

/** `type`: says what names run. */
export const typeBuiltin: Builtin = function* (shell, argv) {
  let status = 0
  for (const name of argv.slice(1)) {
    const found = yield* describeCommand(shell, name, 'type')
    if (found !== 0) status = found
  }
  return status
}

/** `alias`: defines names for words, or prints them. */
export const aliasBuiltin: Builtin = function* (shell, argv) {
  const { state } = shell
  if (argv.length === 1)
    for (const [name, text] of inHashOrder([...state.aliases])) yield* shell.print(1, `${name}=${singleQuote(text)}\n`)
  let status = 0
  for (const arg of argv.slice(1)) {
    const at = arg.indexOf('=')
    const text = state.aliases.get(arg)
    if (at > 0) state.aliases = new Map(state.aliases).set(arg.slice(0, at), arg.slice(at + 1))
    else if (text !== undefined) yield* shell.print(1, `${arg}=${singleQuote(text)}\n`)
    else {
      yield* shell.print(2, `alias: ${arg} not found\n`)
      status = 1
    }
  }
  return status
}

/** `unalias`: forgets them. */
export const unaliasBuiltin: Builtin = function* (shell, argv) {
  const { letters, rest } = yield* builtinOptions(shell, argv, 'a')
  const { state } = shell
  if (letters.includes('a')) {
    state.aliases = new Map()
    return 0
  }
  let status = 0
  for (const name of rest) {
    const left = new Map(state.aliases)
    if (left.delete(name)) state.aliases = left
    else {
      yield* shell.print(2, `unalias: ${name} not found\n`)
      status = 1
    }
  }
  return status
}

/** `hash`: what is found is not remembered, but what is missing is complained of. */
export const hashBuiltin: Builtin = function* (shell, argv) {
  const { rest } = yield* builtinOptions(shell, argv, 'r')
  let status = 0
  for (const name of rest) {
    if (shell.builtins.named(name) !== undefined || shell.state.functions.has(name)) continue
    const found = findCommand(shell.state, name)
    if (found.kind === 'tool' || found.kind === 'script') continue
    yield* shell.complain(`${name}: not found`)
    status = 1
  }
  return status
}

/** `let`: evaluates arithmetic; fails where the last value is 0. */
export const letBuiltin: Builtin = function* (shell, argv) {
  if (argv.length === 1) return yield* giveUp(shell, 'expression expected')
  let value: Int64 = 0
  for (const expression of argv.slice(1)) value = arithmetic(shell, expression)
  return value === 0 ? 1 : 0
}

/** `times`: how long the shell and its programs have computed; what they take is too little to show. */
export const timesBuiltin: Builtin = function* (shell) {
  yield* shell.print(1, '0m0.000s 0m0.000s\n0m0.000s 0m0.000s\n')
  return 0
}

/** `help`: the builtins and the tools, as busybox lists them. */
export const helpBuiltin: Builtin = function* (shell) {
  const names = [...shell.builtins.names, ...APPLETS]
  let text = 'Built-in commands:\n------------------\n'
  let line = ''
  for (const name of names) {
    if (line.length + name.length + 1 > HELP_WIDTH) {
      text += `\t${line.slice(1)}\n`
      line = ''
    }
    line += ` ${name}`
  }
  yield* shell.print(1, `${text}\t${line.slice(1)}\n\n`)
  return 0
}

/** How long a line of `help` becomes, without its indentation. */
const HELP_WIDTH = 66
