import { containerShouldRestart, type RestartableContainer } from '../../controllers/shouldRestart.ts'
import { isEnabled } from '../../featureGates.ts'
import type { ContainerStatus, PodSpec, PodStatus } from '../../types.ts'
import { type FieldError, forbidden } from '../fieldError.ts'
import { type FieldPath, ROOT } from '../fieldPath.ts'
import type { ValidationOptions } from '../options.ts'

const STATUS = ROOT.child('status')

/** Whether a container that ended may run again, given its exit code. */
type MayRestart = (name: string, exitCode: number) => boolean

/** A container that ended stays so, unless something may start it again. Models pkg/apis/core/validation/validation.go, ValidateContainerStateTransition and its like for other containers (1.36). */
export function validateStateTransitions(
  status: PodStatus,
  before: PodStatus,
  spec: PodSpec | undefined,
  options: ValidationOptions,
): FieldError[] {
  const lists = ['containerStatuses', 'initContainerStatuses', 'ephemeralContainerStatuses'] as const
  return lists.flatMap((list) => {
    const mayRestart = restarts(spec, list, options)
    return validateTransitions(status[list] ?? [], before[list] ?? [], mayRestart, STATUS.child(list))
  })
}

function restarts(spec: PodSpec | undefined, list: keyof PodStatus, options: ValidationOptions): MayRestart {
  if (list === 'ephemeralContainerStatuses') return () => false
  const containers = (list === 'containerStatuses' ? spec?.containers : spec?.initContainers) ?? []
  if (!isEnabled('ContainerRestartRules', options)) {
    return (name, exitCode) => {
      if (spec?.restartPolicy === 'Always') return true
      if (spec?.restartPolicy === 'OnFailure' && exitCode !== 0) return true
      const container = containers.find((each) => each.name === name)
      return list === 'initContainerStatuses' && container?.restartPolicy === 'Always'
    }
  }
  if (isEnabled('RestartAllContainersOnContainerExits', options) && anyRestartsAll(spec)) return () => true
  return (name, exitCode) => {
    const container = containers.find((each) => each.name === name)
    return container !== undefined && containerShouldRestart(spec?.restartPolicy, container, exitCode)
  }
}

/** Models pkg/api/v1/pod/util.go, AllContainersCouldRestart. */
function anyRestartsAll(spec: PodSpec | undefined): boolean {
  const containers: readonly RestartableContainer[] = [...(spec?.initContainers ?? []), ...(spec?.containers ?? [])]
  return containers.some(({ restartPolicyRules = [] }) =>
    restartPolicyRules.some(({ action }) => action === 'RestartAllContainers'),
  )
}

function validateTransitions(
  statuses: readonly ContainerStatus[],
  before: readonly ContainerStatus[],
  mayRestart: MayRestart,
  field: FieldPath,
): FieldError[] {
  return before.flatMap(({ name, state }, index) => {
    const status = statuses.find((each) => each.name === name)
    if (!state?.terminated || !status || status.state?.terminated || mayRestart(name, state.terminated.exitCode))
      return []
    return [forbidden(field.index(index).child('state'), 'may not be transitioned to non-terminated state')]
  })
}
