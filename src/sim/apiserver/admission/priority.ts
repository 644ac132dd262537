import type { Pod, PriorityClass } from '../../../api/types.ts'
import { err, ok, type Result } from '../../../base/result.ts'
import type { Cluster } from '../../cluster.ts'
import { forbidden, type StatusError } from '../statusError.ts'
import { requestName } from './requestName.ts'

/** Resolves the priority class of a pod. Models plugin/pkg/admission/priority/admission.go (1.36). */
export function withPriority({ store }: Cluster, pod: Pod): Result<Pod, StatusError> {
  const spec = pod.spec
  if (spec === undefined) return ok(pod)
  const named = spec.priorityClassName
  const byDefault = store
    .list<PriorityClass>('PriorityClass')
    .filter((c) => c.globalDefault === true)
    .sort((a, b) => (a.value ?? 0) - (b.value ?? 0))[0]
  const found = named ? store.get<PriorityClass>('PriorityClass', undefined, named) : byDefault
  if (named && found === undefined)
    return err(forbidden('Pod', requestName(pod), `no PriorityClass with name ${named} was found`))
  const priority = found?.value ?? 0
  if (spec.priority !== undefined && spec.priority !== priority)
    return err(
      forbidden(
        'Pod',
        requestName(pod),
        `the integer value of priority (${spec.priority}) must not be provided in pod spec; priority admission controller computed ${priority} from the given PriorityClass name`,
      ),
    )
  const preemptionPolicy = found?.preemptionPolicy ?? 'PreemptLowerPriority'
  const priorityClassName = found?.metadata.name
  return ok({
    ...pod,
    spec: { ...spec, ...(priorityClassName === undefined ? {} : { priorityClassName }), priority, preemptionPolicy },
  })
}
