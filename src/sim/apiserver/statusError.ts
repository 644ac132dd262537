import * as api from '../../api/statusError.ts'
import { qualifiedPlural, resourceOfKind } from './resources.ts'

export type { StatusError } from '../../api/statusError.ts'

type StatusError = api.StatusError

/** The HTTP codes of the reasons that the API server refuses stored objects' requests with. */
const CODES = {
  Forbidden: 403,
  NotFound: 404,
  AlreadyExists: 409,
  Conflict: 409,
  Invalid: 422,
  BadRequest: 400,
  TooManyRequests: 429,
  InternalError: 500,
} as const

/** A refusal that is about the whole object. Models apimachinery/pkg/api/errors/errors.go (1.36). */
export function statusError(reason: keyof typeof CODES, message: string): StatusError {
  return { code: CODES[reason], reason, message, causes: [], paths: [[]] }
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
  return api.forbidden(pluralOf(kind), name, why)
}
