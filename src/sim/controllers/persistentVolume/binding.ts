import type { KubernetesObject, PersistentVolumeClaim } from '../../../api/types.ts'
import type { ObjectStore } from '../../apiserver/objectStore.ts'

/** A StorageClass, as far as binding looks at it. */
interface StorageClass extends KubernetesObject {
  readonly volumeBindingMode?: string
}

/** Whether a claim is bound only once a pod that uses it has a node. */
export function waitsForConsumer(claim: PersistentVolumeClaim, store: ObjectStore): boolean {
  const name = claim.spec?.storageClassName
  if (!name) return false
  return store.get<StorageClass>('StorageClass', undefined, name)?.volumeBindingMode === 'WaitForFirstConsumer'
}
