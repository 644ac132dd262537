import { labelValueErrors } from '../selector/labelSyntax.ts'
import type { LabelSelector } from '../types.ts'
import { type FieldError, forbidden, invalid, required } from './fieldError.ts'
import type { FieldPath } from './fieldPath.ts'
import { complain, validateLabelKey, validateLabels } from './names.ts'

/** What is wrong with a LabelSelector. Models apimachinery/pkg/apis/meta/v1/validation, ValidateLabelSelector (1.36). */
export function validateSelector(selector: LabelSelector | undefined, field: FieldPath): FieldError[] {
  if (!selector) return []
  const errors = validateLabels(selector.matchLabels, field.child('matchLabels'))
  for (const [index, requirement] of (selector.matchExpressions ?? []).entries()) {
    const place = field.child('matchExpressions').index(index)
    const values = requirement.values ?? []
    switch (requirement.operator) {
      case 'In':
      case 'NotIn':
        if (values.length === 0) {
          errors.push(required(place.child('values'), "must be specified when `operator` is 'In' or 'NotIn'"))
        }
        break
      case 'Exists':
      case 'DoesNotExist':
        if (values.length > 0) {
          const message = "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"
          errors.push(forbidden(place.child('values'), message))
        }
        break
      default:
        errors.push(invalid(place.child('operator'), requirement.operator, 'not a valid selector operator'))
    }
    errors.push(...validateLabelKey(requirement.key, place.child('key')))
    for (const [at, value] of values.entries()) {
      errors.push(...complain(place.child('values').index(at), value, labelValueErrors(value)))
    }
  }
  return errors
}
