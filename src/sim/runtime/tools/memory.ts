import type { Running } from '../processes/virtualProcess.ts'
import type { ToolCall } from './tool.ts'

/** How fast memory is filled, in bytes a millisecond: 250 MiB in about 50 ms. */
const FILL_SPEED = 5 * 2 ** 20

/** The process of a tool takes so much memory; where the container's limit is less, the kernel ends it on the way. */
export function* takeMemory(call: ToolCall, bytes: number): Running<void> {
  const { process } = call
  const room = Math.max(0, (process.table.memoryLimit ?? Number.POSITIVE_INFINITY) - process.memory)
  yield Math.min(bytes, room) / FILL_SPEED
  process.table.allocate(process, process.memory + bytes)
  if (process.fatal !== undefined) yield 0
}

/** The process of a tool takes memory until none is left: the container's limit ends it, or without one the playground does, and says so. */
export function* exhaustMemory(call: ToolCall): Running<void> {
  const { process, world } = call
  const limit = process.table.memoryLimit
  if (limit !== undefined) yield* takeMemory(call, limit + 1)
  world.notModelled('a program that takes memory without end, and has no limit: it is ended')
  process.signal('KILL', 'outside')
  yield 0
}
