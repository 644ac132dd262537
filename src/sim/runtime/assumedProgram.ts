import type { Listener } from './network/podNetwork.ts'
import type { Running, VirtualProcess } from './processes/virtualProcess.ts'
import { WaitQueue } from './processes/waitQueue.ts'
import { LISTEN_DELAY, type ProgramRequest } from './program.ts'
import type { World } from './world.ts'

/** Plays a program that nothing is known of: it serves the ports that the manifest declares, and leaves with 0 when it is asked to. */
export function assumedProgram(world: World, request: ProgramRequest): (process: VirtualProcess) => Running<number> {
  const { network } = world
  const ports = request.declaredPorts.map(({ port, protocol }) => ({ port, listener: assumedListener(protocol) }))
  const serves = ports.length === 0 ? 'runs' : `serves ${ports.map(({ port }) => `:${port}`).join(', ')}`
  world.assumed(`${serves}, leaves with 0 on ${request.stopSignal}`)
  return function* (process) {
    const left = new WaitQueue()
    let asked = false
    for (const signal of new Set(['TERM', 'INT', 'QUIT', request.stopSignal])) {
      process.dispositions.set(signal, () => {
        asked = true
      })
    }
    try {
      yield LISTEN_DELAY
      for (const { port, listener } of ports) network.listen(port, listener)
      while (!wasAsked()) yield left
      return 0
    } finally {
      for (const { port, listener } of ports) network.close(port, listener)
    }
    function wasAsked(): boolean {
      return asked
    }
  }
}

function assumedListener(protocol: string): Listener {
  if (protocol === 'UDP') return { protocol: 'UDP' }
  return { protocol: 'HTTP', respond: () => ({ status: 200, headers: {}, body: '', delay: 0 }) }
}
