import { internalValue } from '../../goText/internalValue.ts'
import { sameStruct } from '../../semanticEquality.ts'
import { type FieldError, invalid } from '../fieldError.ts'
import type { FieldPath } from '../fieldPath.ts'

const MESSAGE = 'field is immutable'

/** Complains about a scalar that changed. Models apimachinery/pkg/api/validation/objectmeta.go, ValidateImmutableField. */
export function immutableScalar(
  value: string | number | boolean | undefined,
  old: string | number | boolean | undefined,
  field: FieldPath,
): FieldError[] {
  return value === old ? [] : [invalid(field, value ?? null, MESSAGE)]
}

/** Complains about a struct that changed, and prints all of it. */
export function immutableStruct(
  value: object | undefined,
  old: object | undefined,
  struct: string,
  field: FieldPath,
): FieldError[] {
  if (sameStruct(value, old, struct)) return []
  return [invalid(field, value && internalValue(value, struct), MESSAGE)]
}
