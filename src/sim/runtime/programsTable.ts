import { Kernel } from '../kernel/kernel.ts'
import { execError } from './execError.ts'
import { FileSystem } from './files/fileSystem.ts'
import { type ClusterNetwork, PodNetwork } from './network/podNetwork.ts'
import type { ProgramHost, ProgramRequest, RunningProgram } from './program.ts'
import { type ProgramLine, ProgramRecorder, recordedSeconds } from './programRecorder.ts'
import { runInWorld } from './startProgram.ts'
import { toolNamed } from './tools/registry.ts'
import { programCode } from './tools/startCommand.ts'
import { createWorld } from './world.ts'

/** A case of the table `programs`: process 1 of a fresh container over busybox, in a network without any interface. Times in seconds. */
export interface ProgramCase {
  readonly command: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly image?: string
  /** When TERM comes; absent: never. */
  readonly term?: number
  /** From TERM to KILL. */
  readonly grace?: number
  /** When KILL comes where there is no TERM. */
  readonly limit?: number
}

/** What a program did. `end` in seconds; `killed` where the KILL ended it. */
export interface ProgramAnswer {
  readonly exitCode: number
  readonly end: number
  readonly killed: boolean
  readonly lines: readonly ProgramLine[]
  /** Set where there were more lines than an answer holds. */
  readonly linesCut?: true
  readonly startError?: string
}

/** How many lines an answer holds, and the defaults of a case's times. */
const MAX_LINES = 200
const GRACE = 3
const LIMIT = 12

const NOWHERE: ClusterNetwork = {
  byAddress: () => undefined,
  resolve: () => undefined,
  serviceTarget: () => undefined,
}

/** Plays a case of the table `programs`, as its recorder would have written it down. */
export function answerProgram(input: ProgramCase): ProgramAnswer {
  const kernel = new Kernel(1)
  const recorder = new ProgramRecorder(MAX_LINES)
  let ended: { readonly exitCode: number; readonly end: number } | undefined
  const host: ProgramHost = {
    kernel,
    env: new Map(Object.entries({ PATH: DEFAULT_PATH, HOSTNAME: 'pod', HOME: '/root', ...input.env })),
    files: new FileSystem(),
    network: new PodNetwork(),
    cluster: NOWHERE,
    hostname: 'pod',
    log: (stream, text) => {
      recorder.write(kernel.now, stream, text)
    },
    exited: ({ exitCode }) => {
      ended = { exitCode, end: recordedSeconds(kernel.now) }
    },
    notModelled: () => {},
    assumed: () => {},
  }
  const request: ProgramRequest = {
    pod: 'pod',
    container: 'app',
    image: input.image ?? 'busybox:1.35',
    attempt: 0,
    argv: input.command,
    commandGiven: true,
    workingDir: '/',
    uid: 0,
    stopSignal: 'TERM',
    declaredPorts: [],
  }
  const world = createWorld(request, host, toolNamed)
  const found = programCode(world, input.command, world.env, '/')
  if (found.kind !== 'code') {
    return {
      exitCode: 128,
      end: 0,
      killed: false,
      lines: [],
      startError: execError(input.command[0] ?? '', found.kind),
    }
  }
  const program = runInWorld(world, request, (process) => {
    // the cases were recorded from a background job, which ignores the keyboard's signals
    for (const signal of ['INT', 'QUIT']) process.dispositions.set(signal, 'ignore')
    return found.code(process)
  })
  const killAt = input.term === undefined ? (input.limit ?? LIMIT) : input.term + (input.grace ?? GRACE)
  if (input.term !== undefined) runUntil(kernel, input.term, program, 'TERM')
  if (ended === undefined) runUntil(kernel, killAt, program, 'KILL')
  const end = ended ?? { exitCode: 137, end: killAt }
  return { ...end, killed: end.end >= killAt && end.exitCode === 137, ...recorder.read() }
}

const DEFAULT_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

function runUntil(kernel: Kernel, at: number, program: RunningProgram, signal: 'TERM' | 'KILL'): void {
  kernel.run(at * 1000)
  program.signal(signal)
  kernel.run(at * 1000)
}
