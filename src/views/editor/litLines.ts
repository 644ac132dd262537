import type { Selection } from '../../trace/queries/selection.ts'
import type { Trace } from '../../trace/trace.ts'
import { writtenSpecOf } from './podDocuments.ts'
import { containerPath, keyLine, type NotedDocument, placesIn, valueAt, type Written } from './writtenPod.ts'

/** The lines on which the selected thing is written: a probe with its fields, the name of a container, else that of the pod. */
export function litLines(
  trace: Trace,
  documents: readonly NotedDocument[],
  text: string,
  { pod, container, probe }: Selection,
): readonly number[] {
  const from = pod === undefined ? undefined : writtenSpecOf(trace, pod)
  const document = documents.find(({ index }) => index === from?.document)
  if (from === undefined || document === undefined) return []
  const written: Written = { document, spec: from.path, ...placesIn(text) }
  const path = container === undefined ? undefined : containerPath(written, container)
  if (path === undefined) return [keyLine(written, ['metadata', 'name'])]
  const field = probe === undefined ? undefined : [...path, probe]
  if (field === undefined || valueAt(document.value, field) === undefined) return [keyLine(written, [...path, 'name'])]
  const { start, end } = document.rangeOf(field)
  const first = keyLine(written, field)
  const last = written.lineOf(Math.max(start, end - 1))
  return Array.from({ length: last - first + 1 }, (_, i) => first + i)
}
