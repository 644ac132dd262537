import type { ContainerStatus, Pod } from '../../../api/types.ts'
import { MINUTE, type Millis, SECOND } from '../../../base/millis.ts'

const FIRST_BACK_OFF: Millis = 10 * SECOND
const LONGEST_BACK_OFF: Millis = 10 * MINUTE

/** How many pods of a Job have failed since one last succeeded, and when the last did, in milliseconds since 1970. */
export interface BackOffRecord {
  readonly failures: number
  readonly lastFailure: number
}

/** A record without failures. */
export const NO_FAILURES: BackOffRecord = { failures: 0, lastFailure: 0 }

/** The record with more finished pods. Models pkg/controller/job/backoff_utils.go, newBackoffRecord (1.36). */
export function withFinished(record: BackOffRecord, pods: readonly Pod[], now: number): BackOffRecord {
  const finished = pods.map((pod) => ({ pod, at: finishedAt(pod, now) })).sort((a, b) => a.at - b.at)
  let result = record
  for (const { pod, at } of finished)
    result = pod.status?.phase === 'Succeeded' ? NO_FAILURES : { failures: result.failures + 1, lastFailure: at }
  return result
}

/** How long until the next pod may be created. */
export function remainingBackOff({ failures, lastFailure }: BackOffRecord, now: number): Millis {
  if (failures === 0) return 0
  const backOff = Math.min(FIRST_BACK_OFF * 2 ** (failures - 1), LONGEST_BACK_OFF)
  return Math.max(0, lastFailure + backOff - now)
}

/** When a pod was over: when its last container ended, else when it was deleted. Models backoff_utils.go, getFinishedTime. */
function finishedAt({ status, metadata }: Pod, now: number): number {
  const containers: readonly ContainerStatus[] = [
    ...(status?.containerStatuses ?? []),
    ...(status?.initContainerStatuses ?? []),
  ]
  const ends = (status?.containerStatuses ?? []).map((s) => Date.parse(s.state?.terminated?.finishedAt ?? ''))
  if (ends.length > 0 && ends.every((end) => !Number.isNaN(end)) && containers.length > 0) return Math.max(...ends)
  if (metadata?.deletionTimestamp !== undefined)
    return Date.parse(metadata.deletionTimestamp) - (metadata.deletionGracePeriodSeconds ?? 0) * SECOND
  const ready = status?.conditions?.find((c) => c.type === 'Ready')?.lastTransitionTime
  return ready === undefined ? now : Date.parse(ready)
}
