import { parseQuantity } from '../../quantity/quantity.ts'
import { compareQuantities } from '../../quantity/quantityArithmetic.ts'
import { sameStruct } from '../../semanticEquality.ts'
import { STORAGE_CLASS_ANNOTATION } from '../../storageClassOf.ts'
import type { PersistentVolumeClaim } from '../../types.ts'
import { type FieldError, forbidden, invalid } from '../fieldError.ts'
import { ROOT } from '../fieldPath.ts'
import { immutableScalar } from './immutableField.ts'
import { structDifference } from './structDifference.ts'

type ClaimSpec = NonNullable<PersistentVolumeClaim['spec']>

const SPEC = ROOT.child('spec')
const FIXED =
  'spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims'

/** What of a claim may not be changed. Models pkg/apis/core/validation/validation.go, ValidatePersistentVolumeClaimUpdate, after ValidatePersistentVolumeClaim (1.36). */
export function validateClaimChange(claim: PersistentVolumeClaim, old: PersistentVolumeClaim): FieldError[] {
  const [spec, before] = [claim.spec ?? {}, old.spec ?? {}]
  const [own, known] = [
    claim.metadata?.annotations?.[STORAGE_CLASS_ANNOTATION],
    old.metadata?.annotations?.[STORAGE_CLASS_ANNOTATION],
  ]
  const takesOver =
    known !== undefined &&
    before.storageClassName === undefined &&
    spec.storageClassName === known &&
    (own === undefined || own === known)
  const errors: FieldError[] = []
  if (!takesOver && (own ?? '') !== (known ?? '')) {
    errors.push(
      invalid(ROOT.child('metadata', 'annotations', STORAGE_CLASS_ANNOTATION), own ?? '', 'field is immutable'),
    )
  }
  const mayName =
    takesOver || (before.storageClassName === undefined && (known ?? spec.storageClassName) === spec.storageClassName)
  const fixed: ClaimSpec = { ...before, volumeName: before.volumeName ?? spec.volumeName }
  const rest = {
    ...settledSpec(spec, before, claim.status?.phase),
    ...(mayName ? { storageClassName: undefined } : {}),
  }
  if (!sameStruct(rest, fixed, 'PersistentVolumeClaimSpec')) {
    errors.push(forbidden(SPEC, `${FIXED}\n${structDifference(fixed, rest, 'PersistentVolumeClaimSpec')}`))
  }
  return [
    ...errors,
    ...validateShrinking(spec, old),
    ...immutableScalar(spec.volumeMode, before.volumeMode, ROOT.child('volumeMode').at(['spec', 'volumeMode'])),
    ...validateAttributesClass(spec, old),
  ]
}

/** Of a bound claim, the size and the class of its attributes may change. */
function settledSpec(spec: ClaimSpec, before: ClaimSpec, phase: string | undefined): ClaimSpec {
  if (phase !== 'Bound') return spec
  const { storage = '0' } = before.resources?.requests ?? {}
  const { requests } = spec.resources ?? {}
  const resources = requests ? { ...spec.resources, requests: { ...requests, storage } } : spec.resources
  return { ...spec, resources, volumeAttributesClassName: before.volumeAttributesClassName }
}

/** What the volume has grown to already cannot be given back. */
function validateShrinking(spec: ClaimSpec, old: PersistentVolumeClaim): FieldError[] {
  const amount = (text: string | undefined) => parseQuantity(text ?? '0')
  const [size, before] = [amount(spec.resources?.requests?.storage), amount(old.spec?.resources?.requests?.storage)]
  const capacity = amount(old.status?.capacity?.storage)
  if (!size.ok || !before.ok || !capacity.ok) return []
  if (compareQuantities(size.value, before.value) >= 0 || compareQuantities(size.value, capacity.value) > 0) return []
  const place = SPEC.child('resources', 'requests', 'storage')
  return [forbidden(place, 'field can not be less than status.capacity')]
}

function validateAttributesClass({ volumeAttributesClassName: name }: ClaimSpec, old: PersistentVolumeClaim) {
  if (name === old.spec?.volumeAttributesClassName || old.status?.currentVolumeAttributesClassName === undefined)
    return []
  if (name !== undefined && name !== '') return []
  const what = name === undefined ? 'nil' : 'empty string'
  const message = `update to ${what} is forbidden when status.currentVolumeAttributesClassName is not nil`
  return [forbidden(SPEC.child('volumeAttributesClassName'), message)]
}
