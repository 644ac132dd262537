import { scaled } from '../../../api/controllers/rollout.ts'
import { matchesLabelSelector } from '../../../api/selector/selector.ts'
import type { KubernetesObject, Pod, PodDisruptionBudget } from '../../../api/types.ts'
import { MINUTE, type Millis } from '../../../base/millis.ts'
import { type ObjectStore, refOf, type Stored } from '../../apiserver/objectStore.ts'
import { updateStatus } from '../../apiserver/update.ts'
import type { Cluster } from '../../cluster.ts'
import type { Process } from '../../kernel/process.ts'
import { controllerOf } from '../ownership.ts'
import { isReady, isTerminal } from '../podState.ts'
import { API_CALL, keyOf, type SyncResult, splitKey, WorkQueue } from '../workQueue.ts'

type Status = NonNullable<PodDisruptionBudget['status']>

const COMPONENT = 'controllermanager'

/** For so long an evicted pod counts as disrupted, unless it is gone earlier. */
const DISRUPTION_TIMEOUT: Millis = 2 * MINUTE

/** Says how many pods of each budget may be evicted. Models pkg/controller/disruption/disruption.go (1.36). */
export function startDisruptionController(cluster: Cluster): void {
  const { kernel, store } = cluster
  const queue: WorkQueue = new WorkQueue(kernel, (key) => sync(cluster, key))
  store.watch<PodDisruptionBudget>('PodDisruptionBudget', ({ object }) => queue.add(keyOf(object)))
  store.watch<Pod>('Pod', ({ object, old }) => {
    for (const budget of store.list<PodDisruptionBudget>('PodDisruptionBudget'))
      if (covers(budget, object) || (old !== undefined && covers(budget, old))) queue.add(keyOf(budget))
  })
}

const covers = (budget: Stored<PodDisruptionBudget>, pod: Stored<Pod>): boolean =>
  budget.metadata.namespace === pod.metadata.namespace &&
  matchesLabelSelector(budget.spec?.selector, pod.metadata.labels)

function* sync(cluster: Cluster, key: string): Process<SyncResult> {
  const { store, kernel, scenario } = cluster
  const [namespace, name] = splitKey(key)
  yield API_CALL
  const budget = store.get<PodDisruptionBudget>('PodDisruptionBudget', namespace, name)
  if (budget === undefined) return 'done'
  const pods = store.list<Pod>('Pod').filter((pod) => covers(budget, pod) && !isTerminal(pod))
  if (pods.length === 0)
    cluster
      .recorder(COMPONENT)
      .record(refOf(budget), { type: 'Normal', reason: 'NoPods', message: 'No matching pods found' })
  updateStatus<PodDisruptionBudget>(store, budget, statusOf(store, budget, pods, scenario.startTime + kernel.now))
  return 'done'
}

function statusOf(
  store: ObjectStore,
  budget: Stored<PodDisruptionBudget>,
  pods: readonly Stored<Pod>[],
  now: number,
): Status {
  const { minAvailable, maxUnavailable } = budget.spec ?? {}
  const controlled = expectedOf(store, pods)
  const relative = maxUnavailable !== undefined || typeof minAvailable === 'string'
  const expectedPods = relative ? controlled : pods.length
  const desiredHealthy =
    maxUnavailable === undefined
      ? scaled(minAvailable as number | string, expectedPods, Math.ceil)
      : Math.max(0, expectedPods - scaled(maxUnavailable as number | string, expectedPods, Math.ceil))
  const disrupted = Object.entries(budget.status?.disruptedPods ?? {}).filter(([name, at]) => {
    const pod = pods.find((p) => p.metadata.name === name)
    const known = pod !== undefined && pod.metadata.deletionTimestamp === undefined
    return known && Date.parse(String(at)) + DISRUPTION_TIMEOUT > now
  })
  const currentHealthy = pods.filter(
    (p) =>
      p.metadata.deletionTimestamp === undefined && isReady(p) && !disrupted.some(([name]) => name === p.metadata.name),
  ).length
  const disruptionsAllowed = expectedPods <= 0 ? 0 : Math.max(0, currentHealthy - desiredHealthy)
  const allowed = disruptionsAllowed > 0
  const old = budget.status?.conditions?.find((c) => c.type === 'DisruptionAllowed')
  const status = allowed ? 'True' : 'False'
  return {
    conditions: [
      {
        type: 'DisruptionAllowed',
        status,
        reason: allowed ? 'SufficientPods' : 'InsufficientPods',
        message: '',
        observedGeneration: budget.metadata.generation,
        lastTransitionTime: old?.status === status ? old.lastTransitionTime : store.timestamp(),
      },
    ],
    currentHealthy,
    desiredHealthy,
    ...(disrupted.length > 0 ? { disruptedPods: Object.fromEntries(disrupted) } : {}),
    disruptionsAllowed,
    expectedPods,
    observedGeneration: budget.metadata.generation,
  } as Status
}

/** How many pods the controllers of these pods want; pods without one count themselves. */
function expectedOf(store: ObjectStore, pods: readonly Stored<Pod>[]): number {
  const wanted = new Map<string, number>()
  for (const pod of pods) {
    let owner = controllerOf(pod)
    let replicas = 1
    let uid = pod.metadata.uid
    while (owner !== undefined) {
      const found: Stored<KubernetesObject> | undefined = store.get(owner.kind, pod.metadata.namespace, owner.name)
      if (found === undefined) break
      replicas = (found as { spec?: { replicas?: number } }).spec?.replicas ?? replicas
      uid = found.metadata.uid
      owner = controllerOf(found)
    }
    wanted.set(uid, replicas)
  }
  return [...wanted.values()].reduce((a, b) => a + b, 0)
}
