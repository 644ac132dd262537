import { err, ok, type Result } from '../../base/result.ts'

type JsonObject = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Applies a merge patch: null takes a key away, objects are merged, anything else replaces. Models RFC 7386. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch
  const merged: Record<string, unknown> = isObject(target) ? { ...target } : {}
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key]
    else merged[key] = mergePatch(merged[key], value)
  }
  return merged
}

/** One operation of a JSON patch. */
interface Operation {
  readonly op: string
  readonly path: string
  readonly from?: string
  readonly value?: unknown
}

/** Applies a JSON patch; refused in the words of the API server's library. Models RFC 6902. */
export function jsonPatch(target: unknown, operations: readonly Operation[]): Result<unknown, string> {
  let document = structuredClone(target)
  for (const operation of operations) {
    const done = apply(document, operation)
    if (!done.ok) return done
    document = done.value
  }
  return ok(document)
}

function apply(document: unknown, { op, path, from, value }: Operation): Result<unknown, string> {
  const keys = keysOf(path)
  switch (op) {
    case 'add':
      return put(document, keys, value, 'insert')
    case 'replace':
      return read(document, keys) === undefined
        ? err(`replace operation does not apply: doc is missing key: ${path}: missing value`)
        : put(document, keys, value, 'replace')
    case 'remove':
      return remove(document, keys, path)
    case 'test':
      return JSON.stringify(read(document, keys)) === JSON.stringify(value)
        ? ok(document)
        : err(`testing value ${path} failed`)
    case 'copy':
    case 'move': {
      const source = keysOf(from ?? '')
      const moved = structuredClone(read(document, source))
      const left = op === 'move' ? remove(document, source, from ?? '') : ok(document)
      return left.ok ? put(left.value, keys, moved, 'insert') : left
    }
    default:
      return err(`Unexpected kind: ${op}`)
  }
}

const keysOf = (path: string): string[] =>
  path
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))

function read(document: unknown, keys: readonly string[]): unknown {
  let at: unknown = document
  for (const key of keys) at = Array.isArray(at) ? at[Number(key)] : isObject(at) ? at[key] : undefined
  return at
}

function put(
  document: unknown,
  keys: readonly string[],
  value: unknown,
  how: 'insert' | 'replace',
): Result<unknown, string> {
  const last = keys.at(-1)
  if (last === undefined) return ok(value)
  const parent = read(document, keys.slice(0, -1))
  if (Array.isArray(parent)) {
    const index = last === '-' ? parent.length : Number(last)
    parent.splice(index, how === 'insert' ? 0 : 1, value)
    return ok(document)
  }
  if (!isObject(parent))
    return err(`add operation does not apply: doc is missing path: "/${keys.join('/')}": missing value`)
  ;(parent as Record<string, unknown>)[last] = value
  return ok(document)
}

function remove(document: unknown, keys: readonly string[], path: string): Result<unknown, string> {
  const last = keys.at(-1) ?? ''
  const parent = read(document, keys.slice(0, -1))
  if (Array.isArray(parent) && Number(last) < parent.length) {
    parent.splice(Number(last), 1)
    return ok(document)
  }
  if (isObject(parent) && last in parent) {
    delete (parent as Record<string, unknown>)[last]
    return ok(document)
  }
  return err(`remove operation does not apply: doc is missing path: "${path}": missing value`)
}
