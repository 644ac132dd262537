import type { Job, Pod } from '../../../api/types.ts'
import { type Millis, SECOND } from '../../../base/millis.ts'
import { deleteObject } from '../../apiserver/deletion.ts'
import { refOf, type Stored } from '../../apiserver/objectStore.ts'
import { updateObject, updateStatus } from '../../apiserver/update.ts'
import type { Cluster } from '../../cluster.ts'
import type { Process } from '../../kernel/process.ts'
import { claim, controllerOf, watchControlled } from '../ownership.ts'
import { createOwnedPod, deleteOwnedPod, slowStart } from '../podControl.ts'
import { isReady } from '../podState.ts'
import { API_CALL, keyOf, type SyncResult, splitKey, WorkQueue } from '../workQueue.ts'
import { type BackOffRecord, NO_FAILURES, remainingBackOff, withFinished } from './backOff.ts'
import {
  decideEnd,
  type JobEnd,
  type JobPods,
  replacesOnlyFailed,
  sortPods,
  succeededIndexes,
  TRACKING_FINALIZER,
  trueCondition,
  untilDeadline,
  wantedActive,
  withAllOver,
} from './decide.ts'
import { indexesText, indexOf } from './indexes.ts'
import { podOfJob } from './podOfJob.ts'
import { endConditions, type JobCounts, withCounts, withJobCondition } from './status.ts'

const COMPONENT = 'job-controller'
/** News of pods is gathered for so long before a Job is looked at. */
const BATCH: Millis = SECOND

/** Runs Jobs to completion. Models pkg/controller/job and pkg/controller/ttlafterfinished (1.36). */
export function startJobController(cluster: Cluster): void {
  const { kernel, store } = cluster
  const backOffs = new Map<string, BackOffRecord>()
  const queue: WorkQueue = new WorkQueue(kernel, (key) => sync(cluster, key, queue, backOffs))
  store.watch<Job>('Job', ({ type, object, old }) => {
    if (type === 'MODIFIED' && old?.metadata.generation === object.metadata.generation)
      queue.addAfter(keyOf(object), BATCH)
    else queue.add(keyOf(object))
    if (type !== 'DELETED') expire(cluster, object)
  })
  watchControlled(store, 'Pod', 'Job', (key) => queue.addAfter(key, BATCH))
}

/** Models pkg/controller/ttlafterfinished/ttlafterfinished_controller.go. */
function expire({ kernel, store, scenario }: Cluster, job: Stored<Job>): void {
  const ttl = job.spec?.ttlSecondsAfterFinished
  const finished = trueCondition(job, 'Complete', 'Failed')
  if (ttl === undefined || finished?.lastTransitionTime === undefined || job.metadata.deletionTimestamp !== undefined)
    return
  const { namespace, name, uid } = job.metadata
  const due = Date.parse(finished.lastTransitionTime) + ttl * SECOND - scenario.startTime
  kernel.at(due, () =>
    deleteObject(store, 'Job', namespace, name, { propagation: 'Foreground', preconditionsUid: uid }),
  )
}

function* sync(
  cluster: Cluster,
  key: string,
  queue: WorkQueue,
  backOffs: Map<string, BackOffRecord>,
): Process<SyncResult> {
  const { store, kernel, scenario } = cluster
  const [namespace, name] = splitKey(key)
  const job = store.get<Job>('Job', namespace, name)
  if (job === undefined) {
    backOffs.delete(key)
    freeOrphans(cluster, key)
    return 'done'
  }
  const now = scenario.startTime + kernel.now
  const owned = claim<Pod>(store, 'Pod', job, job.spec?.selector)
  const pods = sortPods(job, owned)
  if (trueCondition(job, 'Complete', 'Failed') !== undefined || job.metadata.deletionTimestamp !== undefined) {
    for (const pod of owned) dropFinalizer(cluster, pod)
    return 'done'
  }
  const started = begin(cluster, job)
  const backOff = withFinished(backOffs.get(key) ?? NO_FAILURES, [...pods.succeeded, ...pods.failed], now)
  const end = decideEnd(job, pods, now)
  const change =
    end === undefined ? yield* manage(cluster, started, pods, backOff, queue) : yield* stop(cluster, job, pods)
  const left = end === undefined ? untilDeadline(started, now) : undefined
  if (left !== undefined) queue.addAfter(key, left)
  const active = pods.active.filter((p) => !change.deleted.includes(p))
  const counts: JobCounts = {
    active: active.length + change.created,
    ready: active.filter(isReady).length,
    terminating: pods.terminating + change.deleted.length,
    succeeded: job.status?.succeeded ?? 0,
    failed: job.status?.failed ?? 0,
    completedIndexes: job.status?.completedIndexes,
    uncounted: { succeeded: [], failed: [] },
  }
  backOffs.set(key, backOff)
  yield* count(cluster, started, end === undefined ? pods : withAllOver(pods, owned), counts, end)
  return change.failed ? 'retry' : 'done'
}

/** What a synchronization did about a Job's pods. */
interface Change {
  readonly created: number
  readonly deleted: readonly Stored<Pod>[]
  readonly failed: boolean
}

const NOTHING: Change = { created: 0, deleted: [], failed: false }

/** The Job with its start, and with its suspension told. Models job_controller.go, syncJob. */
function begin(cluster: Cluster, job: Stored<Job>): Stored<Job> {
  const now = cluster.store.timestamp()
  const status = job.status ?? {}
  const suspended = job.spec?.suspend === true
  const was = trueCondition(job, 'Suspended') !== undefined
  const condition = (value: 'True' | 'False', reason: string, message: string) => {
    cluster
      .recorder(COMPONENT)
      .record(refOf(job), { type: 'Normal', reason: value === 'True' ? 'Suspended' : 'Resumed', message })
    return withJobCondition(status, { type: 'Suspended', status: value, reason, message }, now)
  }
  if (suspended) {
    const { startTime: _none, ...told } = was ? status : condition('True', 'JobSuspended', 'Job suspended')
    return { ...job, status: told }
  }
  const told = was ? condition('False', 'JobResumed', 'Job resumed') : status
  return { ...job, status: { ...told, startTime: was ? now : (status.startTime ?? now) } as Job['status'] }
}

/** The end of a Job takes its running pods along. */
function* stop(cluster: Cluster, job: Stored<Job>, pods: JobPods): Process<Change> {
  if (pods.active.length === 0) return NOTHING
  yield API_CALL
  for (const pod of pods.active) deleteOwnedPod(cluster, COMPONENT, job, pod)
  return { ...NOTHING, deleted: pods.active }
}

/** Models job_controller.go, manageJob. */
function* manage(
  cluster: Cluster,
  job: Stored<Job>,
  pods: JobPods,
  backOff: BackOffRecord,
  queue: WorkQueue,
): Process<Change> {
  const { kernel, scenario } = cluster
  const wanted = job.spec?.suspend === true ? 0 : wantedActive(job, pods)
  const surplus = pods.active.length - (job.spec?.suspend === true ? 0 : Math.max(wanted, 0))
  if (surplus > 0) {
    yield API_CALL
    const victims = pods.active.slice(0, surplus)
    for (const pod of victims) {
      dropFinalizer(cluster, pod)
      deleteOwnedPod(cluster, COMPONENT, job, pod)
    }
    return { ...NOTHING, deleted: victims }
  }
  const missing = wanted - pods.active.length - (replacesOnlyFailed(job) ? pods.terminating : 0)
  if (missing <= 0) return NOTHING
  const wait = remainingBackOff(backOff, scenario.startTime + kernel.now)
  if (wait > 0) {
    queue.addAfter(keyOf(job), wait)
    return NOTHING
  }
  const indexes = job.spec?.completionMode === 'Indexed' ? freeIndexes(job, pods, missing) : undefined
  let created = 0
  const failure = yield* slowStart(indexes?.length ?? missing, (i) => {
    const refused = createOwnedPod(cluster, COMPONENT, job, podOfJob(job, indexes?.[i]))
    if (refused === undefined) created++
    return refused
  })
  return { ...NOTHING, created, failed: failure !== undefined }
}

function freeIndexes(job: Stored<Job>, pods: JobPods, count: number): number[] {
  const taken = succeededIndexes(job, pods.succeeded)
  for (const pod of pods.active) taken.add(indexOf(pod) ?? -1)
  const free: number[] = []
  for (let i = 0; i < (job.spec?.completions ?? 0) && free.length < count; i++) if (!taken.has(i)) free.push(i)
  return free
}

/** Counts finished pods in two writes, so that none is lost or counted twice. Models job_controller.go, trackJobStatusAndRemoveFinalizers. */
function* count(
  cluster: Cluster,
  job: Stored<Job>,
  pods: JobPods,
  counts: JobCounts,
  end: JobEnd | undefined,
): Process {
  const { store } = cluster
  const indexed = job.spec?.completionMode === 'Indexed'
  const done = succeededIndexes(job, pods.succeeded)
  const indexes = indexed ? { completedIndexes: indexesText(done), succeeded: done.size } : {}
  const uids = (list: readonly Stored<Pod>[]): string[] => list.map((p) => p.metadata.uid)
  const uncounted = { succeeded: indexed ? [] : uids(pods.succeeded), failed: uids(pods.failed) }
  const conditions = end === undefined ? undefined : endConditions(end)
  let status = withCounts(job.status, { ...counts, ...indexes, uncounted })
  if (conditions !== undefined) status = withJobCondition(status, conditions.announced, store.timestamp())
  yield API_CALL
  updateStatus<Job>(store, job, status)
  const finished = [...pods.succeeded, ...pods.failed, ...pods.ignored]
  if (finished.length > 0) yield API_CALL
  for (const pod of finished) dropFinalizer(cluster, pod)
  status = withCounts(status, {
    ...counts,
    succeeded: indexed ? done.size : counts.succeeded + pods.succeeded.length,
    failed: counts.failed + pods.failed.length,
    ...(indexed ? { completedIndexes: indexesText(done) } : {}),
  })
  if (end !== undefined && conditions !== undefined && counts.terminating === 0) {
    status = withJobCondition(status, conditions.sealed, store.timestamp())
    if (end.outcome === 'Complete') status = { ...status, completionTime: store.timestamp() }
    tellEnd(cluster, job, end)
  }
  yield API_CALL
  updateStatus<Job>(store, job, status)
}

function tellEnd(cluster: Cluster, job: Stored<Job>, { outcome, reason, message }: JobEnd): void {
  const recorder = cluster.recorder(COMPONENT)
  if (outcome === 'Complete')
    recorder.record(refOf(job), { type: 'Normal', reason: 'Completed', message: 'Job completed' })
  else recorder.record(refOf(job), { type: 'Warning', reason, message })
}

/** Pods of a Job that is gone have nobody to be counted by. Models job_controller.go, syncOrphanPod. */
function freeOrphans(cluster: Cluster, key: string): void {
  const [namespace, name] = splitKey(key)
  for (const pod of cluster.store.list<Pod>('Pod')) {
    const owner = controllerOf(pod)
    if (pod.metadata.namespace === namespace && owner?.kind === 'Job' && owner.name === name)
      dropFinalizer(cluster, pod)
  }
}

function dropFinalizer({ store }: Cluster, pod: Stored<Pod>): void {
  const { namespace, name, uid } = pod.metadata
  updateObject<Pod>(store, 'Pod', namespace, name, (old) => {
    const finalizers = old.metadata.finalizers ?? []
    if (old.metadata.uid !== uid || !finalizers.includes(TRACKING_FINALIZER)) return old
    return { ...old, metadata: { ...old.metadata, finalizers: finalizers.filter((f) => f !== TRACKING_FINALIZER) } }
  })
}
