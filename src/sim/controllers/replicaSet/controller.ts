import type { LabelSelector, Pod, PodTemplateSpec, ReplicaSet } from '../../../api/types.ts'
import type { Stored } from '../../apiserver/objectStore.ts'
import { updateStatus } from '../../apiserver/update.ts'
import type { Cluster } from '../../cluster.ts'
import type { Process } from '../../kernel/process.ts'
import { claim, controlledBy, controllerOf, watchControlled } from '../ownership.ts'
import { createOwnedPod, deleteOwnedPod, slowStart } from '../podControl.ts'
import { untilNextAvailable } from '../podState.ts'
import { podFromTemplate } from '../templates.ts'
import { API_CALL, keyOf, type SyncResult, splitKey, WorkQueue } from '../workQueue.ts'
import { planReplicas, replicaStatus } from './replicas.ts'

/** The kinds that this controller works for; it treats both alike. */
type Kind = 'ReplicaSet' | 'ReplicationController'

const COMPONENTS: Readonly<Record<Kind, string>> = {
  ReplicaSet: 'replicaset-controller',
  ReplicationController: 'replication-controller',
}

/** Keeps the number of pods of ReplicaSets and of ReplicationControllers. Models pkg/controller/replicaset (1.36). */
export function startReplicaSetController(cluster: Cluster): void {
  for (const kind of ['ReplicaSet', 'ReplicationController'] as const) startFor(cluster, kind)
}

function startFor(cluster: Cluster, kind: Kind): void {
  const { kernel, store } = cluster
  const queue: WorkQueue = new WorkQueue(kernel, (key) => sync(cluster, kind, key, queue))
  store.watch(kind, ({ object }) => queue.add(keyOf(object)))
  watchControlled(store, 'Pod', kind, (key) => queue.add(key))
  store.watch<Pod>('Pod', ({ object: pod }) => {
    if (controllerOf(pod) !== undefined) return
    // an orphan may be somebody's to adopt
    for (const set of store.list(kind)) if (set.metadata.namespace === pod.metadata.namespace) queue.add(keyOf(set))
  })
}

function* sync(cluster: Cluster, kind: Kind, key: string, queue: WorkQueue): Process<SyncResult> {
  const { store, kernel, scenario } = cluster
  const [namespace, name] = splitKey(key)
  const set = store.get<ReplicaSet>(kind, namespace, name)
  if (set === undefined) return 'done'
  const selector = selectorOf(set, kind)
  const pods = claim<Pod>(store, 'Pod', set, selector)
  const failed = set.metadata.deletionTimestamp === undefined ? yield* manage(cluster, kind, set, pods) : undefined
  yield API_CALL
  const current = store.get<ReplicaSet>(kind, namespace, name)
  if (current === undefined || current.metadata.uid !== set.metadata.uid) return 'done'
  const now = scenario.startTime + kernel.now
  // the pods as they were seen: what was created or deleted just now counts when the watch tells of it
  const status = replicaStatus(current, pods, {
    now,
    timestamp: store.timestamp(),
    countsTerminating: kind === 'ReplicaSet' && scenario.kubernetesVersion !== '1.34',
    ...(failed === undefined ? {} : { failure: failed }),
  })
  updateStatus<ReplicaSet>(store, current, { ...status, observedGeneration: set.metadata.generation })
  const next = untilNextAvailable(pods, set.spec?.minReadySeconds ?? 0, now)
  if (next !== undefined) queue.addAfter(key, next)
  return failed === undefined ? 'done' : 'retry'
}

function selectorOf(set: Stored<ReplicaSet>, kind: Kind): LabelSelector | undefined {
  const selector: unknown = set.spec?.selector
  return kind === 'ReplicaSet'
    ? (selector as LabelSelector | undefined)
    : { matchLabels: (selector as Record<string, string> | undefined) ?? {} }
}

function* manage(
  cluster: Cluster,
  kind: Kind,
  set: Stored<ReplicaSet>,
  pods: readonly Stored<Pod>[],
): Process<{ reason: string; message: string } | undefined> {
  const { store, kernel, scenario } = cluster
  const now = scenario.startTime + kernel.now
  const plan = planReplicas(set.spec?.replicas ?? 1, pods, siblingsOf(cluster, kind, set, pods), now)
  switch (plan.kind) {
    case 'none':
      return undefined
    case 'create': {
      const pod = podFromTemplate(set.spec?.template as PodTemplateSpec, set, { generateName: `${set.metadata.name}-` })
      const failure = yield* slowStart(plan.count, () => createOwnedPod(cluster, COMPONENTS[kind], set, pod))
      return failure === undefined ? undefined : { reason: 'FailedCreate', message: failure.message }
    }
    case 'delete':
      yield API_CALL
      for (const pod of plan.pods)
        if (store.get('Pod', pod.metadata.namespace, pod.metadata.name)?.metadata.uid === pod.metadata.uid)
          deleteOwnedPod(cluster, COMPONENTS[kind], set, pod)
      return undefined
  }
}

/** The pods of all ReplicaSets of the same owner: a node with many of them gives one up first. */
function siblingsOf({ store }: Cluster, kind: Kind, set: Stored<ReplicaSet>, own: readonly Pod[]): readonly Pod[] {
  const owner = controllerOf(set)
  if (owner === undefined) return own
  return store
    .list(kind)
    .filter((other) => controllerOf(other)?.uid === owner.uid)
    .flatMap((other) => controlledBy<Pod>(store, 'Pod', other))
}
