import { containerShouldRestart } from '../controllers/shouldRestart.ts'
import type { Container, ContainerStatus, PodSpec } from '../types.ts'
import { isSidecar } from './sidecar.ts'

/** The five phases, as texts of `status.phase`; the kubelet itself never computes Unknown. */
export type PodPhase = 'Pending' | 'Running' | 'Succeeded' | 'Failed'

/** The reason of a container that was ended because all containers of its pod are restarted. */
export const RESTARTING_ALL_CONTAINERS = 'RestartingAllContainers'

/** What a pod's phase follows from. */
export interface PhaseFacts {
  readonly spec: Pick<PodSpec, 'containers' | 'initContainers' | 'restartPolicy'>
  readonly initContainerStatuses?: readonly ContainerStatus[] | null
  readonly containerStatuses?: readonly ContainerStatus[] | null
  /** Whether the pod worker has ended all containers for good. */
  readonly podIsTerminal: boolean
  /** Ordinary containers that exist in the current sandbox, whatever their state. */
  readonly activeContainers: readonly string[]
}

interface Counts {
  pendingInit: number
  pendingSidecars: number
  failedInitForGood: number
  unknown: number
  running: number
  waiting: number
  stopped: number
  stoppedForGood: number
  succeeded: number
}

/** The phase that a pod's containers add up to. Models pkg/kubelet/kubelet_pods.go, getPhase (1.36); terminal phases that stick are the caller's. */
export function podPhase(facts: PhaseFacts): PodPhase {
  const counts = count(facts)
  if (counts.failedInitForGood > 0) return 'Failed'
  if (counts.pendingInit > 0) return 'Pending'
  if (counts.pendingSidecars > 0 && !anyOrdinaryContainerActive(facts)) return 'Pending'
  if (counts.waiting > 0 || counts.unknown > 0) return 'Pending'
  if (counts.running > 0) return 'Running'
  if (counts.stopped === 0) return 'Pending'
  if (!facts.podIsTerminal && counts.stopped !== counts.stoppedForGood) return 'Running'
  return counts.stopped === counts.succeeded ? 'Succeeded' : 'Failed'
}

function anyOrdinaryContainerActive(facts: PhaseFacts): boolean {
  return facts.spec.containers.some((container) => facts.activeContainers.includes(container.name))
}

function count(facts: PhaseFacts): Counts {
  const counts: Counts = {
    pendingInit: 0,
    pendingSidecars: 0,
    failedInitForGood: 0,
    unknown: 0,
    running: 0,
    waiting: 0,
    stopped: 0,
    stoppedForGood: 0,
    succeeded: 0,
  }
  const statuses = new Map<string, ContainerStatus>()
  for (const status of [...(facts.initContainerStatuses ?? []), ...(facts.containerStatuses ?? [])]) {
    statuses.set(status.name, status)
  }
  const staysDown = (container: Container, ended: { exitCode: number; reason?: string }) =>
    ended.reason !== RESTARTING_ALL_CONTAINERS &&
    !containerShouldRestart(facts.spec.restartPolicy, container, ended.exitCode)

  for (const container of facts.spec.initContainers ?? []) {
    const status = statuses.get(container.name)
    if (isSidecar(container)) {
      countSidecar(counts, status)
      continue
    }
    const ended = endOf(status)
    if (ended === undefined) counts.pendingInit++
    else if (ended.exitCode !== 0 && staysDown(container, ended)) counts.failedInitForGood++
  }
  for (const container of facts.spec.containers) {
    const status = statuses.get(container.name)
    const ended = endOf(status)
    if (ended !== undefined) {
      counts.stopped++
      if (staysDown(container, ended)) counts.stoppedForGood++
      if (status?.state?.terminated !== undefined && ended.exitCode === 0) counts.succeeded++
    } else if (status?.state?.running !== undefined) counts.running++
    else if (status?.state?.waiting !== undefined) counts.waiting++
    else counts.unknown++
  }
  return counts
}

// Stopped sidecars say nothing about the phase: they are restarted or were ended after the ordinary containers.
function countSidecar(counts: Counts, status: ContainerStatus | undefined): void {
  if (status === undefined) {
    counts.unknown++
  } else if (status.state?.running !== undefined) {
    counts.running++
    if (status.started !== true) counts.pendingSidecars++
  } else if (endOf(status) !== undefined) {
    return
  } else if (status.state?.waiting !== undefined) {
    counts.pendingSidecars++
    counts.waiting++
  } else {
    counts.pendingSidecars++
    counts.unknown++
  }
}

function endOf(status: ContainerStatus | undefined): { exitCode: number; reason?: string } | undefined {
  if (status?.state?.running !== undefined) return undefined
  if (status?.state?.terminated !== undefined) return status.state.terminated
  return status?.state?.waiting === undefined ? undefined : status.lastState?.terminated
}
