import type { PersistentVolume, PersistentVolumeClaim, StorageClass } from '../types.ts'
import type { Draft } from './draft.ts'
import { defaultNetworkVolume } from './volume.ts'

/** Fills in a claim: it waits for a volume with a file system. Models pkg/apis/core/v1/defaults.go, SetDefaults_PersistentVolumeClaim (1.36). */
export function defaultClaim(claim: Draft<PersistentVolumeClaim>): void {
  claim.status ??= {}
  claim.status.phase ||= 'Pending'
  if (!claim.spec) return
  claim.spec.volumeMode ??= 'Filesystem'
}

/** Fills in a volume, which is kept when its claim goes. Models pkg/apis/core/v1/defaults.go, SetDefaults_PersistentVolume (1.36). */
export function defaultPersistentVolume(volume: Draft<PersistentVolume>): void {
  volume.status ??= {}
  volume.status.phase ||= 'Pending'
  if (!volume.spec) return
  volume.spec.persistentVolumeReclaimPolicy ||= 'Retain'
  volume.spec.volumeMode ??= 'Filesystem'
  if (volume.spec.hostPath) volume.spec.hostPath.type ??= ''
  defaultNetworkVolume(volume.spec as Parameters<typeof defaultNetworkVolume>[0])
}

/** Fills in when a class makes its volumes, and what becomes of them. Models pkg/apis/storage/v1/defaults.go (1.36). */
export function defaultStorageClass(storageClass: Draft<StorageClass>): void {
  storageClass.reclaimPolicy ??= 'Delete'
  storageClass.volumeBindingMode ??= 'Immediate'
}
