import { priorityAdmission } from '../../../api/admission/priority.ts'
import type { Draft } from '../../../api/defaults/draft.ts'
import type { Pod, PriorityClass } from '../../../api/types.ts'
import { err, ok, type Result } from '../../../base/result.ts'
import type { Cluster } from '../../cluster.ts'
import type { StatusError } from '../statusError.ts'
import { requestName } from './requestName.ts'

/** Finds the priority class of a pod: the named one, else the lowest of the global defaults. Models plugin/pkg/admission/priority/admission.go (1.36). */
export function withPriority({ store }: Cluster, pod: Draft<Pod>): Result<Pod, StatusError> {
  const named = pod.spec?.priorityClassName
  const byDefault = store
    .list<PriorityClass>('PriorityClass')
    .filter((c) => c.globalDefault === true)
    .sort((a, b) => (a.value ?? 0) - (b.value ?? 0))[0]
  const found = named ? store.get<PriorityClass>('PriorityClass', undefined, named) : byDefault
  const refused = priorityAdmission(pod, found, requestName(pod))
  return refused === undefined ? ok(pod) : err(refused)
}
