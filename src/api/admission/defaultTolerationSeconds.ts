import type { Draft } from '../defaults/draft.ts'
import type { Pod, Toleration } from '../types.ts'

const FAILING_NODE_TAINTS = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable']
/** How long a pod stays on a node that is not ready or cannot be reached. */
const FAILING_NODE_SECONDS = 300

/** Lets a pod stay on a failing node for five minutes, unless it says otherwise. Models plugin/pkg/admission/defaulttolerationseconds/admission.go (1.36). */
export function addDefaultTolerations(pod: Draft<Pod>): void {
  const { spec } = pod
  if (!spec) return
  const tolerated = (key: string) => (toleration: Toleration) =>
    (!toleration.key || toleration.key === key) && (!toleration.effect || toleration.effect === 'NoExecute')
  const missing = FAILING_NODE_TAINTS.filter((key) => !spec.tolerations?.some(tolerated(key)))
  for (const key of missing) {
    spec.tolerations ??= []
    const toleration = { key, operator: 'Exists', effect: 'NoExecute', tolerationSeconds: FAILING_NODE_SECONDS }
    spec.tolerations.push(toleration)
  }
}
