import type { PodSpec } from '../types.ts'
import type { Draft } from './draft.ts'
import { defaultImagePullPolicy } from './imagePullPolicy.ts'

type Volume = Draft<NonNullable<PodSpec['volumes']>[number]>

type NetworkSources = { [K in 'iscsi' | 'rbd' | 'azureDisk' | 'scaleIO']?: Partial<NonNullable<Volume[K]>> }

/** 0644: who may read the files of a projected volume. */
const FILE_MODE = 0o644
const TOKEN_SECONDS = 3600

/** Fills in a volume; one without a source is an empty directory. Models pkg/apis/core/v1/defaults.go, SetDefaults_Volume and its kin. */
export function defaultVolume(volume: Volume): void {
  if (Object.keys(volume).every((key) => key === 'name')) volume.emptyDir = {}
  if (volume.secret) volume.secret.defaultMode ??= FILE_MODE
  if (volume.configMap) volume.configMap.defaultMode ??= FILE_MODE
  if (volume.downwardAPI) {
    volume.downwardAPI.defaultMode ??= FILE_MODE
    for (const item of volume.downwardAPI.items ?? []) if (item.fieldRef) item.fieldRef.apiVersion ||= 'v1'
  }
  if (volume.projected) {
    volume.projected.defaultMode ??= FILE_MODE
    for (const source of volume.projected.sources ?? []) {
      for (const item of source.downwardAPI?.items ?? []) if (item.fieldRef) item.fieldRef.apiVersion ||= 'v1'
      if (source.serviceAccountToken) source.serviceAccountToken.expirationSeconds ??= TOKEN_SECONDS
    }
  }
  if (volume.hostPath) volume.hostPath.type ??= ''
  if (volume.image) volume.image.pullPolicy ||= defaultImagePullPolicy(volume.image.reference)
  if (volume.ephemeral?.volumeClaimTemplate) volume.ephemeral.volumeClaimTemplate.spec.volumeMode ??= 'Filesystem'
  defaultNetworkVolume(volume)
}

/** What sources outside the node are filled in with, in a pod's volume or a PersistentVolume. */
export function defaultNetworkVolume(volume: NetworkSources): void {
  if (volume.iscsi) volume.iscsi.iscsiInterface ||= 'default'
  if (volume.rbd) {
    volume.rbd.pool ||= 'rbd'
    volume.rbd.user ||= 'admin'
    volume.rbd.keyring ||= '/etc/ceph/keyring'
  }
  if (volume.azureDisk) {
    volume.azureDisk.cachingMode ??= 'ReadWrite'
    volume.azureDisk.kind ??= 'Shared'
    volume.azureDisk.fsType ??= 'ext4'
    volume.azureDisk.readOnly ??= false
  }
  if (volume.scaleIO) {
    volume.scaleIO.storageMode ||= 'ThinProvisioned'
    volume.scaleIO.fsType ||= 'xfs'
  }
}
