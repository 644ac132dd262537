import type { Job } from '../../types.ts'
import { validateDomainPrefixedPath } from '../domainPrefixedPath.ts'
import { type FieldError, invalid, notSupported, required, tooLong } from '../fieldError.ts'
import type { FieldPath } from '../fieldPath.ts'
import { validateNonnegative } from '../numbers.ts'

type JobSpec = NonNullable<Job['spec']>

const MAX_INDEXED_PARALLELISM = 100_000
const MAX_FAILED_INDEXES = 100_000
/** More completions than these ask for narrower limits. */
const MANY_COMPLETIONS = 100_000
const NARROW_LIMIT = 10_000
const MAX_MANAGER = 63

/** The numbers of a Job, and who takes care of it. Models pkg/apis/batch/validation/validation.go, validateJobSpec (1.36), the first part. */
export function validateCounts(spec: JobSpec, field: FieldPath): FieldError[] {
  const counts = [
    ...(['parallelism', 'completions', 'activeDeadlineSeconds', 'backoffLimit', 'ttlSecondsAfterFinished'] as const),
    ...(['backoffLimitPerIndex', 'maxFailedIndexes'] as const),
  ]
  const errors = counts.flatMap((name) => validateNonnegative(spec[name], field.child(name)))
  if (spec.maxFailedIndexes !== undefined && spec.backoffLimitPerIndex === undefined) {
    errors.push(required(field.child('backoffLimitPerIndex'), 'when maxFailedIndexes is specified'))
  }
  return [...errors, ...validateManager(spec.managedBy, field.child('managedBy'))]
}

function validateManager(manager: string | undefined, field: FieldPath): FieldError[] {
  if (manager === undefined) return []
  const errors = validateDomainPrefixedPath(manager, field)
  return manager.length > MAX_MANAGER ? [...errors, tooLong(field, MAX_MANAGER)] : errors
}

/** What goes only with indexes, and what indexes ask for. Models validateJobSpec, the second part. */
export function validateCompletionMode(spec: JobSpec, field: FieldPath): FieldError[] {
  switch (spec.completionMode) {
    case 'Indexed':
      return [...validateIndexed(spec, field), ...validateManyCompletions(spec, field)]
    case undefined:
    case 'NonIndexed':
      return (['backoffLimitPerIndex', 'maxFailedIndexes'] as const).flatMap((name) =>
        spec[name] === undefined ? [] : [invalid(field.child(name), spec[name], 'requires indexed completion mode')],
      )
    default:
      return [notSupported(field.child('completionMode'), spec.completionMode, ['NonIndexed', 'Indexed'])]
  }
}

function validateIndexed(spec: JobSpec, field: FieldPath): FieldError[] {
  const { completions, parallelism = 0, maxFailedIndexes = 0 } = spec
  const errors: FieldError[] = []
  if (completions === undefined) errors.push(required(field.child('completions'), 'when completion mode is Indexed'))
  if (parallelism > MAX_INDEXED_PARALLELISM) {
    const message = `must be less than or equal to ${MAX_INDEXED_PARALLELISM} when completion mode is Indexed`
    errors.push(invalid(field.child('parallelism'), parallelism, message))
  }
  const place = field.child('maxFailedIndexes')
  if (spec.maxFailedIndexes !== undefined && completions !== undefined && maxFailedIndexes > completions) {
    errors.push(invalid(place, maxFailedIndexes, 'must be less than or equal to completions'))
  }
  if (maxFailedIndexes <= MAX_FAILED_INDEXES) return errors
  return [...errors, invalid(place, maxFailedIndexes, `must be less than or equal to ${MAX_FAILED_INDEXES}`)]
}

function validateManyCompletions(spec: JobSpec, field: FieldPath): FieldError[] {
  const { completions = 0, backoffLimitPerIndex, maxFailedIndexes } = spec
  if (completions <= MANY_COMPLETIONS || backoffLimitPerIndex === undefined) return []
  const errors: FieldError[] = []
  if (maxFailedIndexes === undefined) {
    const message = `must be specified when completions is above ${MANY_COMPLETIONS}`
    errors.push(required(field.child('maxFailedIndexes'), message))
  }
  for (const name of ['parallelism', 'maxFailedIndexes'] as const) {
    if ((spec[name] ?? 0) <= NARROW_LIMIT) continue
    const message = `must be less than or equal to ${NARROW_LIMIT} when completions are above ${MANY_COMPLETIONS} and used with backoff limit per index`
    errors.push(invalid(field.child(name), spec[name], message))
  }
  return errors
}
