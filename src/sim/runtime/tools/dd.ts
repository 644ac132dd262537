import { readFrom, writeTo } from '../processes/io.ts'
import { EndlessFile, FileHandle } from '../processes/openFile.ts'
import type { Running } from '../processes/virtualProcess.ts'
import { openFor } from './input.ts'
import { type Tool, type ToolCall, waiting } from './tool.ts'

const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  G: 2 ** 30,
  K: 2 ** 10,
  M: 2 ** 20,
  b: 512,
  c: 1,
  g: 2 ** 30,
  k: 2 ** 10,
  kB: 1000,
  m: 2 ** 20,
  w: 2,
}
/** How fast blocks are copied, in bytes a millisecond. */
const SPEED = 500_000

function size(text: string | undefined, fallback: number): number {
  const match = /^(\d+)([a-zA-Z]*)$/.exec(text ?? '')
  return match === null ? fallback : Number(match[1]) * (UNITS[match[2] ?? ''] ?? 1)
}

/** `dd`: copies blocks. Zeros are counted, not held. */
export const ddTool: Tool = waiting(function* (call) {
  const operands = new Map(call.args.map((arg) => [arg.slice(0, arg.indexOf('=')), arg.slice(arg.indexOf('=') + 1)]))
  const block = size(operands.get('bs') ?? operands.get('ibs'), 512)
  const count = operands.has('count') ? size(operands.get('count'), 0) : Number.POSITIVE_INFINITY
  const from = operands.get('if')
  const to = operands.get('of')
  if (from !== undefined) {
    const opened = yield* openFor(call, from, 'read')
    if ('error' in opened) {
      call.complain(`can't open '${from}': No such file or directory`)
      return 1
    }
    opened.file.retain()
    call.process.files.get(0)?.release()
    call.process.files.set(0, opened.file)
  }
  if (to !== undefined) {
    const opened = yield* openFor(call, to, 'write')
    if ('error' in opened) {
      call.complain(`can't open '${to}': No such file or directory`)
      return 1
    }
    opened.file.retain()
    call.process.files.get(1)?.release()
    call.process.files.set(1, opened.file)
  }
  const copied = yield* copy(call, block, count)
  const blocks = Math.floor(copied / block)
  const partial = copied % block > 0 ? 1 : 0
  if (operands.get('status') !== 'none') {
    const records = `${blocks}+${partial} records in\n${blocks}+${partial} records out\n`
    const took = Math.max(copied / SPEED / 1000, 0.000001)
    const bytes = `${copied} bytes${copied >= 1000 ? ` (${human(copied)}B)` : ''} copied, ${took.toFixed(6)} seconds, ${human(copied / took)}B/s\n`
    call.err(operands.get('status') === 'noxfer' ? records : records + bytes)
  }
  return 0
})

function* copy(call: ToolCall, block: number, count: number): Running<number> {
  const input = call.process.files.get(0)
  const output = call.process.files.get(1)
  if (input instanceof EndlessFile && Number.isFinite(count)) {
    yield (block * count) / SPEED
    if (output instanceof FileHandle) output.writeZeros(block * count)
    return block * count
  }
  let copied = 0
  for (let i = 0; i < Math.min(count, MOST_BLOCKS); i++) {
    const text = yield* readFrom(call.process, 0, block)
    if (text === '') return copied
    yield* writeTo(call.process, 1, text)
    copied += text.length
    if (call.process.charge(text.length / SPEED)) yield call.process.give()
  }
  if (count > MOST_BLOCKS) call.world.notModelled('so much data: copying stops')
  return copied
}

const MOST_BLOCKS = 100_000

function human(value: number): string {
  const units = ['', 'K', 'M', 'G', 'T']
  let unit = 0
  let left = value
  while (left >= 1024 && unit < units.length - 1) {
    left /= 1024
    unit++
  }
  return `${left.toFixed(1)}${units[unit]}`
}
