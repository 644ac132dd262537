import type { KubeletContext, StoredPod } from '../kubeletContext.ts'

/** Dead instances that are kept for each container. Models pkg/kubelet/kubelet.go, minDeadContainerInPod (1.36). */
const KEPT = 1

/** Forgets old instances when one has died: all but the newest dead one, and all of them when the pod is done and being deleted. Models pkg/kubelet/pod_container_deletor.go (1.36). */
export function pruneDeadContainers(
  context: KubeletContext,
  uid: string,
  diedId: string,
  pod: StoredPod | undefined,
  couldRun: boolean,
): void {
  const { runtime } = context
  const { containers } = runtime.podStatus(uid)
  const died = containers.find((c) => c.id === diedId)
  if (died === undefined) return
  const removesAll = pod?.metadata.deletionTimestamp !== undefined && !couldRun
  const dead = containers.filter((c) => c.name === died.name && c.state === 'exited')
  for (const old of dead.slice(removesAll ? 0 : KEPT)) runtime.removeContainer(uid, old.id)
}
