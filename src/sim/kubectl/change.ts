import type { Subresource } from '../../api/request/update.ts'
import type { KubernetesObject } from '../../api/types.ts'
import { changeObject } from '../apiserver/change.ts'
import { failWith, getTarget, type KubectlContext, namespaceFor, type Target, titleOf } from './context.ts'

/** Changes one object and says so: `pod/web labeled`. The exit code. */
export function changeTarget(
  context: KubectlContext,
  target: Target,
  change: (old: KubernetesObject) => KubernetesObject,
  said: { readonly done: string; readonly unchanged: string },
  subresource?: Subresource,
): number {
  if (getTarget(context, target) === undefined) return 1
  const namespace = namespaceFor(context, target.resource)
  const changed = changeObject(context.cluster, target.resource.kind, namespace, target.name, change, subresource)
  if (!changed.ok) return failWith(context, changed.error)
  const { outcome, warnings } = changed.value
  for (const warning of warnings) context.err(`Warning: ${warning}\n`)
  context.out(`${titleOf(target)} ${outcome === 'changed' ? said.done : said.unchanged}\n`)
  return 0
}
