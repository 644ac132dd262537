import type { PersistentVolume, PersistentVolumeClaim } from './types.ts'

/** Named the class of a volume or a claim before there was a field for it. */
export const STORAGE_CLASS_ANNOTATION = 'volume.beta.kubernetes.io/storage-class'

/** The class of a volume or a claim; the annotation of old wins. Models pkg/apis/core/v1/helper, GetPersistentVolumeClaimClass (1.36). */
export function storageClassOf({ metadata, spec }: PersistentVolumeClaim | PersistentVolume): string {
  return metadata?.annotations?.[STORAGE_CLASS_ANNOTATION] ?? spec?.storageClassName ?? ''
}
