import type { PersistentVolumeClaim } from '../../types.ts'
import { type FieldError, forbidden, invalid, notSupported, required } from '../fieldError.ts'
import type { FieldPath } from '../fieldPath.ts'
import { complain, dnsSubdomainErrors } from '../names.ts'
import { amountOf } from '../pod/resources.ts'
import { validateSelector } from '../selector.ts'

type ClaimSpec = NonNullable<PersistentVolumeClaim['spec']>

const ACCESS_MODES = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod']

/** Models pkg/apis/core/validation/validation.go, ValidatePersistentVolumeClaimSpec. */
export function validateClaimSpec(spec: ClaimSpec, field: FieldPath): FieldError[] {
  const errors: FieldError[] = []
  const modes = spec.accessModes ?? []
  if (modes.length === 0) errors.push(required(field.child('accessModes'), 'at least 1 access mode is required'))
  if (spec.selector) errors.push(...validateSelector(spec.selector, field.child('selector')))
  for (const [index, mode] of modes.entries()) {
    const place = field.child('accessModes')
    if (!ACCESS_MODES.includes(mode)) errors.push(notSupported(place.at([...place.place, index]), mode, ACCESS_MODES))
  }
  if (modes.length > 1 && modes.includes('ReadWriteOncePod')) {
    errors.push(forbidden(field.child('accessModes'), 'may not use ReadWriteOncePod with other access modes'))
  }
  const storage = spec.resources?.requests?.storage
  const place = field.child('resources')
  if (storage === undefined) {
    errors.push(required(place.key('storage').at(place.place)))
  } else if ((amountOf(storage)?.unscaled ?? 0n) <= 0n) {
    errors.push(
      invalid(place.key('storage').at([...place.place, 'requests', 'storage']), storage, 'must be greater than zero'),
    )
  }
  if (spec.storageClassName) {
    errors.push(
      ...complain(field.child('storageClassName'), spec.storageClassName, dnsSubdomainErrors(spec.storageClassName)),
    )
  }
  const { volumeMode } = spec
  if (volumeMode !== undefined && volumeMode !== 'Block' && volumeMode !== 'Filesystem') {
    errors.push(notSupported(field.child('volumeMode'), volumeMode, ['Block', 'Filesystem']))
  }
  return errors
}
