import type { PersistentVolumeClaim, Pod } from '../../api/types.ts'
import type { ObjectStore, Stored } from '../apiserver/objectStore.ts'
import { waitsForConsumer } from '../controllers/persistentVolume/binding.ts'

/** Why no node at all is fit for a pod, as far as its claims decide. Models pkg/scheduler/framework/plugins/volumebinding, PreFilter (1.36). */
export function claimRefusal(pod: Stored<Pod>, store: ObjectStore): string | undefined {
  const namespace = pod.metadata.namespace
  for (const volume of pod.spec?.volumes ?? []) {
    const ephemeral = volume.ephemeral === undefined ? undefined : `${pod.metadata.name}-${volume.name}`
    const name = volume.persistentVolumeClaim?.claimName ?? ephemeral
    if (name === undefined) continue
    const claim = store.get<PersistentVolumeClaim>('PersistentVolumeClaim', namespace, name)
    if (claim === undefined)
      return ephemeral === undefined
        ? `persistentvolumeclaim "${name}" not found`
        : `waiting for ephemeral volume controller to create the persistentvolumeclaim "${name}"`
    if (claim.metadata.deletionTimestamp !== undefined) return `persistentvolumeclaim "${name}" is being deleted`
    if (claim.status?.phase === 'Lost')
      return `persistentvolumeclaim "${name}" bound to non-existent persistentvolume "${claim.spec?.volumeName}"`
    if (claim.status?.phase !== 'Bound' && !waitsForConsumer(claim, store))
      return 'pod has unbound immediate PersistentVolumeClaims'
  }
  return undefined
}
