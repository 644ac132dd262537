import generated from './fields.generated.json' with { type: 'json' }

/** The type of a field, read from the generated text: `[]Container!` is a required list of Container structs. */
export type FieldType =
  | { readonly form: 'scalar'; readonly scalar: ScalarType }
  | { readonly form: 'struct'; readonly struct: string }
  | { readonly form: 'list'; readonly of: FieldType }
  | { readonly form: 'map'; readonly of: FieldType }

/** The scalars of the API; `any` is whatever JSON there is. */
export type ScalarType =
  | 'string'
  | 'int32'
  | 'int64'
  | 'double'
  | 'bool'
  | 'time'
  | 'microtime'
  | 'quantity'
  | 'intOrString'
  | 'bytes'
  | 'any'

const SCALARS: ReadonlySet<string> = new Set<ScalarType>([
  ...(['string', 'int32', 'int64', 'double', 'bool', 'time', 'microtime'] as const),
  ...(['quantity', 'intOrString', 'bytes', 'any'] as const),
])

/** A field of a struct. */
export interface FieldSchema {
  readonly type: FieldType
  readonly required: boolean
}

function readType(text: string): FieldType {
  if (text.startsWith('[]')) return { form: 'list', of: readType(text.slice(2)) }
  if (text.startsWith('map:')) return { form: 'map', of: readType(text.slice(4)) }
  return SCALARS.has(text) ? { form: 'scalar', scalar: text as ScalarType } : { form: 'struct', struct: text }
}

const structs = new Map<string, ReadonlyMap<string, FieldSchema>>()

/** The fields of a struct of the API by their JSON names; undefined for a struct that is not described. */
export function fieldsOf(struct: string): ReadonlyMap<string, FieldSchema> | undefined {
  const known = structs.get(struct)
  if (known) return known
  const described = (generated.types as Readonly<Record<string, Readonly<Record<string, string>>>>)[struct]
  if (!described) return undefined
  const fields = new Map<string, FieldSchema>()
  for (const [name, text] of Object.entries(described)) {
    const required = text.endsWith('!')
    fields.set(name, { type: readType(required ? text.slice(0, -1) : text), required })
  }
  structs.set(struct, fields)
  return fields
}

const KINDS: ReadonlyMap<string, string> = new Map(Object.entries(generated.kinds))

/** The struct of a kind that has a schema: `apps/v1`, `Deployment` gives `Deployment`. */
export function structOfKind(apiVersion: string, kind: string): string | undefined {
  return KINDS.get(`${apiVersion} ${kind}`)
}
