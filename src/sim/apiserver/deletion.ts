import type { KubernetesObject, Pod } from '../../api/types.ts'
import { SECOND } from '../../base/millis.ts'
import { err, ok, type Result } from '../../base/result.ts'
import type { ObjectStore, Stored } from './objectStore.ts'
import { qualifiedPlural, resourceOfKind } from './resources.ts'
import { notFound, type StatusError, statusError } from './statusError.ts'

/** What becomes of the objects that an object owns. `Background` is kubectl's default. */
export type Propagation = 'Background' | 'Foreground' | 'Orphan'

/** The options of a DELETE request. */
export interface DeleteOptions {
  /** Undefined: what the pod's spec says. */
  readonly gracePeriodSeconds?: number
  /** Refused where the object of that name is another one. */
  readonly preconditionsUid?: string
  readonly propagation?: Propagation
}

/** `removed`: the object is gone; `deleting`: it stays until its grace period or its finalizers are done. */
export type DeleteOutcome = 'removed' | 'deleting'

/** The garbage collector's finalizer of an object whose dependents go first. */
export const FOREGROUND_FINALIZER = 'foregroundDeletion'
/** The garbage collector's finalizer of an object whose dependents are to be left without owner. */
export const ORPHAN_FINALIZER = 'orphan'

/** Deletes a pod as the kubelet, a controller or a person asks for it. */
export function deletePod(
  store: ObjectStore,
  namespace: string | undefined,
  name: string,
  options: DeleteOptions = {},
): Result<DeleteOutcome, StatusError> {
  return deleteObject(store, 'Pod', namespace, name, options)
}

/**
 * Deletes an object of any kind.
 * Models staging/src/k8s.io/apiserver/pkg/registry/generic/registry/store.go, Delete (1.36).
 */
export function deleteObject(
  store: ObjectStore,
  kind: string,
  namespace: string | undefined,
  name: string,
  options: DeleteOptions = {},
): Result<DeleteOutcome, StatusError> {
  const old = store.get(kind, namespace, name)
  if (old === undefined) return err(notFound(kind, name))
  const { preconditionsUid } = options
  if (preconditionsUid !== undefined && preconditionsUid !== old.metadata.uid)
    return err(uidConflict(old, preconditionsUid))
  const grace = gracefulDeletion(store, old, options)
  if (grace.kind === 'pending') return ok('deleting')
  const finalizers = finalizersFor(old.metadata.finalizers ?? [], options.propagation)
  const emptied = kind !== 'Namespace' // its own controller removes it when nothing is left in it
  const changesFinalizers = finalizers.join() !== (old.metadata.finalizers ?? []).join()
  if (grace.kind === 'graceless' && !changesFinalizers && finalizers.length === 0 && emptied) {
    store.remove(kind, namespace, name)
    return ok('removed')
  }
  const marked = grace.kind === 'graceful' ? grace : { seconds: 0, deletionTimestamp: store.timestamp() }
  if (grace.kind === 'graceless' && old.metadata.deletionTimestamp !== undefined && !changesFinalizers)
    return ok('deleting')
  store.update(kind, namespace, name, (object) => ({
    ...object,
    metadata: {
      ...object.metadata,
      ...(finalizers.length > 0 ? { finalizers } : {}),
      deletionTimestamp:
        object.metadata.deletionTimestamp !== undefined && grace.kind === 'graceless'
          ? object.metadata.deletionTimestamp
          : marked.deletionTimestamp,
      deletionGracePeriodSeconds: marked.seconds,
      generation: (object.metadata.generation ?? 1) + (object.metadata.deletionTimestamp === undefined ? 1 : 0),
    },
  }))
  if (finalizers.length > 0 || marked.seconds > 0 || !emptied) return ok('deleting')
  store.remove(kind, namespace, name)
  return ok('removed')
}

/** Whether an update leaves nothing that keeps a deleted object: then it is removed instead of written. */
export function isDoneDeleting(object: KubernetesObject): boolean {
  const { deletionTimestamp, deletionGracePeriodSeconds, finalizers } = object.metadata ?? {}
  return deletionTimestamp !== undefined && (deletionGracePeriodSeconds ?? 0) === 0 && (finalizers ?? []).length === 0
}

type Grace =
  | { readonly kind: 'graceful'; readonly seconds: number; readonly deletionTimestamp: string }
  | { readonly kind: 'pending' }
  | { readonly kind: 'graceless' }

/** Models staging/src/k8s.io/apiserver/pkg/registry/rest/delete.go, BeforeDelete (1.36); only pods have a grace period. */
function gracefulDeletion(store: ObjectStore, object: Stored, options: DeleteOptions): Grace {
  if (object.kind !== 'Pod') return { kind: 'graceless' }
  const { deletionTimestamp, deletionGracePeriodSeconds: before } = object.metadata
  if (deletionTimestamp === undefined) {
    const seconds = podGrace(object as Stored<Pod>, options.gracePeriodSeconds)
    return { kind: 'graceful', seconds, deletionTimestamp: secondsFromNow(store, seconds) }
  }
  const asked = options.gracePeriodSeconds
  if (asked === undefined || before === undefined || asked >= before) return { kind: 'pending' }
  const due = Date.parse(deletionTimestamp) - (before - asked) * SECOND
  const now = Date.parse(store.timestamp())
  if (asked <= 0) return { kind: 'graceful', seconds: 0, deletionTimestamp: store.timestamp() }
  // an end that has passed is moved to now, and a second is left to act on it
  return due < now
    ? { kind: 'graceful', seconds: 1, deletionTimestamp: store.timestamp() }
    : { kind: 'graceful', seconds: asked, deletionTimestamp: new Date(due).toISOString().replace('.000Z', 'Z') }
}

/** Models pkg/registry/core/pod/strategy.go, CheckGracefulDelete (1.36). */
function podGrace(pod: Stored<Pod>, asked: number | undefined): number {
  const phase = pod.status?.phase
  if (!pod.spec?.nodeName || phase === 'Succeeded' || phase === 'Failed') return 0
  const seconds = asked ?? pod.spec.terminationGracePeriodSeconds ?? 30
  return seconds < 0 ? 1 : seconds
}

/** Models registry/store.go, deletionFinalizersForGarbageCollection (1.36). */
function finalizersFor(finalizers: readonly string[], propagation: Propagation | undefined): readonly string[] {
  switch (propagation) {
    case undefined:
      return finalizers
    case 'Background':
      return finalizers.filter((f) => f !== FOREGROUND_FINALIZER && f !== ORPHAN_FINALIZER)
    case 'Foreground':
      return [...finalizers.filter((f) => f !== FOREGROUND_FINALIZER && f !== ORPHAN_FINALIZER), FOREGROUND_FINALIZER]
    case 'Orphan':
      return [...finalizers.filter((f) => f !== FOREGROUND_FINALIZER && f !== ORPHAN_FINALIZER), ORPHAN_FINALIZER]
  }
}

function secondsFromNow(store: ObjectStore, seconds: number): string {
  const due = Date.parse(store.timestamp()) + seconds * SECOND
  return new Date(due).toISOString().replace('.000Z', 'Z')
}

function uidConflict(object: Stored, wanted: string): StatusError {
  const resource = resourceOfKind(object.kind ?? '')
  const what = resource === undefined ? (object.kind ?? '') : qualifiedPlural(resource)
  return statusError(
    'Conflict',
    `Operation cannot be fulfilled on ${what} "${object.metadata.name}": StorageError: invalid object, Code: 4, Precondition failed: UID in precondition: ${wanted}, UID in object meta: ${object.metadata.uid}`,
  )
}
