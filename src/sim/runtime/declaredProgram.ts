import type { Millis } from '../../base/millis.ts'
import type { AttemptSpec, ListenSpec } from '../../scenario/scenario.ts'
import type { Timer } from '../kernel/kernel.ts'
import type { Listener } from './network/podNetwork.ts'
import type { Running, VirtualProcess } from './processes/virtualProcess.ts'
import { WaitQueue } from './processes/waitQueue.ts'
import { LISTEN_DELAY } from './program.ts'
import type { World } from './world.ts'

const MEBIBYTE = 2 ** 20
/** Where a program leaves its last words for the kubelet. */
const TERMINATION_LOG = '/dev/termination-log'
/** Signals that ask a server to leave; the image's own stop signal is one as well. */
const STOP_SIGNALS = ['TERM', 'INT', 'QUIT']

/** The entry that holds at a time: the last one whose `from` has passed. */
function holding<T extends { readonly from: Millis }>(entries: readonly T[], age: Millis): T | undefined {
  let found: T | undefined
  for (const entry of entries) if (entry.from <= age) found = entry
  return found
}

function listenerOf(spec: ListenSpec, started: Millis): Listener {
  const { paths, serving } = spec
  switch (spec.protocol) {
    case 'TCP':
      return { protocol: 'TCP' }
    case 'HTTP':
      return {
        protocol: 'HTTP',
        respond: (request, now) => {
          if (paths === undefined) return { status: 200, headers: {}, body: '', delay: 0 }
          const path = request.path.split('?')[0] ?? ''
          const entries = paths[request.path] ?? paths[path]
          const entry = entries && holding(entries, now - started)
          return { status: entry?.status ?? 404, headers: {}, body: entry?.body ?? '', delay: entry?.delay ?? 0 }
        },
      }
    case 'GRPC':
      return {
        protocol: 'GRPC',
        health: (_service, now) => {
          if (serving === undefined) return 'SERVING'
          const status = holding(serving, now - started)?.status
          // a recorded cluster's rows also say 200, as those of HTTP do
          return status === 'SERVING' || status === '200' ? 'SERVING' : 'NOT_SERVING'
        },
      }
  }
}

/** Plays a declared program as process 1 of a container: all its times count from the start. */
export function declaredProgram(
  world: World,
  attempt: AttemptSpec,
  stopSignal: string,
): (process: VirtualProcess) => Running<number> {
  return function* (process) {
    const { kernel, files, network, table } = world
    const started = kernel.now
    const timers: Timer[] = []
    const open: { readonly port: number; readonly listener: Listener }[] = []
    const left = new WaitQueue()
    let exitCode: number | undefined
    const leave = (code: number): void => {
      if (exitCode !== undefined) return
      exitCode = code
      if (attempt.terminationMessage !== undefined) files.writeFile(TERMINATION_LOG, attempt.terminationMessage)
      left.wake()
    }
    const at = (age: Millis, run: () => void): void => {
      timers.push(kernel.at(started + age, run))
    }

    for (const spec of attempt.listen) {
      const listener = listenerOf(spec, started)
      at(spec.from + LISTEN_DELAY, () => {
        if (network.listen(spec.port, listener)) open.push({ port: spec.port, listener })
        else {
          world.stderr.write(`listen tcp :${spec.port}: bind: address already in use\n`)
          leave(1)
        }
      })
      if (spec.until !== undefined)
        at(Math.max(spec.until, spec.from + LISTEN_DELAY), () => network.close(spec.port, listener))
    }
    for (const { path, from, until } of attempt.files) {
      at(from, () => files.writeFile(path, ''))
      if (until !== undefined) at(until, () => files.remove(path))
    }
    for (const { from, mebibytes } of attempt.memory) at(from, () => table.allocate(process, mebibytes * MEBIBYTE))
    const { exit } = attempt
    if (exit !== undefined) at(exit.after, () => leave(exit.code))

    for (const signal of new Set([...STOP_SIGNALS, stopSignal])) process.dispositions.set(signal, () => leave(0))
    for (const signal of Object.keys(attempt.onSignal)) {
      const reaction = attempt.onSignal[signal]
      if (reaction === undefined) continue
      if ('ignore' in reaction) process.dispositions.set(signal, 'ignore')
      else {
        let asked = false
        process.dispositions.set(signal, () => {
          if (!asked) at(kernel.now - started + reaction.after, () => leave(reaction.exit))
          asked = true
        })
      }
    }

    try {
      while (exitCode === undefined) yield left
      return exitCode
    } finally {
      for (const timer of timers) timer.cancel()
      for (const { port, listener } of open) network.close(port, listener)
    }
  }
}
