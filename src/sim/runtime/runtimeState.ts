import type { Millis } from '../../base/millis.ts'
import type { ContainerRole } from '../../trace/trace.ts'
import type { Signal } from '../kernel/process.ts'
import type { FileSystem } from './files/fileSystem.ts'
import type { PodNetwork } from './network/podNetwork.ts'
import type { ProgramRequest, RunningProgram, SignalName } from './program.ts'

/** A pod's sandbox as the runtime holds it. */
export interface Sandbox {
  readonly id: string
  readonly attempt: number
  state: 'ready' | 'notReady'
  readonly createdAt: Millis
  readonly network: PodNetwork
  readonly ip: string
}

/** One instance of a container as the runtime holds it: a restart makes a new one. */
export interface RuntimeContainer {
  readonly id: string
  readonly name: string
  readonly role: ContainerRole
  readonly sandboxId: string
  /** How many instances of this container there were before in the pod's life: the restart count. */
  readonly attempt: number
  readonly image: string
  state: 'created' | 'running' | 'exited'
  readonly createdAt: Millis
  startedAt: Millis
  finishedAt: Millis
  exitCode: number
  reason: string
  /** What the runtime says of a failed start. */
  message: string
  readonly stopSignal: SignalName
  readonly files: FileSystem
  program: RunningProgram | undefined
  /** The last lines written, for the termination message. */
  readonly logTail: string[]
  /** How long its log file is. */
  logBytes: number
  /** What it has written. */
  readonly log: WrittenLine[]
}

/** A line of a container's log. */
export interface WrittenLine {
  readonly time: Millis
  readonly stream: 'stdout' | 'stderr'
  readonly text: string
}

/** What the kubelet reads of a container: a copy at one instant. */
export type ContainerSnapshot = Readonly<
  Omit<RuntimeContainer, 'program' | 'files' | 'logTail' | 'logBytes' | 'log'>
> & {
  readonly terminationLog: string
  readonly logTail: string
}

/** What the kubelet reads of a pod: newest sandbox and newest container instances first. */
export interface RuntimePodStatus {
  readonly uid: string
  readonly ips: readonly string[]
  readonly sandboxes: readonly Readonly<Pick<Sandbox, 'id' | 'attempt' | 'state' | 'createdAt' | 'ip'>>[]
  readonly containers: readonly ContainerSnapshot[]
}

/** A pod of which the runtime knows nothing. */
export const emptyPodStatus = (uid: string): RuntimePodStatus => ({ uid, ips: [], sandboxes: [], containers: [] })

/** Which container of which pod a call is about; lanes are those of the trace. */
export interface PodIdentity {
  readonly uid: string
  readonly name: string
  readonly namespace: string
  readonly lane: number
  /** Whose network namespace its sandbox is in. */
  readonly network: 'POD' | 'NODE'
  /** The handler of its RuntimeClass; empty: the runtime's own. */
  readonly runtimeHandler: string
}

/** What CreateContainer is told. */
export interface ContainerConfig {
  readonly name: string
  readonly role: ContainerRole
  readonly attempt: number
  readonly lane: number
  readonly files: FileSystem
  readonly env: ReadonlyMap<string, string>
  readonly hostname: string
  readonly memoryLimit?: number
  readonly request: Omit<ProgramRequest, 'attempt'>
}

/** All that the runtime holds of a pod. */
export interface RuntimePod {
  readonly identity: PodIdentity
  readonly sandboxes: Sandbox[]
  readonly containers: RuntimeContainer[]
  readonly configs: Map<string, ContainerConfig>
  /** Fires when this instance has ended. */
  readonly ended: Map<string, Signal>
}

/** What the kubelet reads of a pod now. */
export function podSnapshot(uid: string, pod: RuntimePod | undefined): RuntimePodStatus {
  if (pod === undefined) return emptyPodStatus(uid)
  const ready = pod.sandboxes.find((s) => s.state === 'ready')
  return {
    uid,
    ips: ready === undefined ? [] : [ready.ip],
    sandboxes: pod.sandboxes.map(({ id, attempt, state, createdAt, ip }) => ({ id, attempt, state, createdAt, ip })),
    containers: pod.containers.map(
      ({ program: _program, files, logTail, logBytes: _logBytes, log: _log, ...rest }) => ({
        ...rest,
        terminationLog: rest.state === 'exited' ? (files.readFile('/dev/termination-log') ?? '') : '',
        logTail: rest.state === 'exited' && logTail.length > 0 ? `${logTail.join('\n')}\n` : '',
      }),
    ),
  }
}

/** A fresh instance: created, not yet started. */
export function createdContainer(
  id: string,
  sandboxId: string,
  config: ContainerConfig,
  createdAt: Millis,
): RuntimeContainer {
  return {
    id,
    name: config.name,
    role: config.role,
    sandboxId,
    attempt: config.attempt,
    image: config.request.image,
    state: 'created',
    createdAt,
    startedAt: 0,
    finishedAt: 0,
    exitCode: 0,
    reason: '',
    message: '',
    stopSignal: config.request.stopSignal,
    files: config.files,
    program: undefined,
    logTail: [],
    logBytes: 0,
    log: [],
  }
}
