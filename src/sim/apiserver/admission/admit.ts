import { addDefaultTolerations } from '../../../api/admission/defaultTolerationSeconds.ts'
import type { Draft } from '../../../api/defaults/draft.ts'
import type { KubernetesObject, Pod } from '../../../api/types.ts'
import { ok, type Result } from '../../../base/result.ts'
import type { Cluster } from '../../cluster.ts'
import type { StatusError } from '../statusError.ts'
import { limitsRefusal, withLimitDefaults } from './limitRanger.ts'
import { withPriority } from './priority.ts'
import { quotaRefusal } from './resourceQuota.ts'
import { overheadRefusal, withRuntimeClass } from './runtimeClass.ts'
import { withServiceAccount } from './serviceAccount.ts'

/** A mutating plugin: what it makes of a pod, which nobody else holds yet, or why it refuses it. */
type PodAdmission = (cluster: Cluster, pod: Draft<Pod>, uid: string) => Result<Pod, StatusError>

/** In the order of the API server's plugins. Models pkg/kubeapiserver/options/plugins.go (1.36). */
const MUTATING: readonly PodAdmission[] = [
  withLimitDefaults,
  withServiceAccount,
  withPriority,
  withDefaultTolerations,
  withRuntimeClass,
]

function withDefaultTolerations(_cluster: Cluster, pod: Draft<Pod>): Result<Pod, StatusError> {
  addDefaultTolerations(pod)
  return ok(pod)
}

/** Runs the plugins that change a new object; they look at other objects of the cluster. */
export function admitMutating(
  cluster: Cluster,
  object: KubernetesObject,
  uid: string,
): Result<KubernetesObject, StatusError> {
  if (object.kind !== 'Pod') return ok(object)
  let pod = object as Draft<Pod>
  for (const plugin of MUTATING) {
    const result = plugin(cluster, pod, uid)
    if (!result.ok) return result
    pod = result.value as Draft<Pod>
  }
  return ok(pod)
}

/** Runs the plugins that only refuse, after the object was validated. */
export function admitValidating(cluster: Cluster, object: KubernetesObject): StatusError | undefined {
  const pod = object.kind === 'Pod' ? (object as Pod) : undefined
  const refused = pod && (limitsRefusal(cluster, pod) ?? overheadRefusal(cluster, pod))
  return refused ?? quotaRefusal(cluster, object)
}
