import type { KubernetesObject } from '../../api/types.ts'
import { isDoneDeleting } from './deletion.ts'
import type { ObjectStore, Stored } from './objectStore.ts'

/** Whether two JSON values are the same; keys without value count as absent. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const left = a as Record<string, unknown>
  const right = b as Record<string, unknown>
  for (const key of Object.keys(left)) if (!sameJson(left[key], right[key])) return false
  for (const key of Object.keys(right)) if (right[key] !== undefined && !(key in left)) return false
  return true
}

/**
 * Writes a changed object: nothing where it is unchanged, the next generation where its spec changed, its removal where it was being
 * deleted and its last finalizer went. Models apiserver/pkg/registry/generic/registry/store.go, Update (1.36).
 */
export function updateObject<T extends KubernetesObject>(
  store: ObjectStore,
  kind: string,
  namespace: string | undefined,
  name: string,
  change: (old: Stored<T>) => T,
): Stored<T> | undefined {
  const old = store.get<T>(kind, namespace, name)
  if (old === undefined) return undefined
  const changed = change(old)
  if (sameJson(old, changed)) return old
  if (isDoneDeleting(changed)) {
    store.remove(kind, namespace, name)
    return undefined
  }
  const spec = (object: unknown): unknown => (object as { spec?: unknown }).spec
  const counted = (old.metadata.generation ?? 1) + (sameJson(spec(old), spec(changed)) ? 0 : 1)
  const generation = Math.max(counted, changed.metadata?.generation ?? 0)
  return store.update<T>(kind, namespace, name, () => ({ ...changed, metadata: { ...changed.metadata, generation } }))
}

/** Writes an object's status; nothing where it is unchanged. */
export function updateStatus<T extends KubernetesObject & { readonly status?: unknown }>(
  store: ObjectStore,
  object: Stored<T>,
  status: T['status'],
): Stored<T> | undefined {
  const { namespace, name } = object.metadata
  return store.update<T>(object.kind ?? '', namespace, name, (old) =>
    old.metadata.uid !== object.metadata.uid || sameJson(old.status, status) ? old : { ...old, status },
  )
}
