import { signOf } from '../../quantity/quantityArithmetic.ts'
import type { PersistentVolumeClaim } from '../../types.ts'
import { type FieldError, forbidden, invalid, notSupported, required } from '../fieldError.ts'
import type { FieldPath } from '../fieldPath.ts'
import { complain, dnsLabelErrors, dnsSubdomainErrors } from '../names.ts'
import { amountOf } from '../pod/resources.ts'
import { validateSelector } from '../selector.ts'

type ClaimSpec = NonNullable<PersistentVolumeClaim['spec']>
type DataSource = NonNullable<ClaimSpec['dataSourceRef']>

const ACCESS_MODES = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod']

/** What is wrong with what a claim asks for. Models pkg/apis/core/validation/validation.go, ValidatePersistentVolumeClaimSpec (1.36). */
export function validateClaimSpec(spec: ClaimSpec, field: FieldPath): FieldError[] {
  const { storageClassName = '', volumeMode, volumeAttributesClassName = '' } = spec
  const errors = [...validateAccess(spec, field), ...validateStorage(spec, field.child('resources'))]
  errors.push(...validateClassName(storageClassName, field.child('storageClassName')))
  if (volumeMode !== undefined && volumeMode !== 'Block' && volumeMode !== 'Filesystem') {
    errors.push(notSupported(field.child('volumeMode'), volumeMode, ['Block', 'Filesystem']))
  }
  errors.push(...validateDataSources(spec, field))
  return [...errors, ...validateClassName(volumeAttributesClassName, field.child('volumeAttributesClassName'))]
}

const validateClassName = (name: string, field: FieldPath): FieldError[] =>
  name === '' ? [] : complain(field, name, dnsSubdomainErrors(name))

function validateAccess({ accessModes: modes = [], selector }: ClaimSpec, field: FieldPath): FieldError[] {
  const place = field.child('accessModes')
  const errors = modes.length === 0 ? [required(place, 'at least 1 access mode is required')] : []
  if (selector) errors.push(...validateSelector(selector, field.child('selector')))
  return [...errors, ...accessModeErrors(modes, place)]
}

/** The modes by which a volume may be mounted, of a claim or of a volume. */
export function accessModeErrors(modes: readonly string[], field: FieldPath): FieldError[] {
  const errors = modes.flatMap((mode, index) =>
    ACCESS_MODES.includes(mode) ? [] : [notSupported(field.at([...field.place, index]), mode, ACCESS_MODES)],
  )
  const single = modes.includes('ReadWriteOncePod')
  if (!single || !modes.some((mode) => mode !== 'ReadWriteOncePod' && ACCESS_MODES.includes(mode))) return errors
  return [...errors, forbidden(field, 'may not use ReadWriteOncePod with other access modes')]
}

function validateStorage({ resources }: ClaimSpec, field: FieldPath): FieldError[] {
  const storage = resources?.requests?.storage
  if (storage === undefined) return [required(field.key('storage').at(field.place))]
  const amount = amountOf(storage)
  if (amount && signOf(amount) > 0) return []
  const place = field.key('storage').at([...field.place, 'requests', 'storage'])
  return [invalid(place, storage, 'must be greater than zero')]
}

function validateDataSources({ dataSource, dataSourceRef }: ClaimSpec, field: FieldPath): FieldError[] {
  const errors: FieldError[] = []
  if (dataSource) errors.push(...validateDataSource(dataSource, field.child('dataSource')))
  if (!dataSourceRef) return errors
  errors.push(...validateDataSource(dataSourceRef, field.child('dataSourceRef')))
  if (!dataSource) return errors
  // The server prints the field itself here, which has nothing that could be printed.
  if (dataSourceRef.namespace) {
    return [...errors, invalid(field, {}, 'may not be specified when dataSourceRef.namespace is specified')]
  }
  const same = (['apiGroup', 'kind', 'name'] as const).every((name) => dataSource[name] === dataSourceRef[name])
  return same ? errors : [...errors, invalid(field, {}, 'must match dataSourceRef')]
}

/** Models validateDataSource and validateDataSourceRef. */
function validateDataSource(source: DataSource, field: FieldPath): FieldError[] {
  const { name, kind, apiGroup = '', namespace = '' } = source
  const errors: FieldError[] = []
  if (!name) errors.push(required(field.child('name')))
  if (!kind) errors.push(required(field.child('kind')))
  if (apiGroup === '' && kind !== 'PersistentVolumeClaim') {
    errors.push(invalid(field, kind, "must be 'PersistentVolumeClaim' when referencing the default apiGroup"))
  }
  if (apiGroup !== '') errors.push(...complain(field.child('apiGroup'), apiGroup, dnsSubdomainErrors(apiGroup)))
  if (namespace !== '') errors.push(...complain(field.child('namespace'), namespace, dnsLabelErrors(namespace)))
  return errors
}
