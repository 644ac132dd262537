import type { PodCondition, PodStatus } from '../../api/types.ts'

/** A pod's conditions with one set; the transition time moves only where the status changes. Models pkg/api/v1/pod/util.go, UpdatePodCondition (1.36). */
export function withCondition(
  status: PodStatus | undefined,
  condition: Omit<PodCondition, 'lastTransitionTime' | 'lastProbeTime'>,
  now: string,
): PodCondition[] {
  const conditions = status?.conditions ?? []
  const old = conditions.find((c) => c.type === condition.type)
  const changed = {
    lastProbeTime: null,
    lastTransitionTime: old?.status === condition.status ? old.lastTransitionTime : now,
    ...condition,
  } as unknown as PodCondition
  return old === undefined ? [...conditions, changed] : conditions.map((c) => (c === old ? changed : c))
}
