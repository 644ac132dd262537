import { byteLength } from '../../goText/byteLength.ts'
import { labelKeyErrors } from '../../selector/labelSyntax.ts'
import type { StorageClass } from '../../types.ts'
import { duplicate, type FieldError, invalid, notSupported, required, tooLong } from '../fieldError.ts'
import { type FieldPath, ROOT } from '../fieldPath.ts'
import { validateMetadata } from '../metadata.ts'
import { complain, validateLabelKey } from '../names.ts'

type TopologyTerm = NonNullable<StorageClass['allowedTopologies']>[number]

const MAX_PARAMETERS = 512
const MAX_PARAMETER_BYTES = 256 * 1024
const RECLAIM_POLICIES = ['Delete', 'Retain']
const BINDING_MODES = ['Immediate', 'WaitForFirstConsumer']

/** What is wrong with a new StorageClass. Models pkg/apis/storage/validation/validation.go, ValidateStorageClass (1.36). */
export function validateStorageClass(storageClass: StorageClass): FieldError[] {
  const { metadata, provisioner = '', reclaimPolicy, volumeBindingMode, allowedTopologies = [] } = storageClass
  const place = ROOT.child('provisioner')
  const lowered = provisioner.toLowerCase()
  const errors = [
    ...validateMetadata(metadata ?? {}, ROOT.child('metadata')),
    ...(provisioner === '' ? [required(place)] : complain(place, lowered, labelKeyErrors(lowered))),
    ...validateParameters(storageClass.parameters ?? {}, ROOT.child('parameters')),
  ]
  if (reclaimPolicy && !RECLAIM_POLICIES.includes(reclaimPolicy)) {
    errors.push(notSupported(ROOT.child('reclaimPolicy'), reclaimPolicy, RECLAIM_POLICIES))
  }
  if (volumeBindingMode !== undefined && !BINDING_MODES.includes(volumeBindingMode)) {
    errors.push(notSupported(ROOT.child('volumeBindingMode'), volumeBindingMode, BINDING_MODES))
  }
  return [...errors, ...validateTopologies(allowedTopologies, ROOT.child('allowedTopologies'))]
}

function validateParameters(parameters: Readonly<Record<string, string>>, field: FieldPath): FieldError[] {
  const entries = Object.entries(parameters)
  if (entries.length > MAX_PARAMETERS) return [tooLong(field, MAX_PARAMETERS)]
  const errors: FieldError[] = []
  let size = 0
  for (const [key, value] of entries) {
    if (key === '') errors.push(invalid(field, key, 'field can not be empty.'))
    size += byteLength(key + value)
  }
  return size > MAX_PARAMETER_BYTES ? [...errors, tooLong(field, MAX_PARAMETER_BYTES)] : errors
}

/** What makes two terms the same, whatever their order. */
const identity = ({ matchLabelExpressions = [] }: TopologyTerm): string =>
  JSON.stringify(matchLabelExpressions.map(({ key, values = [] }) => [key, [...values].sort()].join()).sort())

function validateTopologies(terms: readonly TopologyTerm[], field: FieldPath): FieldError[] {
  return terms.flatMap((term, index) => {
    const place = field.index(index).child('matchLabelExpressions')
    const earlier = terms.slice(0, index).some((each) => identity(each) === identity(term))
    return [...validateTerm(term, place), ...(earlier ? [duplicate(place, '')] : [])]
  })
}

/** Models pkg/apis/core/validation/validation.go, ValidateTopologySelectorTerm. */
function validateTerm({ matchLabelExpressions = [] }: TopologyTerm, field: FieldPath): FieldError[] {
  return matchLabelExpressions.flatMap(({ key, values = [] }, index) => {
    const place = field.index(index)
    const list = place.child('values')
    const errors = values.length === 0 ? [required(list)] : []
    for (const [at, value] of values.entries()) {
      if (values.indexOf(value) < at) errors.push(duplicate(list.index(at), value))
    }
    errors.push(...validateLabelKey(key, place.child('key')))
    const earlier = matchLabelExpressions.findIndex((each) => each.key === key) < index
    return earlier ? [...errors, duplicate(place.child('key'), key)] : errors
  })
}
