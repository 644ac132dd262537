import type { Millis } from '../../base/millis.ts'
import type { AttemptSpec } from '../../scenario/scenario.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { FileSystem } from './files/fileSystem.ts'
import type { ImageFacts } from './images.ts'
import type { ClusterNetwork, PodNetwork } from './network/podNetwork.ts'

/** Signals by name, without SIG. */
export type SignalName =
  | 'HUP'
  | 'INT'
  | 'QUIT'
  | 'KILL'
  | 'USR1'
  | 'USR2'
  | 'PIPE'
  | 'ALRM'
  | 'TERM'
  | 'CHLD'
  | 'CONT'
  | 'STOP'
  | 'WINCH'
  | (string & {})

/** How process 1 of a container ended. `oomKilled` where the kernel killed it for its memory. */
export interface ProcessExit {
  /** 128 + n where signal n ended it. */
  readonly exitCode: number
  readonly oomKilled: boolean
}

/** What a container's program is started with: everything is resolved (image defaults, $(VAR) expansion, volumes). */
export interface ProgramRequest {
  readonly pod: string
  readonly container: string
  readonly image: string
  /** 0 for the first start of this container in the pod's life, then 1, 2, ... */
  readonly attempt: number
  /** Entrypoint and arguments. */
  readonly argv: readonly string[]
  /** Whether the manifest names a command (then the image's own behaviour does not apply unless argv is the image's). */
  readonly commandGiven: boolean
  /** Where the image's facts come from: what a `scenario` describes has busybox's programs and its own entrypoint, nothing else. */
  readonly imageSource?: ImageFacts['source']
  readonly workingDir: string
  readonly uid: number
  /** The primary group; default 0. */
  readonly gid?: number
  /** The signal that StopContainer sends. */
  readonly stopSignal: SignalName
  /** Ports that the manifest declares; an assumed program serves them. */
  readonly declaredPorts: readonly { readonly port: number; readonly protocol: string }[]
  /** Declared behaviour (scenario `programs`, else the image row's `attempts`), the attempt that applies to this start. */
  readonly declared?: AttemptSpec
}

/** What a program is given to live in. All times are the kernel's. */
export interface ProgramHost {
  readonly kernel: Kernel
  readonly env: ReadonlyMap<string, string>
  /** The container's root; volumes are mounted in it. Survives no restart (volumes do). */
  readonly files: FileSystem
  /** Shared by the containers of the pod. */
  readonly network: PodNetwork
  readonly cluster: ClusterNetwork
  readonly hostname: string
  /** What the cluster's clocks said at time 0, in milliseconds since 1970 (UTC); default: the beginning of 2026-01-15, noon. */
  readonly startTime?: number
  /** Memory limit in bytes; undefined: none. */
  readonly memoryLimit?: number
  /** Writes one line (without its newline) to the container's log. */
  log(stream: 'stdout' | 'stderr', line: string): void
  /** Process 1 has ended, at this instant. Called once; nothing of the program runs afterwards. */
  exited(exit: ProcessExit): void
  /** Says that something the program asks for is not simulated ("tool openssl"); shown on the container's line. */
  notModelled(what: string): void
  /** Says what was assumed about the program ("serves :8080, leaves with 0 on TERM"). */
  assumed(what: string): void
}

/** What an exec into a container gave. `error` where the command could not be started at all (the probe errors, the hook fails). */
export interface ExecResult {
  readonly exitCode: number
  /** stdout and stderr, interleaved as written. */
  readonly output: string
  /** What of it went to standard error; absent: nothing. */
  readonly stderr?: string
  /** What of it went to standard output; absent: all. */
  readonly stdout?: string
  readonly error?: string
}

/** A started program. */
export interface RunningProgram {
  /** Sends a signal to process 1; KILL ends it at once. */
  signal(signal: SignalName): void
  /** Ends all processes without further effects (sandbox lost, forced removal); `exited` is not called. */
  destroy(): void
  /** Runs a command beside process 1, in the same files, network and pid space; `done` is called once unless cancelled. */
  exec(argv: readonly string[], done: (result: ExecResult) => void): { cancel(): void }
}

/** Started, or refused with the runtime's words: `exec: "foo": executable file not found in $PATH`. */
export type StartOutcome = { readonly program: RunningProgram } | { readonly error: string }

/** Starts the program that a request stands for. Implemented in startProgram.ts. */
export type StartProgram = (request: ProgramRequest, host: ProgramHost) => StartOutcome

/** A span that the implementation charges for starting a listening server, so that a first probe may be refused. */
export const LISTEN_DELAY: Millis = 5
