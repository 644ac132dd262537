import type { FieldType } from '../schema/fields.ts'
import { NAMED_TYPES } from '../schema/goTypes.ts'

/** The structs of autoscaling/v2; all others are of a first version. */
const SECOND_VERSION = /^(HorizontalPod|HPA|CrossVersion)|Metric/

/** A field's Go type as decoding errors print it: `int32`, `[]v1.Container`, `map[string]string`. Models encoding/json, UnmarshalTypeError. */
export function goTypeName(struct: string, field: string, type: FieldType): string {
  const owner = struct === 'EphemeralContainer' ? 'Container' : struct
  const named = NAMED_TYPES[`${owner}.${field}`]
  if (named === 'ResourceList') return type.form === 'map' ? 'v1.ResourceList' : 'resource.Quantity'
  switch (type.form) {
    case 'list':
      return `[]${goTypeName(struct, field, type.of)}`
    case 'map':
      return `map[string]${goTypeName(struct, field, type.of)}`
    case 'struct':
      return `${SECOND_VERSION.test(type.struct) ? 'v2' : 'v1'}.${type.struct}`
    case 'scalar':
      return named === undefined ? scalarName(type.scalar) : named.includes('.') ? named : `v1.${named}`
  }
}

function scalarName(scalar: Extract<FieldType, { form: 'scalar' }>['scalar']): string {
  switch (scalar) {
    case 'double':
      return 'float64'
    case 'bytes':
      return '[]uint8'
    case 'intOrString':
      return 'int32'
    case 'time':
    case 'microtime':
    case 'quantity':
    case 'any':
      return 'string'
    default:
      return scalar
  }
}

/** What a JSON value is called in decoding errors; a number that does not fit is quoted. */
export function jsonKind(value: unknown): 'string' | 'number' | 'bool' | 'array' | 'object' {
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'string') return 'string'
  if (typeof value === 'number') return 'number'
  return typeof value === 'boolean' ? 'bool' : 'object'
}
