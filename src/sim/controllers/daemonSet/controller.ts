import { scaled } from '../../../api/controllers/rollout.ts'
import type { DaemonSet, Node, Pod } from '../../../api/types.ts'
import { MINUTE, SECOND } from '../../../base/millis.ts'
import { refOf, type Stored } from '../../apiserver/objectStore.ts'
import { sameJson, updateStatus } from '../../apiserver/update.ts'
import type { Cluster } from '../../cluster.ts'
import type { Process } from '../../kernel/process.ts'
import { claim, controlledBy, watchControlled } from '../ownership.ts'
import { createOwnedPod, deleteOwnedPod, slowStart } from '../podControl.ts'
import { isAvailable, isReady, isTerminal, untilNextAvailable } from '../podState.ts'
import { REVISION_LABEL, syncRevision } from '../revisions.ts'
import { API_CALL, keyOf, type SyncResult, splitKey, WorkQueue } from '../workQueue.ts'
import { daemonPlacement, daemonPod, nodeOf } from './daemonPod.ts'

const COMPONENT = 'daemonset-controller'
/** The waits before a failed daemon pod of a node is replaced. Models pkg/controller/daemon/daemon_controller.go. */
const FIRST_BACK_OFF = SECOND
const LONGEST_BACK_OFF = 15 * MINUTE

type NodePods = ReadonlyMap<string, readonly Stored<Pod>[]>
type BackOffs = Map<string, { next: number; wait: number }>

/** Keeps one pod of each DaemonSet on every node that it is for. Models pkg/controller/daemon (1.36). */
export function startDaemonSetController(cluster: Cluster): void {
  const { kernel, store } = cluster
  const backOffs: BackOffs = new Map()
  const queue: WorkQueue = new WorkQueue(kernel, (key) => sync(cluster, key, queue, backOffs))
  store.watch<DaemonSet>('DaemonSet', ({ object }) => queue.add(keyOf(object)))
  watchControlled(store, 'Pod', 'DaemonSet', (key) => queue.add(key))
  store.watch<Node>('Node', ({ type, object, old }) => {
    if (
      type === 'MODIFIED' &&
      sameJson(old?.spec, object.spec) &&
      sameJson(old?.metadata.labels, object.metadata.labels)
    )
      return
    for (const set of store.list<DaemonSet>('DaemonSet')) queue.add(keyOf(set))
  })
}

function* sync(cluster: Cluster, key: string, queue: WorkQueue, backOffs: BackOffs): Process<SyncResult> {
  const { store, kernel, scenario } = cluster
  const [namespace, name] = splitKey(key)
  const set = store.get<DaemonSet>('DaemonSet', namespace, name)
  if (set === undefined || set.metadata.deletionTimestamp !== undefined) return 'done'
  const revision = syncRevision(store, set, set.spec?.template).metadata.labels?.['controller.kubernetes.io/hash'] ?? ''
  const now = scenario.startTime + kernel.now
  const nodes = store.list<Node>('Node')
  const pods = claim<Pod>(store, 'Pod', set, set.spec?.selector)
  const byNode = podsByNode(pods)
  const remove: Stored<Pod>[] = []
  const create: string[] = []
  for (const node of nodes) {
    const { run, stay } = daemonPlacement(set, node)
    const here = byNode.get(node.metadata.name)
    if (run && here === undefined) create.push(node.metadata.name)
    else if (here !== undefined && !stay) remove.push(...here.filter((p) => p.metadata.deletionTimestamp === undefined))
    else if (here !== undefined)
      remove.push(...finished(cluster, set, here, node, backOffs, (wait) => queue.addAfter(key, wait)))
  }
  if (remove.length > 0) yield API_CALL
  for (const pod of remove) deleteOwnedPod(cluster, COMPONENT, set, pod)
  const failure = yield* slowStart(create.length, (i) =>
    createOwnedPod(cluster, COMPONENT, set, daemonPod(set, create[i] ?? '', revision)),
  )
  if (create.length + remove.length === 0) yield* rollOut(cluster, set, nodes, byNode, revision, now)
  yield API_CALL
  const fresh = store.get<DaemonSet>('DaemonSet', namespace, name)
  const seen = podsByNode(controlledBy<Pod>(store, 'Pod', set))
  if (fresh !== undefined) updateStatus<DaemonSet>(store, fresh, statusOf(set, nodes, seen, revision, now))
  const next = untilNextAvailable(pods, set.spec?.minReadySeconds ?? 0, now)
  if (next !== undefined) queue.addAfter(key, next)
  return failure === undefined ? 'done' : 'retry'
}

/** Pods by their node, the oldest first; what is over and being deleted does not count. */
function podsByNode(pods: readonly Stored<Pod>[]): NodePods {
  const byNode = new Map<string, Stored<Pod>[]>()
  for (const pod of pods) {
    const node = nodeOf(pod)
    if (node === undefined || (pod.metadata.deletionTimestamp !== undefined && isTerminal(pod))) continue
    byNode.set(node, [...(byNode.get(node) ?? []), pod])
  }
  for (const list of byNode.values())
    list.sort((a, b) => ((a.metadata.creationTimestamp ?? '') < (b.metadata.creationTimestamp ?? '') ? -1 : 1))
  return byNode
}

/** The pods of a node that are over, or one too many; failed ones go after a growing wait. */
function finished(
  cluster: Cluster,
  set: Stored<DaemonSet>,
  pods: readonly Stored<Pod>[],
  node: Stored<Node>,
  backOffs: BackOffs,
  later: (wait: number) => void,
): Stored<Pod>[] {
  const staying = pods.filter((p) => p.metadata.deletionTimestamp === undefined)
  const remove: Stored<Pod>[] = []
  for (const pod of staying.filter(isTerminal)) {
    const failed = pod.status?.phase === 'Failed'
    const key = `${set.metadata.uid}/${node.metadata.name}`
    const { now } = cluster.kernel
    const known = backOffs.get(key)
    if (failed && known !== undefined && known.next > now) {
      later(known.next - now)
      continue
    }
    if (failed) {
      const wait = known === undefined ? FIRST_BACK_OFF : Math.min(known.wait * 2, LONGEST_BACK_OFF)
      backOffs.set(key, { wait, next: now + wait })
    }
    const what = `${failed ? 'failed' : 'succeeded'} daemon pod ${pod.metadata.namespace}/${pod.metadata.name} on node ${node.metadata.name}`
    cluster.recorder(COMPONENT).record(refOf(set), {
      type: failed ? 'Warning' : 'Normal',
      reason: failed ? 'FailedDaemonPod' : 'SucceededDaemonPod',
      message: `Found ${what}, will try to ${failed ? 'kill' : 'delete'} it`,
    })
    remove.push(pod)
  }
  return [...remove, ...staying.filter((p) => !isTerminal(p)).slice(1)]
}

/** Replaces pods of old templates, as many at a time as may be unavailable. Models pkg/controller/daemon/update.go, rollingUpdate. */
function* rollOut(
  cluster: Cluster,
  set: Stored<DaemonSet>,
  nodes: readonly Stored<Node>[],
  byNode: NodePods,
  revision: string,
  now: number,
): Process {
  if (set.spec?.updateStrategy?.type === 'OnDelete') return
  const wanted = nodes.filter((n) => daemonPlacement(set, n).run)
  const limit = set.spec?.updateStrategy?.rollingUpdate?.maxUnavailable as number | string | undefined
  let room = Math.max(1, scaled(limit ?? 1, wanted.length, Math.ceil))
  const old: Stored<Pod>[] = []
  for (const node of wanted) {
    const pod = byNode.get(node.metadata.name)?.[0]
    const available =
      pod !== undefined &&
      pod.metadata.deletionTimestamp === undefined &&
      isAvailable(pod, set.spec?.minReadySeconds ?? 0, now)
    if (!available) room--
    if (
      pod === undefined ||
      pod.metadata.deletionTimestamp !== undefined ||
      pod.metadata.labels?.[REVISION_LABEL] === revision
    )
      continue
    if (available) old.push(pod)
    else {
      room++
      old.unshift(pod)
    }
  }
  const replaced = old.slice(0, Math.max(0, room))
  if (replaced.length > 0) yield API_CALL
  for (const pod of replaced) deleteOwnedPod(cluster, COMPONENT, set, pod)
}

function statusOf(
  set: Stored<DaemonSet>,
  nodes: readonly Stored<Node>[],
  byNode: NodePods,
  revision: string,
  now: number,
): DaemonSet['status'] {
  let [desired, current, misscheduled, ready, available, updated] = [0, 0, 0, 0, 0, 0]
  for (const node of nodes) {
    const { run } = daemonPlacement(set, node)
    const pod = byNode.get(node.metadata.name)?.[0]
    if (run) desired++
    if (pod === undefined) continue
    if (!run) {
      misscheduled++
      continue
    }
    current++
    if (isReady(pod)) ready++
    if (isAvailable(pod, set.spec?.minReadySeconds ?? 0, now)) available++
    if (pod.metadata.labels?.[REVISION_LABEL] === revision) updated++
  }
  return {
    currentNumberScheduled: current,
    desiredNumberScheduled: desired,
    ...(available > 0 ? { numberAvailable: available } : {}),
    numberMisscheduled: misscheduled,
    numberReady: ready,
    ...(desired > available ? { numberUnavailable: desired - available } : {}),
    observedGeneration: set.metadata.generation,
    ...(updated > 0 ? { updatedNumberScheduled: updated } : {}),
  }
}
