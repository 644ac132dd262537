import { signalNumber } from '../../processes/signals.ts'
import type { Running } from '../../processes/virtualProcess.ts'
import type { Shell } from '../shell.ts'
import { type Builtin, complain, giveUp } from './builtin.ts'

/** `read`: a line into variables. Models the shell's own reader: byte by byte, so that what follows is left for others. */
export const readBuiltin: Builtin = function* (shell, argv) {
  let args = argv.slice(1)
  let raw = false
  let limit = Number.POSITIVE_INFINITY
  let timeout: number | undefined
  let delimiter = '\n'
  while (args[0]?.startsWith('-') && args[0].length > 1) {
    const option = args[0]
    args = args.slice(1)
    if (option === '--') break
    for (let i = 1; i < option.length; i++) {
      const letter = option[i] as string
      if (letter === 'r') raw = true
      else if (letter === 's') continue
      else if ('pntdu'.includes(letter)) {
        const value = option.slice(i + 1) || (args[0] ?? '')
        if (option.slice(i + 1) === '') args = args.slice(1)
        if (letter === 'n') limit = Number(value)
        if (letter === 't') timeout = Number(value) * 1000
        if (letter === 'd') delimiter = value.slice(0, 1)
        if (letter === 'p') continue
        break
      } else return yield* giveUp(shell, argv, `illegal option -${letter}`)
    }
  }
  for (const name of args) {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
      yield* complain(shell, argv, `${name}: bad variable name`)
      return 1
    }
  }
  const line = yield* readLine(shell, { raw, limit, timeout, delimiter })
  if (typeof line === 'number') return line
  assignFields(shell, args, line.text)
  return line.complete ? 0 : 1
}

interface ReadOptions {
  readonly raw: boolean
  readonly limit: number
  readonly timeout: number | undefined
  readonly delimiter: string
}

/** One character of a line; an escaped one neither separates nor ends. */
interface Read {
  readonly text: readonly { readonly c: string; readonly escaped: boolean }[]
  readonly complete: boolean
}

function* readLine(shell: Shell, options: ReadOptions): Running<Read | number> {
  const { state } = shell
  const text: { c: string; escaped: boolean }[] = []
  const deadline = options.timeout === undefined ? undefined : state.world.kernel.now + options.timeout
  let backslash = false
  while (text.length < options.limit) {
    const file = state.process.files.get(0)
    let c = file?.read(1)
    while (c === undefined && file?.readable !== undefined) {
      if (deadline !== undefined) {
        const left = deadline - state.world.kernel.now
        if (left <= 0) return 1
        yield Math.min(left, POLL)
      } else if ((yield file.readable) === 'interrupted' && state.pendingSignals.length > 0) {
        return 128 + signalNumber(state.pendingSignals[0] ?? '')
      }
      c = file.read(1)
    }
    if (c === undefined || c === '') return { text, complete: false }
    if (backslash) {
      backslash = false
      if (c !== '\n') text.push({ c, escaped: true })
    } else if (c === '\\' && !options.raw) backslash = true
    else if (c === options.delimiter) return { text, complete: true }
    else text.push({ c, escaped: false })
  }
  return { text, complete: true }
}

/** How often a read with a time limit looks for input. */
const POLL = 10

function assignFields(shell: Shell, names: readonly string[], line: Read['text']): void {
  const { variables } = shell.state
  const ifs = variables.get('IFS') ?? ' \t\n'
  if (names.length === 0) {
    shell.assign('REPLY', line.map(({ c }) => c).join(''))
    return
  }
  const isBlank = (i: number): boolean => {
    const at = line[i]
    return at !== undefined && !at.escaped && ' \t\n'.includes(at.c) && ifs.includes(at.c)
  }
  const isSeparator = (i: number): boolean => {
    const at = line[i]
    return at !== undefined && !at.escaped && ifs.includes(at.c)
  }
  let i = 0
  while (isBlank(i)) i++
  for (const name of names.slice(0, -1)) {
    let value = ''
    while (i < line.length && !isSeparator(i)) value += line[i++]?.c ?? ''
    while (isBlank(i)) i++
    if (isSeparator(i)) {
      i++
      while (isBlank(i)) i++
    }
    shell.assign(name, value)
  }
  let end = line.length
  while (end > i && isBlank(end - 1)) end--
  // a single separator after the last field belongs to it and goes
  if (end > i && isSeparator(end - 1) && !line.slice(i, end - 1).some((_, k) => isSeparator(i + k))) end--
  shell.assign(
    names.at(-1) ?? '',
    line
      .slice(i, end)
      .map(({ c }) => c)
      .join(''),
  )
}

export const getopts: Builtin = function* (shell, argv) {
  const { state } = shell
  const spec = argv[1] ?? ''
  const name = argv[2] ?? ''
  const args = argv.length > 3 ? argv.slice(3) : state.positional
  const index = state.optionIndex
  const given = Number(state.variables.get('OPTIND') ?? '1')
  if (given !== index.next) {
    index.next = given
    index.letter = 0
  }
  const finish = (value: string, status: number): number => {
    shell.assign(name, value)
    shell.assign('OPTIND', String(index.next))
    return status
  }
  const arg = args[index.next - 1]
  if (index.letter === 0) {
    if (arg === undefined || !arg.startsWith('-') || arg === '-') return finish('?', 1)
    if (arg === '--') {
      index.next++
      return finish('?', 1)
    }
    index.letter = 1
  }
  const text = arg ?? ''
  const letter = text[index.letter++] ?? ''
  const last = index.letter >= text.length
  const at = spec.indexOf(letter)
  const silent = spec.startsWith(':')
  if (at < 0 || letter === ':') {
    if (last) {
      index.next++
      index.letter = 0
    }
    if (silent) shell.assign('OPTARG', letter)
    else {
      yield* shell.complain(`illegal option -${letter}`)
      state.variables.unset('OPTARG')
    }
    return finish('?', 0)
  }
  if (spec[at + 1] !== ':') {
    if (last) {
      index.next++
      index.letter = 0
    }
    state.variables.unset('OPTARG')
    return finish(letter, 0)
  }
  const value = last ? args[index.next] : text.slice(index.letter)
  index.next += last ? 2 : 1
  index.letter = 0
  if (value === undefined) {
    index.next--
    if (silent) {
      shell.assign('OPTARG', letter)
      return finish(':', 0)
    }
    yield* shell.complain(`no arg for -${letter} option`)
    state.variables.unset('OPTARG')
    return finish('?', 0)
  }
  shell.assign('OPTARG', value)
  return finish(letter, 0)
}
