import { byteLength } from '../goText/byteLength.ts'
import { labelKeyErrors } from '../selector/labelSyntax.ts'
import type { ObjectMeta, OwnerReference } from '../types.ts'
import { type FieldError, invalid, required, tooLong } from './fieldError.ts'
import type { FieldPath } from './fieldPath.ts'
import { complain, dnsLabelErrors, dnsSubdomainErrors, validateLabels } from './names.ts'

const MAX_ANNOTATION_BYTES = 256 * 1024
const STANDARD_FINALIZERS = new Set(['kubernetes', 'orphan', 'foregroundDeletion'])

/** Checks an object's metadata; `nameErrors` are the rules of its kind for names. Models pkg/apis/core/validation/validation.go, ValidateObjectMeta (1.36). */
export function validateMetadata(
  metadata: ObjectMeta,
  field: FieldPath,
  nameErrors: (name: string) => string[] = dnsSubdomainErrors,
): FieldError[] {
  return [...validateAccessor(metadata, field, nameErrors), ...validateKubeFinalizers(metadata, field)]
}

/** What holds for the metadata of any object. Models apimachinery/pkg/api/validation/objectmeta.go, ValidateObjectMetaAccessor. */
export function validateAccessor(
  metadata: ObjectMeta,
  field: FieldPath,
  nameErrors: (name: string) => string[],
): FieldError[] {
  const errors: FieldError[] = []
  const { name = '', generateName = '', namespace } = metadata
  if (generateName !== '') {
    // The suffix that follows makes a trailing dash good; what stands before the dash is not looked at.
    const masked = generateName.replace(/.-$/, 'a')
    errors.push(...complain(field.child('generateName'), generateName, nameErrors(masked)))
  }
  if (name === '') errors.push(required(field.child('name'), 'name or generateName is required'))
  else errors.push(...complain(field.child('name'), name, nameErrors(name)))
  if (namespace !== undefined) errors.push(...complain(field.child('namespace'), namespace, dnsLabelErrors(namespace)))
  return [...errors, ...validateMarks(metadata, field), ...validateFinalizers(metadata, field.child('finalizers'))]
}

/** Labels, annotations and owners: what is looked at again when an object changes. */
export function validateMarks(metadata: ObjectMeta, field: FieldPath): FieldError[] {
  return [
    ...validateLabels(metadata.labels, field.child('labels')),
    ...validateAnnotations(metadata.annotations, field.child('annotations')),
    ...validateOwners(metadata, field.child('ownerReferences')),
  ]
}

function validateFinalizers({ finalizers = [] }: ObjectMeta, field: FieldPath): FieldError[] {
  const errors = finalizers.flatMap((finalizer, index) =>
    complain(field.at([...field.place, index]), finalizer, labelKeyErrors(finalizer)),
  )
  if (!finalizers.includes('orphan') || !finalizers.includes('foregroundDeletion')) return errors
  const message = 'finalizer orphan and foregroundDeletion cannot be both set'
  return [...errors, invalid(field, finalizers, message)]
}

/** Finalizers without a domain must be Kubernetes’ own. Models pkg/apis/core/validation/validation.go, validateKubeFinalizerName (1.36). */
export function validateKubeFinalizers({ finalizers = [] }: ObjectMeta, field: FieldPath): FieldError[] {
  return finalizers.flatMap((finalizer, index) => {
    if (finalizer.includes('/') || STANDARD_FINALIZERS.has(finalizer)) return []
    const message = 'name is neither a standard finalizer name nor is it fully qualified'
    return [invalid(field.child('finalizers').index(index), finalizer, message)]
  })
}

/** What is wrong with annotations: their keys, and their size together. Models apimachinery/pkg/api/validation/objectmeta.go, ValidateAnnotations (1.36). */
export function validateAnnotations(annotations: ObjectMeta['annotations'], field: FieldPath): FieldError[] {
  const errors: FieldError[] = []
  let size = 0
  for (const [key, value] of Object.entries(annotations ?? {})) {
    errors.push(...complain(field.at([...field.place, key]), key, labelKeyErrors(key.toLowerCase())))
    size += byteLength(key + value)
  }
  if (size > MAX_ANNOTATION_BYTES) errors.push(tooLong(field, MAX_ANNOTATION_BYTES))
  return errors
}

/** Models ValidateOwnerReferences: none of the complaints has an index. */
function validateOwners({ ownerReferences = [] }: ObjectMeta, field: FieldPath): FieldError[] {
  const errors: FieldError[] = []
  let controller: string | undefined
  for (const [index, owner] of ownerReferences.entries()) {
    const must = (name: 'apiVersion' | 'kind' | 'name' | 'uid', message: string, value = owner[name]) => {
      if (!value) errors.push(invalid(field.child(name).at([...field.place, index, name]), owner[name] ?? '', message))
    }
    const [version, ...rest] = (owner.apiVersion ?? '').split('/').reverse()
    must('apiVersion', 'version must not be empty', rest.length > 1 ? '' : version)
    must('kind', 'must not be empty')
    must('name', 'must not be empty')
    must('uid', 'must not be empty')
    if (owner.apiVersion === 'v1' && owner.kind === 'Event') {
      const place = field.at([...field.place, index])
      errors.push(invalid(place, printedOwner(owner), '/v1, Kind=Event is disallowed from being an owner'))
    }
    if (!owner.controller) continue
    const told = `${owner.kind}/${owner.name}`
    if (controller !== undefined) {
      const message = `Only one reference can have Controller set to true. Found "true" in references for ${controller} and ${told}`
      errors.push(invalid(field, ownerReferences.map(printedOwner), message))
    }
    controller ??= told
  }
  return errors
}

/** An owner with its fields in Go's order. */
function printedOwner({ apiVersion, kind, name, uid, controller, blockOwnerDeletion }: OwnerReference): OwnerReference {
  return { apiVersion, kind, name, uid, controller, blockOwnerDeletion }
}
