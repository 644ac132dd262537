import { matchesLabelSelector } from '../../api/selector/selector.ts'
import type { Pod, PodDisruptionBudget } from '../../api/types.ts'
import { err, ok, type Result } from '../../base/result.ts'
import { deletePod } from './deletion.ts'
import type { ObjectStore, Stored } from './objectStore.ts'
import { withCondition } from './podCondition.ts'
import { notFound, type StatusError, statusError } from './statusError.ts'
import { updateStatus } from './update.ts'

/** Why an eviction was not allowed: the refusal, and the budget's words. */
export interface EvictionRefusal extends StatusError {
  readonly cause?: string
}

const REFUSED = "Cannot evict pod as it would violate the pod's disruption budget."

/** Deletes a pod if its disruption budget allows it. Models pkg/registry/core/pod/storage/eviction.go (1.36). */
export function evictPod(
  store: ObjectStore,
  namespace: string | undefined,
  name: string,
  options: { readonly gracePeriodSeconds?: number } = {},
): Result<void, EvictionRefusal> {
  const pod = store.get<Pod>('Pod', namespace, name)
  if (pod === undefined) return err(notFound('Pod', name))
  if (!canIgnoreBudget(pod)) {
    const refused = spendBudget(store, pod)
    if (refused !== undefined) return err(refused)
  }
  if (pod.metadata.deletionTimestamp === undefined) markTarget(store, pod)
  const deleted = deletePod(store, namespace, name, options)
  return deleted.ok ? ok(undefined) : deleted
}

function canIgnoreBudget({ status, metadata }: Stored<Pod>): boolean {
  return (
    status?.phase === 'Succeeded' ||
    status?.phase === 'Failed' ||
    status?.phase === 'Pending' ||
    metadata.deletionTimestamp !== undefined
  )
}

function spendBudget(store: ObjectStore, pod: Stored<Pod>): EvictionRefusal | undefined {
  const budgets = store
    .list<PodDisruptionBudget>('PodDisruptionBudget')
    .filter(
      (pdb) =>
        pdb.metadata.namespace === pod.metadata.namespace &&
        matchesLabelSelector(pdb.spec?.selector, pod.metadata.labels),
    )
  const [budget, ...others] = budgets
  if (budget === undefined) return undefined
  if (others.length > 0)
    return statusError(
      'InternalError',
      'This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.',
    )
  const status = budget.status
  const ready = pod.status?.conditions?.some((c) => c.type === 'Ready' && c.status === 'True') === true
  const [healthy, desired] = [status?.currentHealthy ?? 0, status?.desiredHealthy ?? 0]
  const always = budget.spec?.unhealthyPodEvictionPolicy === 'AlwaysAllow'
  if (!ready && (always || (healthy >= desired && desired > 0))) return undefined
  if ((status?.observedGeneration ?? 0) < (budget.metadata.generation ?? 1))
    return {
      ...statusError('TooManyRequests', REFUSED),
      cause: `The disruption budget ${budget.metadata.name} is still being processed by the server.`,
    }
  if ((status?.disruptionsAllowed ?? 0) <= 0)
    return {
      ...statusError('TooManyRequests', REFUSED),
      cause: `The disruption budget ${budget.metadata.name} needs ${desired} healthy pods and has ${healthy} currently`,
    }
  const disruptedPods = { ...status?.disruptedPods, [pod.metadata.name]: store.timestamp() }
  updateStatus<PodDisruptionBudget>(store, budget, {
    ...status,
    disruptionsAllowed: (status?.disruptionsAllowed ?? 0) - 1,
    disruptedPods,
  })
  return undefined
}

function markTarget(store: ObjectStore, pod: Stored<Pod>): void {
  const condition = {
    type: 'DisruptionTarget',
    status: 'True',
    reason: 'EvictionByEvictionAPI',
    message: 'Eviction API: evicting',
    observedGeneration: pod.metadata.generation,
  }
  updateStatus<Pod>(store, pod, {
    ...pod.status,
    conditions: withCondition(pod.status, condition, store.timestamp()),
  })
}
