import type { KubernetesObject } from '../../api/types.ts'
import { prepareUpdate, type Subresource } from '../../api/update.ts'
import { err, ok, type Result } from '../../base/result.ts'
import type { Cluster } from '../cluster.ts'
import { notFound, type StatusError, statusError } from './statusError.ts'
import { updateObject } from './update.ts'

/** Changes an object as a PUT or PATCH of a person does: validated against what it was. */
export function changeObject(
  cluster: Cluster,
  kind: string,
  namespace: string | undefined,
  name: string,
  change: (old: KubernetesObject) => KubernetesObject,
  subresource?: Subresource,
): Result<'changed' | 'unchanged', StatusError> {
  const { store, scenario } = cluster
  const old = store.get(kind, namespace, name)
  if (old === undefined) return err(notFound(kind, name))
  const changed = change(old)
  const renamed = changed.metadata?.name
  if (renamed !== name) {
    const words = `the name of the object (${renamed}) does not match the name on the URL (${name})`
    return err(statusError('BadRequest', words))
  }
  const { kubernetesVersion, featureGates } = scenario
  const prepared = prepareUpdate(old, changed, { kubernetesVersion, featureGates }, subresource)
  if (!prepared.ok) return prepared
  if (prepared.value.outcome === 'unchanged') return ok('unchanged')
  updateObject(store, kind, namespace, name, () => prepared.value.object)
  return ok('changed')
}
