import type { LabelSelector } from '../../types.ts'
import { type FieldError, forbidden, invalid } from '../fieldError.ts'
import type { FieldPath } from '../fieldPath.ts'
import { validateLabelKey } from '../names.ts'

/** What has a selector, and keys of labels whose values are those of the pod itself. */
interface Selecting {
  readonly labelSelector?: LabelSelector
  readonly matchLabelKeys?: readonly string[]
  readonly mismatchLabelKeys?: readonly string[]
}

/** What is wrong with the label keys of a term of affinity or spread. Models pkg/apis/core/validation/validation.go, ValidateMatchLabelKeysAndMismatchLabelKeys (1.36). */
export function validateLabelKeys(term: Selecting, field: FieldPath): FieldError[] {
  const { labelSelector, matchLabelKeys = [], mismatchLabelKeys = [] } = term
  const errors = (['matchLabelKeys', 'mismatchLabelKeys'] as const).flatMap((list) => {
    const keys = term[list] ?? []
    const place = field.child(list)
    if (keys.length > 0 && !labelSelector) {
      return [forbidden(place, 'must not be specified when labelSelector is not set')]
    }
    return keys.flatMap((key, index) => validateLabelKey(key, place.index(index)))
  })
  // The keys have become requirements of the selector already: there must be no others for them.
  const selected = new Set(Object.keys(labelSelector?.matchLabels ?? {}))
  for (const { key } of labelSelector?.matchExpressions ?? []) {
    const index = matchLabelKeys.lastIndexOf(key)
    if (index >= 0 && selected.has(key)) {
      const printed = field.index(index).at([...field.place, 'matchLabelKeys', index])
      errors.push(invalid(printed, key, 'exists in both matchLabelKeys and labelSelector'))
    }
    selected.add(key)
  }
  for (const [index, key] of matchLabelKeys.entries()) {
    if (!mismatchLabelKeys.includes(key)) continue
    const place = field.child('matchLabelKeys').index(index)
    errors.push(invalid(place, key, 'exists in both matchLabelKeys and mismatchLabelKeys'))
  }
  return errors
}
