import { type FieldError, invalid } from '../fieldError.ts'
import type { FieldPath } from '../fieldPath.ts'

const hasBackstep = (path: string): boolean => path.split('/').includes('..')

/** A path that must not leave its folder through `..`. Models pkg/apis/core/validation/validation.go, validatePathNoBacksteps. */
export function validateNoBacksteps(path: string, field: FieldPath): FieldError[] {
  return hasBackstep(path) ? [invalid(field, path, "must not contain '..'")] : []
}

/** A path that must stay below the folder it starts from. Models validateLocalDescendingPath. */
export function validateDescendingPath(path: string, field: FieldPath): FieldError[] {
  const absolute = path.startsWith('/') ? [invalid(field, path, 'must be a relative path')] : []
  return [...absolute, ...validateNoBacksteps(path, field)]
}

/** A path below the folder it starts from, whose name does not begin with two dots: such names are the kubelet's. Models pkg/apis/core/validation/validation.go, validateLocalNonReservedPath. */
export function validateNonReservedPath(path: string, field: FieldPath): FieldError[] {
  const errors = validateDescendingPath(path, field)
  if (path.startsWith('..') && !path.startsWith('../')) errors.push(invalid(field, path, "must not start with '..'"))
  return errors
}

/** The bits of a file mode. */
export function validateMode(mode: number | undefined, field: FieldPath): FieldError[] {
  if (mode === undefined || (mode >= 0 && mode <= 0o777)) return []
  return [invalid(field, mode, 'must be a number between 0 and 0777 (octal), both inclusive')]
}
