import type { Job, JobCondition, Pod } from '../../../api/types.ts'
import { type Millis, SECOND } from '../../../base/millis.ts'
import type { Stored } from '../../apiserver/objectStore.ts'
import { isActive, isTerminating } from '../podState.ts'
import { judgeFailure } from './failurePolicy.ts'
import { indexOf, parseIndexes } from './indexes.ts'

/** The finalizer that keeps a Job's pod until it is counted. */
export const TRACKING_FINALIZER = 'batch.kubernetes.io/job-tracking'

/** The end of a Job in the words of its conditions. */
export interface JobEnd {
  readonly outcome: 'Complete' | 'Failed'
  readonly reason: string
  readonly message: string
}

/** A Job's pods, sorted out. */
export interface JobPods {
  readonly active: readonly Stored<Pod>[]
  readonly terminating: number
  /** Over and not counted yet. */
  readonly succeeded: readonly Stored<Pod>[]
  readonly failed: readonly Stored<Pod>[]
  /** Over, but not to be counted. */
  readonly ignored: readonly Stored<Pod>[]
}

/** Sorts the pods of a Job. Models pkg/controller/job/job_controller.go, getNewFinishedPods and isPodFailed (1.36). */
export function sortPods(job: Stored<Job>, pods: readonly Stored<Pod>[]): JobPods {
  const uncounted = pods.filter((p) => p.metadata.finalizers?.includes(TRACKING_FINALIZER))
  const over = uncounted.filter((p) => isFailed(job, p))
  const ignored = over.filter(
    (p) => job.spec?.podFailurePolicy !== undefined && judgeFailure(job, p).action === 'Ignore',
  )
  return {
    active: pods.filter(isActive),
    terminating: pods.filter(isTerminating).length,
    succeeded: uncounted.filter((p) => p.status?.phase === 'Succeeded'),
    failed: over.filter((p) => !ignored.includes(p)),
    ignored,
  }
}

/** The pods as they count once the Job ends: what still ran is deleted, and has failed. Models job_controller.go, trackJobStatusAndRemoveFinalizers (1.36). */
export function withAllOver(pods: JobPods, owned: readonly Stored<Pod>[]): JobPods {
  const counted = [...pods.succeeded, ...pods.ignored]
  return {
    ...pods,
    failed: owned.filter((p) => p.metadata.finalizers?.includes(TRACKING_FINALIZER) && !counted.includes(p)),
  }
}

/** Whether only pods that are really over are replaced. */
export function replacesOnlyFailed({ spec }: Job): boolean {
  return (
    spec?.podReplacementPolicy === 'Failed' ||
    (spec?.podReplacementPolicy === undefined && spec?.podFailurePolicy !== undefined)
  )
}

function isFailed(job: Job, pod: Pod): boolean {
  if (pod.status?.phase === 'Failed') return true
  return !replacesOnlyFailed(job) && pod.metadata?.deletionTimestamp !== undefined && pod.status?.phase !== 'Succeeded'
}

/** The condition of a type, where it is True. */
export function trueCondition({ status }: Job, ...types: string[]): JobCondition | undefined {
  return status?.conditions?.find((c) => types.includes(c.type) && c.status === 'True')
}

/** How many completions a Job has, those included that are not counted yet. */
export function succeededCount(job: Job, { succeeded }: JobPods): number {
  if (job.spec?.completionMode === 'Indexed') return succeededIndexes(job, succeeded).size
  return (job.status?.succeeded ?? 0) + succeeded.length
}

/** The indexes that are done. */
export function succeededIndexes(job: Job, succeeded: readonly Pod[]): Set<number> {
  const done = parseIndexes(job.status?.completedIndexes)
  for (const pod of succeeded) {
    const index = indexOf(pod)
    if (index !== undefined && index < (job.spec?.completions ?? 0)) done.add(index)
  }
  return done
}

/** Whether and how a Job ends now. `now` is in milliseconds since 1970. Models job_controller.go, syncJob. */
export function decideEnd(job: Stored<Job>, pods: JobPods, now: number): JobEnd | undefined {
  const target = trueCondition(job, 'FailureTarget', 'SuccessCriteriaMet')
  if (target !== undefined)
    return {
      outcome: target.type === 'FailureTarget' ? 'Failed' : 'Complete',
      reason: target.reason ?? '',
      message: target.message ?? '',
    }
  return failure(job, pods, now) ?? completion(job, pods)
}

function failure(job: Stored<Job>, pods: JobPods, now: number): JobEnd | undefined {
  if (job.spec?.podFailurePolicy !== undefined)
    for (const pod of pods.failed) {
      const verdict = judgeFailure(job, pod)
      if (verdict.action === 'FailJob')
        return { outcome: 'Failed', reason: 'PodFailurePolicy', message: verdict.message }
    }
  const limit = job.spec?.backoffLimit ?? 6
  const failed = (job.status?.failed ?? 0) + pods.failed.length
  if (failed > limit || restartsExceed(job, pods.active, limit))
    return { outcome: 'Failed', reason: 'BackoffLimitExceeded', message: 'Job has reached the specified backoff limit' }
  const left = untilDeadline(job, now)
  if (left !== undefined && left <= 0)
    return { outcome: 'Failed', reason: 'DeadlineExceeded', message: 'Job was active longer than specified deadline' }
  return undefined
}

/** Models job_controller.go, pastBackoffLimitOnFailure: under OnFailure restarts count too. */
function restartsExceed({ spec }: Job, active: readonly Pod[], limit: number): boolean {
  if (spec?.template.spec?.restartPolicy !== 'OnFailure') return false
  const restarts = active
    .flatMap((p) => [...(p.status?.initContainerStatuses ?? []), ...(p.status?.containerStatuses ?? [])])
    .reduce((sum, status) => sum + status.restartCount, 0)
  return limit === 0 ? restarts > 0 : restarts >= limit
}

/** How long until a Job's active deadline; undefined where it has none or has not begun. */
export function untilDeadline({ spec, status }: Job, now: number): Millis | undefined {
  if (spec?.activeDeadlineSeconds === undefined || spec.suspend === true || status?.startTime === undefined)
    return undefined
  return Date.parse(status.startTime) + spec.activeDeadlineSeconds * SECOND - now
}

function completion(job: Stored<Job>, pods: JobPods): JobEnd | undefined {
  const done = succeededCount(job, pods)
  const completions = job.spec?.completions
  const complete = completions === undefined ? done > 0 && pods.active.length === 0 : done >= completions
  if (!complete || job.spec?.suspend === true) return undefined
  return { outcome: 'Complete', reason: 'CompletionsReached', message: 'Reached expected number of succeeded pods' }
}

/** How many pods a Job should have at a time now. Models job_controller.go, manageJob. */
export function wantedActive(job: Job, pods: JobPods): number {
  const parallelism = job.spec?.parallelism ?? 1
  const done = succeededCount(job, pods)
  const completions = job.spec?.completions
  if (completions === undefined) return done > 0 ? pods.active.length : parallelism
  return Math.min(Math.max(0, completions - done), parallelism)
}
