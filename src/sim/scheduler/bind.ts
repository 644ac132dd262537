import type { Node, Pod } from '../../api/types.ts'
import { refOf, type Stored } from '../apiserver/objectStore.ts'
import { withCondition } from '../apiserver/podCondition.ts'
import type { Cluster } from '../cluster.ts'

/** Labels that say where a node is; its pods get them. */
const TOPOLOGY_LABELS = ['topology.kubernetes.io/zone', 'topology.kubernetes.io/region']

/** Gives a pod its node. Models pkg/registry/core/pod/storage/storage.go, assignPod, and plugin/pkg/admission/podtopologylabels (1.36). */
export function bindPod(cluster: Cluster, pod: Stored<Pod>, nodeName: string): void {
  const { store, scenario } = cluster
  const { namespace, name } = pod.metadata
  const node = store.get<Node>('Node', undefined, nodeName)
  const topology = TOPOLOGY_LABELS.flatMap((key) => {
    const value = node?.metadata.labels?.[key]
    return value === undefined || scenario.kubernetesVersion === '1.34' ? [] : [[key, value] as const]
  })
  store.update<Pod>('Pod', namespace, name, (old) => {
    if (old.metadata.uid !== pod.metadata.uid || old.spec === undefined) return old
    const { nominatedNodeName: _placed, ...status } = old.status ?? {}
    const condition = { type: 'PodScheduled', status: 'True' }
    const labels = topology.length === 0 ? {} : { labels: { ...old.metadata.labels, ...Object.fromEntries(topology) } }
    return {
      ...old,
      metadata: { ...old.metadata, ...labels },
      spec: { ...old.spec, nodeName },
      status: { ...status, conditions: withCondition(status, condition, store.timestamp()) },
    }
  })
  cluster.recorder('default-scheduler').record(refOf(pod), {
    type: 'Normal',
    reason: 'Scheduled',
    message: `Successfully assigned ${namespace}/${name} to ${nodeName}`,
    action: 'Binding',
  })
}
