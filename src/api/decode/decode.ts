import { err, ok, type Result } from '../../base/result.ts'
import type { ValuePath } from '../diagnostics.ts'
import { type FieldSchema, type FieldType, fieldsOf } from '../schema/fields.ts'
import {
  ALWAYS_PRINTED,
  EMBEDDED,
  NULL_LISTS,
  OMITTED_WHEN_EMPTY,
  POINTER_FIELDS,
  VALUE_STRUCTS,
} from '../schema/goTypes.ts'
import { zeroOfScalar } from '../schema/zeroOfScalar.ts'
import { decodeScalar } from './decodeScalar.ts'
import { goTypeName, jsonKind } from './goNames.ts'

/** Why a value cannot be decoded, in the decoder's words, and where. */
export interface DecodeError {
  readonly message: string
  readonly path: ValuePath
}

/** A decoded object: typed, in the form in which the API server writes it (zero values left out where Go's types do so). */
export interface Decoded {
  readonly object: Readonly<Record<string, unknown>>
  /** Fields that the struct does not have, such as `spec.containers[0].imag`, in the decoder's order. */
  readonly unknownFields: readonly { readonly field: string; readonly path: ValuePath }[]
}

/** How many unknown fields the decoder tells. */
const MOST_UNKNOWN = 100

type JsonObject = Record<string, unknown>

/** Thrown inside the decoder where Go's stops at once. */
class Abort extends Error {
  readonly path: ValuePath
  constructor(message: string, path: ValuePath) {
    super(message)
    this.path = path
  }
}

interface Position {
  /** Name of the innermost struct, and names of the fields that lead here, as errors print them. */
  readonly struct: string
  readonly stack: readonly string[]
  readonly path: ValuePath
  /** As unknown fields are printed, with indexes. */
  readonly text: string
}

/** Decodes a JSON object as a struct of the API. Models sigs.k8s.io/json, UnmarshalStrict: a wrong type wins over unknown fields. */
export function decode(value: JsonObject, struct: string): Result<Decoded, DecodeError> {
  const unknownFields: { field: string; path: ValuePath }[] = []
  let saved: DecodeError | undefined

  const mismatch = (what: string, into: string, at: Position): DecodeError => ({
    message: `json: cannot unmarshal ${what} into Go struct field ${at.struct}.${at.stack.join('.')} of type ${into}`,
    path: at.path,
  })
  const save = (error: DecodeError) => {
    saved ??= error
  }

  const readStruct = (source: JsonObject, name: string, at: Position): JsonObject => {
    const fields = fieldsOf(name)
    if (!fields) return structuredClone(source)
    const result: JsonObject = {}
    for (const key of Object.keys(source).sort()) {
      const field = fields.get(key)
      const text = at.text === '' ? key : `${at.text}.${key}`
      const path = [...at.path, key]
      if (!field) {
        if (unknownFields.length < MOST_UNKNOWN) unknownFields.push({ field: text, path })
        continue
      }
      const embedded = EMBEDDED.get(name)
      const stack = embedded?.has(key) ? [...at.stack, embedded.struct, key] : [...at.stack, key]
      const decoded = readField(source[key], field.type, name, key, { struct: name, stack, path, text })
      if (decoded !== undefined && isPrinted(decoded, field, name, key)) result[key] = decoded
    }
    complete(result, name, fields, at)
    return result
  }

  /** Adds what Go prints although it was not given: structs held by value, and zero scalars. */
  const complete = (result: JsonObject, name: string, fields: ReadonlyMap<string, FieldSchema>, at: Position) => {
    const values = VALUE_STRUCTS.get(name)
    for (const [key, field] of fields) {
      if (key in result) continue
      if (values?.has(key) && field.type.form === 'struct') {
        result[key] = readStruct({}, field.type.struct, at)
      } else if (NULL_LISTS.get(name)?.has(key)) {
        result[key] = null
      } else if (field.type.form === 'scalar' && isAlwaysPrinted(field, name, key)) {
        const zero = zeroOfScalar(field.type.scalar)
        if (zero !== undefined) result[key] = zero
      }
    }
  }

  /** What a null becomes inside a list or a map. */
  const emptyItem = (type: FieldType, at: Position): unknown => {
    switch (type.form) {
      case 'struct':
        return readStruct({}, type.struct, at)
      case 'list':
        return []
      case 'map':
        return {}
      case 'scalar':
        return zeroOfScalar(type.scalar) ?? null
    }
  }

  const readField = (value: unknown, type: FieldType, owner: string, field: string, at: Position): unknown => {
    if (value === null || value === undefined) return undefined
    switch (type.form) {
      case 'struct':
        if (isObject(value)) return readStruct(value, type.struct, at)
        save(mismatch(jsonKind(value), goTypeName(owner, field, type), at))
        return undefined
      case 'list':
        if (Array.isArray(value)) {
          return value.map((item, index) => {
            const place = { ...at, path: [...at.path, index], text: `${at.text}[${index}]` }
            return readField(item, type.of, owner, field, place) ?? emptyItem(type.of, place)
          })
        }
        save(mismatch(jsonKind(value), goTypeName(owner, field, type), at))
        return undefined
      case 'map':
        if (isObject(value)) {
          const result: JsonObject = {}
          for (const key of Object.keys(value).sort()) {
            const place = { ...at, path: [...at.path, key], text: `${at.text}.${key}` }
            const item = readField(value[key], type.of, owner, field, place) ?? emptyItem(type.of, place)
            Object.defineProperty(result, key, { value: item, enumerable: true, configurable: true, writable: true })
          }
          return result
        }
        save(mismatch(jsonKind(value), goTypeName(owner, field, type), at))
        return undefined
      case 'scalar': {
        const decoded = decodeScalar(value, type.scalar)
        if ('value' in decoded) return decoded.value
        if ('invalid' in decoded) {
          save({ message: decoded.invalid, path: at.path })
          return undefined
        }
        if (!('mismatch' in decoded)) throw new Abort(decoded.abort, at.path)
        const into = 'into' in decoded ? decoded.into : undefined
        const error = mismatch(decoded.mismatch, into ?? goTypeName(owner, field, type), at)
        if ('abort' in decoded) throw new Abort(error.message, error.path)
        save(error)
        return undefined
      }
    }
  }

  try {
    const object = readStruct(value, struct, { struct, stack: [], path: [], text: '' })
    return saved ? err(saved) : ok({ object, unknownFields })
  } catch (error) {
    if (error instanceof Abort) return err({ message: error.message, path: error.path })
    throw error
  }
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isZero = (value: unknown): boolean => value === '' || value === 0 || value === false

function isAlwaysPrinted(field: FieldSchema, struct: string, name: string): boolean {
  if (ALWAYS_PRINTED.get(struct)?.has(name)) return true
  return field.required && !OMITTED_WHEN_EMPTY.get(struct)?.has(name)
}

function isPrinted(value: unknown, field: FieldSchema, struct: string, name: string): boolean {
  switch (field.type.form) {
    case 'struct':
      return true
    case 'list':
      // An empty list that must be there is refused, and told from a missing one.
      if ((value as unknown[]).length > 0) return true
      return isAlwaysPrinted(field, struct, name) && !NULL_LISTS.get(struct)?.has(name)
    case 'map':
      return Object.keys(value as object).length > 0
    case 'scalar':
      if (!isZero(value) || field.type.scalar === 'any') return true
      if (field.type.scalar === 'intOrString') return true
      return (POINTER_FIELDS.get(struct)?.has(name) ?? false) || isAlwaysPrinted(field, struct, name)
  }
}
