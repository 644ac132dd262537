import { type ConditionFinding, readinessConditions } from '../../../api/podStatus/podConditions.ts'
import { podPhase } from '../../../api/podStatus/podPhase.ts'
import type { Container, ContainerStatus, PodCondition, PodStatus } from '../../../api/types.ts'
import type { Millis } from '../../../base/millis.ts'
import type { RuntimePodStatus } from '../../runtime/runtimeState.ts'
import type { StoredPod } from '../kubeletContext.ts'
import { containerStatuses } from './containerStatuses.ts'
import type { StartFailure } from './reasonCache.ts'

/** A status that is forced upon a pod: by its deadline, by eviction. */
export interface ForcedEnd {
  readonly reason: string
  readonly message: string
}

/** What a pod's status follows from. */
export interface PodStatusFacts {
  readonly pod: StoredPod
  readonly runtime: RuntimePodStatus
  /** The status that the kubelet holds, else the API's. */
  readonly old: PodStatus
  /** Whether the pod worker has ended all containers for good. */
  readonly podIsTerminal: boolean
  readonly failureOf: (container: string) => StartFailure | undefined
  readonly forced?: ForcedEnd
  readonly restartCountNeverFalls: boolean
  /** How the pod stands to the rule that restarts all its containers. */
  readonly restartAll: 'undeclared' | 'declared' | 'triggered' | 'removed'
  /** Sets started and ready, and asks for readiness probes. */
  readonly probed: (statuses: readonly ContainerStatus[]) => ContainerStatus[]
  readonly nodeAddress: string
  readonly now: Millis
  readonly timestamp: (at: Millis) => string
}

const OWNED = new Set([
  'PodReadyToStartContainers',
  'Initialized',
  'Ready',
  'ContainersReady',
  'PodScheduled',
  'AllContainersRestarting',
])

const isTerminal = (phase: string | undefined): boolean => phase === 'Failed' || phase === 'Succeeded'

/** The whole status of a pod. Models pkg/kubelet/kubelet_pods.go, generateAPIPodStatus (1.36). */
export function generatePodStatus(facts: PodStatusFacts): PodStatus {
  const { pod, runtime, old, timestamp } = facts
  const spec = pod.spec ?? { containers: [] }
  const shared = {
    pod,
    runtime,
    failureOf: facts.failureOf,
    timestamp,
    removedAll: facts.restartAll === 'removed',
    restartCountNeverFalls: facts.restartCountNeverFalls,
  }
  const init = containerStatuses({
    ...shared,
    containers: spec.initContainers ?? [],
    list: 'init',
    old: old.initContainerStatuses ?? [],
  })
  const ordinary = containerStatuses({
    ...shared,
    containers: spec.containers,
    list: 'ordinary',
    old: old.containerStatuses ?? [],
  })
  const ephemeralContainerStatuses = containerStatuses({
    ...shared,
    containers: (spec.ephemeralContainers ?? []) as readonly Container[],
    list: 'ephemeral',
    old: old.ephemeralContainerStatuses ?? [],
  })
  const sandbox = runtime.sandboxes[0]
  const computed = podPhase({
    spec,
    initContainerStatuses: init,
    containerStatuses: ordinary,
    podIsTerminal: facts.podIsTerminal,
    activeContainers: runtime.containers
      .filter((c) => c.role === 'main' && c.sandboxId === sandbox?.id)
      .map((c) => c.name),
  })
  const stuck = isTerminal(old.phase) ? old.phase : isTerminal(pod.status?.phase) ? pod.status?.phase : undefined
  const natural = isTerminal(computed) ? computed : (stuck ?? computed)
  const phase = facts.forced === undefined ? natural : 'Failed'
  const said = facts.forced ?? (natural === old.phase ? { reason: old.reason, message: old.message } : {})
  const initContainerStatuses = facts.probed(init)
  const statuses = facts.probed(ordinary)
  const ips =
    spec.hostNetwork === true
      ? [facts.nodeAddress]
      : runtime.ips.length > 0
        ? runtime.ips
        : (old.podIPs ?? []).map((p) => p.ip ?? '')
  const foreign = (pod.status?.conditions ?? []).filter((c) => !OWNED.has(c.type))
  const findings: ConditionFinding[] = readinessConditions({
    spec,
    initContainerStatuses: spec.initContainers === undefined ? null : initContainerStatuses,
    containerStatuses: statuses,
    phase: phase ?? 'Pending',
    conditions: pod.status?.conditions ?? [],
    oldConditions: old.conditions ?? [],
    sandboxes: runtime.sandboxes.map((s) => ({
      state: s.state === 'ready' ? 'READY' : 'NOTREADY',
      network: spec.hostNetwork === true ? 'NODE' : 'POD',
      ip: s.ip,
    })),
  })
  const conditions = [...findings, { type: 'PodScheduled', status: 'True' as const }].map((c) =>
    stamped(c, pod, old, timestamp(facts.now)),
  )
  return {
    ...(said.reason === undefined ? {} : { reason: said.reason }),
    ...(said.message === undefined ? {} : { message: said.message }),
    conditions: [...foreign, ...conditions, ...restartingCondition(facts)],
    ...(spec.initContainers === undefined ? {} : { initContainerStatuses }),
    containerStatuses: statuses,
    ...(ephemeralContainerStatuses.length === 0 ? {} : { ephemeralContainerStatuses }),
    hostIP: facts.nodeAddress,
    hostIPs: [{ ip: facts.nodeAddress }],
    observedGeneration: pod.metadata.generation,
    phase: phase ?? 'Pending',
    ...(ips[0] === undefined ? {} : { podIP: ips[0], podIPs: ips.map((ip) => ({ ip })) }),
    qosClass: pod.status?.qosClass,
    startTime: old.startTime ?? pod.status?.startTime ?? timestamp(facts.now),
  }
}

/** Shown only where a rule of the pod could restart all its containers; True while they are removed. */
function restartingCondition(facts: PodStatusFacts): PodCondition[] {
  if (facts.restartAll === 'undeclared') return []
  const finding: ConditionFinding =
    facts.restartAll === 'triggered'
      ? {
          type: 'AllContainersRestarting',
          status: 'True',
          reason: 'RestartAllContainersStarted',
          message: 'container exited with restart policy rule',
        }
      : { type: 'AllContainersRestarting', status: 'False' }
  const { observedGeneration: _none, ...condition } = stamped(finding, facts.pod, facts.old, facts.timestamp(facts.now))
  return [condition]
}

/** A condition with its times: lastTransitionTime moves only when True turns False or back. Models pkg/kubelet/status/status_manager.go, updateLastTransitionTime (1.36). */
export function stamped(finding: ConditionFinding, pod: StoredPod, old: PodStatus, now: string): PodCondition {
  const before = old.conditions?.find((c) => c.type === finding.type)
  return {
    lastProbeTime: null as unknown as string,
    lastTransitionTime: before?.status === finding.status ? before.lastTransitionTime : now,
    ...(finding.message === undefined ? {} : { message: finding.message }),
    observedGeneration: pod.metadata.generation,
    ...(finding.reason === undefined ? {} : { reason: finding.reason }),
    status: finding.status,
    type: finding.type,
  }
}
