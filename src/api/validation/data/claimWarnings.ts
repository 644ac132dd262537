import { goQuote } from '../../goText/goQuote.ts'
import { quantityMilliValue } from '../../quantity/quantity.ts'
import { STORAGE_CLASS_ANNOTATION } from '../../storageClassOf.ts'
import type { PersistentVolumeClaim } from '../../types.ts'
import { amountOf } from '../pod/resources.ts'

/** What the server warns about in a claim that it accepts. Models pkg/api/persistentvolumeclaim/util.go, GetWarningsForPersistentVolumeClaim (1.36). */
export function claimWarnings({ metadata, spec }: PersistentVolumeClaim): string[] {
  const advice = 'deprecated since v1.8; use "storageClassName" attribute instead'
  const known = metadata?.annotations?.[STORAGE_CLASS_ANNOTATION] !== undefined
  const annotated = known ? [`metadata.annotations[${STORAGE_CLASS_ANNOTATION}]: ${advice}`] : []
  return [...annotated, ...claimSpecWarnings(spec, 'spec')]
}

/** What the server warns about in what a claim asks for, at a path. Models pkg/api/persistentvolumeclaim/util.go, GetWarningsForPersistentVolumeClaimSpec. */
export function claimSpecWarnings(spec: PersistentVolumeClaim['spec'], path: string): string[] {
  return (['requests', 'limits'] as const).flatMap((list) => {
    const text = spec?.resources?.[list]?.storage
    const amount = amountOf(text)
    if (!amount || quantityMilliValue(amount) % 1000n === 0n) return []
    const why = `fractional byte value ${goQuote(text ?? '')} is invalid, must be an integer`
    return [`${path}.resources.${list}[storage]: ${why}`]
  })
}
