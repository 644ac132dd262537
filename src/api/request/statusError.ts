import type { ValuePath } from '../diagnostics.ts'

/** One complaint of a refused request: the field as the API server names it, and what is wrong with it. */
export interface StatusCause {
  readonly field: string
  readonly reason: string
  readonly message: string
}

/** The API server's refusal, with the places of the manifest that it is about. Models apimachinery/pkg/api/errors/errors.go. */
export interface StatusError {
  readonly code: number
  readonly reason: string
  readonly message: string
  readonly causes: readonly StatusCause[]
  /** One for each cause; without causes the places that the message is about. */
  readonly paths: readonly ValuePath[]
  /** What was warned about before. */
  readonly warnings?: readonly string[]
}

/** 400: the request cannot be read. */
export function badRequest(message: string, paths: readonly ValuePath[] = [[]]): StatusError {
  return { code: 400, reason: 'BadRequest', message, causes: [], paths }
}

/** 403: admission refuses it. */
export function forbidden(
  resource: string,
  name: string,
  why: string,
  paths: readonly ValuePath[] = [[]],
): StatusError {
  return { code: 403, reason: 'Forbidden', message: `${resource} "${name}" is forbidden: ${why}`, causes: [], paths }
}

/** 404, or kubectl's own words before anything is sent. */
export function notFound(message: string, paths: readonly ValuePath[] = [[]]): StatusError {
  return { code: 404, reason: 'NotFound', message, causes: [], paths }
}

/** 500: the server cannot do what it is asked to. */
export function internalError(why: string, paths: readonly ValuePath[] = [[]]): StatusError {
  const message = `Internal error occurred: ${why}`
  return { code: 500, reason: 'InternalError', message, causes: [{ field: '', reason: '', message: why }], paths }
}

/** 409: there is one of that name. */
export function alreadyExists(resource: string, name: string): StatusError {
  const message = `${resource} "${name}" already exists`
  return { code: 409, reason: 'AlreadyExists', message, causes: [], paths: [['metadata', 'name']] }
}
