import type { Job, JobCondition } from '../../../api/types.ts'
import type { JobEnd } from './decide.ts'

type Status = NonNullable<Job['status']>

/** What a Job's status counts. */
export interface JobCounts {
  readonly active: number
  readonly ready: number
  readonly terminating: number
  readonly succeeded: number
  readonly failed: number
  readonly completedIndexes?: string
  readonly uncounted: { readonly succeeded: readonly string[]; readonly failed: readonly string[] }
}

/** A Job's status with new counts; zeros are left out as the API does. */
export function withCounts(status: Status | undefined, counts: JobCounts): Status {
  const { active: _a, succeeded: _s, failed: _f, completedIndexes: _c, ...rest } = status ?? {}
  const { succeeded, failed } = counts.uncounted
  return {
    ...rest,
    ...(counts.active > 0 ? { active: counts.active } : {}),
    ...(counts.succeeded > 0 ? { succeeded: counts.succeeded } : {}),
    ...(counts.failed > 0 ? { failed: counts.failed } : {}),
    ...(counts.completedIndexes ? { completedIndexes: counts.completedIndexes } : {}),
    ready: counts.ready,
    terminating: counts.terminating,
    uncountedTerminatedPods: {
      ...(succeeded.length > 0 ? { succeeded } : {}),
      ...(failed.length > 0 ? { failed } : {}),
    },
  } as Status
}

/** A status with a condition set; unchanged where it says so already. */
export function withJobCondition(
  status: Status,
  condition: Pick<JobCondition, 'type' | 'status' | 'reason' | 'message'>,
  now: string,
): Status {
  const conditions = status.conditions ?? []
  const old = conditions.find((c) => c.type === condition.type)
  if (old?.status === condition.status) return status
  const set = { ...condition, lastProbeTime: now, lastTransitionTime: now } as JobCondition
  return {
    ...status,
    conditions: old === undefined ? [...conditions, set] : conditions.map((c) => (c === old ? set : c)),
  }
}

/** The condition that announces an end, and the one that seals it. */
export function endConditions({ outcome, reason, message }: JobEnd) {
  const announced = outcome === 'Complete' ? 'SuccessCriteriaMet' : 'FailureTarget'
  return {
    announced: { type: announced, status: 'True', reason, message },
    sealed: { type: outcome, status: 'True', reason, message },
  }
}
