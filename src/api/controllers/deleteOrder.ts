import { isSidecar } from '../podStatus/sidecar.ts'
import { timeOf } from '../timeOf.ts'
import type { Pod } from '../types.ts'

const DELETION_COST = 'controller.kubernetes.io/pod-deletion-cost'
const PHASES = ['Pending', 'Unknown', 'Running']
const NANOS_PER_MILLI = 1e6
const MAX_INT32 = 2 ** 31 - 1

/** A pod, and how many sibling pods share its node. */
export interface RankedPod {
  readonly pod: Pod
  readonly rank: number
}

/** The order in which a ReplicaSet gives up its pods, first victim first. `now` is in milliseconds since 1970. Models pkg/controller/controller_utils.go, ActivePodsWithRanks (1.36). */
export function deleteOrder(pods: readonly RankedPod[], now: number): Pod[] {
  const sorted: RankedPod[] = []
  // Pods can stand in a circle, so the way of sorting shows: Go inserts one after the other from behind.
  for (const ranked of pods) {
    let at = sorted.length
    while (at > 0 && compareForDeletion(ranked, sorted[at - 1] ?? ranked, now) < 0) at--
    sorted.splice(at, 0, ranked)
  }
  return sorted.map(({ pod }) => pod)
}

/** Below zero where `a` goes before `b`. */
export function compareForDeletion(a: RankedPod, b: RankedPod, now: number): number {
  const [left, right] = [a.pod, b.pod]
  const readiness = compareBy(left, right, (pod) => (isReady(pod) ? 1 : 0))
  return (
    compareBy(left, right, (pod) => (pod.spec?.nodeName ? 1 : 0)) ||
    compareBy(left, right, (pod) => Math.max(0, PHASES.indexOf(pod.status?.phase ?? ''))) ||
    readiness ||
    compareBy(left, right, deletionCost) ||
    b.rank - a.rank ||
    (isReady(left) && isReady(right) ? compareAges(left, right, readySince, now) : 0) ||
    compareRestarts(left, right) ||
    compareAges(left, right, (pod) => timeOf(pod.metadata?.creationTimestamp), now)
  )
}

function compareBy(a: Pod, b: Pod, scoreOf: (pod: Pod) => number): number {
  return scoreOf(a) - scoreOf(b)
}

// Ages count by their logarithm, so that among pods of about one age chance decides and not the younger one always goes.
function compareAges(a: Pod, b: Pod, since: (pod: Pod) => number | undefined, now: number): number {
  const [left, right] = [since(a), since(b)]
  if (left === right) return 0
  if (left === undefined || right === undefined) return left === undefined ? -1 : 1
  const ranks = ageRank(now - left) - ageRank(now - right)
  if (ranks !== 0) return ranks
  const [leftUid, rightUid] = [a.metadata?.uid ?? '', b.metadata?.uid ?? '']
  return leftUid < rightUid ? -1 : leftUid > rightUid ? 1 : 0
}

function ageRank(age: number): number {
  return age > 0 ? Math.trunc(Math.log2(age * NANOS_PER_MILLI)) : -1
}

function compareRestarts(a: Pod, b: Pod): number {
  const [left, right] = [maxRestarts(a), maxRestarts(b)]
  return right.ordinary - left.ordinary || right.sidecars - left.sidecars
}

function maxRestarts(pod: Pod): { ordinary: number; sidecars: number } {
  const sidecars = new Set((pod.spec?.initContainers ?? []).filter(isSidecar).map(({ name }) => name))
  const counts = (statuses: readonly { restartCount: number }[]) => statuses.map(({ restartCount }) => restartCount)
  const init = (pod.status?.initContainerStatuses ?? []).filter(({ name }) => sidecars.has(name))
  return {
    ordinary: Math.max(0, ...counts(pod.status?.containerStatuses ?? [])),
    sidecars: Math.max(0, ...counts(init)),
  }
}

// A cost that does not read as a plain 32-bit number counts as none; zeros may lead below 0 only.
function deletionCost(pod: Pod): number {
  const text = pod.metadata?.annotations?.[DELETION_COST] ?? ''
  if (!/^(0|-\d+|[1-9]\d*)$/.test(text)) return 0
  const cost = Number(text)
  return cost > MAX_INT32 || cost < -MAX_INT32 - 1 ? 0 : cost
}

function isReady(pod: Pod): boolean {
  return (pod.status?.conditions ?? []).find(({ type }) => type === 'Ready')?.status === 'True'
}

function readySince(pod: Pod): number | undefined {
  const ready = (pod.status?.conditions ?? []).find(({ type, status }) => type === 'Ready' && status === 'True')
  return timeOf(ready?.lastTransitionTime)
}
