import type { Draft } from '../../api/defaults/draft.ts'
import { prepareUpdate, type Subresource } from '../../api/request/update.ts'
import type { KubernetesObject, Service } from '../../api/types.ts'
import { err, ok, type Result } from '../../base/result.ts'
import type { Cluster } from '../cluster.ts'
import { allocateAddresses } from './allocateAddresses.ts'
import { notFound, type StatusError, statusError } from './statusError.ts'
import { updateObject } from './update.ts'

/** What became of a change, and what the server warned about. */
export interface Change {
  readonly outcome: 'changed' | 'unchanged'
  readonly warnings: readonly string[]
}

/** Changes an object as a PUT or PATCH of a person does: validated against what it was. */
export function changeObject(
  cluster: Cluster,
  kind: string,
  namespace: string | undefined,
  name: string,
  change: (old: KubernetesObject) => KubernetesObject,
  subresource?: Subresource,
): Result<Change, StatusError> {
  const { store, scenario } = cluster
  const old = store.get(kind, namespace, name)
  if (old === undefined) return err(notFound(kind, name))
  const changed = withVersion(change(old), old)
  const renamed = changed.metadata?.name
  if (renamed !== name) {
    const words = `the name of the object (${renamed}) does not match the name on the URL (${name})`
    return err(statusError('BadRequest', words))
  }
  const { kubernetesVersion, featureGates } = scenario
  const prepared = prepareUpdate(old, changed, { kubernetesVersion, featureGates }, subresource)
  if (!prepared.ok) return prepared
  const { object, outcome, warnings } = prepared.value
  if (outcome === 'changed') updateObject(store, kind, namespace, name, () => withAddresses(cluster, object))
  return ok({ outcome, warnings })
}

/** Whoever names no version means the one that is stored. Models apiserver/pkg/registry/generic/registry/store.go, Update, doUnconditionalUpdate (1.36). */
function withVersion(object: KubernetesObject, { metadata: old }: KubernetesObject): KubernetesObject {
  const { metadata } = object
  return metadata?.resourceVersion
    ? object
    : { ...object, metadata: { ...metadata, resourceVersion: old?.resourceVersion } }
}

/** What a changed Service has come to need is allocated now. */
function withAddresses(cluster: Cluster, object: KubernetesObject): KubernetesObject {
  if (object.kind !== 'Service') return object
  const service = structuredClone(object) as Draft<Service>
  allocateAddresses(cluster, service, object.metadata?.uid ?? '')
  return service as KubernetesObject
}
