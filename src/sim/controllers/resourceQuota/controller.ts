import { quantityText } from '../../../api/quantity/quantityText.ts'
import type { ResourceQuota } from '../../../api/types.ts'
import { usedOf } from '../../apiserver/quota.ts'
import { updateStatus } from '../../apiserver/update.ts'
import type { Cluster } from '../../cluster.ts'
import type { Process } from '../../kernel/process.ts'
import { API_CALL, keyOf, type SyncResult, splitKey, WorkQueue } from '../workQueue.ts'

/** Kinds whose objects use up quotas, by themselves or as `count/...`. */
const COUNTED = [
  'ConfigMap',
  'CronJob',
  'DaemonSet',
  'Deployment',
  'Job',
  'PersistentVolumeClaim',
  'Pod',
  'ReplicaSet',
  'ReplicationController',
  'Secret',
  'Service',
  'StatefulSet',
]

/** Writes down what quotas allow and what of it is used. Models pkg/controller/resourcequota (1.36). */
export function startResourceQuotaController(cluster: Cluster): void {
  const { kernel, store } = cluster
  const queue: WorkQueue = new WorkQueue(kernel, (key) => sync(cluster, key))
  store.watch<ResourceQuota>('ResourceQuota', ({ object }) => queue.add(keyOf(object)))
  for (const kind of COUNTED)
    store.watch(kind, ({ object }) => {
      for (const quota of store.list<ResourceQuota>('ResourceQuota'))
        if (quota.metadata.namespace === object.metadata.namespace) queue.add(keyOf(quota))
    })
}

function* sync({ store }: Cluster, key: string): Process<SyncResult> {
  const [namespace, name] = splitKey(key)
  yield API_CALL
  const quota = store.get<ResourceQuota>('ResourceQuota', namespace, name)
  if (quota === undefined) return 'done'
  const used = Object.fromEntries(
    [...usedOf(store, quota)].map(([resource, amount]) => [resource, quantityText(amount)]),
  )
  updateStatus<ResourceQuota>(store, quota, { hard: quota.spec?.hard, used })
  return 'done'
}
