import { matchingRule } from '../../../api/controllers/shouldRestart.ts'
import type { Container, Pod } from '../../../api/types.ts'
import type { Process } from '../../kernel/process.ts'
import type { RuntimePodStatus } from '../../runtime/runtimeState.ts'
import type { KubeletContext, StoredPod } from '../kubeletContext.ts'
import { killContainer } from './killContainer.ts'
import { newestInstance } from './lastRun.ts'
import { containersOf, type PodContainers } from './podContainers.ts'

const ACTION = 'RestartAllContainers'

/** Whether any container of a pod may have all containers restarted: only then the pod has the condition AllContainersRestarting. */
export function declaresRestartAll(pod: Pod): boolean {
  return containersOf(pod.spec).some(
    ({ container }) => container.restartPolicyRules?.some((r) => r.action === ACTION) === true,
  )
}

/** The containers whose last exit asks for a restart of all; none once the pod is being deleted. */
export function restartAllTriggers(pod: Pod, status: RuntimePodStatus): Container[] {
  if (pod.metadata?.deletionTimestamp !== undefined) return []
  return containersOf(pod.spec).flatMap(({ container }) => {
    const instance = newestInstance(status, container.name)
    return instance?.state === 'exited' && matchingRule(container, instance.exitCode)?.action === ACTION
      ? [container]
      : []
  })
}

/**
 * Stops and removes all containers, those that asked for it last; sandbox, address and volumes stay.
 * Models pkg/kubelet/kuberuntime/kuberuntime_manager.go, the RestartAllContainers part of SyncPod (1.36).
 */
export function* removeAllContainers(
  context: KubeletContext,
  containers: PodContainers,
  pod: StoredPod,
  triggers: readonly Container[],
): Process {
  const { runtime } = context
  const { uid } = pod.metadata
  const all = containersOf(pod.spec)
  const asked = (name: string): boolean => triggers.some((c) => c.name === name)
  const rank = ({ container, role }: (typeof all)[number]): number =>
    (asked(container.name) ? 2 : 0) + (role === 'main' ? 0 : 1)
  const ordered = [...all].sort((a, b) => rank(a) - rank(b))
  for (const { container } of ordered) {
    const instance = runtime.running(uid, container.name)
    if (instance !== undefined)
      yield* killContainer(context, containers, pod, container, instance, { message: 'killing', graceOverride: 0 })
    for (const old of runtime.podStatus(uid).containers)
      if (old.name === container.name) runtime.removeContainer(uid, old.id)
    containers.machineOf(pod, container.name).send({ type: 'RESET' })
  }
}
