import type { Fix } from '../diagnostics.ts'
import type { ParsedDocument } from './document.ts'

const NOT_FOUND = /^namespaces "([a-z0-9-]+)" not found$/

/** Where an object was refused because its namespace is not there: a manifest that makes it, before the object's. */
export function missingNamespace(text: string, document: ParsedDocument, message: string): Fix | undefined {
  const namespace = NOT_FOUND.exec(message)?.[1]
  if (namespace === undefined) return undefined
  const start = text.lastIndexOf('\n', document.range.start - 1) + 1
  const manifest = `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: ${namespace}\n---\n`
  // the line behind it is part of the place: where that has moved, nothing is put in
  const written = /^.*/.exec(text.slice(start))?.[0] ?? ''
  const range = { start, end: start + written.length }
  return { kind: 'createNamespace', namespace, range, written, replacement: `${manifest}${written}` }
}
