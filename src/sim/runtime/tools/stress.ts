import { type Tool, waiting } from './tool.ts'

const MEBIBYTE = 2 ** 20
const SIZES: Readonly<Record<string, number>> = { '': 1, B: 1, K: 2 ** 10, M: MEBIBYTE, G: 2 ** 30 }
/** How fast stress fills memory, in bytes a millisecond: 250 MiB in about 50 ms. */
const FILL_SPEED = 5 * MEBIBYTE

/** The load generator of the documentation's memory examples: `--vm N --vm-bytes SIZE`. */
export const stressTool: Tool = waiting(function* (call) {
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
