import type { PersistentVolume, PersistentVolumeClaim, StorageClass } from '../types.ts'
import type { Draft } from './draft.ts'
import { defaultNetworkVolume } from './volume.ts'

/** Models pkg/apis/core/v1/defaults.go, SetDefaults_PersistentVolumeClaim. */
export function defaultClaim(claim: Draft<PersistentVolumeClaim>): void {
  claim.status ??= {}
  claim.status.phase ||= 'Pending'
  if (!claim.spec) return
  claim.spec.volumeMode ??= 'Filesystem'
}

/** Models pkg/apis/core/v1/defaults.go, SetDefaults_PersistentVolume. */
export function defaultPersistentVolume(volume: Draft<PersistentVolume>): void {
  volume.status ??= {}
  volume.status.phase ||= 'Pending'
  if (!volume.spec) return
  volume.spec.persistentVolumeReclaimPolicy ||= 'Retain'
  volume.spec.volumeMode ??= 'Filesystem'
  if (volume.spec.hostPath) volume.spec.hostPath.type ??= ''
  defaultNetworkVolume(volume.spec as Parameters<typeof defaultNetworkVolume>[0])
}

/** Models pkg/apis/storage/v1/defaults.go. */
export function defaultStorageClass(storageClass: Draft<StorageClass>): void {
  storageClass.reclaimPolicy ??= 'Delete'
  storageClass.volumeBindingMode ??= 'Immediate'
}
