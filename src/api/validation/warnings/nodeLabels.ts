import type { PersistentVolume } from '../../types.ts'

type NodeSelector = NonNullable<NonNullable<NonNullable<PersistentVolume['spec']>['nodeAffinity']>['required']>

/** Labels of nodes that have been renamed, and what to say of them. Models pkg/api/node/util.go. */
const DEPRECATED_NODE_LABELS: ReadonlyMap<string, string> = new Map([
  ['beta.kubernetes.io/arch', 'deprecated since v1.14; use "kubernetes.io/arch" instead'],
  ['beta.kubernetes.io/os', 'deprecated since v1.14; use "kubernetes.io/os" instead'],
  ['failure-domain.beta.kubernetes.io/region', 'deprecated since v1.17; use "topology.kubernetes.io/region" instead'],
  ['failure-domain.beta.kubernetes.io/zone', 'deprecated since v1.17; use "topology.kubernetes.io/zone" instead'],
  ['beta.kubernetes.io/instance-type', 'deprecated since v1.17; use "node.kubernetes.io/instance-type" instead'],
  ['app.kubernetes.io/created-by', 'deprecated since v1.9'],
  ['scheduler.alpha.kubernetes.io/preferAvoidPods', 'deprecated since v1.22; use Taints and Tolerations instead'],
  ['node-role.kubernetes.io/master', 'use "node-role.kubernetes.io/control-plane" instead'],
])

/** What to use instead of a label of nodes that has been renamed. Models GetLabelDeprecatedMessage. */
export const nodeLabelAdvice = (key: string): string | undefined => DEPRECATED_NODE_LABELS.get(key)

/** What is warned about where a label of nodes is named that has been renamed. */
export function renamedLabelWarnings(place: string, key: string): string[] {
  const advice = nodeLabelAdvice(key)
  return advice ? [`${place}: ${key} is ${advice}`] : []
}

/** What is warned about in terms that select nodes. Models pkg/api/node/util.go, GetWarningsForNodeSelector (1.36). */
export function nodeSelectorWarnings(selector: NodeSelector | undefined, path: string): string[] {
  return (selector?.nodeSelectorTerms ?? []).flatMap((term, index) =>
    (term.matchExpressions ?? []).flatMap(({ key }, each) =>
      renamedLabelWarnings(`${path}.nodeSelectorTerms[${index}].matchExpressions[${each}].key`, key),
    ),
  )
}
