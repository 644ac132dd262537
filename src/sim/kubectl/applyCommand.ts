import type { KubernetesObject } from '../../api/types.ts'
import { changeTarget } from './change.ts'
import { fail, type KubectlCommand, namespaceFor } from './context.ts'
import { createAndTell } from './createCommand.ts'
import { documentsOf } from './documents.ts'
import { strategicMerge } from './strategicMerge.ts'

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration'

/** `kubectl apply -f -`. Models kubectl/pkg/cmd/apply/apply.go (1.36): a three-way merge with what was applied before. */
export const applyCommand: KubectlCommand = (context) => {
  if (context.flags.value('filename') === undefined) return fail(context, 'must specify one of -f and -k')
  const documents = documentsOf(context)
  if (typeof documents === 'number') return documents
  let code = 0
  for (const { value, target } of documents) {
    const { resource, name } = target
    const stored = context.cluster.store.get(resource.kind, namespaceFor(context, resource), name)
    const annotated = withLastApplied(value)
    if (stored === undefined) {
      code = createAndTell(context, annotated, 'error when creating "STDIN": ') || code
      continue
    }
    const before = lastApplied(stored)
    if (before === undefined)
      context.err(
        `Warning: resource ${resource.plural}/${name} is missing the ${LAST_APPLIED} annotation which is required by kubectl apply. kubectl apply should only be used on resources created declaratively by either kubectl create --save-config or kubectl apply. The missing annotation will be patched automatically.\n`,
      )
    const change = (old: KubernetesObject) =>
      strategicMerge(strategicMerge(old, removals(before ?? {}, value)), annotated) as KubernetesObject
    code = changeTarget(context, target, change, { done: 'configured', unchanged: 'unchanged' }) || code
  }
  return code
}

function withLastApplied(value: KubernetesObject): KubernetesObject {
  const annotations = { ...value.metadata?.annotations, [LAST_APPLIED]: `${JSON.stringify(value)}\n` }
  return { ...value, metadata: { ...value.metadata, annotations } }
}

function lastApplied(stored: KubernetesObject): object | undefined {
  const text = stored.metadata?.annotations?.[LAST_APPLIED]
  if (text === undefined) return undefined
  try {
    return JSON.parse(text) as object
  } catch {
    return undefined
  }
}

/** A patch that takes away the keys that were applied before and are not any more. */
function removals(before: object, now: object): Record<string, unknown> {
  const gone: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(before)) {
    const next = (now as Record<string, unknown>)[key]
    if (next === undefined) gone[key] = null
    else if (isObject(value) && isObject(next)) {
      const inner = removals(value, next)
      if (Object.keys(inner).length > 0) gone[key] = inner
    }
  }
  return gone
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
