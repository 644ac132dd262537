import { STORAGE_CLASS_ANNOTATION } from '../../storageClassOf.ts'
import type { PersistentVolume, StorageClass } from '../../types.ts'
import { nodeLabelAdvice, nodeSelectorWarnings } from '../warnings/nodeLabels.ts'

/** The old plugins in the server's order. */
const DEPRECATED = [
  ['cephfs', 'deprecated in v1.28, non-functional in v1.31+'],
  ['photonPersistentDisk', 'deprecated in v1.11, non-functional in v1.16+'],
  ['scaleIO', 'deprecated in v1.16, non-functional in v1.22+'],
  ['storageos', 'deprecated in v1.22, non-functional in v1.25+'],
  ['glusterfs', 'deprecated in v1.25, non-functional in v1.26+'],
  ['rbd', 'deprecated in v1.28, non-functional in v1.31+'],
] as const

/** What is warned about in an accepted volume. Models pkg/api/persistentvolume/util.go, GetWarningsForPersistentVolume (1.36). */
export function persistentVolumeWarnings({ metadata, spec }: PersistentVolume): string[] {
  const warnings: string[] = []
  if (metadata?.annotations?.[STORAGE_CLASS_ANNOTATION] !== undefined) {
    const advice = 'deprecated since v1.8; use "storageClassName" attribute instead'
    warnings.push(`metadata.annotations[${STORAGE_CLASS_ANNOTATION}]: ${advice}`)
  }
  if (spec?.persistentVolumeReclaimPolicy === 'Recycle') {
    const advice = 'Instead, the recommended approach is to use dynamic provisioning.'
    warnings.push(`spec.persistentVolumeReclaimPolicy: The Recycle reclaim policy is deprecated. ${advice}`)
  }
  warnings.push(...nodeSelectorWarnings(spec?.nodeAffinity?.required, 'spec.nodeAffinity.required'))
  for (const [source, advice] of DEPRECATED) {
    // The server spells one of them otherwise.
    if (spec?.[source]) warnings.push(`spec.${source.replace('storageos', 'storageOS')}: ${advice}`)
  }
  return warnings
}

/** What is warned about in an accepted class. Models pkg/api/storage/util.go, GetWarningsForStorageClass. */
export function storageClassWarnings({ allowedTopologies = [] }: StorageClass): string[] {
  return allowedTopologies.flatMap(({ matchLabelExpressions = [] }, index) =>
    matchLabelExpressions.flatMap(({ key }, each) => {
      const advice = nodeLabelAdvice(key)
      return advice ? [`allowedTopologies[${index}].matchLabelExpressions[${each}].key: ${advice}`] : []
    }),
  )
}
