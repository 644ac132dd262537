import type { Namespace } from '../../../api/types.ts'
import { type Millis, SECOND } from '../../../base/millis.ts'
import { deleteObject } from '../../apiserver/deletion.ts'
import { RESOURCES } from '../../apiserver/resources.ts'
import { updateStatus } from '../../apiserver/update.ts'
import { namespaceContents } from '../../bootstrap.ts'
import type { Cluster } from '../../cluster.ts'

/** How soon a namespace that is not empty yet is looked at again. */
const RETRY: Millis = SECOND

/** Furnishes new namespaces and empties deleted ones. Models pkg/controller/{serviceaccount,namespace} (1.36). */
export function startNamespaceController(cluster: Cluster): void {
  const { store } = cluster
  store.watch<Namespace>('Namespace', ({ type, object: { metadata } }) => {
    if (type === 'ADDED') {
      for (const object of namespaceContents(metadata.name))
        if (store.get(object.kind ?? '', metadata.name, object.metadata?.name ?? '') === undefined) store.create(object)
    } else if (type === 'MODIFIED' && metadata.deletionTimestamp !== undefined) empty(cluster, metadata.name)
  })
}

function empty(cluster: Cluster, name: string): void {
  const { store, kernel } = cluster
  const namespace = store.get<Namespace>('Namespace', undefined, name)
  if (namespace === undefined) return
  updateStatus<Namespace>(store, namespace, { ...namespace.status, phase: 'Terminating' })
  let left = 0
  for (const { kind, scope } of RESOURCES) {
    if (scope !== 'Namespaced') continue
    for (const { metadata } of store.list(kind)) {
      if (metadata.namespace !== name) continue
      deleteObject(store, kind, name, metadata.name, { propagation: 'Background' })
      if (store.get(kind, name, metadata.name) !== undefined) left++
    }
  }
  if (left > 0) kernel.after(RETRY, () => empty(cluster, name))
  else store.remove('Namespace', undefined, name)
}
