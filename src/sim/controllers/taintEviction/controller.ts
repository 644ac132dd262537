import type { Node, Pod, Taint, Toleration } from '../../../api/types.ts'
import { type Millis, SECOND } from '../../../base/millis.ts'
import { deletePod } from '../../apiserver/deletion.ts'
import { refOf, type Stored } from '../../apiserver/objectStore.ts'
import { withCondition } from '../../apiserver/podCondition.ts'
import { sameJson, updateStatus } from '../../apiserver/update.ts'
import type { Cluster } from '../../cluster.ts'
import type { Timer } from '../../kernel/kernel.ts'
import { toleratesTaint } from '../../scheduler/filters/taintToleration.ts'
import { isTerminal } from '../podState.ts'
import { API_CALL } from '../workQueue.ts'

const COMPONENT = 'taint-eviction-controller'

/** How long a pod may stay on a node with these taints: not at all, for a span, or as long as it likes. */
export type Stay = Millis | 'forever'

/** Models pkg/controller/tainteviction/taint_eviction.go, processPodOnNode (1.36). */
export function stayWith(taints: readonly Taint[], tolerations: readonly Toleration[]): Stay {
  let stay: Stay = 'forever'
  for (const taint of taints.filter((t) => t.effect === 'NoExecute')) {
    const matching = tolerations.filter((t) => toleratesTaint(t, taint))
    if (matching.length === 0) return 0
    for (const { tolerationSeconds } of matching) {
      if (tolerationSeconds === undefined || tolerationSeconds === null) continue
      const span = Math.max(0, tolerationSeconds * SECOND)
      stay = stay === 'forever' ? span : Math.min(stay, span)
    }
  }
  return stay
}

/** Deletes pods from nodes with NoExecute taints when their tolerations are used up. Models pkg/controller/tainteviction (1.36). */
export function startTaintEvictionController(cluster: Cluster): void {
  const { store } = cluster
  const timers = new Map<string, Timer>()
  store.watch<Node>('Node', ({ object, old }) => {
    if (sameJson(old?.spec?.taints, object.spec?.taints)) return
    for (const pod of store.list<Pod>('Pod'))
      if (pod.spec?.nodeName === object.metadata.name) consider(cluster, timers, pod, object)
  })
  store.watch<Pod>('Pod', ({ type, object, old }) => {
    const { uid } = object.metadata
    if (type === 'DELETED' || object.metadata.deletionTimestamp !== undefined) {
      timers.get(uid)?.cancel()
      timers.delete(uid)
      return
    }
    const placed =
      old?.spec?.nodeName !== object.spec?.nodeName || !sameJson(old?.spec?.tolerations, object.spec?.tolerations)
    const node = store.get<Node>('Node', undefined, object.spec?.nodeName ?? '')
    if (placed && node !== undefined) consider(cluster, timers, object, node)
  })
}

function consider(cluster: Cluster, timers: Map<string, Timer>, pod: Stored<Pod>, node: Stored<Node>): void {
  const { uid } = pod.metadata
  const known = timers.get(uid)
  const stay = stayWith(node.spec?.taints ?? [], pod.spec?.tolerations ?? [])
  if (stay === 'forever') {
    if (known === undefined) return
    known.cancel()
    timers.delete(uid)
    tell(cluster, pod, 'Cancelling deletion of Pod')
    return
  }
  if (pod.metadata.deletionTimestamp !== undefined || isTerminal(pod)) return
  // a timer that runs is only ever shortened
  if (known !== undefined && known.due <= cluster.kernel.now + stay) return
  known?.cancel()
  timers.set(
    uid,
    cluster.kernel.after(stay, () => {
      timers.delete(uid)
      evict(cluster, pod)
    }),
  )
}

function tell(cluster: Cluster, pod: Stored<Pod>, what: string): void {
  const message = `${what} ${pod.metadata.namespace}/${pod.metadata.name}`
  cluster.recorder(COMPONENT).record(refOf(pod), { type: 'Normal', reason: 'TaintManagerEviction', message })
}

function evict(cluster: Cluster, seen: Stored<Pod>): void {
  const { store, kernel } = cluster
  const { namespace, name, uid } = seen.metadata
  const pod = store.get<Pod>('Pod', namespace, name)
  if (pod === undefined || pod.metadata.uid !== uid || pod.metadata.deletionTimestamp !== undefined) return
  tell(cluster, pod, 'Marking for deletion Pod')
  const condition = {
    type: 'DisruptionTarget',
    status: 'True',
    reason: 'DeletionByTaintManager',
    message: 'Taint manager: deleting due to NoExecute taint',
    observedGeneration: pod.metadata.generation,
  }
  kernel.after(API_CALL, () => {
    updateStatus<Pod>(store, pod, {
      ...pod.status,
      conditions: withCondition(pod.status, condition, store.timestamp()),
    })
    kernel.after(API_CALL, () => deletePod(store, namespace, name, { preconditionsUid: uid }))
  })
}
