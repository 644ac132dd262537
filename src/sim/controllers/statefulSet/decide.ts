import type { Pod, StatefulSet } from '../../../api/types.ts'
import type { Stored } from '../../apiserver/objectStore.ts'
import { isAvailable, isReady, isTerminal } from '../podState.ts'
import { REVISION_LABEL } from '../revisions.ts'
import { ordinalOf } from './pods.ts'

/** What a StatefulSet does next. */
export interface StatefulPlan {
  /** Ordinals without a pod that get one. */
  readonly create: readonly number[]
  /** `replace`: the pod is over or of an old template; `scaleDown`: its ordinal is not wanted any more. */
  readonly remove: readonly { readonly pod: Stored<Pod>; readonly why: 'replace' | 'scaleDown' }[]
}

const NOTHING: StatefulPlan = { create: [], remove: [] }

const isGoing = (pod: Pod): boolean => pod.metadata?.deletionTimestamp !== undefined

/** Decides one step. Models pkg/controller/statefulset/stateful_set_control.go, updateStatefulSet (1.36). `now` is in milliseconds since 1970. */
export function decideStep(
  set: Stored<StatefulSet>,
  pods: readonly Stored<Pod>[],
  updateRevision: string,
  now: number,
): StatefulPlan {
  const start = set.spec?.ordinals?.start ?? 0
  const end = start + (set.spec?.replicas ?? 1)
  const inTurn = set.spec?.podManagementPolicy !== 'Parallel'
  const minReady = set.spec?.minReadySeconds ?? 0
  const healthy = (pod: Stored<Pod>): boolean => pod.status?.phase === 'Running' && isReady(pod) && !isGoing(pod)
  const byOrdinal = new Map(pods.map((pod) => [ordinalOf(set, pod), pod]))
  const create: number[] = []
  const remove: { pod: Stored<Pod>; why: 'replace' | 'scaleDown' }[] = []
  for (let ordinal = start; ordinal < end; ordinal++) {
    const pod = byOrdinal.get(ordinal)
    if (pod === undefined) create.push(ordinal)
    else if (isTerminal(pod) && !isGoing(pod)) remove.push({ pod, why: 'replace' })
    if (!inTurn) continue
    if (create.length + remove.length > 0) return { create, remove }
    if (pod !== undefined && !(healthy(pod) && isAvailable(pod, minReady, now))) return NOTHING
  }
  if (create.length + remove.length > 0 && inTurn) return { create, remove }
  const condemned = pods.filter((pod) => {
    const ordinal = ordinalOf(set, pod)
    return ordinal >= end || ordinal < start
  })
  const unhealthy = [...pods].sort((a, b) => ordinalOf(set, a) - ordinalOf(set, b)).find((pod) => !healthy(pod))
  for (const pod of [...condemned].sort((a, b) => ordinalOf(set, b) - ordinalOf(set, a))) {
    if (isGoing(pod)) {
      if (inTurn) return { create, remove }
      continue
    }
    if (inTurn && !healthy(pod) && pod !== unhealthy) return { create, remove }
    remove.push({ pod, why: 'scaleDown' })
    if (inTurn) return { create, remove }
  }
  if (create.length + remove.length > 0) return { create, remove }
  return rollingUpdate(set, byOrdinal, updateRevision, (pod) => healthy(pod) && isAvailable(pod, minReady, now))
}

/** From the highest ordinal down, one at a time, each waiting for the one before to be available. */
function rollingUpdate(
  set: Stored<StatefulSet>,
  byOrdinal: ReadonlyMap<number, Stored<Pod>>,
  updateRevision: string,
  healthy: (pod: Stored<Pod>) => boolean,
): StatefulPlan {
  if (set.spec?.updateStrategy?.type === 'OnDelete') return NOTHING
  const start = set.spec?.ordinals?.start ?? 0
  const last = start + (set.spec?.replicas ?? 1) - 1
  const partition = set.spec?.updateStrategy?.rollingUpdate?.partition ?? 0
  for (let ordinal = last; ordinal >= start + partition; ordinal--) {
    const pod = byOrdinal.get(ordinal)
    if (pod === undefined) return NOTHING
    if (pod.metadata.labels?.[REVISION_LABEL] !== updateRevision && !isGoing(pod))
      return { create: [], remove: [{ pod, why: 'replace' }] }
    if (!healthy(pod)) return NOTHING
  }
  return NOTHING
}
