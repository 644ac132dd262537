import type { Pod, Toleration } from '../../../api/types.ts'
import { ok, type Result } from '../../../base/result.ts'
import type { Cluster } from '../../cluster.ts'
import type { StatusError } from '../statusError.ts'

const TAINTS = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable']
/** How long a pod stays on a node that is not ready or not reachable. */
const TOLERATION_SECONDS = 300

/** Lets pods stay five minutes on a failing node. Models plugin/pkg/admission/defaulttolerationseconds/admission.go (1.36). */
export function withDefaultTolerations(_cluster: Cluster, pod: Pod): Result<Pod, StatusError> {
  const tolerations: readonly Toleration[] = pod.spec?.tolerations ?? []
  const missing = TAINTS.filter((key) => !tolerations.some((t) => covers(t, key)))
  if (missing.length === 0 || pod.spec === undefined) return ok(pod)
  const added = missing.map((key) => ({
    key,
    operator: 'Exists',
    effect: 'NoExecute',
    tolerationSeconds: TOLERATION_SECONDS,
  }))
  return ok({ ...pod, spec: { ...pod.spec, tolerations: [...tolerations, ...added] } })
}

const covers = (toleration: Toleration, key: string): boolean =>
  (toleration.key === key || !toleration.key) && (toleration.effect === 'NoExecute' || !toleration.effect)
