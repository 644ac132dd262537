import type { Draft } from '../../api/defaults/draft.ts'
import { prepareCreate } from '../../api/request/create.ts'
import { generateJobSelector } from '../../api/strategy/generateJobSelector.ts'
import type { Job, KubernetesObject, Namespace, Service } from '../../api/types.ts'
import { err, ok, type Result } from '../../base/result.ts'
import type { Cluster } from '../cluster.ts'
import { admitMutating, admitValidating } from './admission/admit.ts'
import { allocateAddresses } from './allocateAddresses.ts'
import { completeForCreate } from './completeForCreate.ts'
import { generatedName } from './nameGenerator.ts'
import type { Stored } from './objectStore.ts'
import { alreadyExists, forbidden, type StatusError, statusError } from './statusError.ts'

/** A created object, and what the API server warned about. */
export interface Created {
  readonly object: Stored
  readonly warnings: readonly string[]
}

/** How often a generated name that is taken is drawn again. */
const NAME_ATTEMPTS = 8

/**
 * Creates an object as a POST does: decoding, defaults, admission, name, validation, storing.
 * Models apiserver/pkg/endpoints/handlers/create.go and registry/store.go, Create (1.36).
 */
export function createObject(cluster: Cluster, value: unknown, namespace = 'default'): Result<Created, StatusError> {
  const { kernel, store, scenario } = cluster
  const { kubernetesVersion, featureGates } = scenario
  const uid = store.newUid()
  const random = kernel.random(`name ${uid}`)
  const admit = (object: KubernetesObject): Result<KubernetesObject, StatusError> => {
    const refused = namespaceRefusal(cluster, object)
    if (refused !== undefined) return err(refused)
    // what the server gives them is part of what is validated
    if (object.kind === 'Job') generateJobSelector(object as Draft<Job>, uid)
    if (object.kind === 'Service') allocateAddresses(cluster, object as Draft<Service>, uid)
    return admitMutating(cluster, object, uid)
  }
  let taken: StatusError | undefined
  for (let attempt = 0; attempt < NAME_ATTEMPTS; attempt++) {
    const named = withGeneratedName(value, (base) => generatedName(base, random))
    const prepared = prepareCreate(named, { kubernetesVersion, featureGates, namespace, admit })
    if (!prepared.ok) return prepared
    const { object, warnings } = prepared.value
    const { kind = '', metadata } = object
    const refused = admitValidating(cluster, object)
    if (refused !== undefined) return err({ ...refused, warnings })
    if (store.get(kind, metadata?.namespace, metadata?.name ?? '') === undefined)
      return ok({ object: store.create(completeForCreate(object), uid), warnings })
    taken = { ...alreadyExists(kind, metadata?.name ?? ''), warnings }
    if (named === value) return err(taken)
  }
  const why = ', the server was not able to generate a unique name for the object'
  return err(statusError('AlreadyExists', `${taken?.message ?? ''}${why}`))
}

function withGeneratedName(value: unknown, generate: (base: string) => string): unknown {
  const metadata = (value as KubernetesObject | undefined)?.metadata
  if (metadata?.name || !metadata?.generateName) return value
  return { ...(value as object), metadata: { ...metadata, name: generate(metadata.generateName) } }
}

/** Models plugin/pkg/admission/namespace/lifecycle/admission.go (1.36). */
function namespaceRefusal({ store }: Cluster, object: KubernetesObject): StatusError | undefined {
  const name = object.metadata?.namespace
  if (name === undefined) return undefined
  const namespace = store.get<Namespace>('Namespace', undefined, name)
  if (namespace === undefined)
    return statusError('NotFound', `namespaces "${name}" not found`, ['metadata', 'namespace'])
  if (namespace.metadata.deletionTimestamp === undefined) return undefined
  const why = `unable to create new content in namespace ${name} because it is being terminated`
  return forbidden(object.kind ?? '', object.metadata?.name ?? '', why, ['metadata', 'namespace'])
}
