import { shouldContainerBeRestarted } from '../../../api/controllers/shouldRestart.ts'
import { RESTARTING_ALL_CONTAINERS } from '../../../api/podStatus/podPhase.ts'
import { isSidecar } from '../../../api/podStatus/sidecar.ts'
import type { Container, ContainerState, ContainerStatus, Pod } from '../../../api/types.ts'
import type { Millis } from '../../../base/millis.ts'
import type { ContainerSnapshot, RuntimePodStatus } from '../../runtime/runtimeState.ts'
import { lastRunOf } from '../kuberuntime/lastRun.ts'
import type { StartFailure } from './reasonCache.ts'
import { terminationMessage } from './terminationMessage.ts'

/** What the statuses of one list of containers follow from. */
export interface ContainerStatusFacts {
  readonly pod: Pod
  readonly containers: readonly Container[]
  readonly list: 'init' | 'ordinary' | 'ephemeral'
  readonly runtime: RuntimePodStatus
  readonly old: readonly ContainerStatus[]
  readonly restartCountNeverFalls: boolean
  /** Whether all containers were just removed to be restarted. */
  readonly removedAll: boolean
  readonly failureOf: (container: string) => StartFailure | undefined
  readonly timestamp: (at: Millis) => string
}

const LOST = 'ContainerStatusUnknown'
/** How many instances of one container a status can show: the newest, and as lastState the one before. */
const SHOWN_INSTANCES = 2

/** The API's statuses of containers from what the runtime says, the status before and the failures of the last sync. Models pkg/kubelet/kubelet_pods.go, convertToAPIContainerStatuses (1.36). */
export function containerStatuses(facts: ContainerStatusFacts): ContainerStatus[] {
  const statuses = facts.containers.map((container) => statusOf(facts, container))
  return facts.list === 'init' ? statuses : statuses.sort((a, b) => (a.name < b.name ? -1 : 1))
}

function statusOf(facts: ContainerStatusFacts, container: Container): ContainerStatus {
  const instances = facts.runtime.containers.filter((c) => c.name === container.name).slice(0, SHOWN_INSTANCES)
  const newest = instances[0]
  const old = facts.old.find((s) => s.name === container.name)
  const status =
    newest === undefined
      ? withoutInstance(facts, container, old)
      : fromInstances(facts, container, newest, instances[1], old)
  return waitingOverlay(facts, container, status)
}

function base(facts: ContainerStatusFacts, container: Container): ContainerStatus {
  const reason = (facts.pod.spec?.initContainers ?? []).length > 0 ? 'PodInitializing' : 'ContainerCreating'
  return {
    name: container.name,
    image: container.image ?? '',
    imageID: '',
    state: { waiting: { reason } },
    lastState: {},
    ready: false,
    restartCount: 0,
    ...(container.volumeMounts === undefined
      ? {}
      : {
          volumeMounts: container.volumeMounts.map((m) => ({
            name: m.name,
            mountPath: m.mountPath,
            ...(m.readOnly === true ? { readOnly: true, recursiveReadOnly: 'Disabled' } : {}),
          })),
        }),
  }
}

function withoutInstance(
  facts: ContainerStatusFacts,
  container: Container,
  old: ContainerStatus | undefined,
): ContainerStatus {
  const fresh = base(facts, container)
  if (facts.removedAll) return removedToRestart(fresh, old)
  if (old?.state?.terminated !== undefined) return old
  if (initDoneUnseen(facts, container)) {
    const message =
      'Unable to get init container status from container runtime and pod has been initialized, treat it as exited normally'
    return { ...fresh, state: { terminated: { exitCode: 0, reason: 'Completed', message } } }
  }
  if (old === undefined) return fresh
  const carried: ContainerStatus = { ...fresh, restartCount: old.restartCount, lastState: old.lastState ?? {} }
  if (old.state?.running === undefined || carried.lastState?.terminated !== undefined) return carried
  const message = 'The container could not be located when the pod was deleted.  The container used to be Running'
  return {
    ...carried,
    restartCount: carried.restartCount + (facts.pod.metadata?.deletionTimestamp === undefined ? 1 : 0),
    lastState: { terminated: { exitCode: 137, reason: LOST, message } },
  }
}

/** A container that was removed by the rule RestartAllContainers, whatever it had done. */
function removedToRestart(fresh: ContainerStatus, old: ContainerStatus | undefined): ContainerStatus {
  const reason = RESTARTING_ALL_CONTAINERS
  const message = 'The container is removed because RestartAllContainers in place'
  return {
    ...fresh,
    restartCount: (old?.restartCount ?? 0) + 1,
    state: { waiting: { reason, message } },
    lastState: { terminated: { exitCode: 137, reason, message } },
  }
}

/** An ordinary init container without a record, in a pod whose ordinary containers have begun. */
function initDoneUnseen(facts: ContainerStatusFacts, container: Container): boolean {
  if (facts.list !== 'init' || isSidecar(container)) return false
  const sandbox = facts.runtime.sandboxes[0]?.id
  return facts.runtime.containers.some((c) => c.role === 'main' && c.sandboxId === sandbox)
}

function fromInstances(
  facts: ContainerStatusFacts,
  container: Container,
  newest: ContainerSnapshot,
  before: ContainerSnapshot | undefined,
  old: ContainerStatus | undefined,
): ContainerStatus {
  return {
    ...base(facts, container),
    containerID: `containerd://${newest.id}`,
    imageID: `${newest.image}@sha256:${newest.id}`,
    restartCount: facts.restartCountNeverFalls ? Math.max(newest.attempt, old?.restartCount ?? 0) : newest.attempt,
    state: stateOf(facts, container, newest),
    lastState: before === undefined ? carriedLastState(newest, old) : stateOf(facts, container, before),
  }
}

/** What the status before knew of the instance before, where the runtime no longer does. */
function carriedLastState(newest: ContainerSnapshot, old: ContainerStatus | undefined): ContainerState {
  if (old === undefined) return {}
  const sameInstance = old.containerID === `containerd://${newest.id}`
  return !sameInstance && old.state?.terminated !== undefined
    ? { terminated: old.state.terminated }
    : (old.lastState ?? {})
}

function stateOf(facts: ContainerStatusFacts, container: Container, instance: ContainerSnapshot): ContainerState {
  const containerID = `containerd://${instance.id}`
  switch (instance.state) {
    case 'created':
      return { waiting: {} }
    case 'running':
      return { running: { startedAt: facts.timestamp(instance.startedAt) } }
    case 'exited': {
      const message = terminationMessage(container, instance, facts.pod.spec)
      return {
        terminated: {
          exitCode: instance.exitCode,
          reason: instance.reason,
          // a program that never started has no start: the runtime's zero time
          startedAt: Number.isFinite(instance.startedAt) ? facts.timestamp(instance.startedAt) : '1970-01-01T00:00:00Z',
          finishedAt: facts.timestamp(instance.finishedAt),
          containerID,
          ...(message === '' ? {} : { message }),
        },
      }
    }
  }
}

/** A container that will be started again, and failed to, is shown waiting with that failure. */
function waitingOverlay(facts: ContainerStatusFacts, container: Container, status: ContainerStatus): ContainerStatus {
  const failure = facts.failureOf(container.name)
  if (failure === undefined) return status
  const run = lastRunOf(facts.runtime, container.name)
  if (facts.list === 'init' && run.state === 'exited' && run.exitCode === 0) return status
  const intent = facts.pod.metadata?.deletionTimestamp === undefined ? 'keep' : 'delete'
  if (!shouldContainerBeRestarted(facts.pod.spec?.restartPolicy, container, run, intent)) return status
  return {
    ...status,
    lastState: status.state?.terminated === undefined ? status.lastState : status.state,
    state: { waiting: { reason: failure.reason, ...(failure.message === '' ? {} : { message: failure.message }) } },
  }
}
