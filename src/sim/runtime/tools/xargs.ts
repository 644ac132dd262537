import type { Running } from '../processes/virtualProcess.ts'
import { wholeNamed } from './input.ts'
import { startCommand } from './startCommand.ts'
import { options, type Tool, type ToolCall, waiting } from './tool.ts'
import { usage } from './usage.ts'

/** Cuts input into arguments as xargs does: at blanks, with quotes; or the quote that is not closed. */
function argumentsIn(text: string): readonly string[] | 'single' | 'double' {
  const found: string[] = []
  let word: string | undefined
  for (let i = 0; i < text.length; i++) {
    const c = text[i] as string
    if (c === "'" || c === '"') {
      const end = text.indexOf(c, i + 1)
      const newline = text.indexOf('\n', i)
      if (end < 0 || (newline >= 0 && newline < end)) return c === "'" ? 'single' : 'double'
      word = (word ?? '') + text.slice(i + 1, end)
      i = end
    } else if (c === '\\') word = (word ?? '') + (text[++i] ?? '')
    else if (!/\s/.test(c)) word = (word ?? '') + c
    else if (word !== undefined) {
      found.push(word)
      word = undefined
    }
  }
  return word === undefined ? found : [...found, word]
}

/** How many characters a command line may have where nothing is said. */
const LONGEST = 32_768

/** `xargs`: runs a program with what it reads as arguments. Models busybox findutils/xargs.c. */
export const xargsTool: Tool = waiting(function* (call) {
  const read = options(call.args, '+0rtpxoa:n:s:I:P:E:e:', { 'no-run-if-empty': 'r', null: '0' })
  if (read.error !== undefined) return usage(call, read.error)
  const { flags, values } = read
  const text = yield* wholeNamed(call, values.get('a'))
  if (text === undefined) return 1
  const replaced = values.get('I')
  let items: readonly string[]
  if (flags.has('0')) items = text.split('\0').filter((item) => item !== '')
  else if (replaced !== undefined)
    items = text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trimStart()]))
  else {
    const words = argumentsIn(text)
    if (typeof words === 'string') {
      call.complain(`unmatched ${words} quote`)
      return 1
    }
    items = words
  }
  const end = items.indexOf(values.get('E') ?? values.get('e') ?? '\0')
  if (end >= 0) items = items.slice(0, end)
  const command = read.rest.length === 0 ? ['echo'] : read.rest
  const batches =
    replaced === undefined
      ? inBatches(command, items, Number(values.get('n') ?? items.length) || 1, Number(values.get('s') ?? LONGEST))
      : items.map((item) => command.map((word) => word.replaceAll(replaced, item)))
  if (items.length === 0 && replaced === undefined && !flags.has('r')) batches.push([...command])
  return yield* runAll(call, batches, flags, Math.max(1, Number(values.get('P') ?? 1)))
})

/** Command lines of at most so many arguments and characters. */
function inBatches(
  command: readonly string[],
  items: readonly string[],
  most: number,
  longest: number,
): (readonly string[])[] {
  const batches: (readonly string[])[] = []
  const start = command.reduce((length, word) => length + word.length + 1, 0)
  let batch: string[] = []
  let length = start
  for (const item of items) {
    if (batch.length > 0 && (batch.length >= most || length + item.length + 1 > longest)) {
      batches.push([...command, ...batch])
      batch = []
      length = start
    }
    batch.push(item)
    length += item.length + 1
  }
  if (batch.length > 0) batches.push([...command, ...batch])
  return batches
}

function* runAll(
  call: ToolCall,
  batches: readonly (readonly string[])[],
  flags: ReadonlySet<string>,
  atOnce: number,
): Running<number> {
  let status = 0
  for (let i = 0; i < batches.length; i += atOnce) {
    const group = batches.slice(i, i + atOnce)
    for (const batch of group) if (flags.has('t')) call.err(`${batch.join(' ')}\n`)
    yield* call.flush()
    const children = group.map((batch) => startCommand(call, batch, call.env, 'named'))
    for (const [j, child] of children.entries()) {
      if (typeof child === 'number') return child
      while (child.status === undefined) yield call.process.childEnded
      call.process.table.reap(child)
      const name = group[j]?.[0] ?? ''
      if (child.status.signal !== undefined) {
        call.complain(`'${name}' terminated by signal ${child.status.code - 128}`)
        return 125
      }
      if (child.status.code === 255) {
        call.complain(`${name}: exited with status 255; aborting`)
        return 124
      }
      if (child.status.code !== 0) status = 123
    }
  }
  return status
}
