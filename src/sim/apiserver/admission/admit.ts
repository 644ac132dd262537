import type { KubernetesObject, Pod } from '../../../api/types.ts'
import { ok, type Result } from '../../../base/result.ts'
import type { Cluster } from '../../cluster.ts'
import type { StatusError } from '../statusError.ts'
import { withDefaultTolerations } from './defaultTolerations.ts'
import { checkLimits, withLimitDefaults } from './limitRanger.ts'
import { withPriority } from './priority.ts'
import { checkQuota } from './resourceQuota.ts'
import { withRuntimeClass } from './runtimeClass.ts'
import { withServiceAccount } from './serviceAccount.ts'

/** A mutating plugin: what it makes of a pod, or why it refuses it. */
export type PodAdmission = (cluster: Cluster, pod: Pod, uid: string) => Result<Pod, StatusError>

/** In the order of the API server's plugins. Models pkg/kubeapiserver/options/plugins.go (1.36). */
const MUTATING: readonly PodAdmission[] = [
  withLimitDefaults,
  withServiceAccount,
  withPriority,
  withDefaultTolerations,
  withRuntimeClass,
]

/** Runs the admission plugins that look at other objects of the cluster. */
export function admit(cluster: Cluster, object: KubernetesObject, uid: string): Result<KubernetesObject, StatusError> {
  const admitted = object.kind === 'Pod' ? admitPod(cluster, object as Pod, uid) : ok(object)
  return admitted.ok ? checkQuota(cluster, admitted.value) : admitted
}

function admitPod(cluster: Cluster, pod: Pod, uid: string): Result<Pod, StatusError> {
  let admitted: Pod = pod
  for (const plugin of MUTATING) {
    const result = plugin(cluster, admitted, uid)
    if (!result.ok) return result
    admitted = result.value
  }
  return checkLimits(cluster, admitted)
}
