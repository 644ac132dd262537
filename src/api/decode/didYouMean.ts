import { nearestWord } from '../../base/editDistance.ts'
import type { ValuePath } from '../diagnostics.ts'
import { kindInfo, servedKinds } from '../kinds.ts'
import { type FieldType, fieldsOf } from '../schema/fields.ts'

/** What was probably meant: the word that would stand at a place of the document, as a key or as a value. */
export interface Meant {
  readonly path: ValuePath
  readonly part: 'key' | 'value'
  readonly word: string
}

interface Headed {
  readonly apiVersion?: unknown
  readonly kind?: unknown
}

/** What was probably meant by a field, a kind or a value that was refused with a message; undefined where nothing known is near. */
export function didYouMean(document: unknown, path: ValuePath, message: string): Meant | undefined {
  const { object, base } = objectAt(document, path)
  const inside = path.slice(base.length)
  const last = path.at(-1)
  if (typeof last === 'string' && message.includes(`unknown field "`)) {
    const fields = fieldsAlong(object, inside.slice(0, -1))
    const word = fields && nearestWord(last, fields.keys())
    return word === undefined ? undefined : { path, part: 'key', word }
  }
  return message.startsWith('no matches for kind ') ? meantKind(object, base) : meantValue(path, message)
}

/** What was probably meant by a value of which a message tells the supported ones. */
export function meantValue(path: ValuePath, message: string): Meant | undefined {
  const [, given = '', values = ''] = /Unsupported value: "(.*?)": supported values: (.*)$/.exec(message) ?? []
  const supported = [...values.matchAll(/"(.*?)"/g)].map(([, value = '']) => value)
  const word = nearestWord(given, supported)
  return word === undefined ? undefined : { path, part: 'value', word }
}

/** The object that a path leads into: an item of a list is one of its own. */
function objectAt(document: unknown, path: ValuePath): { object: Headed; base: ValuePath } {
  const whole = (document ?? {}) as Headed & { readonly items?: unknown }
  const [first, index] = path
  const item = first === 'items' && Array.isArray(whole.items) ? (whole.items[Number(index)] as unknown) : undefined
  if (typeof item !== 'object' || item === null) return { object: whole, base: [] }
  return { object: item, base: path.slice(0, 2) }
}

/** The fields that may stand where a path within an object leads. */
function fieldsAlong(object: Headed, path: ValuePath) {
  const struct = kindInfo(String(object.apiVersion), String(object.kind))?.struct
  let type: FieldType | undefined = struct === undefined ? undefined : { form: 'struct', struct }
  for (const step of path) {
    if (type?.form === 'struct') type = fieldsOf(type.struct)?.get(String(step))?.type
    else if (type?.form === 'list' || type?.form === 'map') type = type.of
    else return undefined
  }
  return type?.form === 'struct' ? fieldsOf(type.struct) : undefined
}

/** The kind's own version, or a kind of the version that is spelled almost so. */
function meantKind(object: Headed, base: ValuePath): Meant | undefined {
  const { apiVersion, kind } = object
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return undefined
  const kinds = servedKinds()
  const versions = kinds.filter((each) => each.kind === kind).map((each) => each.apiVersion)
  const version = versions.at(-1)
  if (version !== undefined) return { path: [...base, 'apiVersion'], part: 'value', word: version }
  const named = kinds.filter((each) => each.apiVersion === apiVersion).map((each) => each.kind)
  const word = nearestWord(kind, named)
  return word === undefined ? undefined : { path: [...base, 'kind'], part: 'value', word }
}
