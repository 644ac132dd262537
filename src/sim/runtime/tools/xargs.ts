import { readAllFrom } from '../processes/io.ts'
import { startCommand } from './startCommand.ts'
import { options, type Tool, waiting } from './tool.ts'
import { usage } from './usage.ts'

/** Cuts input into arguments as xargs does: at blanks, with quotes. */
function argumentsIn(text: string): string[] {
  const found: string[] = []
  for (const match of text.matchAll(/(?:[^\s'"\\]|\\.|'[^']*'|"[^"]*")+/gs)) {
    found.push(
      match[0].replace(/\\(.)|'([^']*)'|"([^"]*)"/gs, (_, a?: string, b?: string, c?: string) => a ?? b ?? c ?? ''),
    )
  }
  return found
}

/** `xargs`: runs a program with what it reads as arguments. */
export const xargsTool: Tool = waiting(function* (call) {
  const read = options(call.args, '+0rtpn:s:I:L:P:E:')
  if (read.error !== undefined) return usage(call, read.error)
  const text = yield* readAllFrom(call.process, 0)
  const replace = read.values.get('I')
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const items = read.flags.has('0')
    ? text.split('\0').filter((item) => item !== '')
    : replace !== undefined
      ? lines
      : argumentsIn(text)
  const command = read.rest.length === 0 ? ['echo'] : read.rest
  const batches: string[][] = []
  if (replace !== undefined)
    for (const item of items) batches.push(command.map((word) => word.replaceAll(replace, item.trim())))
  else {
    const size = Number(read.values.get('n') ?? read.values.get('L') ?? items.length) || 1
    for (let i = 0; i < items.length; i += size) batches.push([...command, ...items.slice(i, i + size)])
    if (items.length === 0 && !read.flags.has('r')) batches.push([...command])
  }
  let status = 0
  for (const batch of batches) {
    if (read.flags.has('t')) call.err(`${batch.join(' ')}\n`)
    yield* call.flush()
    const child = startCommand(call, batch)
    if (typeof child === 'number') return child
    while (child.status === undefined) yield call.process.childEnded
    call.process.table.reap(child)
    if (child.status.signal !== undefined) return 125
    if (child.status.code === 255) return 124
    if (child.status.code !== 0) status = 123
  }
  return status
})
