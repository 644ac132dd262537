import type { PodSpec, PodStatus } from '../../api/types.ts'
import { type ContainerSnapshot, emptyPodStatus, type RuntimePodStatus } from '../runtime/runtimeState.ts'
import type { StoredPod } from './kubeletContext.ts'

/** A pod for tests as the store holds it: `web` with one container `app`, restarted always. */
export function testPod(
  spec: Partial<PodSpec> = {},
  more: { metadata?: Partial<StoredPod['metadata']>; status?: PodStatus } = {},
): StoredPod {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: 'web',
      namespace: 'default',
      uid: 'uid-1',
      resourceVersion: '1',
      generation: 1,
      ...more.metadata,
    },
    spec: { restartPolicy: 'Always', containers: [{ name: 'app', image: 'app:1' }], ...spec },
    ...(more.status === undefined ? {} : { status: more.status }),
  } as StoredPod
}

/** One instance of a container as the runtime tells of it: running since 1 s. */
export function testInstance(name: string, more: Partial<ContainerSnapshot> = {}): ContainerSnapshot {
  return {
    id: `${name}-${more.attempt ?? 0}`,
    name,
    role: 'main',
    sandboxId: 'sandbox-0',
    attempt: 0,
    image: `${name}:1`,
    state: 'running',
    createdAt: 900,
    startedAt: 1000,
    finishedAt: 0,
    exitCode: 0,
    reason: '',
    message: '',
    stopSignal: 'TERM',
    terminationLog: '',
    logTail: '',
    ...more,
  }
}

/** An instance that has left with a code. */
export function testExit(name: string, exitCode: number, more: Partial<ContainerSnapshot> = {}): ContainerSnapshot {
  const reason = exitCode === 0 ? 'Completed' : 'Error'
  return testInstance(name, { state: 'exited', exitCode, reason, finishedAt: 2000, ...more })
}

/** What the runtime tells of a pod with one ready sandbox and these instances, the newest of each container first. */
export function testRuntime(...containers: readonly ContainerSnapshot[]): RuntimePodStatus {
  return {
    ...emptyPodStatus('uid-1'),
    ips: ['10.244.0.2'],
    sandboxes: [{ id: 'sandbox-0', attempt: 0, state: 'ready', createdAt: 500, ip: '10.244.0.2' }],
    containers,
  }
}
