import type { Node, PodSpec } from '../../../api/types.ts'
import type { Stored } from '../../apiserver/objectStore.ts'
import { type Filter, unresolvable } from '../rejection.ts'

type NodeAffinity = NonNullable<NonNullable<PodSpec['affinity']>['nodeAffinity']>
type Term = NonNullable<NodeAffinity['requiredDuringSchedulingIgnoredDuringExecution']>['nodeSelectorTerms'][number]
type Expression = NonNullable<Term['matchExpressions']>[number]

/** A pod goes only where its nodeSelector and its required node affinity allow. Models pkg/scheduler/framework/plugins/nodeaffinity (1.36). */
export const nodeAffinity: Filter = (pod, { node }) =>
  matchesNode(pod.spec, node) ? undefined : unresolvable("node(s) didn't match Pod's node affinity/selector")

/** Whether a node is one that the spec asks for. Models component-helpers/scheduling/corev1/nodeaffinity, GetRequiredNodeAffinity. */
export function matchesNode(spec: Pick<PodSpec, 'nodeSelector' | 'affinity'> | undefined, node: Stored<Node>): boolean {
  const labels = node.metadata.labels ?? {}
  if (Object.entries(spec?.nodeSelector ?? {}).some(([key, value]) => labels[key] !== value)) return false
  const required = spec?.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution
  return required === undefined || required.nodeSelectorTerms.some((term) => termMatches(term, node))
}

/** Whether a node meets all expressions of a term; an empty term is met by none. */
export function termMatches(term: Term, node: Stored<Node>): boolean {
  const labels = node.metadata.labels ?? {}
  const expressions = term.matchExpressions ?? []
  const fields = term.matchFields ?? []
  if (expressions.length + fields.length === 0) return false
  return (
    expressions.every((e) => expressionMatches(e, labels[e.key])) &&
    fields.every((e) => expressionMatches(e, e.key === 'metadata.name' ? node.metadata.name : undefined))
  )
}

function expressionMatches({ operator, values = [] }: Expression, value: string | undefined): boolean {
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value)
    case 'NotIn':
      return value === undefined || !values.includes(value)
    case 'Exists':
      return value !== undefined
    case 'DoesNotExist':
      return value === undefined
    case 'Gt':
      return value !== undefined && Number(value) > Number(values[0])
    case 'Lt':
      return value !== undefined && Number(value) < Number(values[0])
    default:
      return false
  }
}
