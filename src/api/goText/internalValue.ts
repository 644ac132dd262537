import { type FieldType, fieldsOf } from '../schema/fields.ts'
import { ALWAYS_PRINTED, POINTER_FIELDS, VALUE_STRUCTS } from '../schema/goTypes.ts'
import { borrowedFrom, internalStruct } from '../schema/internalStructs.ts'
import { zeroOfScalar } from '../schema/zeroOfScalar.ts'
import { sortedEntries } from '../sortedKeys.ts'

/** A value of the server's internal types; structs and maps are Maps, in the order in which Go prints them. */
export type GoValue = string | number | boolean | null | readonly GoValue[] | ReadonlyMap<string, GoValue>

type Fields = Readonly<Record<string, unknown>>

/** What the server holds of a decoded struct: every field under Go's name, absent ones as null or zero. Models pkg/apis/core/v1/conversion.go (1.36). */
export function internalValue(value: object | undefined, struct: string): GoValue {
  return structValue((value ?? {}) as Fields, struct)
}

function structValue(value: Fields, name: string): GoValue {
  const struct = internalStruct(name)
  if (!struct) return plainValue(value)
  const source = name === 'PodSpec' ? withHostFields(value) : value
  const result = new Map<string, GoValue>()
  for (const { json, go } of struct.fields) {
    const owner = fieldsOf(name)?.has(json) ? name : borrowedFrom(name)
    const type = fieldsOf(owner)?.get(json)?.type
    if (!type) continue
    const item = source[json]
    if (struct.form === 'shared') {
      if (!isEmpty(item)) result.set(go, typedValue(item, type))
    } else if (type.form === 'struct' && type.struct === 'ObjectMeta') {
      // Embedded: its fields are the struct's own.
      const metadata = structValue((item ?? {}) as Fields, type.struct)
      if (metadata instanceof Map) for (const [key, each] of metadata) result.set(key, each)
    } else {
      result.set(go, item === undefined || item === null ? absent(type, owner, json) : typedValue(item, type))
    }
  }
  return result
}

function typedValue(value: unknown, type: FieldType): GoValue {
  switch (type.form) {
    case 'struct':
      return structValue(value as Fields, type.struct)
    case 'list':
      return (value as readonly unknown[]).map((item) => typedValue(item, type.of))
    case 'map':
      return new Map(sortedEntries(value as Fields).map(([key, item]) => [key, typedValue(item, type.of)]))
    case 'scalar':
      return plainValue(value)
  }
}

/** What Go holds where nothing was given. */
function absent(type: FieldType, struct: string, field: string): GoValue {
  if (type.form === 'struct') return VALUE_STRUCTS.get(struct)?.has(field) ? structValue({}, type.struct) : null
  if (type.form !== 'scalar' || POINTER_FIELDS.get(struct)?.has(field)) return null
  if (type.scalar === 'quantity' && !ALWAYS_PRINTED.get(struct)?.has(field)) return null
  return zeroOfScalar(type.scalar) ?? null
}

/** What shares the host is part of the security context inside. */
function withHostFields(spec: Fields): Fields {
  const { hostNetwork, hostPID, hostIPC, hostUsers, shareProcessNamespace } = spec
  const host = { hostNetwork, hostPID, hostIPC, hostUsers, shareProcessNamespace }
  return { ...spec, securityContext: { ...(spec.securityContext as Fields | undefined), ...host } }
}

function plainValue(value: unknown): GoValue {
  if (value === undefined || value === null) return null
  if (Array.isArray(value)) return value.map(plainValue)
  if (typeof value === 'object') {
    return new Map(sortedEntries(value as Fields).map(([key, item]) => [key, plainValue(item)]))
  }
  return value as string | number | boolean
}

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (typeof value === 'object' && Object.keys(value).length === 0)
