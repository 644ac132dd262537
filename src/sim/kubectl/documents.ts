import { expandList } from '../../api/parse/expandList.ts'
import { parseDocuments } from '../../api/parse/parseDocuments.ts'
import type { KubernetesObject } from '../../api/types.ts'
import { resourceOfKind } from '../apiserver/resources.ts'
import { fail, type KubectlContext, type Target } from './context.ts'

/** An object that a command reads from standard input. */
export interface InputDocument {
  readonly value: KubernetesObject
  readonly target: Target
}

/** The objects of `-f -`; an exit code where they cannot be read. Files do not exist here. */
export function documentsOf(context: KubectlContext): InputDocument[] | number {
  const file = context.flags.value('filename')
  if (file !== '-') return fail(context, `the path "${file}" does not exist`)
  const { documents, diagnostics } = parseDocuments(context.stdin)
  const bad = diagnostics.find((d) => d.severity === 'error')
  if (bad !== undefined) return fail(context, bad.message)
  if (documents.length === 0) return fail(context, 'no objects passed to create')
  const read: InputDocument[] = []
  for (const { value: listed } of documents.flatMap((document) => expandList(document.value))) {
    const value = (listed ?? {}) as KubernetesObject
    const resource = resourceOfKind(value.kind ?? '')
    const name = value.metadata?.name ?? value.metadata?.generateName ?? ''
    if (resource === undefined)
      return fail(
        context,
        `resource mapping not found for name: "${name}" namespace: "${value.metadata?.namespace ?? ''}" from "STDIN": no matches for kind "${value.kind}" in version "${value.apiVersion}"\nensure CRDs are installed first`,
      )
    read.push({ value, target: { resource, name } })
  }
  return read
}
