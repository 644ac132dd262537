import type { KubernetesObject } from '../../api/types.ts'
import { err, ok, type Result } from '../../base/result.ts'
import type { Cluster } from '../cluster.ts'
import { notFound, type StatusError, statusError } from './statusError.ts'
import { sameJson, updateObject } from './update.ts'
import { type Subresource, updateRefusal } from './updateRefusal.ts'

/** Changes an object as a PUT or PATCH of a person does: validated against what it was. */
export function changeObject(
  cluster: Cluster,
  kind: string,
  namespace: string | undefined,
  name: string,
  change: (old: KubernetesObject) => KubernetesObject,
  subresource?: Subresource,
): Result<'changed' | 'unchanged', StatusError> {
  const { store } = cluster
  const old = store.get(kind, namespace, name)
  if (old === undefined) return err(notFound(kind, name))
  const changed = change(old)
  const renamed = changed.metadata?.name
  if (renamed !== name)
    return err(
      statusError('BadRequest', `the name of the object (${renamed}) does not match the name on the URL (${name})`),
    )
  if (sameJson(old, changed)) return ok('unchanged')
  const refused = updateRefusal(cluster, old, changed, subresource)
  if (refused !== undefined) return err(refused)
  updateObject(store, kind, namespace, name, () => changed)
  return ok('changed')
}
