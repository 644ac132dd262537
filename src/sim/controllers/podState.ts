import type { Pod } from '../../api/types.ts'
import { type Millis, SECOND } from '../../base/millis.ts'

/** Whether a pod is over. */
export function isTerminal({ status }: Pod): boolean {
  return status?.phase === 'Succeeded' || status?.phase === 'Failed'
}

/** Whether a pod counts: it is not over and not being deleted. Models pkg/controller/controller_utils.go, IsPodActive (1.36). */
export function isActive(pod: Pod): boolean {
  return !isTerminal(pod) && pod.metadata?.deletionTimestamp === undefined
}

/** Whether a pod is on its way out, and not over yet. */
export function isTerminating(pod: Pod): boolean {
  return !isTerminal(pod) && pod.metadata?.deletionTimestamp !== undefined
}

/** Whether the pod's Ready condition is True. */
export function isReady({ status }: Pod): boolean {
  return status?.conditions?.some((c) => c.type === 'Ready' && c.status === 'True') === true
}

/** Until when a ready pod has to stay so to be available; undefined: it is not ready. `now` and the result are in milliseconds since 1970. */
export function availableAt({ status }: Pod, minReadySeconds: number): number | undefined {
  const ready = status?.conditions?.find((c) => c.type === 'Ready')
  if (ready?.status !== 'True') return undefined
  return minReadySeconds === 0 ? 0 : Date.parse(ready.lastTransitionTime ?? '') + minReadySeconds * SECOND
}

/** Whether a pod has been ready long enough. `now` is in milliseconds since 1970. */
export function isAvailable(pod: Pod, minReadySeconds: number, now: number): boolean {
  const at = availableAt(pod, minReadySeconds)
  return at !== undefined && at <= now
}

/** How long until the first of the pods becomes available; undefined where none is waiting. */
export function untilNextAvailable(pods: readonly Pod[], minReadySeconds: number, now: number): Millis | undefined {
  const spans = pods.flatMap((pod) => {
    const at = availableAt(pod, minReadySeconds)
    return at === undefined || at <= now ? [] : [at - now]
  })
  return spans.length === 0 ? undefined : Math.min(...spans)
}
