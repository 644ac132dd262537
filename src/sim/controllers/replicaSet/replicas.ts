import { deleteOrder } from '../../../api/controllers/deleteOrder.ts'
import type { Pod, ReplicaSet } from '../../../api/types.ts'
import type { Stored } from '../../apiserver/objectStore.ts'
import { isActive, isAvailable, isReady, isTerminating } from '../podState.ts'

type Status = NonNullable<ReplicaSet['status']>

/** What a ReplicaSet has to do about the number of its pods. */
export type ReplicaPlan =
  | { readonly kind: 'create'; readonly count: number }
  | { readonly kind: 'delete'; readonly pods: readonly Stored<Pod>[] }
  | { readonly kind: 'none' }

/** Compares the pods that count with the number wanted. Models pkg/controller/replicaset/replica_set.go, manageReplicas (1.36). */
export function planReplicas(
  wanted: number,
  pods: readonly Stored<Pod>[],
  siblings: readonly Pod[],
  now: number,
): ReplicaPlan {
  const active = pods.filter(isActive)
  const surplus = active.length - wanted
  if (surplus === 0) return { kind: 'none' }
  if (surplus < 0) return { kind: 'create', count: -surplus }
  const onNode = (node: string | undefined): number =>
    siblings.filter((s) => isActive(s) && s.spec?.nodeName === node).length
  const ranked = active.map((pod) => ({ pod, rank: onNode(pod.spec?.nodeName) }))
  return { kind: 'delete', pods: deleteOrder(ranked, now).slice(0, surplus) as Stored<Pod>[] }
}

/** What the status of a ReplicaSet is, given its pods. Models pkg/controller/replicaset/replica_set_utils.go, calculateStatus (1.36). */
export function replicaStatus(
  set: Stored<ReplicaSet>,
  pods: readonly Pod[],
  options: {
    readonly now: number
    readonly timestamp: string
    readonly countsTerminating: boolean
    /** Why pods could not be created or deleted. */
    readonly failure?: { readonly reason: string; readonly message: string }
  },
): Status {
  const active = pods.filter(isActive)
  const labels = Object.entries(set.spec?.template?.metadata?.labels ?? {})
  const labelled = active.filter((p) => labels.every(([key, value]) => p.metadata?.labels?.[key] === value)).length
  const ready = active.filter(isReady).length
  const minReady = set.spec?.minReadySeconds ?? 0
  const available = active.filter((p) => isAvailable(p, minReady, options.now)).length
  return {
    ...(available > 0 ? { availableReplicas: available } : {}),
    ...conditionsWith(set.status?.conditions ?? [], options.failure, options.timestamp),
    ...(labelled > 0 ? { fullyLabeledReplicas: labelled } : {}),
    observedGeneration: set.metadata.generation,
    ...(ready > 0 ? { readyReplicas: ready } : {}),
    replicas: active.length,
    ...(options.countsTerminating ? { terminatingReplicas: pods.filter(isTerminating).length } : {}),
  }
}

function conditionsWith(
  before: NonNullable<Status['conditions']>,
  failure: { readonly reason: string; readonly message: string } | undefined,
  timestamp: string,
): Pick<Status, 'conditions'> {
  const old = before.find((c) => c.type === 'ReplicaFailure')
  const others = before.filter((c) => c.type !== 'ReplicaFailure')
  if (failure === undefined) return others.length > 0 ? { conditions: others } : {}
  // a failure that is already told is not told again, even where its words changed
  const condition = old ?? { type: 'ReplicaFailure', status: 'True', ...failure, lastTransitionTime: timestamp }
  return { conditions: [...others, condition] as Status['conditions'] }
}
