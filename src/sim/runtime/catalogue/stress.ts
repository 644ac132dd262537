import type { Millis } from '../../../base/millis.ts'
import type { Running } from '../processes/virtualProcess.ts'
import { type Tool, type ToolCall, waiting } from '../tools/tool.ts'

const SIZES: Readonly<Record<string, number>> = { '': 1, B: 1, K: 2 ** 10, M: 2 ** 20, G: 2 ** 30 }
const SPANS: Readonly<Record<string, Millis>> = { ms: 1, '': 1000, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }
/** How fast memory is filled, in bytes a millisecond. */
const FILL_SPEED = 5 * 2 ** 20

function bytesOf(text: string): number {
  const [, count = '0', unit = ''] = /^([\d.]+)([BKMG]?)i?b?$/i.exec(text) ?? []
  return Number(count) * (SIZES[unit.toUpperCase()] ?? 1)
}

function spanOf(text: string): Millis {
  const [, count = '0', unit = ''] = /^([\d.]+)(ms|[smhd]?)$/.exec(text) ?? []
  return Number(count) * (SPANS[unit] ?? 1000)
}

function option(call: ToolCall, ...names: readonly string[]): string | undefined {
  for (const [i, arg] of call.args.entries())
    for (const name of names) {
      if (arg === name) return call.args[i + 1]
      if (arg.startsWith(`${name}=`)) return arg.slice(name.length + 1)
    }
  return undefined
}

/** Takes memory, as fast as it can be filled; where that is over the limit, the kernel ends the process. */
function* take(call: ToolCall, bytes: number): Running<void> {
  const { process } = call
  const room = (process.table.memoryLimit ?? Number.POSITIVE_INFINITY) - process.memory
  yield Math.max(0, Math.min(bytes - process.memory, room)) / FILL_SPEED
  process.table.allocate(process, bytes)
  if (process.fatal !== undefined) yield 0
}

/** `stress-ng --vm N --vm-bytes SIZE --timeout SPAN`: a worker that the kernel ends for its memory is started again. */
export const stressNgTool: Tool = waiting(function* (call) {
  const workers = Number(option(call, '--vm', '-m') ?? 0)
  const bytes = workers * bytesOf(option(call, '--vm-bytes') ?? '256M')
  const timeout = option(call, '--timeout', '-t')
  if (call.args.length === 0 || call.args.includes('--help')) return 0
  call.err(
    `stress-ng: info:  [${call.process.pid}] dispatching hogs: ${call.args.filter((a) => a.startsWith('--')).join(' ')}\n`,
  )
  yield* call.flush()
  if (bytes > 0) yield* take(call, bytes)
  if (timeout === undefined || timeout === '0') for (;;) yield FOREVER
  yield spanOf(timeout)
  return 0
})

/** The example's `stress -mem-total SIZE -mem-alloc-size SIZE -mem-alloc-sleep SPAN -cpus N`, which allocates step by step and stays. */
export const goStressTool: Tool = waiting(function* (call) {
  const total = bytesOf(option(call, '-mem-total', '--mem-total') ?? '0')
  const step = bytesOf(option(call, '-mem-alloc-size', '--mem-alloc-size') ?? '4Ki')
  const pause = spanOf(option(call, '-mem-alloc-sleep', '--mem-alloc-sleep') ?? '1ms')
  for (const signal of ['TERM', 'INT']) call.process.dispositions.set(signal, () => call.process.exit(GO_TERMINATED))
  for (let held = 0; held < total; held += step) {
    yield* take(call, Math.min(held + step, total))
    yield pause
  }
  for (;;) yield FOREVER
})

/** A Go program that handles no signals leaves with 2. */
const GO_TERMINATED = 2
const FOREVER: Millis = 1e12
