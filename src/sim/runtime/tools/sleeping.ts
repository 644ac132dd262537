import { writeTo } from '../processes/io.ts'
import { parseSignal } from '../processes/signals.ts'
import type { Running } from '../processes/virtualProcess.ts'
import { WaitQueue } from '../processes/waitQueue.ts'
import { startCommand } from './startCommand.ts'
import { instant, options, type Tool, waiting } from './tool.ts'
import { usage } from './usage.ts'

const UNITS: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3600, d: 86400 }
/** What lasts longer than this never ends within a scenario. */
const FOREVER = 1e12

/** Reads a span as sleep does, in seconds: 5, 0.5, 1m, inf; undefined where it is none. */
function parseSpan(text: string): number | undefined {
  if (/^inf(inity)?$/i.test(text)) return Number.POSITIVE_INFINITY
  const match = /^(\d+\.?\d*|\.\d+)([smhd]?)$/.exec(text)
  if (match === null) return undefined
  return Number(match[1]) * (UNITS[match[2] ?? ''] ?? 1)
}

/** Waits for a span; longer than any scenario is for ever. */
function* rest(seconds: number): Running<void> {
  if (seconds * 1000 > FOREVER) {
    const never = new WaitQueue()
    for (;;) yield never
  }
  yield seconds * 1000
}

const sleepTool: Tool = waiting(function* (call) {
  if (call.args.length === 0) return usage(call)
  let total = 0
  for (const arg of call.args) {
    const seconds = parseSpan(arg)
    if (seconds === undefined) {
      call.complain(`invalid number '${arg}'`)
      return 1
    }
    total += seconds
  }
  yield* rest(total)
  return 0
})

const usleepTool: Tool = waiting(function* (call) {
  const [span] = call.args
  if (span === undefined) return usage(call)
  if (!/^\d+$/.test(span)) {
    call.complain(`invalid number '${span}'`)
    return 1
  }
  yield Number(span) / 1000
  return 0
})

/** A limit of timeout in seconds: of a fraction only the whole seconds count. */
function parseLimit(text: string): number | undefined {
  const seconds = /^inf/i.test(text) ? undefined : parseSpan(text)
  return seconds === undefined ? undefined : Math.floor(seconds)
}

/** Models busybox timeout.c, whose parent looks once in a second whether the time is over: never before the first. */
const timeoutTool: Tool = waiting(function* (call) {
  const read = options(call.args, '+s:k:')
  if (read.error !== undefined) return usage(call, read.error)
  const [span = '', ...command] = read.rest
  const seconds = parseLimit(span)
  const killText = read.values.get('k')
  const killAfter = killText === undefined ? 0 : parseLimit(killText)
  const name = read.values.get('s') ?? 'TERM'
  const signal = parseSignal(name)
  if (signal === undefined) {
    call.complain(`unknown signal '${name}'`)
    return 1
  }
  if (command.length === 0) return usage(call)
  if (seconds === undefined || killAfter === undefined) {
    call.complain(`invalid number '${killAfter === undefined ? killText : span}'`)
    return 1
  }
  const child = startCommand(call, command)
  if (typeof child === 'number') return child
  const { kernel } = call.world
  let outcome: 'in time' | 'late' = 'in time'
  const limit = 1000 * Math.max(1, seconds)
  const timer = kernel.after(Math.min(limit, FOREVER), () => {
    outcome = 'late'
    child.signal(signal)
  })
  const killer =
    killAfter === 0 ? undefined : kernel.after(Math.min(limit + killAfter * 1000, FOREVER), () => child.signal('KILL'))
  try {
    while (child.status === undefined) yield call.process.childEnded
  } finally {
    timer.cancel()
    killer?.cancel()
  }
  const { status } = child
  // the program runs as the first process did: where the signal ended it, that is how this ends
  if (isLate(outcome) && status.signal !== undefined) {
    call.process.signal(status.signal)
    if (call.process.fatal !== undefined) yield 0
  }
  return status.code
})

const isLate = (outcome: 'in time' | 'late'): boolean => outcome === 'late'

const yesTool: Tool = waiting(function* (call) {
  const line = `${call.args.length === 0 ? 'y' : call.args.join(' ')}\n`
  const block = line.repeat(YES_BLOCK)
  for (let blocks = 0; blocks < MAX_BLOCKS; blocks++) {
    if (!(yield* writeTo(call.process, 1, block))) return 1
    if (call.process.charge(YES_COST)) yield call.process.give()
  }
  call.world.notModelled('output without end: it stops here')
  yield* rest(Number.POSITIVE_INFINITY)
  return 0
})

const YES_BLOCK = 50
const YES_COST = 0.01
const MAX_BLOCKS = 1000

/** Tools that pass time. */
export const sleepingTools: Readonly<Record<string, Tool>> = {
  false: instant(() => 1),
  sleep: sleepTool,
  sync: instant(() => 0),
  timeout: timeoutTool,
  true: instant(() => 0),
  usleep: usleepTool,
  yes: yesTool,
}
