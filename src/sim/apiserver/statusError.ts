import type { ValuePath } from '../../api/diagnostics.ts'
import * as api from '../../api/request/statusError.ts'
import { qualifiedPlural, resourceOfKind } from './resources.ts'

export type { StatusError } from '../../api/request/statusError.ts'

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

/** A refusal that is about one place, the whole object by default. Models apimachinery/pkg/api/errors/errors.go (1.36). */
export function statusError(reason: keyof typeof CODES, message: string, path: ValuePath = []): StatusError {
  return { code: CODES[reason], reason, message, causes: [], paths: [path] }
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
  return api.alreadyExists(pluralOf(kind), name)
}

/** `pods "web" is forbidden: ...`. */
export function forbidden(kind: string, name: string, why: string, path: ValuePath = []): StatusError {
  return api.forbidden(pluralOf(kind), name, why, [path])
}
