import { deploymentComplete, maxSurge } from '../../../api/controllers/rollout.ts'
import type { Deployment, Pod, ReplicaSet } from '../../../api/types.ts'
import { type Millis, SECOND } from '../../../base/millis.ts'
import { deleteObject } from '../../apiserver/deletion.ts'
import { refOf, type Stored } from '../../apiserver/objectStore.ts'
import { sameJson, updateObject, updateStatus } from '../../apiserver/update.ts'
import type { Cluster } from '../../cluster.ts'
import type { Process } from '../../kernel/process.ts'
import { claim, controlledBy, controllerOf, watchControlled } from '../ownership.ts'
import { isTerminal } from '../podState.ts'
import { API_CALL, keyOf, type SyncResult, splitKey, WorkQueue } from '../workQueue.ts'
import { createNewReplicaSet } from './newReplicaSet.ts'
import {
  DESIRED_REPLICAS,
  MAX_REPLICAS,
  REVISION,
  type Revisions,
  revisionOf,
  revisionsOf,
  sizeOf,
} from './revisions.ts'
import { isScalingEvent, type Resize, resizeNew, rolloutSpecOf, scaleAll, shrinkOld } from './rollout.ts'
import { countStatus, type Progress, untilDeadline, withDeploymentCondition, withProgress } from './status.ts'

const COMPONENT = 'deployment-controller'
/** How much later than the deadline the controller looks whether it has passed. */
const DEADLINE_MARGIN: Millis = SECOND

/** Rolls Deployments out over their ReplicaSets. Models pkg/controller/deployment (1.36). */
export function startDeploymentController(cluster: Cluster): void {
  const { kernel, store } = cluster
  const queue: WorkQueue = new WorkQueue(kernel, (key) => sync(cluster, key, queue))
  store.watch<Deployment>('Deployment', ({ object }) => queue.add(keyOf(object)))
  watchControlled(store, 'ReplicaSet', 'Deployment', (key) => queue.add(key))
  store.watch<Pod>('Pod', ({ type, object: pod }) => {
    if (type !== 'DELETED') return
    const set = store.get<ReplicaSet>('ReplicaSet', pod.metadata.namespace, controllerOf(pod)?.name ?? '')
    const owner = set === undefined ? undefined : controllerOf(set)
    const deployment = store.get<Deployment>('Deployment', pod.metadata.namespace, owner?.name ?? '')
    if (deployment?.spec?.strategy?.type === 'Recreate') queue.add(keyOf(deployment))
  })
}

function* sync(cluster: Cluster, key: string, queue: WorkQueue): Process<SyncResult> {
  const { store } = cluster
  const [namespace, name] = splitKey(key)
  const deployment = store.get<Deployment>('Deployment', namespace, name)
  if (deployment === undefined) return 'done'
  const revisions = (): Revisions =>
    revisionsOf(current(), claim<ReplicaSet>(store, 'ReplicaSet', deployment, deployment.spec?.selector))
  const current = (): Stored<Deployment> => store.get<Deployment>('Deployment', namespace, name) ?? deployment
  const spec = rolloutSpecOf(deployment)
  if (deployment.metadata.deletionTimestamp !== undefined) return 'done'
  yield* tellPaused(cluster, deployment)
  if (deployment.spec?.paused === true || isScalingEvent(spec, revisions())) {
    yield* adoptRevision(cluster, current(), revisions())
    yield* resize(cluster, current(), scaleAll(spec, revisions()))
    return yield* writeStatus(cluster, current(), revisions(), 'counts', queue)
  }
  if (spec.strategy === 'Recreate') yield* recreate(cluster, current, revisions)
  else yield* roll(cluster, current, revisions)
  return yield* writeStatus(cluster, current(), revisions(), 'progress', queue)
}

type Now<T> = () => T

/** Models deployment/rolling.go, rolloutRolling. */
function* roll(cluster: Cluster, current: Now<Stored<Deployment>>, revisions: Now<Revisions>): Process {
  yield* newReplicaSet(cluster, current(), revisions())
  const spec = rolloutSpecOf(current())
  const grown = resizeNew(spec, revisions())
  if (grown !== undefined) return yield* resize(cluster, current(), [grown])
  const shrunk = shrinkOld(spec, revisions())
  if (shrunk.length > 0) return yield* resize(cluster, current(), shrunk)
  cleanUp(cluster, current(), revisions())
}

/** Models deployment/recreate.go, rolloutRecreate: nothing new before all that is old is gone. */
function* recreate(cluster: Cluster, current: Now<Stored<Deployment>>, revisions: Now<Revisions>): Process {
  yield* adoptRevision(cluster, current(), revisions())
  const { old } = revisions()
  const down = old.filter((set) => sizeOf(set) > 0).map((set) => ({ set, replicas: 0 }))
  if (down.length > 0) return yield* resize(cluster, current(), down)
  const running = old.some((set) => controlledBy<Pod>(cluster.store, 'Pod', set).some((pod) => !isTerminal(pod)))
  if (running) return
  yield* newReplicaSet(cluster, current(), revisions())
  const grown = resizeNew(rolloutSpecOf(current()), revisions())
  if (grown !== undefined) yield* resize(cluster, current(), [grown])
  cleanUp(cluster, current(), revisions())
}

function* newReplicaSet(cluster: Cluster, deployment: Stored<Deployment>, revisions: Revisions): Process {
  if (revisions.current !== undefined) return yield* adoptRevision(cluster, deployment, revisions)
  yield API_CALL
  const made = createNewReplicaSet(cluster, deployment, revisions)
  if (made === undefined) return
  if (sizeOf(made.set) > 0) tellScaled(cluster, deployment, made.set, 0, sizeOf(made.set))
  yield API_CALL
  setRevision(cluster, deployment, made.revision)
  const message = `Created new replica set "${made.set.metadata.name}"`
  setProgressing(cluster, deployment, { status: 'True', reason: 'NewReplicaSetCreated', message })
}

/** Gives a ReplicaSet whose template is wanted again the next revision. Models deployment/sync.go, getNewReplicaSet. */
function* adoptRevision(cluster: Cluster, deployment: Stored<Deployment>, { current, old }: Revisions): Process {
  if (current === undefined) return
  const { store } = cluster
  const newest = Math.max(0, ...old.map(revisionOf))
  const revision = Math.max(newest + 1, revisionOf(current))
  const changed = revision !== revisionOf(current) ? newest + 1 : revision
  const { namespace, name } = current.metadata
  if (changed !== revisionOf(current)) {
    yield API_CALL
    updateObject<ReplicaSet>(store, 'ReplicaSet', namespace, name, (set) => ({
      ...set,
      metadata: { ...set.metadata, annotations: { ...set.metadata.annotations, [REVISION]: String(changed) } },
    }))
  }
  setRevision(cluster, deployment, changed)
  if (deployment.status?.conditions?.some((c) => c.type === 'Progressing') !== true) {
    const message = `Found new replica set "${name}"`
    setProgressing(cluster, deployment, { status: 'True', reason: 'FoundNewReplicaSet', message })
  }
}

function setRevision({ store }: Cluster, { metadata }: Stored<Deployment>, revision: number): void {
  updateObject<Deployment>(store, 'Deployment', metadata.namespace, metadata.name, (old) => ({
    ...old,
    metadata: { ...old.metadata, annotations: { ...old.metadata.annotations, [REVISION]: String(revision) } },
  }))
}

function setProgressing({ store }: Cluster, { metadata }: Stored<Deployment>, progress: Progress): void {
  store.update<Deployment>('Deployment', metadata.namespace, metadata.name, (old) => {
    const before = old.status?.conditions ?? []
    const conditions = withDeploymentCondition(before, 'Progressing', progress, store.timestamp())
    return conditions === before ? old : ({ ...old, status: { ...old.status, conditions } } as Deployment)
  })
}

/** Models deployment/sync.go, checkPausedConditions. */
function* tellPaused(cluster: Cluster, deployment: Stored<Deployment>): Process {
  const progressing = deployment.status?.conditions?.find((c) => c.type === 'Progressing')
  if (progressing?.reason === 'ProgressDeadlineExceeded') return
  const paused = progressing?.reason === 'DeploymentPaused'
  if (deployment.spec?.paused === true && !paused) {
    yield API_CALL
    setProgressing(cluster, deployment, {
      status: 'Unknown',
      reason: 'DeploymentPaused',
      message: 'Deployment is paused',
    })
  } else if (deployment.spec?.paused !== true && paused) {
    yield API_CALL
    setProgressing(cluster, deployment, {
      status: 'Unknown',
      reason: 'DeploymentResumed',
      message: 'Deployment is resumed',
    })
  }
}

function* resize(cluster: Cluster, deployment: Stored<Deployment>, resizes: readonly Resize[]): Process {
  const spec = rolloutSpecOf(deployment)
  for (const { set, replicas } of resizes) {
    yield API_CALL
    const { namespace, name } = set.metadata
    const annotations = {
      [DESIRED_REPLICAS]: String(spec.replicas),
      [MAX_REPLICAS]: String(spec.replicas + maxSurge(spec)),
    }
    updateObject<ReplicaSet>(cluster.store, 'ReplicaSet', namespace, name, (old) => ({
      ...old,
      metadata: { ...old.metadata, annotations: { ...old.metadata.annotations, ...annotations } },
      spec: { ...old.spec, replicas } as ReplicaSet['spec'],
    }))
    tellScaled(cluster, deployment, set, sizeOf(set), replicas)
  }
}

function tellScaled(
  cluster: Cluster,
  deployment: Stored<Deployment>,
  set: Stored<ReplicaSet>,
  from: number,
  to: number,
): void {
  const message = `Scaled ${to > from ? 'up' : 'down'} replica set ${set.metadata.name} from ${from} to ${to}`
  cluster.recorder(COMPONENT).record(refOf(deployment), { type: 'Normal', reason: 'ScalingReplicaSet', message })
}

/** Models deployment/sync.go, cleanupDeployment: only so many finished ReplicaSets are kept. */
function cleanUp({ store }: Cluster, deployment: Stored<Deployment>, { old }: Revisions): void {
  if (!deploymentComplete(deployment.spec?.replicas ?? 1, deployment.status ?? {})) return
  const limit = deployment.spec?.revisionHistoryLimit ?? 10
  const finished = old.filter(
    (set) => sizeOf(set) === 0 && set.status?.replicas === 0 && set.metadata.deletionTimestamp === undefined,
  )
  const surplus = [...finished].sort((a, b) => revisionOf(a) - revisionOf(b)).slice(0, Math.max(0, old.length - limit))
  for (const set of surplus) deleteObject(store, 'ReplicaSet', set.metadata.namespace, set.metadata.name)
}

function* writeStatus(
  cluster: Cluster,
  deployment: Stored<Deployment>,
  revisions: Revisions,
  what: 'counts' | 'progress',
  queue: WorkQueue,
): Process<SyncResult> {
  const { store, kernel, scenario } = cluster
  const timestamp = store.timestamp()
  const now = scenario.startTime + kernel.now
  const countsTerminating = scenario.kubernetesVersion !== '1.34'
  const counted = countStatus(deployment, revisions, { now: timestamp, countsTerminating })
  const status = what === 'counts' ? counted : withProgress(deployment, counted, revisions, now, timestamp)
  if (!sameJson(status, deployment.status)) {
    yield API_CALL
    updateStatus<Deployment>(store, deployment, status)
    return 'done'
  }
  const left = untilDeadline(
    deployment,
    status.conditions?.find((c) => c.type === 'Progressing'),
    now,
  )
  if (left !== undefined) queue.addAfter(keyOf(deployment), Math.max(left, 0) + DEADLINE_MARGIN)
  return 'done'
}
