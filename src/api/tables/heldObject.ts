import { decode } from '../decode/decode.ts'
import { structOfKind } from '../schema/fields.ts'
import type { KubernetesObject } from '../types.ts'

/** An object of a case as Kubernetes holds it when it prints it: nulls are absent, fields that are always there are there. What does not decode stays as it is. */
export function heldObject<T extends KubernetesObject>(
  object: T,
  apiVersion = object.apiVersion,
  kind = object.kind,
): T {
  const struct = structOfKind(apiVersion ?? '', kind ?? '')
  const decoded =
    struct === undefined ? undefined : decode(withoutNullItems(object) as Readonly<Record<string, unknown>>, struct)
  return withoutNulls(decoded?.ok ? { apiVersion, kind, ...decoded.value.object } : withoutNullItems(object)) as T
}

// A null in a list is an element that says nothing.
function withoutNullItems(value: unknown): unknown {
  if (Array.isArray(value)) {
    const empty = value.some((item) => typeof item === 'string') ? '' : {}
    return value.map((item) => withoutNullItems(item ?? empty))
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutNullItems(inner)]))
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, inner]) => inner !== null && inner !== undefined)
  return Object.fromEntries(entries.map(([key, inner]) => [key, withoutNulls(inner)]))
}
