import type { ContainerStatus, PodCondition, PodSpec } from '../types.ts'
import { isSidecar } from './sidecar.ts'

/** What a condition says now: the part of a PodCondition without its times. */
export interface ConditionFinding {
  readonly type: string
  readonly status: 'True' | 'False'
  readonly reason?: string
  readonly message?: string
}

/** A pod's sandbox, as the runtime lists it. */
export interface SandboxFact {
  readonly state: 'READY' | 'NOTREADY'
  /** Whose network namespace it is in. */
  readonly network: 'POD' | 'NODE'
  readonly ip: string
}

/** What the kubelet's own conditions of a pod follow from. */
export interface ConditionFacts {
  readonly spec: Pick<PodSpec, 'containers' | 'initContainers' | 'readinessGates' | 'hostNetwork'>
  readonly initContainerStatuses?: readonly ContainerStatus[] | null
  readonly containerStatuses?: readonly ContainerStatus[] | null
  readonly phase: string
  /** Conditions that others than the kubelet set; readiness gates look here. */
  readonly conditions: readonly Pick<PodCondition, 'type' | 'status'>[]
  /** The conditions of the status before this one. */
  readonly oldConditions: readonly Pick<PodCondition, 'type' | 'status'>[]
  /** Newest first. */
  readonly sandboxes: readonly SandboxFact[]
}

/** PodReadyToStartContainers, Initialized, Ready and ContainersReady, in the order of the status. Models pkg/kubelet/kubelet_pods.go, generateAPIPodStatus (1.36). */
export function readinessConditions(facts: ConditionFacts): ConditionFinding[] {
  return [readyToStartContainers(facts), initialized(facts), ready(facts), containersReady(facts)]
}

/** Whether a usable sandbox exists. Models pkg/kubelet/status/generate.go, GeneratePodReadyToStartContainersCondition (1.36). */
export function readyToStartContainers(facts: ConditionFacts): ConditionFinding {
  const status = sandboxIsUsable(facts.spec, facts.sandboxes) ? 'True' : 'False'
  return { type: 'PodReadyToStartContainers', status }
}

/** Whether a pod's newest sandbox can take its containers; where not, a new one is made. Models pkg/kubelet/kuberuntime/util/util.go, PodSandboxChanged (1.36). */
export function sandboxIsUsable(spec: Pick<PodSpec, 'hostNetwork'>, sandboxes: readonly SandboxFact[]): boolean {
  const newest = sandboxes[0]
  if (newest === undefined || newest.state !== 'READY') return false
  if (sandboxes.filter((sandbox) => sandbox.state === 'READY').length > 1) return false
  if (newest.network !== (spec.hostNetwork === true ? 'NODE' : 'POD')) return false
  return spec.hostNetwork === true || newest.ip !== ''
}

/** Whether every init container is done and every sidecar has started, once. Models pkg/kubelet/status/generate.go, GeneratePodInitializedCondition (1.36). */
export function initialized(facts: ConditionFacts): ConditionFinding {
  const type = 'Initialized'
  const statuses = statusesByName(facts)
  const initContainers = facts.spec.initContainers ?? []
  if (statuses === undefined && initContainers.length > 0) {
    return { type, status: 'False', reason: 'UnknownContainerStatuses' }
  }
  const unknown: string[] = []
  const incomplete: string[] = []
  for (const container of initContainers) {
    const status = statuses?.get(container.name)
    if (status === undefined) unknown.push(container.name)
    else if (!(isSidecar(container) ? status.started : status.ready)) incomplete.push(container.name)
  }
  if (facts.phase === 'Succeeded' && unknown.length === 0) return { type, status: 'True', reason: 'PodCompleted' }
  // Sidecars that restart do not take back that the pod was initialised.
  const begun = facts.spec.containers.some(({ name }) => {
    const state = statuses?.get(name)?.state
    return state?.running !== undefined || state?.terminated !== undefined
  })
  if (begun) return { type, status: 'True' }
  const message = named([
    ['containers with unknown status', unknown],
    ['containers with incomplete status', incomplete],
  ])
  if (message === '' || wasInitialized(facts)) return { type, status: 'True' }
  return { type, status: 'False', reason: 'ContainersNotInitialized', message }
}

/** Whether every sidecar and every ordinary container is ready. Models pkg/kubelet/status/generate.go, GenerateContainersReadyCondition (1.36). */
export function containersReady(facts: ConditionFacts): ConditionFinding {
  const type = 'ContainersReady'
  const statuses = statusesByName(facts)
  if (statuses === undefined) return { type, status: 'False', reason: 'UnknownContainerStatuses' }
  const unknown: string[] = []
  const unready: string[] = []
  for (const container of [...(facts.spec.initContainers ?? []).filter(isSidecar), ...facts.spec.containers]) {
    const status = statuses.get(container.name)
    if (status === undefined) unknown.push(container.name)
    else if (!status.ready) unready.push(container.name)
  }
  if (facts.phase === 'Succeeded' && unknown.length === 0) return { type, status: 'False', reason: 'PodCompleted' }
  if (facts.phase === 'Failed') return { type, status: 'False', reason: 'PodFailed' }
  const message = named([
    ['containers with unknown status', unknown],
    ['containers with unready status', unready],
  ])
  return message === '' ? { type, status: 'True' } : { type, status: 'False', reason: 'ContainersNotReady', message }
}

/** Whether the containers are ready and all readiness gates are open. Models pkg/kubelet/status/generate.go, GeneratePodReadyCondition (1.36). */
export function ready(facts: ConditionFacts): ConditionFinding {
  const type = 'Ready'
  const containers = containersReady(facts)
  if (containers.status !== 'True') return { ...containers, type }
  const shut = (facts.spec.readinessGates ?? []).flatMap(({ conditionType }) => {
    const gate = facts.conditions.find((condition) => condition.type === conditionType)
    if (gate === undefined) return [`corresponding condition of pod readiness gate "${conditionType}" does not exist.`]
    if (gate.status === 'True') return []
    return [`the status of pod readiness gate "${conditionType}" is not "True", but ${gate.status}`]
  })
  if (shut.length === 0) return { type, status: 'True' }
  return { type, status: 'False', reason: 'ReadinessGatesNotReady', message: shut.join(', ') }
}

// Init containers run again when all containers of a pod are restarted; the pod stays initialised meanwhile.
function wasInitialized(facts: ConditionFacts): boolean {
  return facts.oldConditions.some(({ type, status }) => type === 'Initialized' && status === 'True')
}

// In the kubelet init and ordinary statuses are appended to one slice: it is nil only where the first is and the second adds nothing.
function statusesByName(facts: ConditionFacts): Map<string, ContainerStatus> | undefined {
  const { initContainerStatuses: init, containerStatuses: ordinary } = facts
  if (!init && (ordinary ?? []).length === 0) return undefined
  return new Map([...(init ?? []), ...(ordinary ?? [])].map((status) => [status.name, status]))
}

function named(lists: readonly (readonly [string, readonly string[]])[]): string {
  return lists
    .filter(([, names]) => names.length > 0)
    .map(([what, names]) => `${what}: [${names.join(' ')}]`)
    .join(', ')
}
