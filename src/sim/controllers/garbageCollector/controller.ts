import type { KubernetesObject } from '../../../api/types.ts'
import type { Millis } from '../../../base/millis.ts'
import { deleteObject, FOREGROUND_FINALIZER, ORPHAN_FINALIZER } from '../../apiserver/deletion.ts'
import type { Stored } from '../../apiserver/objectStore.ts'
import { RESOURCES } from '../../apiserver/resources.ts'
import { updateObject } from '../../apiserver/update.ts'
import type { Cluster } from '../../cluster.ts'
import { withoutOwner } from '../ownership.ts'

/** How long after an owner's deletion its dependents are looked at. */
const DELAY: Millis = 10

/** Deletes what owners left behind, in the order that the deletion asked for. Models pkg/controller/garbagecollector (1.36). */
export function startGarbageCollector(cluster: Cluster): void {
  const { kernel, store } = cluster
  for (const { kind } of RESOURCES)
    store.watch(kind, ({ type, object }) => {
      if (type === 'DELETED') kernel.after(DELAY, () => ownerGone(cluster, object))
      else if (object.metadata.deletionTimestamp !== undefined) kernel.after(DELAY, () => ownerGoing(cluster, object))
      else if (type === 'ADDED') kernel.after(DELAY, () => deleteIfAbandoned(cluster, object))
    })
}

/** Background: the dependents of an owner that is gone go too, each as its kind is deleted. */
function ownerGone(cluster: Cluster, owner: Stored): void {
  for (const dependent of dependentsOf(cluster, owner)) deleteIfAbandoned(cluster, dependent)
  for (const other of ownersOf(cluster, owner)) ownerGoing(cluster, other)
}

function deleteIfAbandoned({ store }: Cluster, object: Stored): void {
  const { namespace, name, ownerReferences = [] } = object.metadata
  const current = store.get(object.kind ?? '', namespace, name)
  if (current?.metadata.uid !== object.metadata.uid || ownerReferences.length === 0) return
  const absent = ownerReferences.every((o) => {
    const owner = store.get(o.kind, namespace, o.name) ?? store.get(o.kind, undefined, o.name)
    return owner?.metadata.uid !== o.uid
  })
  if (absent && current.metadata.deletionTimestamp === undefined)
    deleteObject(store, object.kind ?? '', namespace, name, {
      propagation: 'Background',
      preconditionsUid: object.metadata.uid,
    })
}

/** Foreground and orphan: the owner waits behind a finalizer until its dependents are dealt with. */
function ownerGoing(cluster: Cluster, seen: Stored): void {
  const { store } = cluster
  const { namespace, name } = seen.metadata
  const owner = store.get(seen.kind ?? '', namespace, name)
  const finalizers = owner?.metadata.finalizers ?? []
  if (
    owner?.metadata.uid !== seen.metadata.uid ||
    owner === undefined ||
    owner.metadata.deletionTimestamp === undefined
  )
    return
  const dependents = dependentsOf(cluster, owner)
  if (finalizers.includes(ORPHAN_FINALIZER)) {
    for (const dependent of dependents) {
      const { namespace: ns, name: n } = dependent.metadata
      updateObject(store, dependent.kind ?? '', ns, n, (old) => withoutOwner(old, owner.metadata.uid))
    }
    // the owner's controller still sees that it has nothing left
    cluster.kernel.after(2 * DELAY, () => dropFinalizer(cluster, owner, ORPHAN_FINALIZER))
  } else if (finalizers.includes(FOREGROUND_FINALIZER)) {
    for (const dependent of dependents)
      if (dependent.metadata.deletionTimestamp === undefined)
        deleteObject(store, dependent.kind ?? '', dependent.metadata.namespace, dependent.metadata.name, {
          propagation: 'Foreground',
        })
    const blocking = dependentsOf(cluster, owner).some((d) =>
      d.metadata.ownerReferences?.some((o) => o.uid === owner.metadata.uid && o.blockOwnerDeletion === true),
    )
    if (!blocking) dropFinalizer(cluster, owner, FOREGROUND_FINALIZER)
  }
}

function dropFinalizer({ store }: Cluster, owner: Stored, finalizer: string): void {
  const { namespace, name } = owner.metadata
  updateObject<KubernetesObject>(store, owner.kind ?? '', namespace, name, (old) => ({
    ...old,
    metadata: { ...old.metadata, finalizers: (old.metadata.finalizers ?? []).filter((f) => f !== finalizer) },
  }))
}

function dependentsOf({ store }: Cluster, owner: Stored): Stored[] {
  const { uid } = owner.metadata
  return RESOURCES.flatMap(({ kind }) => store.list(kind)).filter((o) =>
    o.metadata.ownerReferences?.some((r) => r.uid === uid),
  )
}

function ownersOf({ store }: Cluster, dependent: Stored): Stored[] {
  return (dependent.metadata.ownerReferences ?? []).flatMap(
    (o) => store.get(o.kind, dependent.metadata.namespace, o.name) ?? [],
  )
}
