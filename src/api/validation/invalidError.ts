import { groupOf } from '../kinds.ts'
import type { StatusError } from '../request/statusError.ts'
import type { KubernetesObject } from '../types.ts'
import type { FieldError } from './fieldError.ts'

/** 422: the refusal of an object that has something wrong. Models apimachinery/pkg/api/errors/errors.go, NewInvalid. */
export function invalidError(object: KubernetesObject, errors: readonly FieldError[]): StatusError {
  const group = groupOf(object.apiVersion ?? '')
  const kind = group === '' ? object.kind : `${object.kind}.${group}`
  // The message names each complaint once; the causes list them all.
  const told = [...new Set(errors.map((error) => `${error.field.text}: ${error.message}`))]
  const all = told.length === 1 ? told[0] : `[${told.join(', ')}]`
  return {
    code: 422,
    reason: 'Invalid',
    message: `${kind} "${object.metadata?.name ?? ''}" is invalid: ${all}`,
    causes: errors.map(({ field, type, message }) => ({ field: field.text, reason: type, message })),
    paths: errors.map(({ field }) => field.place),
  }
}
