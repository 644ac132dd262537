import type { Listener } from '../network/podNetwork.ts'
import { WaitQueue } from '../processes/waitQueue.ts'
import { LISTEN_DELAY } from '../program.ts'
import { type Tool, type ToolCall, waiting } from './tool.ts'

/** How long agnhost's liveness server says that it is well, as the documentation's example has it. */
const WELL_FOR = 10_000

function listenerOf(call: ToolCall, subcommand: string): Listener {
  const started = call.world.kernel.now
  return {
    protocol: 'HTTP',
    respond: (request, now) => {
      const answer = (status: number, body: string) => ({ status, headers: {}, body, delay: 0 })
      if (subcommand === 'liveness') {
        if (request.path !== '/healthz') return answer(404, '404 page not found\n')
        const age = now - started
        return age > WELL_FOR ? answer(500, `error: ${(age / 1000).toFixed(9)}`) : answer(200, 'ok')
      }
      if (request.path === '/hostname' || request.path === '/hostName' || subcommand === 'serve-hostname')
        return answer(200, call.world.hostname)
      return answer(200, `NOW: ${new Date(call.world.startTime + now).toISOString()}`)
    },
  }
}

const PORTS: Readonly<Record<string, number>> = {
  liveness: 8080,
  netexec: 8080,
  'serve-hostname': 9376,
  'test-webserver': 80,
  porter: 80,
}

/** The test image's program: `pause`, `liveness`, `netexec`, `serve-hostname`, `test-webserver`. */
export const agnhostTool: Tool = waiting(function* (call) {
  const subcommand = call.name === 'server' ? 'liveness' : (call.args[0] ?? 'pause')
  const { process, world } = call
  const left = new WaitQueue()
  const exit: { code: number | undefined } = { code: undefined }
  // programs in Go leave with 2 on signals that they do not handle; pause handles them
  const code = subcommand === 'pause' ? 0 : 2
  for (const signal of ['TERM', 'INT']) {
    process.dispositions.set(signal, () => {
      exit.code = code
      left.wake()
    })
  }
  if (subcommand === 'pause') {
    call.out('Paused\n')
    yield* call.flush()
    while (exit.code === undefined) yield left
    return exit.code
  }
  const known = PORTS[subcommand]
  if (known === undefined) {
    world.notModelled(`agnhost ${subcommand}`)
    return 1
  }
  const option = call.args.findIndex((arg) => /^--?(http-port|port)$/.test(arg))
  const attached = call.args.find((arg) => /^--?(http-port|port)=/.test(arg))?.split('=')[1]
  const port = Number(attached ?? (option >= 0 ? call.args[option + 1] : undefined) ?? known)
  const listener = listenerOf(call, subcommand)
  try {
    yield LISTEN_DELAY
    if (!world.network.listen(port, listener)) {
      call.err(`listen tcp :${port}: bind: address already in use\n`)
      return 1
    }
    while (exit.code === undefined) yield left
    return exit.code
  } finally {
    world.network.close(port, listener)
  }
})
