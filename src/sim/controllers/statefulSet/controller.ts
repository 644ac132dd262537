import type { ControllerRevision, Pod, StatefulSet } from '../../../api/types.ts'
import { createObject } from '../../apiserver/create.ts'
import { deletePod } from '../../apiserver/deletion.ts'
import { refOf, type Stored } from '../../apiserver/objectStore.ts'
import { updateStatus } from '../../apiserver/update.ts'
import type { Cluster } from '../../cluster.ts'
import type { Process } from '../../kernel/process.ts'
import { claim, watchControlled } from '../ownership.ts'
import { isAvailable, isReady, untilNextAvailable } from '../podState.ts'
import { REVISION_LABEL, syncRevision, templateOf } from '../revisions.ts'
import { API_CALL, keyOf, type SyncResult, splitKey, WorkQueue } from '../workQueue.ts'
import { decideStep } from './decide.ts'
import { claimsOf, podOfSet } from './pods.ts'

type Status = NonNullable<StatefulSet['status']>

const COMPONENT = 'statefulset-controller'

/** Keeps the numbered pods of StatefulSets. Models pkg/controller/statefulset (1.36). */
export function startStatefulSetController(cluster: Cluster): void {
  const { kernel, store } = cluster
  const queue: WorkQueue = new WorkQueue(kernel, (key) => sync(cluster, key, queue))
  store.watch<StatefulSet>('StatefulSet', ({ object }) => queue.add(keyOf(object)))
  watchControlled(store, 'Pod', 'StatefulSet', (key) => queue.add(key))
}

function* sync(cluster: Cluster, key: string, queue: WorkQueue): Process<SyncResult> {
  const { store, kernel, scenario } = cluster
  const [namespace, name] = splitKey(key)
  const set = store.get<StatefulSet>('StatefulSet', namespace, name)
  if (set === undefined) return 'done'
  const update = syncRevision(store, set, set.spec?.template)
  const current = set.status?.currentRevision ?? update.metadata.name
  const pods = claim<Pod>(store, 'Pod', set, set.spec?.selector)
  const now = scenario.startTime + kernel.now
  let failure: string | undefined
  if (set.metadata.deletionTimestamp === undefined) {
    const plan = decideStep(set, pods, update.metadata.name, now)
    for (const { pod } of plan.remove) {
      yield API_CALL
      removePod(cluster, set, pod)
    }
    for (const ordinal of plan.create) {
      yield API_CALL
      failure = createPod(cluster, set, ordinal, { update, current }) ?? failure
    }
  }
  yield API_CALL
  const seen = store.list<Pod>('Pod').filter((p) => p.metadata.namespace === namespace && isOf(set, p))
  const status = statusOf(set, seen, { current, update: update.metadata.name }, now)
  const fresh = store.get<StatefulSet>('StatefulSet', namespace, name)
  if (fresh !== undefined) updateStatus<StatefulSet>(store, fresh, complete(set, status, current, update.metadata.name))
  const next = untilNextAvailable(pods, set.spec?.minReadySeconds ?? 0, now)
  if (next !== undefined) queue.addAfter(key, next)
  return failure === undefined ? 'done' : 'retry'
}

const isOf = (set: Stored<StatefulSet>, pod: Stored<Pod>): boolean =>
  pod.metadata.ownerReferences?.some((o) => o.uid === set.metadata.uid) === true

/** The verb of an event: 1.34 writes it small. Models stateful_pod_control.go, recordPodEvent. */
const spoken = ({ scenario }: Cluster, verb: 'Create' | 'Delete'): string =>
  scenario.kubernetesVersion === '1.34' ? verb.toLowerCase() : verb

function createPod(
  cluster: Cluster,
  set: Stored<StatefulSet>,
  ordinal: number,
  revisions: { readonly update: Stored<ControllerRevision>; readonly current: string },
): string | undefined {
  const { store } = cluster
  const { namespace, name } = set.metadata
  const recorder = cluster.recorder(COMPONENT)
  const podName = `${name}-${ordinal}`
  const verb = spoken(cluster, 'Create')
  for (const value of claimsOf(set, podName)) {
    const claimName = value.metadata?.name ?? ''
    if (store.get('PersistentVolumeClaim', namespace, claimName) !== undefined) continue
    const made = createObject(cluster, value, namespace)
    const said = `Claim ${claimName} Pod ${podName} in StatefulSet ${name}`
    recorder.record(
      refOf(set),
      made.ok
        ? { type: 'Normal', reason: 'SuccessfulCreate', message: `${verb} ${said} success` }
        : { type: 'Warning', reason: 'FailedCreate', message: `${verb} ${said} failed error: ${made.error.message}` },
    )
    if (!made.ok) return made.error.message
  }
  const start = set.spec?.ordinals?.start ?? 0
  const old = ordinal < start + (set.spec?.updateStrategy?.rollingUpdate?.partition ?? 0)
  const revision = old
    ? (store.get<ControllerRevision>('ControllerRevision', namespace, revisions.current) ?? revisions.update)
    : revisions.update
  const made = createObject(cluster, podOfSet(set, templateOf(revision), revision.metadata.name, ordinal), namespace)
  const said = `${verb} Pod ${podName} in StatefulSet ${name}`
  recorder.record(
    refOf(set),
    made.ok
      ? { type: 'Normal', reason: 'SuccessfulCreate', message: `${said} successful` }
      : { type: 'Warning', reason: 'FailedCreate', message: `${said} failed error: ${made.error.message}` },
  )
  return made.ok ? undefined : made.error.message
}

function removePod(cluster: Cluster, set: Stored<StatefulSet>, pod: Stored<Pod>): void {
  const { namespace, name } = pod.metadata
  if (!deletePod(cluster.store, namespace, name).ok) return
  const message = `${spoken(cluster, 'Delete')} Pod ${name} in StatefulSet ${set.metadata.name} successful`
  cluster.recorder(COMPONENT).record(refOf(set), { type: 'Normal', reason: 'SuccessfulDelete', message })
}

/** Models stateful_set_control.go, updateStatus. */
function statusOf(
  set: Stored<StatefulSet>,
  pods: readonly Stored<Pod>[],
  hashes: { readonly current: string; readonly update: string },
  now: number,
): Status {
  const minReady = set.spec?.minReadySeconds ?? 0
  const running = pods.filter((p) => p.status?.phase === 'Running' && isReady(p))
  const staying = pods.filter((p) => p.metadata.deletionTimestamp === undefined)
  const of = (hash: string): number => staying.filter((p) => p.metadata.labels?.[REVISION_LABEL] === hash).length
  const counts = {
    currentReplicas: of(hashes.current),
    readyReplicas: running.length,
    updatedReplicas: of(hashes.update),
  }
  return {
    ...Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)),
    availableReplicas: running.filter((p) => isAvailable(p, minReady, now)).length,
    collisionCount: 0,
    observedGeneration: set.metadata.generation,
    replicas: pods.length,
  }
}

/** A rolling update is complete when all replicas are of the new revision and ready: then that is the current one. */
function complete(set: Stored<StatefulSet>, status: Status, current: string, update: string): Status {
  const rolling = set.spec?.updateStrategy?.type !== 'OnDelete'
  const replicas = status.replicas
  const done =
    rolling && (status.updatedReplicas ?? 0) === replicas && (status.readyReplicas ?? 0) === replicas && replicas > 0
  const counts = done && (status.updatedReplicas ?? 0) > 0 ? { currentReplicas: status.updatedReplicas } : {}
  return { ...status, ...counts, currentRevision: done ? update : current, updateRevision: update }
}
