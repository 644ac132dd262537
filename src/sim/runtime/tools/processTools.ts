import { parseSignal } from '../processes/signals.ts'
import type { VirtualProcess } from '../processes/virtualProcess.ts'
import { readKill, sendSignal, signalList } from './killing.ts'
import { instant, options, type Tool, type ToolCall, waiting } from './tool.ts'

const killTool: Tool = waiting(function* (call) {
  const request = readKill(call.args)
  if (request.kind === 'list') {
    call.out(signalList())
    return 0
  }
  if (request.kind === 'wrong') {
    call.complain(request.message)
    return 1
  }
  let status = 0
  for (const target of request.targets) {
    const sent = sendSignal(call.process, request.signal, target)
    if (sent === 'sent') continue
    call.complain(sent === 'missing' ? `can't kill pid ${target}: No such process` : `invalid number '${target}'`)
    status = 1
  }
  if (call.process.fatal !== undefined) yield 0
  return status
})

/** The processes of a name, the caller left out, youngest first. */
function named(call: ToolCall, name: string): VirtualProcess[] {
  return call.process.table
    .living()
    .filter((p) => p !== call.process && p.name === name)
    .reverse()
}

const killallTool: Tool = waiting(function* (call) {
  let { args } = call
  let signal = 'TERM'
  let quiet = false
  while (args[0]?.startsWith('-')) {
    const option = args[0]
    args = args.slice(1)
    if (option === '-q') {
      quiet = true
      continue
    }
    const text = option === '-s' ? (args[0] ?? '') : option.slice(1)
    if (option === '-s') args = args.slice(1)
    const parsed = parseSignal(text)
    if (parsed === undefined) {
      call.complain(`bad signal name '${text}'`)
      return 1
    }
    signal = parsed
  }
  if (args.length === 0) {
    call.complain('you need to specify whom to kill')
    return 1
  }
  let status = 0
  for (const name of args) {
    const victims = named(call, name)
    if (victims.length === 0) {
      if (!quiet) call.complain(`${name}: no process killed`)
      status = 1
    }
    if (signal !== 'EXIT') for (const victim of victims) victim.signal(signal)
  }
  if (call.process.fatal !== undefined) yield 0
  return status
})

const pidofTool: Tool = instant((call) => {
  const read = options(call.args, 'so:')
  const pids = read.rest.flatMap((name) => named(call, name)).map((p) => p.pid)
  if (pids.length === 0) return 1
  call.out(`${(read.flags.has('s') ? pids.slice(0, 1) : pids).join(' ')}\n`)
  return 0
})

const psTool: Tool = waiting(function* (call) {
  call.out('PID   USER     TIME  COMMAND\n')
  for (const process of call.process.table.living()) {
    const user = call.world.uid === 0 ? 'root' : String(call.world.uid)
    call.out(`${String(process.pid).padStart(5)} ${user.padEnd(8)}  0:00 ${process.args.join(' ')}\n`)
  }
  yield* call.flush()
  return 0
})

const MEBIBYTE = 2 ** 20
const SIZES: Readonly<Record<string, number>> = { '': 1, B: 1, K: 2 ** 10, M: MEBIBYTE, G: 2 ** 30 }
/** How fast stress fills memory, in bytes a millisecond: 250 MiB in about 50 ms. */
const FILL_SPEED = 5 * MEBIBYTE

/** The load generator of the documentation's memory examples: `--vm N --vm-bytes SIZE`. */
const stressTool: Tool = waiting(function* (call) {
  const value = (name: string, short: string): string | undefined => {
    const at = call.args.findIndex((arg) => arg === name || arg === short)
    const attached = call.args.find((arg) => arg.startsWith(`${name}=`))
    return attached?.slice(name.length + 1) ?? (at < 0 ? undefined : call.args[at + 1])
  }
  const workers = Number(value('--vm', '-m') ?? 0)
  const size = /^(\d+)([BKMG]?)/i.exec(value('--vm-bytes', '') ?? '256M')
  const bytes = workers * Number(size?.[1] ?? 256) * (SIZES[(size?.[2] ?? '').toUpperCase()] ?? 1)
  const timeout = /^(\d+)([smhd]?)/.exec(value('--timeout', '-t') ?? '')
  const span =
    timeout === null
      ? undefined
      : Number(timeout[1]) * ({ '': 1, s: 1, m: 60, h: 3600, d: 86400 }[timeout[2] ?? ''] ?? 1) * 1000
  const cpu = value('--cpu', '-c') ?? '0'
  call.out(`stress: info: [${call.process.pid}] dispatching hogs: ${cpu} cpu, 0 io, ${workers} vm, 0 hdd\n`)
  yield* call.flush()
  if (bytes > 0) {
    const limit = call.process.table.memoryLimit
    yield Math.min(bytes, limit ?? bytes) / FILL_SPEED
    call.process.table.allocate(call.process, bytes)
    if (call.process.fatal !== undefined) yield 0
  }
  if (span !== undefined) {
    yield span
    return 0
  }
  for (;;) yield NEVER
})

const NEVER = 1e12

/** Tools that look at processes and signal them. */
export const processTools: Readonly<Record<string, Tool>> = {
  kill: killTool,
  killall: killallTool,
  pidof: pidofTool,
  ps: psTool,
  stress: stressTool,
}
