import { mirrorRefusal, serviceAccountAdmission } from '../../../api/admission/serviceAccount.ts'
import type { Draft } from '../../../api/defaults/draft.ts'
import { isMirrorPod } from '../../../api/mirrorPod.ts'
import type { Pod, ServiceAccount } from '../../../api/types.ts'
import { err, ok, type Result } from '../../../base/result.ts'
import type { Cluster } from '../../cluster.ts'
import { randomSuffix } from '../nameGenerator.ts'
import { forbidden, type StatusError } from '../statusError.ts'
import { requestName } from './requestName.ts'

/** Gives a pod its service account and what comes with it; the account must exist. Models plugin/pkg/admission/serviceaccount/admission.go (1.36). */
export function withServiceAccount({ store, kernel }: Cluster, pod: Draft<Pod>, uid: string): Result<Pod, StatusError> {
  if (isMirrorPod(pod)) {
    const refused = mirrorRefusal(pod)
    return refused === undefined ? ok(pod) : err(forbidden('Pod', requestName(pod), refused, ['spec']))
  }
  const namespace = pod.metadata?.namespace ?? 'default'
  const name = pod.spec?.serviceAccountName || 'default'
  const account = store.get<ServiceAccount>('ServiceAccount', namespace, name)
  if (account === undefined) {
    const why = `error looking up service account ${namespace}/${name}: serviceaccount "${name}" not found`
    return err(forbidden('Pod', requestName(pod), why, ['spec', 'serviceAccountName']))
  }
  serviceAccountAdmission(pod, account, randomSuffix(kernel.random(`token volume ${uid}`)))
  return ok(pod)
}
