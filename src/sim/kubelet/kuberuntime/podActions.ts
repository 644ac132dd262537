import { shouldContainerBeRestarted } from '../../../api/controllers/shouldRestart.ts'
import { sandboxIsUsable } from '../../../api/podStatus/podConditions.ts'
import type { Container, Pod } from '../../../api/types.ts'
import type { ContainerSnapshot } from '../../runtime/runtimeState.ts'
import { computeInitContainerActions } from './initContainerActions.ts'
import { lastRunOf, newestInstance } from './lastRun.ts'
import { type ContainerToKill, definitionChanged, type KillReason, type PodActionFacts } from './podActionFacts.ts'

/** What a sync is to do to a pod's containers. */
export interface PodActions {
  readonly killPod: boolean
  readonly createSandbox: boolean
  /** The number of the sandbox to make. */
  readonly attempt: number
  /** Indexes into spec.initContainers, in order. */
  readonly initContainersToStart: readonly number[]
  /** Indexes into spec.containers, in order. */
  readonly containersToStart: readonly number[]
  readonly containersToKill: readonly ContainerToKill[]
  /** Indexes into spec.ephemeralContainers. */
  readonly ephemeralContainersToStart: readonly number[]
}

/** Decides what has to be started and stopped. Models pkg/kubelet/kuberuntime/kuberuntime_manager.go, computePodActions (1.36). */
export function computePodActions(facts: PodActionFacts): PodActions {
  const { pod, status } = facts
  if (!hasUsableSandbox(facts)) return withNewSandbox(facts)
  const ephemeralContainersToStart = (pod.spec?.ephemeralContainers ?? []).flatMap((c, i) =>
    newestInstance(status, c.name) === undefined ? [i] : [],
  )
  const init = computeInitContainerActions(facts)
  const base = { createSandbox: false, attempt: status.sandboxes[0]?.attempt ?? 0, ephemeralContainersToStart }
  if (init.killPod)
    return { ...base, killPod: true, initContainersToStart: [], containersToStart: [], containersToKill: [] }
  if (!init.initialized)
    return {
      ...base,
      killPod: false,
      initContainersToStart: init.toStart,
      containersToStart: [],
      containersToKill: init.toKill,
    }
  const containersToStart: number[] = []
  const containersToKill = [...init.toKill]
  let kept = 0
  pod.spec?.containers.forEach((container, index) => {
    const instance = newestInstance(status, container.name)
    if (instance?.state !== 'running') {
      if (restarts(facts, container)) containersToStart.push(index)
      return
    }
    const kill = killOf(facts, container, instance)
    if (kill === undefined) {
      kept++
      return
    }
    const restart = kill.reason === 'definitionChanged' || restartsOnFailure(pod, container)
    if (restart) containersToStart.push(index)
    containersToKill.push({
      instance,
      container,
      reason: kill.reason,
      message: restart ? `${kill.message}, will be restarted` : kill.message,
    })
  })
  if (kept === 0 && containersToStart.length === 0)
    return { ...base, killPod: true, initContainersToStart: [], containersToStart, containersToKill }
  return { ...base, killPod: false, initContainersToStart: init.toStart, containersToStart, containersToKill }
}

/** Whether the newest sandbox can take the pod's containers. */
export function hasUsableSandbox({ pod, status }: Pick<PodActionFacts, 'pod' | 'status'>): boolean {
  const network = pod.spec?.hostNetwork === true ? 'NODE' : 'POD'
  return sandboxIsUsable(
    { hostNetwork: pod.spec?.hostNetwork },
    status.sandboxes.map((s) => ({ state: s.state === 'ready' ? 'READY' : 'NOTREADY', network, ip: s.ip })),
  )
}

function withNewSandbox(facts: PodActionFacts): PodActions {
  const { pod, status } = facts
  const newest = status.sandboxes[0]
  const attempt = newest === undefined ? 0 : newest.attempt + 1
  const none = {
    killPod: true,
    createSandbox: false,
    attempt,
    initContainersToStart: [],
    containersToStart: [],
    containersToKill: [],
    ephemeralContainersToStart: [],
  }
  const neverRestarts = pod.spec?.restartPolicy === 'Never'
  if (neverRestarts && attempt > 0 && status.containers.length > 0) return none
  const containers = pod.spec?.containers ?? []
  const candidates = containers.flatMap((container, index) => (succeededForGood(facts, container) ? [] : [index]))
  if (candidates.length === 0 && containers.some((c) => newestInstance(status, c.name) !== undefined)) return none
  const hasInit = (pod.spec?.initContainers ?? []).length > 0
  return {
    ...none,
    createSandbox: true,
    initContainersToStart: hasInit ? [0] : [],
    containersToStart: hasInit ? [] : candidates,
  }
}

function succeededForGood({ pod, status }: PodActionFacts, container: Container): boolean {
  const policy = container.restartPolicy ?? pod.spec?.restartPolicy
  const run = lastRunOf(status, container.name)
  return policy === 'OnFailure' && run.state === 'exited' && run.exitCode === 0
}

function restarts({ pod, status }: PodActionFacts, container: Container): boolean {
  const intent = pod.metadata?.deletionTimestamp === undefined ? 'keep' : 'delete'
  return shouldContainerBeRestarted(pod.spec?.restartPolicy, container, lastRunOf(status, container.name), intent)
}

function restartsOnFailure(pod: Pod, container: Container): boolean {
  return (container.restartPolicy ?? pod.spec?.restartPolicy) !== 'Never'
}

function killOf(
  facts: PodActionFacts,
  container: Container,
  instance: ContainerSnapshot,
): { reason: KillReason; message: string } | undefined {
  if (definitionChanged(container, instance))
    return { reason: 'definitionChanged', message: `Container ${container.name} definition changed` }
  if (facts.liveness(instance.id) === false)
    return { reason: 'livenessProbe', message: `Container ${container.name} failed liveness probe` }
  if (facts.startup(instance.id) === false)
    return { reason: 'startupProbe', message: `Container ${container.name} failed startup probe` }
  return undefined
}
