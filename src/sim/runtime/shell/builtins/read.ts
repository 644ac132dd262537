import { signalNumber } from '../../processes/signals.ts'
import type { Running } from '../../processes/virtualProcess.ts'
import type { Shell } from '../shell.ts'
import { type Builtin, builtinOptions, giveUp, refuse } from './builtin.ts'

/** How a line is read. Times in virtual milliseconds. */
interface ReadOptions {
  readonly fd: number
  readonly raw: boolean
  readonly limit: number
  readonly timeout: number | undefined
  readonly delimiter: string
}

/** `read`: a line into variables. Models busybox shell/shell_common.c: byte by byte, so that what follows is left for others. */
export const readBuiltin: Builtin = function* (shell, argv) {
  const { letters, values, rest: names } = yield* builtinOptions(shell, argv, 'p:u:rt:n:sd:')
  const bad = names.find((name) => !/^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
  if (bad !== undefined) return yield* refuse(shell, `read: '${bad}': bad variable name`)
  const count = values.get('n')
  if (count !== undefined && !/^\d+$/.test(count)) return yield* giveUp(shell, 'invalid count')
  const time = values.get('t')
  if (time !== undefined && !/^\d+(\.\d*)?$|^\.\d+$/.test(time)) return yield* giveUp(shell, 'invalid timeout')
  const fd = values.get('u') ?? '0'
  if (!/^\d+$/.test(fd)) return yield* giveUp(shell, 'invalid file descriptor')
  const timeout = time === undefined ? undefined : Number(time) * 1000
  if (timeout === 0) return shell.state.process.files.has(Number(fd)) ? 0 : 1
  const line = yield* readLine(shell, {
    fd: Number(fd),
    raw: letters.includes('r'),
    limit: Number(count ?? 0) || Number.POSITIVE_INFINITY,
    timeout,
    delimiter: values.get('d')?.slice(0, 1) ?? '\n',
  })
  if (typeof line === 'number') return line
  assignFields(shell, names, line.text)
  return line.complete ? 0 : 1
}

/** A line; an escaped character neither separates nor ends. */
interface Line {
  readonly text: readonly { readonly c: string; readonly escaped: boolean }[]
  readonly complete: boolean
}

function* readLine(shell: Shell, options: ReadOptions): Running<Line | number> {
  const { state } = shell
  const text: { c: string; escaped: boolean }[] = []
  const deadline = options.timeout === undefined ? undefined : state.world.kernel.now + options.timeout
  let backslash = false
  while (text.length < options.limit) {
    const file = state.process.files.get(options.fd)
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
    else if (c !== '\0') text.push({ c, escaped: false })
  }
  return { text, complete: true }
}

/** How often a read with a time limit looks for input. */
const POLL = 10

function assignFields(shell: Shell, names: readonly string[], line: Line['text']): void {
  const { variables } = shell.state
  const ifs = variables.get('IFS') ?? ' \t\n'
  if (names.length === 0) {
    shell.assign('REPLY', line.map(({ c }) => c).join(''))
    return
  }
  const isSeparator = (i: number): boolean => {
    const at = line[i]
    return at !== undefined && !at.escaped && ifs.includes(at.c)
  }
  const isBlank = (i: number): boolean => isSeparator(i) && ' \t\n'.includes(line[i]?.c ?? '')
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
  const withoutBlanks = (end: number): number => {
    let trimmed = end
    while (trimmed > i && isBlank(trimmed - 1)) trimmed--
    return trimmed
  }
  let end = withoutBlanks(line.length)
  // a single separator after the last field belongs to it and goes
  if (end > i && isSeparator(end - 1)) {
    const before = withoutBlanks(end - 1)
    if (!line.slice(i, before).some((_, k) => isSeparator(i + k))) end = before
  }
  shell.assign(
    names.at(-1) ?? '',
    line
      .slice(i, end)
      .map(({ c }) => c)
      .join(''),
  )
}
