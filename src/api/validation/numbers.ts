import { type FieldError, invalid } from './fieldError.ts'
import type { FieldPath } from './fieldPath.ts'

const PERCENT_RULE =
  "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')"

type IntOrString = number | string

/** What is wrong with a number that may be 0, but not less. Models pkg/apis/core/validation/validation.go, ValidateNonnegativeField (1.36). */
export function validateNonnegative(value: number | undefined, field: FieldPath): FieldError[] {
  return (value ?? 0) < 0 ? [invalid(field, value, 'must be greater than or equal to 0')] : []
}

/** What is wrong with a number, or a part in percent. Models pkg/apis/apps/validation/validation.go, ValidatePositiveIntOrPercent (1.36). */
export function validateIntOrPercent(value: IntOrString | undefined, field: FieldPath): FieldError[] {
  if (typeof value === 'string') return /^[0-9]+%$/.test(value) ? [] : [invalid(field, value, PERCENT_RULE)]
  return validateNonnegative(value, field)
}

/** A part in percent is at most all. Models pkg/apis/apps/validation/validation.go, IsNotMoreThan100Percent (1.36). */
export function validateAtMostAll(value: IntOrString | undefined, field: FieldPath): FieldError[] {
  const percent = percentOf(value)
  return percent !== undefined && percent > 100 ? [invalid(field, value, 'must not be greater than 100%')] : []
}

function percentOf(value: IntOrString | undefined): number | undefined {
  const digits = typeof value === 'string' ? /^([0-9]+)%$/.exec(value)?.[1] : undefined
  return digits === undefined ? undefined : Number(digits)
}

/** A number, or the digits of a percentage; a text that is neither counts as none. Models getIntOrPercentValue. */
export function intOrPercentValue(value: IntOrString | undefined): number {
  const percent = percentOf(value)
  if (percent !== undefined) return percent
  return typeof value === 'string' ? (/^[-+]?\d+$/.test(value) ? Number(value) : 0) : (value ?? 0)
}
