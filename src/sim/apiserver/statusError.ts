import { qualifiedPlural, resourceOfKind } from './resources.ts'

/** The reasons of refusals, as `metav1.StatusReason` names them. */
export type StatusReason =
  | 'Forbidden'
  | 'NotFound'
  | 'AlreadyExists'
  | 'Conflict'
  | 'Invalid'
  | 'BadRequest'
  | 'TooManyRequests'
  | 'InternalError'

/** The API server's answer to a refused request. Models apimachinery/pkg/api/errors/errors.go (1.36). */
export interface StatusError {
  readonly reason: StatusReason
  readonly message: string
}

/** A refusal. */
export function statusError(reason: StatusReason, message: string): StatusError {
  return { reason, message }
}

const pluralOf = (kind: string): string => {
  const resource = resourceOfKind(kind)
  return resource === undefined ? kind : qualifiedPlural(resource)
}

/** `pods "web" not found`. */
export function notFound(kind: string, name: string): StatusError {
  return statusError('NotFound', `${pluralOf(kind)} "${name}" not found`)
}

/** `pods "web" already exists`. */
export function alreadyExists(kind: string, name: string): StatusError {
  return statusError('AlreadyExists', `${pluralOf(kind)} "${name}" already exists`)
}

/** `pods "web" is forbidden: ...`. */
export function forbidden(kind: string, name: string, why: string): StatusError {
  return statusError('Forbidden', `${pluralOf(kind)} "${name}" is forbidden: ${why}`)
}
