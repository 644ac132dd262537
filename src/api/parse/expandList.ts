import type { ValuePath } from '../diagnostics.ts'

/** An object of a document, and the way to it. */
export interface ListedObject {
  readonly value: unknown
  readonly path: ValuePath
}

/** A `List` stands for its items; anything else stands for itself. Models cli-runtime/pkg/resource/visitor.go, FlattenListVisitor. */
export function expandList(value: unknown): readonly ListedObject[] {
  const { kind, items } = (value ?? {}) as { kind?: unknown; items?: unknown }
  const listed = typeof kind === 'string' && kind.endsWith('List') && Array.isArray(items)
  return listed ? items.map((item, index) => ({ value: item, path: ['items', index] })) : [{ value, path: [] }]
}
