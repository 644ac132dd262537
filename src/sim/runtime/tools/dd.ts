import { fromByteString, toByteString } from '../files/bytes.ts'
import { fileErrorText } from '../files/fileSystem.ts'
import { readFrom, writeTo } from '../processes/io.ts'
import { EndlessFile, FileHandle } from '../processes/openFile.ts'
import type { Running } from '../processes/virtualProcess.ts'
import { openFor } from './input.ts'
import { takeMemory } from './memory.ts'
import { type Tool, type ToolCall, waiting } from './tool.ts'
import { usage } from './usage.ts'

const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  G: 2 ** 30,
  GB: 1e9,
  K: 2 ** 10,
  KB: 1000,
  M: 2 ** 20,
  MB: 1e6,
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

const OPERANDS = new Set('if of bs ibs obs count skip seek conv iflag oflag status'.split(' '))
const CONVERSIONS = new Set('notrunc sync noerror fsync swab'.split(' '))
const NUMBERS = new Set('bs ibs obs count skip seek'.split(' '))

function sizeIn(text: string): number | undefined {
  const match = /^(\d+)([a-zA-Z]*)$/.exec(text)
  const unit = UNITS[match?.[2] ?? '']
  return match === null || unit === undefined ? undefined : Number(match[1]) * unit
}

/** A command line of dd, read. */
interface Task {
  readonly call: ToolCall
  readonly words: ReadonlyMap<string, string>
  readonly numbers: ReadonlyMap<string, number>
  readonly block: number
}

/** `dd`: copies blocks. Zeros are counted, not held. Models busybox coreutils/dd.c. */
export const ddTool: Tool = waiting(function* (call) {
  const words = new Map<string, string>()
  const numbers = new Map<string, number>()
  for (const arg of call.args) {
    const [name = '', value] = arg.split(/=(.*)/s)
    if (value === undefined || !OPERANDS.has(name)) return usage(call)
    words.set(name, value)
    if (!NUMBERS.has(name)) continue
    const number = sizeIn(value)
    if (number === undefined) {
      call.complain(`invalid number '${value}'`)
      return 1
    }
    numbers.set(name, number)
  }
  const task: Task = { call, words, numbers, block: numbers.get('bs') ?? numbers.get('ibs') ?? 512 }
  const conversions = (words.get('conv') ?? '').split(',').filter((word) => word !== '')
  const unknown = conversions.find((word) => !CONVERSIONS.has(word))
  if (unknown !== undefined) {
    call.complain(`invalid argument '${unknown}' to 'conv'`)
    return 1
  }
  const keeps = conversions.includes('notrunc')
  const truncates = !keeps && !numbers.has('seek')
  if (!(yield* redirect(task, 'if', 0, 'read'))) return 1
  const appends = (words.get('oflag') ?? '').includes('append')
  if (!(yield* redirect(task, 'of', 1, truncates ? 'write' : appends ? 'append' : 'read and write'))) return 1
  const output = call.process.files.get(1)
  const seek = (numbers.get('seek') ?? 0) * (numbers.get('obs') ?? task.block)
  if (seek > 0 && output instanceof FileHandle) {
    if (!keeps) {
      output.file.text = (output.file.text + '\0'.repeat(output.file.zeros)).slice(0, seek)
      output.file.zeros = 0
    }
    output.seek(seek)
  }
  const input = call.process.files.get(0)
  for (let skip = (numbers.get('skip') ?? 0) * task.block; skip > 0 && !(input instanceof EndlessFile); ) {
    const text = yield* readFrom(call.process, 0, skip)
    if (text === '') break
    skip -= text.length
  }
  const limit = call.process.table.memoryLimit
  if (limit !== undefined && task.block > limit) yield* takeMemory(call, task.block)
  const copied = yield* copy(task)
  const blocks = Math.floor(copied / task.block)
  const partial = copied % task.block > 0 ? 1 : 0
  if (words.get('status') === 'none') return 0
  call.err(`${blocks}+${partial} records in\n${blocks}+${partial} records out\n`)
  if (words.get('status') === 'noxfer') return 0
  const took = Math.max(copied / SPEED / 1000, 0.000001)
  call.err(`${copied} bytes (${human(copied)}B) copied, ${took.toFixed(6)} seconds, ${human(copied / took)}B/s\n`)
  return 0
})

/** Opens an operand's file in place of a descriptor; false, with a message, where it cannot be. */
function* redirect(
  { call, words }: Task,
  operand: 'if' | 'of',
  fd: 0 | 1,
  mode: 'read' | 'write' | 'append' | 'read and write',
): Running<boolean> {
  const name = words.get(operand)
  if (name === undefined) return true
  const opened = yield* openFor(call, name, mode)
  if ('error' in opened) {
    call.complain(`can't open '${name}': ${fileErrorText(opened.error)}`)
    return false
  }
  opened.file.retain()
  call.process.files.get(fd)?.release()
  call.process.files.set(fd, opened.file)
  return true
}

function* copy({ call, words, numbers, block }: Task): Running<number> {
  const count = numbers.get('count') ?? Number.POSITIVE_INFINITY
  const input = call.process.files.get(0)
  const output = call.process.files.get(1)
  if (input instanceof EndlessFile && input.read(1) === '\0' && Number.isFinite(count)) {
    yield (block * count) / SPEED
    if (output instanceof FileHandle) output.writeZeros(block * count)
    return block * count
  }
  const filled = (words.get('conv') ?? '').includes('sync')
  let copied = 0
  for (let i = 0; i < Math.min(count, MOST_BLOCKS); i++) {
    const read = toByteString(yield* readFrom(call.process, 0, block))
    if (read === '') return copied
    const bytes = filled ? read.padEnd(block, '\0') : read
    yield* writeTo(call.process, 1, fromByteString(bytes))
    copied += bytes.length
    if (call.process.charge(bytes.length / SPEED)) yield call.process.give()
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
  return `${unit === 0 ? Math.floor(left) : left.toFixed(1)}${units[unit]}`
}
