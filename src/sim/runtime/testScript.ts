import { Kernel } from '../kernel/kernel.ts'
import { FileSystem } from './files/fileSystem.ts'
import { type ClusterNetwork, PodNetwork } from './network/podNetwork.ts'
import type { ExecResult, SignalName } from './program.ts'
import { startProgram } from './startProgram.ts'

/** How a script is tried out: until when (virtual milliseconds), which signals come, and what is executed beside it. */
export interface Trial {
  readonly until?: number
  readonly signals?: readonly (readonly [at: number, signal: SignalName])[]
  readonly execs?: readonly (readonly [at: number, script: string])[]
  /** The pod's address; default: it has no interface. */
  readonly address?: string
}

/** What a script did as process 1 of a busybox container. */
export interface Tried {
  /** What it wrote, in order; standard error as `! text`. */
  readonly lines: readonly string[]
  /** The instant of every line, in virtual milliseconds. */
  readonly times: readonly number[]
  readonly exit: { readonly code: number; readonly at: number } | undefined
  readonly execs: readonly ExecResult[]
  readonly notModelled: readonly string[]
  /** Callbacks of the kernel, at most MOST_STEPS. */
  readonly steps: number
}

const MOST_STEPS = 1_000_000
const NOWHERE: ClusterNetwork = { byAddress: () => undefined, resolve: () => undefined, serviceTarget: () => undefined }

/** For tests: runs a script as process 1 of a fresh busybox container. */
export function tryScript(script: string, trial: Trial = {}): Tried {
  const kernel = new Kernel(1)
  const network = new PodNetwork()
  network.ip = trial.address
  const lines: string[] = []
  const times: number[] = []
  const execs: ExecResult[] = []
  const notModelled: string[] = []
  let exit: Tried['exit']
  const started = startProgram(
    {
      pod: 'pod',
      container: 'app',
      image: 'busybox:1.35',
      attempt: 0,
      argv: ['sh', '-c', script],
      commandGiven: true,
      workingDir: '/',
      uid: 0,
      stopSignal: 'TERM',
      declaredPorts: [],
    },
    {
      kernel,
      env: new Map(),
      files: new FileSystem(),
      network,
      cluster: NOWHERE,
      hostname: 'pod',
      log: (stream, text) => {
        lines.push(stream === 'stdout' ? text : `! ${text}`)
        times.push(kernel.now)
      },
      exited: ({ exitCode }) => {
        exit = { code: exitCode, at: kernel.now }
      },
      notModelled: (what) => notModelled.push(what),
      assumed: () => {},
    },
  )
  if ('error' in started) throw new Error(started.error)
  for (const [at, signal] of trial.signals ?? []) kernel.at(at, () => started.program.signal(signal))
  for (const [at, text] of trial.execs ?? [])
    kernel.at(at, () => started.program.exec(['sh', '-c', text], (result) => execs.push(result)))
  const until = trial.until ?? 60_000
  let steps = 0
  while (steps < MOST_STEPS && kernel.run(until, 100) === 'steps') steps += 100
  started.program.destroy()
  return { lines, times, exit, execs, notModelled, steps }
}
