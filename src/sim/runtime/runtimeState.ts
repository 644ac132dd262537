import type { Millis } from '../../base/millis.ts'
import type { ContainerRole } from '../../trace/trace.ts'
import type { FileSystem } from './files/fileSystem.ts'
import type { PodNetwork } from './network/podNetwork.ts'
import type { RunningProgram, SignalName } from './program.ts'

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
}

/** What the kubelet reads of a container: a copy at one instant. */
export type ContainerSnapshot = Readonly<Omit<RuntimeContainer, 'program' | 'files' | 'logTail'>> & {
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
