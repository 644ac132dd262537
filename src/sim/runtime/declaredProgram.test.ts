import { expect, test } from 'vitest'
import type { AttemptSpec } from '../../scenario/scenario.ts'
import { Kernel } from '../kernel/kernel.ts'
import { FileSystem } from './files/fileSystem.ts'
import { PodNetwork } from './network/podNetwork.ts'
import type { ExecResult, ProcessExit, RunningProgram } from './program.ts'
import { startProgram } from './startProgram.ts'

const NOTHING: AttemptSpec = { listen: [], files: [], memory: [], onSignal: {} }

function start(attempt: Partial<AttemptSpec>, network = new PodNetwork()) {
  const kernel = new Kernel(1)
  const files = new FileSystem()
  const exits: (ProcessExit & { readonly at: number })[] = []
  const outcome = startProgram(
    {
      pod: 'web',
      container: 'app',
      image: 'example.com/app:1',
      attempt: 0,
      argv: ['/app'],
      commandGiven: false,
      workingDir: '/',
      uid: 0,
      stopSignal: 'TERM',
      declaredPorts: [],
      declared: { ...NOTHING, ...attempt },
    },
    {
      kernel,
      env: new Map(),
      files,
      network,
      cluster: { byAddress: () => undefined, resolve: () => undefined, serviceTarget: () => undefined },
      hostname: 'web',
      memoryLimit: 64 * 2 ** 20,
      log: () => {},
      exited: (exit) => exits.push({ ...exit, at: kernel.now }),
      notModelled: () => {},
      assumed: () => {},
    },
  )
  if ('error' in outcome) throw new Error(outcome.error)
  const program: RunningProgram = outcome.program
  return { kernel, files, network, exits, program }
}

test('a declared program leaves after its time with its code', () => {
  const { kernel, exits } = start({ exit: { after: 2000, code: 3 } })
  kernel.run(5000)
  expect(exits).toEqual([{ exitCode: 3, oomKilled: false, at: 2000 }])
})

test('a stop signal without an entry ends it with 0 at once, an ignored one does nothing, KILL ends it with 137', () => {
  const clean = start({})
  clean.kernel.run(100)
  clean.program.signal('TERM')
  clean.kernel.run(200)
  expect(clean.exits).toEqual([{ exitCode: 0, oomKilled: false, at: 100 }])
  const stubborn = start({ onSignal: { TERM: { ignore: true } } })
  stubborn.kernel.run(100)
  stubborn.program.signal('TERM')
  stubborn.kernel.run(1000)
  stubborn.program.signal('KILL')
  expect(stubborn.exits).toEqual([{ exitCode: 137, oomKilled: false, at: 1000 }])
})

test('a port is open from its time on, and closed when the program has gone', () => {
  const { kernel, network, program } = start({ listen: [{ port: 80, protocol: 'TCP', from: 1000 }] })
  kernel.run(900)
  expect(network.at(80)).toBeUndefined()
  kernel.run(1100)
  expect(network.at(80)?.protocol).toBe('TCP')
  program.signal('KILL')
  expect(network.at(80)).toBeUndefined()
})

test('a program whose port is taken ends with 1', () => {
  const network = new PodNetwork()
  network.listen(80, { protocol: 'TCP' })
  const { kernel, exits } = start({ listen: [{ port: 80, protocol: 'TCP', from: 0 }] }, network)
  kernel.run(100)
  expect(exits).toMatchObject([{ exitCode: 1 }])
})

test('more memory than the limit ends in an OOM kill', () => {
  const { kernel, exits } = start({ memory: [{ from: 3000, mebibytes: 150 }] })
  kernel.run(5000)
  expect(exits).toEqual([{ exitCode: 137, oomKilled: true, at: 3000 }])
})

test('a command runs beside it in the same files; killing process 1 from inside has no effect', () => {
  const { kernel, files, exits, program } = start({ files: [{ path: '/tmp/ok', from: 0 }] })
  const results: ExecResult[] = []
  kernel.run(10)
  program.exec(['sh', '-c', 'test -f /tmp/ok && touch /tmp/started; kill -9 1; echo done'], (r) => results.push(r))
  program.exec(['curl', 'localhost'], (r) => results.push(r))
  kernel.run(1000)
  expect(results).toContainEqual(expect.objectContaining({ exitCode: 0, stdout: 'done\n' }))
  expect(results.some((r) => r.error === 'exec: "curl": executable file not found in $PATH')).toBe(true)
  expect(files.exists('/tmp/started')).toBe(true)
  expect(exits).toEqual([])
})
