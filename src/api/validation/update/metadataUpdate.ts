import { goQuote } from '../../goText/goQuote.ts'
import type { KubernetesObject, ObjectMeta } from '../../types.ts'
import { type FieldError, forbidden, invalid } from '../fieldError.ts'
import { ROOT } from '../fieldPath.ts'
import { validateAccessor, validateKubeFinalizers, validateMarks } from '../metadata.ts'
import { pathSegmentErrors } from '../names.ts'

const FIELD = ROOT.child('metadata')
const FIXED = [
  ...(['name', 'namespace', 'uid', 'creationTimestamp', 'deletionTimestamp', 'deletionGracePeriodSeconds'] as const),
]

/** What every changed object is looked at for, before its kind's own rules. Models apiserver/pkg/registry/rest/update.go, validateCommonFields (1.36). */
export function validateCommonFields(object: KubernetesObject, old: KubernetesObject): FieldError[] {
  const metadata = object.metadata ?? {}
  return [...validateAccessor(metadata, FIELD, pathSegmentErrors), ...validateAccessorUpdate(metadata, old.metadata)]
}

/** What is wrong with changed metadata, as the rules of each kind ask once more. Models pkg/apis/core/validation/validation.go, ValidateObjectMetaUpdate. */
export function validateMetadataUpdate(object: KubernetesObject, old: KubernetesObject): FieldError[] {
  const metadata = object.metadata ?? {}
  return [...validateAccessorUpdate(metadata, old.metadata), ...validateKubeFinalizers(metadata, FIELD)]
}

/** Models apimachinery/pkg/api/validation/objectmeta.go, ValidateObjectMetaAccessorUpdate. */
function validateAccessorUpdate(metadata: ObjectMeta, old: ObjectMeta = {}): FieldError[] {
  return [
    ...(old.deletionTimestamp === undefined ? [] : validateNoNewFinalizers(metadata, old)),
    ...validateVersion(metadata, old),
    ...FIXED.flatMap((name) => {
      const value = metadata[name]
      return value === old[name] ? [] : [invalid(FIELD.child(name), value ?? null, 'field is immutable')]
    }),
    ...validateMarks(metadata, FIELD),
  ]
}

/** A change says which version of the object it changes. */
function validateVersion({ resourceVersion }: ObjectMeta, old: ObjectMeta): FieldError[] {
  if (old.resourceVersion === undefined || resourceVersion) return []
  return [invalid(FIELD.child('resourceVersion'), '', 'must be specified for an update')]
}

/** Models ValidateNoNewFinalizers. */
function validateNoNewFinalizers({ finalizers = [] }: ObjectMeta, old: ObjectMeta): FieldError[] {
  const extra = [...new Set(finalizers)].filter((each) => !old.finalizers?.includes(each)).sort()
  if (extra.length === 0) return []
  const list = `[]string{${extra.map(goQuote).join(', ')}}`
  const message = `no new finalizers can be added if the object is being deleted, found new finalizers ${list}`
  return [forbidden(FIELD.child('finalizers'), message)]
}
