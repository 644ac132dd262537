import { prepareCreate } from '../../api/create.ts'
import type { KubernetesObject } from '../../api/types.ts'
import type { Cluster } from '../cluster.ts'
import type { StatusError } from './statusError.ts'

/** A part of an object that is written by requests of its own. */
export type Subresource = 'status' | 'resize' | 'ephemeralcontainers'

/** Why the API server would not store a changed object. */
export function updateRefusal(
  { scenario }: Cluster,
  _old: KubernetesObject,
  changed: KubernetesObject,
  _subresource?: Subresource,
): StatusError | undefined {
  const { kubernetesVersion, featureGates } = scenario
  const prepared = prepareCreate(changed, { kubernetesVersion, featureGates, fieldValidation: 'Ignore' })
  return prepared.ok ? undefined : prepared.error
}
