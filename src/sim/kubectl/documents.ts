import { expandList } from '../../api/parse/expandList.ts'
import { parseDocuments } from '../../api/parse/parseDocuments.ts'
import { invalidHeader, undecodableObject, unmatchedKind } from '../../api/request/kubectlObject.ts'
import type { KubernetesObject } from '../../api/types.ts'
import { resourceOfKind } from '../apiserver/resources.ts'
import { fail, type KubectlContext, type Target } from './context.ts'

/** What kubectl calls its standard input. */
const STDIN = 'STDIN'

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
  if (bad !== undefined) return fail(context, `error parsing ${STDIN}: ${bad.message}`)
  if (documents.length === 0) return fail(context, 'no objects passed to create')
  const read: InputDocument[] = []
  for (const { value: whole } of documents) {
    const unfit = invalidHeader(whole, STDIN) ?? undecodableObject(whole as Readonly<Record<string, unknown>>, STDIN)
    if (unfit !== undefined) return fail(context, unfit)
    for (const { value: listed, path } of expandList(whole)) {
      const value = (listed ?? {}) as KubernetesObject
      const resource = resourceOfKind(String(value.kind ?? ''))
      const name = value.metadata?.name ?? value.metadata?.generateName ?? ''
      if (resource === undefined) {
        return fail(context, unmatchedKind({ ...value }, STDIN, path.length > 0 ? 'list' : 'file'))
      }
      read.push({ value, target: { resource, name } })
    }
  }
  return read
}
