import { labelSelectorAsSelector, type Selector } from '../../selector/selector.ts'
import type { LabelSelector, PodTemplateSpec } from '../../types.ts'
import { type FieldError, invalid, required } from '../fieldError.ts'
import type { FieldPath } from '../fieldPath.ts'
import { validateSelector } from '../selector.ts'

/** A workload's selector, and what is wrong with it. */
export interface CheckedSelector {
  readonly errors: FieldError[]
  /** Undefined where the selector cannot be understood. */
  readonly selector: Selector | undefined
}

/** A selector with its parts in the order in which the server prints them. */
export const printedSelector = ({ matchLabels, matchExpressions }: LabelSelector): LabelSelector => ({
  ...(matchLabels ? { matchLabels } : {}),
  ...(matchExpressions ? { matchExpressions } : {}),
})

/** A selector of a workload must be there, must be good, and must not select everything. */
export function checkSelector(
  selector: LabelSelector | undefined,
  empty: string,
  unreadable: string,
  field: FieldPath,
): CheckedSelector {
  const errors: FieldError[] = []
  if (!selector) {
    errors.push(required(field))
  } else {
    errors.push(...validateSelector(selector, field))
    const size = Object.keys(selector.matchLabels ?? {}).length + (selector.matchExpressions ?? []).length
    if (size === 0) errors.push(invalid(field, printedSelector(selector), empty))
  }
  const read = labelSelectorAsSelector(selector)
  if (!read.ok && selector) errors.push(invalid(field, printedSelector(selector), unreadable))
  return { errors, selector: read.ok ? read.value : undefined }
}

/** Whether a selector is so empty that it needs no labels at all. */
export const selectsEverything = (selector: Selector): boolean =>
  selector.selects === 'matching' && selector.requirements.length === 0

/** The complaint of a template whose pods the selector would not find. */
export function labelsMismatch(template: PodTemplateSpec | undefined, field: FieldPath): FieldError {
  const labels = template?.metadata?.labels ?? null
  return invalid(field.child('metadata', 'labels'), labels, '`selector` does not match template `labels`')
}
