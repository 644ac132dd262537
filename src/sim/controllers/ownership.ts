import { labelSelectorAsSelector, selectorMatches } from '../../api/selector/selector.ts'
import type { KubernetesObject, LabelSelector, OwnerReference } from '../../api/types.ts'
import type { ObjectStore, Stored } from '../apiserver/objectStore.ts'
import { updateObject } from '../apiserver/update.ts'

/** The reference of an object to the controller that manages it. */
export function controllerOf({ metadata }: KubernetesObject): OwnerReference | undefined {
  return metadata?.ownerReferences?.find((o) => o.controller === true)
}

/** A reference that makes `owner` the controller of an object. */
export function controllerReference(owner: Stored): OwnerReference {
  return {
    apiVersion: owner.apiVersion ?? '',
    kind: owner.kind ?? '',
    name: owner.metadata.name,
    uid: owner.metadata.uid,
    controller: true,
    blockOwnerDeletion: true,
  }
}

/** The objects of a kind that an object controls, in key order. */
export function controlledBy<T extends KubernetesObject>(store: ObjectStore, kind: string, owner: Stored): Stored<T>[] {
  return store
    .list<T>(kind)
    .filter((o) => o.metadata.namespace === owner.metadata.namespace && controllerOf(o)?.uid === owner.metadata.uid)
}

/**
 * The objects of a kind that an object controls, after taking matching orphans and letting go what does not match any more.
 * Models pkg/controller/controller_ref_manager.go, ClaimObject (1.36).
 */
export function claim<T extends KubernetesObject>(
  store: ObjectStore,
  kind: string,
  owner: Stored,
  selector: LabelSelector | undefined,
): Stored<T>[] {
  const { namespace } = owner.metadata
  const claimed: Stored<T>[] = []
  const read = labelSelectorAsSelector(selector)
  for (const object of store.list<T>(kind)) {
    if (object.metadata.namespace !== namespace) continue
    const controller = controllerOf(object)
    const matches = read.ok && selectorMatches(read.value, object.metadata.labels)
    if (controller !== undefined && controller.uid !== owner.metadata.uid) continue
    if (controller !== undefined && matches) claimed.push(object)
    else if (controller !== undefined) release(store, kind, object, owner)
    else if (
      matches &&
      object.metadata.deletionTimestamp === undefined &&
      owner.metadata.deletionTimestamp === undefined
    ) {
      const adopted = adopt<T>(store, kind, object, owner)
      if (adopted !== undefined) claimed.push(adopted)
    }
  }
  return claimed
}

function adopt<T extends KubernetesObject>(store: ObjectStore, kind: string, object: Stored, owner: Stored) {
  const { namespace, name } = object.metadata
  return updateObject<T>(store, kind, namespace, name, (old) => ({
    ...old,
    metadata: {
      ...old.metadata,
      ownerReferences: [...(old.metadata.ownerReferences ?? []), controllerReference(owner)],
    },
  }))
}

function release(store: ObjectStore, kind: string, object: Stored, owner: Stored): void {
  if (owner.metadata.deletionTimestamp !== undefined) return
  const { namespace, name } = object.metadata
  updateObject(store, kind, namespace, name, (old) => withoutOwner(old, owner.metadata.uid))
}

/** The object without its reference to an owner. */
export function withoutOwner<T extends KubernetesObject>(object: T, uid: string): T {
  const { ownerReferences = [], ...metadata } = object.metadata ?? {}
  const left = ownerReferences.filter((o) => o.uid !== uid)
  return { ...object, metadata: { ...metadata, ...(left.length > 0 ? { ownerReferences: left } : {}) } }
}

/** Calls back with the key of the controller of every changed object: the one before and the one now. */
export function watchControlled(
  store: ObjectStore,
  kind: string,
  ownerKind: string,
  changed: (key: string) => void,
): void {
  store.watch(kind, ({ object, old }) => {
    const keys = new Set<string>()
    for (const version of [object, old]) {
      const controller = version === undefined ? undefined : controllerOf(version)
      if (controller?.kind === ownerKind) keys.add(`${version?.metadata.namespace ?? ''}/${controller.name}`)
    }
    for (const key of keys) changed(key)
  })
}
