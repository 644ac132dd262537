import type { Node, Pod } from '../../../api/types.ts'
import { type Millis, SECOND } from '../../../base/millis.ts'
import { deletePod } from '../../apiserver/deletion.ts'
import type { Stored } from '../../apiserver/objectStore.ts'
import { withCondition } from '../../apiserver/podCondition.ts'
import { updateStatus } from '../../apiserver/update.ts'
import type { Cluster } from '../../cluster.ts'
import { isTerminal } from '../podState.ts'

/** How often the controller looks. */
const PERIOD: Millis = 20 * SECOND
/** For how long a node must be missing. */
const QUARANTINE: Millis = 40 * SECOND

/** Removes pods whose node does not exist. Models pkg/controller/podgc/gc_controller.go, gcOrphaned (1.36); passes that find nothing are not run. */
export function startPodGarbageCollector(cluster: Cluster): void {
  const { store } = cluster
  const watched = new Set<string>()
  const look = (pod: Stored<Pod>): void => {
    const { uid } = pod.metadata
    if (watched.has(uid) || !isOrphan(cluster, pod)) return
    watched.add(uid)
    cluster.kernel.at(nextPass(cluster) + QUARANTINE, () => {
      watched.delete(uid)
      collect(cluster, pod)
    })
  }
  store.watch<Pod>('Pod', ({ type, object }) => {
    if (type !== 'DELETED') look(object)
  })
  store.watch<Node>('Node', ({ type }) => {
    if (type === 'DELETED') for (const pod of store.list<Pod>('Pod')) look(pod)
  })
}

function isOrphan({ store }: Cluster, { spec }: Pod): boolean {
  return !!spec?.nodeName && store.get('Node', undefined, spec.nodeName) === undefined
}

/** Passes began some time before the scenario. */
function nextPass({ kernel }: Cluster): Millis {
  const phase = kernel.random('passes of the pod garbage collector').between(0, PERIOD)
  return phase + Math.ceil((kernel.now - phase) / PERIOD) * PERIOD
}

function collect(cluster: Cluster, seen: Stored<Pod>): void {
  const { store } = cluster
  const { namespace, name, uid } = seen.metadata
  const pod = store.get<Pod>('Pod', namespace, name)
  if (pod === undefined || pod.metadata.uid !== uid || !isOrphan(cluster, pod)) return
  if (!isTerminal(pod)) {
    const condition = {
      type: 'DisruptionTarget',
      status: 'True',
      reason: 'DeletionByPodGC',
      message: 'PodGC: node no longer exists',
      observedGeneration: pod.metadata.generation,
    }
    const conditions = withCondition(pod.status, condition, store.timestamp())
    updateStatus<Pod>(store, pod, { ...pod.status, phase: 'Failed', conditions })
  }
  deletePod(store, namespace, name, { gracePeriodSeconds: 0 })
}
