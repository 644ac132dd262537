import { labelKeyErrors } from '../labelSyntax.ts'
import type { ObjectMeta } from '../types.ts'
import { type FieldError, invalid, required, tooLong } from './fieldError.ts'
import type { FieldPath } from './fieldPath.ts'
import { complain, dnsLabelErrors, dnsSubdomainErrors, validateLabels } from './names.ts'

const MAX_ANNOTATION_BYTES = 256 * 1024
const STANDARD_FINALIZERS = new Set(['kubernetes', 'orphan', 'foregroundDeletion'])

/** Checks an object's metadata; `nameErrors` are the rules of its kind for names. Models apimachinery/pkg/api/validation/objectmeta.go, ValidateObjectMeta. */
export function validateMetadata(
  metadata: ObjectMeta,
  field: FieldPath,
  nameErrors: (name: string) => string[] = dnsSubdomainErrors,
): FieldError[] {
  const errors: FieldError[] = []
  const { name = '', generateName = '', namespace } = metadata
  if (generateName !== '') {
    // The suffix that follows makes a trailing dash good.
    const masked = generateName.length > 1 ? generateName.replace(/-$/, 'a') : generateName
    errors.push(...complain(field.child('generateName'), generateName, nameErrors(masked)))
  }
  if (name === '') errors.push(required(field.child('name'), 'name or generateName is required'))
  else errors.push(...complain(field.child('name'), name, nameErrors(name)))
  if (namespace !== undefined) errors.push(...complain(field.child('namespace'), namespace, dnsLabelErrors(namespace)))
  return [...errors, ...validateLabels(metadata.labels, field.child('labels')), ...validateRest(metadata, field)]
}

function validateRest(metadata: ObjectMeta, field: FieldPath): FieldError[] {
  return [
    ...validateAnnotations(metadata.annotations, field.child('annotations')),
    ...validateOwners(metadata, field.child('ownerReferences')),
    ...(metadata.finalizers ?? []).flatMap((finalizer, index) => {
      const place = field.child('finalizers').index(index)
      const wrong = complain(place, finalizer, labelKeyErrors(finalizer))
      if (finalizer.includes('/') || STANDARD_FINALIZERS.has(finalizer)) return wrong
      return [
        ...wrong,
        invalid(place, finalizer, 'name is neither a standard finalizer name nor is it fully qualified'),
      ]
    }),
  ]
}

/** Models ValidateAnnotations. */
export function validateAnnotations(annotations: ObjectMeta['annotations'], field: FieldPath): FieldError[] {
  const errors: FieldError[] = []
  let size = 0
  for (const [key, value] of Object.entries(annotations ?? {})) {
    errors.push(...complain(field.at([...field.place, key]), key, labelKeyErrors(key.toLowerCase())))
    size += new TextEncoder().encode(key + value).length
  }
  if (size > MAX_ANNOTATION_BYTES) errors.push(tooLong(field, MAX_ANNOTATION_BYTES))
  return errors
}

function validateOwners({ ownerReferences = [] }: ObjectMeta, field: FieldPath): FieldError[] {
  const errors: FieldError[] = []
  let controller: string | undefined
  for (const [index, owner] of ownerReferences.entries()) {
    const must = (name: 'apiVersion' | 'kind' | 'name' | 'uid', message: string) => {
      if (!owner[name])
        errors.push(invalid(field.child(name).at([...field.place, index, name]), owner[name] ?? '', message))
    }
    must('apiVersion', 'version must not be empty')
    must('kind', 'must not be empty')
    must('name', 'must not be empty')
    must('uid', 'must not be empty')
    if (!owner.controller) continue
    const told = `${owner.kind}/${owner.name}`
    if (controller !== undefined) {
      const message = `Only one reference can have Controller set to true. Found "true" in references for ${controller} and ${told}`
      errors.push(invalid(field, ownerReferences, message))
    }
    controller = told
  }
  return errors
}
