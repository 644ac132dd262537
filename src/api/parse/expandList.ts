import type { ValuePath } from '../diagnostics.ts'

/** An object of a document, and the way to it. */
export interface ListedObject {
  readonly value: unknown
  readonly path: ValuePath
}

/** What has `items` stands for them, whatever its kind; anything else stands for itself. Models cli-runtime/pkg/resource/visitor.go, FlattenListVisitor, and unstructured/helpers.go, decodeToList. */
export function expandList(value: unknown): readonly ListedObject[] {
  const whole: ListedObject = { value, path: [] }
  const flat: ListedObject[] = []
  // Lists inside a list are opened after what stands beside them.
  for (const queue = [whole]; queue.length > 0; ) {
    const next = queue.shift() ?? whole
    const items = itemsOf(next)
    if (items === undefined) flat.push(next)
    else queue.push(...items)
  }
  return flat
}

function itemsOf({ value, path }: ListedObject): ListedObject[] | undefined {
  const { apiVersion, kind, items } = (value ?? {}) as Readonly<Record<string, unknown>>
  if (items === null && path.length === 0 && kind !== undefined) return []
  if (!Array.isArray(items)) return undefined
  return items.map((item: unknown, index) => {
    const named = item as { apiVersion?: unknown; kind?: unknown } | null
    const inherits = typeof item === 'object' && item !== null && !named?.apiVersion && !named?.kind
    const typed = typeof kind === 'string' && path.length === 0 ? kind.replace(/List$/, '') : ''
    return { value: inherits ? { apiVersion, kind: typed, ...item } : item, path: [...path, 'items', index] }
  })
}
