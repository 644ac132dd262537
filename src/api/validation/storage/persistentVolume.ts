import { quantityValue } from '../../quantity/quantity.ts'
import { signOf } from '../../quantity/quantityArithmetic.ts'
import type { PersistentVolume } from '../../types.ts'
import { accessModeErrors } from '../data/claim.ts'
import { type FieldError, forbidden, invalid, notSupported, required } from '../fieldError.ts'
import { type FieldPath, ROOT } from '../fieldPath.ts'
import { validateMetadata } from '../metadata.ts'
import { complain, dnsSubdomainErrors } from '../names.ts'
import { validateNodeSelector } from '../pod/affinity.ts'
import { amountOf } from '../pod/resources.ts'
import { PERSISTENT_SOURCES, type PersistentSources, type VolumeSpec } from './persistentSources.ts'

const SPEC = ROOT.child('spec')
const RECLAIM_POLICIES = ['Delete', 'Recycle', 'Retain']
const VOLUME_MODES = ['Block', 'Filesystem']

/** What is wrong with a PersistentVolume. Models pkg/apis/core/validation/validation.go, ValidatePersistentVolume (1.36). */
export function validatePersistentVolume({ metadata, spec = {} }: PersistentVolume): FieldError[] {
  const { accessModes = [], persistentVolumeReclaimPolicy: policy, nodeAffinity } = spec
  const errors = validateMetadata(metadata ?? {}, ROOT.child('metadata'))
  const modes = SPEC.child('accessModes')
  if (accessModes.length === 0) errors.push(required(modes))
  errors.push(...accessModeErrors(accessModes, modes), ...validateCapacity(spec, SPEC.child('capacity')))
  const reclaim = SPEC.child('persistentVolumeReclaimPolicy')
  if (policy && !RECLAIM_POLICIES.includes(policy)) errors.push(notSupported(reclaim, policy, RECLAIM_POLICIES))
  if (nodeAffinity) {
    const place = SPEC.child('nodeAffinity', 'required')
    const selector = nodeAffinity.required
    const missing = required(place, 'must specify required node constraints')
    errors.push(...(selector ? validateNodeSelector(selector, place) : [missing]))
  }
  errors.push(...validateSource(spec, metadata?.name ?? ''))
  if (policy === 'Recycle' && spec.hostPath && /^\/+(\.?\/*)*$/.test(spec.hostPath.path)) {
    errors.push(forbidden(reclaim, "may not be 'recycle' for a hostPath mount of '/'"))
  }
  return [...errors, ...validateClasses(spec)]
}

function validateCapacity({ capacity }: VolumeSpec, field: FieldPath): FieldError[] {
  const names = Object.keys(capacity ?? {}).sort()
  const errors: FieldError[] = []
  if (names.length === 0) errors.push(required(field))
  if (names.length !== 1 || names[0] !== 'storage') errors.push(notSupported(field, capacity, ['storage']))
  for (const name of names) {
    const text = capacity?.[name] ?? ''
    const amount = amountOf(text)
    if (!amount || signOf(amount) > 0) continue
    const place = field.key(name)
    const whole = quantityValue(amount)
    if (whole < 0n) errors.push(invalid(place, Number(whole), 'must be a valid resource quantity'))
    errors.push(invalid(place, text, 'must be greater than zero'))
  }
  return errors
}

/** Sources whose name the server spells otherwise: where it examines them, and where there is one already. */
const SPELLINGS: { readonly [K in keyof PersistentSources]?: { readonly first?: string; readonly further?: string } } =
  { gcePersistentDisk: { first: 'persistentDisk' }, cephfs: { further: 'cephFS' } }

/** Exactly one source; those of an old plugin are never too many. */
function validateSource(spec: VolumeSpec, name: string): FieldError[] {
  const errors: FieldError[] = []
  let count = 0
  for (const { source, rule } of PERSISTENT_SOURCES) {
    if (!spec[source]) continue
    const { first = source, further = source } = SPELLINGS[source] ?? {}
    if (count++ > 0 && source !== 'flexVolume') {
      errors.push(forbidden(SPEC.child(further).at(['spec', source]), 'may not specify more than 1 volume type'))
      continue
    }
    errors.push(...rule(spec, SPEC.child(first).at(['spec', source]), name))
    if (source === 'local' && !spec.nodeAffinity) {
      errors.push(required(SPEC.child('nodeAffinity'), 'Local volume requires node affinity'))
    }
  }
  return count > 0 ? errors : [required(SPEC, 'must specify a volume type')]
}

function validateClasses({ storageClassName, volumeMode, volumeAttributesClassName: attributes, csi }: VolumeSpec) {
  const errors: FieldError[] = []
  if (storageClassName) {
    errors.push(...complain(SPEC.child('storageClassName'), storageClassName, dnsSubdomainErrors(storageClassName)))
  }
  if (volumeMode !== undefined && !VOLUME_MODES.includes(volumeMode)) {
    errors.push(notSupported(SPEC.child('volumeMode'), volumeMode, VOLUME_MODES))
  }
  if (attributes === undefined) return errors
  const place = SPEC.child('volumeAttributesClassName')
  if (attributes === '') errors.push(required(place, 'an empty string is disallowed'))
  else errors.push(...complain(place, attributes, dnsSubdomainErrors(attributes)))
  const missing = 'has to be specified when using volumeAttributesClassName'
  return csi ? errors : [...errors, required(SPEC.child('csi'), missing)]
}
