import { goJson } from '../goText/goJson.ts'
import { goQuote } from '../goText/goQuote.ts'
import type { FieldPath } from './fieldPath.ts'

/** The kinds of complaints, as causes name them. Models apimachinery util/validation/field/errors.go. */
export type FieldErrorType =
  | 'FieldValueRequired'
  | 'FieldValueInvalid'
  | 'FieldValueDuplicate'
  | 'FieldValueNotSupported'
  | 'FieldValueForbidden'
  | 'FieldValueNotFound'
  | 'FieldValueTooLong'
  | 'FieldValueTooMany'
  | 'FieldValueTypeInvalid'
  | 'InternalError'

/** A complaint about a field. */
export interface FieldError {
  readonly field: FieldPath
  readonly type: FieldErrorType
  /** Without the field's name. */
  readonly message: string
}

const withDetail = (head: string, detail: string): string => (detail === '' ? head : `${head}: ${detail}`)

/** A value as complaints print it: texts quoted, structs as JSON. */
function printed(value: unknown): string {
  if (typeof value === 'string') return goQuote(value)
  if (value === undefined || value === null) return 'null'
  return typeof value === 'object' ? goJson(value) : String(value)
}

/** The field is missing. */
export function required(field: FieldPath, detail = ''): FieldError {
  return { field, type: 'FieldValueRequired', message: withDetail('Required value', detail) }
}

/** The value is wrong. */
export function invalid(field: FieldPath, value: unknown, detail: string): FieldError {
  return { field, type: 'FieldValueInvalid', message: withDetail(`Invalid value: ${printed(value)}`, detail) }
}

/** The value occurs twice. */
export function duplicate(field: FieldPath, value: unknown): FieldError {
  return { field, type: 'FieldValueDuplicate', message: `Duplicate value: ${printed(value)}` }
}

/** The value is none of the allowed ones, which are printed in the order given. */
export function notSupported(field: FieldPath, value: unknown, supported: readonly string[]): FieldError {
  const list = supported.map(goQuote).join(', ')
  const detail = supported.length > 0 ? `supported values: ${list}` : ''
  return { field, type: 'FieldValueNotSupported', message: withDetail(`Unsupported value: ${printed(value)}`, detail) }
}

/** The field may not be set. */
export function forbidden(field: FieldPath, detail: string): FieldError {
  return { field, type: 'FieldValueForbidden', message: withDetail('Forbidden', detail) }
}

/** What the value names does not exist. */
export function notFound(field: FieldPath, value: unknown, detail = ''): FieldError {
  return { field, type: 'FieldValueNotFound', message: withDetail(`Not found: ${printed(value)}`, detail) }
}

/** The value is longer than so many bytes. */
export function tooLong(field: FieldPath, maximum: number): FieldError {
  return { field, type: 'FieldValueTooLong', message: `Too long: may not be more than ${maximum} bytes` }
}

/** The list has more than so many items. */
export function tooMany(field: FieldPath, actual: number, maximum: number): FieldError {
  const items = maximum === 1 ? 'item' : 'items'
  return { field, type: 'FieldValueTooMany', message: `Too many: ${actual}: must have at most ${maximum} ${items}` }
}
