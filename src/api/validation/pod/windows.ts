import type { PodSpec } from '../../types.ts'
import { type FieldError, forbidden, notSupported, required } from '../fieldError.ts'
import type { FieldPath } from '../fieldPath.ts'

const OF_POD = [
  ...['appArmorProfile', 'seLinuxOptions', 'seccompProfile', 'fsGroup', 'fsGroupChangePolicy', 'sysctls'],
  ...['runAsUser', 'runAsGroup', 'supplementalGroups', 'supplementalGroupsPolicy'],
]
const OF_CONTAINER = [
  ...['appArmorProfile', 'seLinuxOptions', 'seccompProfile', 'capabilities', 'readOnlyRootFilesystem', 'privileged'],
  ...['allowPrivilegeEscalation', 'procMount', 'runAsUser', 'runAsGroup'],
]
const OF_SPEC = ['hostPID', 'hostIPC'] as const
const NOT_WINDOWS = 'cannot be set for a windows pod'
const NOT_LINUX = 'windows options cannot be set for a linux pod'

/** What a pod that names its operating system may not set. Models pkg/apis/core/validation/validation.go, validateOS. */
export function validateOs(spec: PodSpec, field: FieldPath): FieldError[] {
  if (!spec.os) return []
  switch (spec.os.name) {
    case '':
      return [required(field.child('os', 'name'))]
    case 'linux':
      return validateLinux(spec, field)
    case 'windows':
      return validateWindows(spec, field)
    default:
      return [notSupported(field.child('os').at([...field.place, 'os', 'name']), spec.os.name, ['linux', 'windows'])]
  }
}

function containersOf(spec: PodSpec, field: FieldPath) {
  return (['containers', 'initContainers'] as const).flatMap((list) =>
    (spec[list] ?? []).map((container, index) => ({
      context: container.securityContext as Readonly<Record<string, unknown>> | undefined,
      place: field.child(list).index(index).child('securityContext'),
    })),
  )
}

function validateLinux(spec: PodSpec, field: FieldPath): FieldError[] {
  const holders = [
    { context: spec.securityContext as Readonly<Record<string, unknown>>, place: field.child('securityContext') },
    ...containersOf(spec, field),
  ]
  return holders.flatMap(({ context, place }) =>
    context?.windowsOptions ? [forbidden(place.child('windowsOptions'), NOT_LINUX)] : [],
  )
}

function validateWindows(spec: PodSpec, field: FieldPath): FieldError[] {
  const refuse = (context: Readonly<Record<string, unknown>> | undefined, names: readonly string[], place: FieldPath) =>
    names.filter((name) => context?.[name] !== undefined).map((name) => forbidden(place.child(name), NOT_WINDOWS))
  const errors = OF_SPEC.filter((name) => spec[name]).map((name) => forbidden(field.child(name), NOT_WINDOWS))
  const context = spec.securityContext as Readonly<Record<string, unknown>> | undefined
  errors.push(...refuse(context, OF_POD, field.child('securityContext')))
  if (spec.shareProcessNamespace) errors.push(forbidden(field.child('shareProcessNamespace'), NOT_WINDOWS))
  errors.push(...containersOf(spec, field).flatMap((each) => refuse(each.context, OF_CONTAINER, each.place)))
  return errors
}
