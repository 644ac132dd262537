import type { Draft } from '../defaults/draft.ts'
import { forbidden, type StatusError } from '../request/statusError.ts'
import type { Pod, PriorityClass } from '../types.ts'

const DEFAULT_PREEMPTION = 'PreemptLowerPriority'

/**
 * Gives a pod the priority of its class, which may be none; what the pod says itself must be the same.
 * `name` is the pod's, as refusals show it. Models plugin/pkg/admission/priority/admission.go (1.36).
 */
export function priorityAdmission(
  pod: Draft<Pod>,
  priorityClass: PriorityClass | undefined,
  name: string,
): StatusError | undefined {
  const { spec } = pod
  if (!spec) return undefined
  const refuse = (why: string, field: string) => forbidden('pods', name, why, [['spec', field]])
  const named = spec.priorityClassName
  if (named && !priorityClass) return refuse(`no PriorityClass with name ${named} was found`, 'priorityClassName')
  const provided = (field: string, computed: string | number) =>
    `the ${field} must not be provided in pod spec; priority admission controller computed ${computed} from the given PriorityClass name`
  const priority = priorityClass?.value ?? 0
  if (spec.priority !== undefined && spec.priority !== priority) {
    return refuse(provided(`integer value of priority (${spec.priority})`, priority), 'priority')
  }
  const preemption = priorityClass?.preemptionPolicy ?? DEFAULT_PREEMPTION
  if (spec.preemptionPolicy !== undefined && spec.preemptionPolicy !== preemption) {
    return refuse(
      provided(`string value of PreemptionPolicy (${spec.preemptionPolicy})`, preemption),
      'preemptionPolicy',
    )
  }
  const className = priorityClass?.metadata?.name
  if (className !== undefined) spec.priorityClassName = className
  spec.priority = priority
  spec.preemptionPolicy = preemption
  return undefined
}
