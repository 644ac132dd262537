import { isSidecar } from '../../../api/podStatus/sidecar.ts'
import type { ContainerStatus, Pod, PodStatus } from '../../../api/types.ts'

const isTerminal = (phase: string | undefined): boolean => phase === 'Failed' || phase === 'Succeeded'

/**
 * What is sent to the API: a terminal phase is held back while containers could still run, and the readiness conditions
 * never stay True beside one. Models pkg/kubelet/status/status_manager.go, mergePodStatus (1.36).
 */
export function mergePodStatus(api: PodStatus, local: PodStatus, couldHaveRunningContainers: () => boolean): PodStatus {
  const ending = !isTerminal(api.phase) && isTerminal(local.phase)
  if (!ending || !couldHaveRunningContainers()) return local
  const { reason: _reason, message: _message, ...rest } = local
  const held = { ...rest, phase: api.phase }
  const ended = local.phase === 'Succeeded' ? 'PodCompleted' : 'PodFailed'
  return {
    ...held,
    ...(api.reason === undefined ? {} : { reason: api.reason }),
    ...(api.message === undefined ? {} : { message: api.message }),
    conditions: (held.conditions ?? []).map((c) =>
      (c.type === 'Ready' || c.type === 'ContainersReady') && c.status === 'True'
        ? { ...c, status: 'False', reason: ended, message: undefined }
        : c,
    ),
  }
}

/** The status with which a pod is over: what has no end gets one, and a phase that is not terminal is Failed. Models pkg/kubelet/status/status_manager.go, TerminatePod (1.36). */
export function terminatedStatus(pod: Pod, status: PodStatus): PodStatus {
  const lost = (s: ContainerStatus): ContainerStatus =>
    s.state?.terminated !== undefined
      ? s
      : {
          ...s,
          state: {
            terminated: {
              exitCode: 137,
              reason: 'ContainerStatusUnknown',
              message: 'The container could not be located when the pod was terminated',
            },
          },
        }
  const initialized = hasPodInitialized(pod)
  return {
    ...status,
    ...(initialized ? { containerStatuses: (status.containerStatuses ?? []).map(lost) } : {}),
    ...(initialized && status.initContainerStatuses !== undefined
      ? { initContainerStatuses: status.initContainerStatuses.map(lost) }
      : {}),
    phase: isTerminal(status.phase) ? status.phase : 'Failed',
  }
}

function hasPodInitialized(pod: Pod): boolean {
  const status: PodStatus = pod.status ?? {}
  const containers = pod.spec?.initContainers ?? []
  if (containers.length === 0) return true
  if (
    (status.containerStatuses ?? []).some(
      (s) => s.lastState?.terminated !== undefined || (s.state?.waiting === undefined && s.state !== undefined),
    )
  )
    return true
  return containers.every((container) => {
    const s = status.initContainerStatuses?.find((candidate) => candidate.name === container.name)
    return isSidecar(container) ? s?.started === true : s?.state?.terminated?.exitCode === 0
  })
}
