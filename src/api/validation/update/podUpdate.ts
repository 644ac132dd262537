import { sameStruct } from '../../semanticEquality.ts'
import type { Container, Pod, PodSpec, Toleration } from '../../types.ts'
import { type FieldError, forbidden, invalid, required } from '../fieldError.ts'
import { type FieldPath, ROOT } from '../fieldPath.ts'
import { validateMetadata } from '../metadata.ts'
import type { ValidationOptions } from '../options.ts'
import { validateOnlyForPods } from '../pod/pod.ts'
import { validatePodAnnotations } from '../pod/podAnnotations.ts'
import { validatePodSpec } from '../pod/podSpec.ts'
import { validateTolerations } from '../pod/scheduling.ts'
import { validateGatedChange } from './gatedPodUpdate.ts'
import { validateMetadataUpdate } from './metadataUpdate.ts'
import { validateAnnotationChange } from './podAnnotationUpdate.ts'
import { structDifference } from './structDifference.ts'

const SPEC = ROOT.child('spec')
const MAX_INT32 = 2_147_483_647
const CHANGEABLE = [
  '`spec.containers[*].image`',
  '`spec.initContainers[*].image`',
  '`spec.activeDeadlineSeconds`',
  '`spec.tolerations` (only additions to existing tolerations)',
  '`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)',
].join(',')

/** The spec of a pod that has none. */
export const NO_SPEC: PodSpec = { containers: [] }

/** What of a pod may be changed once it exists. Models pkg/apis/core/validation/validation.go, ValidatePodUpdate (1.36). */
export function validatePodUpdate(pod: Pod, old: Pod, options: ValidationOptions): FieldError[] {
  const [spec, before] = [pod.spec ?? NO_SPEC, old.spec ?? NO_SPEC]
  const errors = [
    ...validateMetadataUpdate(pod, old),
    ...validatePodBody(pod, options),
    ...validateAnnotationChange(pod, old, options),
  ]
  for (const list of ['containers', 'initContainers'] as const) {
    const changed = validateImages(spec[list] ?? [], before[list] ?? [], SPEC.child(list))
    errors.push(...changed.errors)
    if (changed.stop) return errors
  }
  const deadline = validateDeadline(spec.activeDeadlineSeconds, before.activeDeadlineSeconds)
  errors.push(...deadline)
  if (deadline.length > 0 && spec.activeDeadlineSeconds !== undefined) return errors
  errors.push(...validateTolerationChanges(spec.tolerations ?? [], before.tolerations ?? [], options))
  errors.push(...validateGateChanges(spec, before))
  const { errors: gated, spec: rest } = validateGatedChange(withoutChangeable(spec, before), before)
  errors.push(...gated)
  if (sameStruct(rest, before, 'PodSpec')) return errors
  const difference = structDifference(before, rest, 'PodSpec')
  return [...errors, forbidden(SPEC, `pod updates may not change fields other than ${CHANGEABLE}\n${difference}`)]
}

/** What holds for new pods and for changed ones. Models validatePodMetadataAndSpec. */
export function validatePodBody(pod: Pod, options: ValidationOptions): FieldError[] {
  const spec = pod.spec ?? NO_SPEC
  const metadata = ROOT.child('metadata')
  return [
    ...validateMetadata(pod.metadata ?? {}, metadata),
    ...validatePodAnnotations(pod, options, metadata.child('annotations')),
    ...validatePodSpec(spec, pod.metadata, options, SPEC),
    ...validateOnlyForPods(spec, SPEC),
  ]
}

/** Models ValidateContainerUpdates. */
function validateImages(containers: readonly Container[], old: readonly Container[], field: FieldPath) {
  if (containers.length !== old.length) {
    return { errors: [forbidden(field, 'pod updates may not add or remove containers')], stop: true }
  }
  const errors = containers.flatMap(({ image = '' }, index) => {
    const place = field.index(index).child('image')
    if (image === '') return [required(place)]
    return image === image.trim() ? [] : [invalid(place, image, 'must not have leading or trailing whitespace')]
  })
  return { errors, stop: false }
}

function validateDeadline(deadline: number | undefined, old: number | undefined): FieldError[] {
  const place = SPEC.child('activeDeadlineSeconds')
  if (deadline === undefined) {
    return old === undefined ? [] : [invalid(place, null, 'must not update from a positive integer to nil value')]
  }
  if (deadline < 0 || deadline > MAX_INT32) {
    return [invalid(place, deadline, `must be between 0 and ${MAX_INT32}, inclusive`)]
  }
  if (old === undefined || deadline <= old) return []
  return [invalid(place, deadline, 'must be less than or equal to previous value')]
}

/** Models validateOnlyAddedTolerations. */
function validateTolerationChanges(
  tolerations: readonly Toleration[],
  old: readonly Toleration[],
  options: ValidationOptions,
): FieldError[] {
  const field = SPEC.child('tolerations')
  const lasting = (each: Toleration): Toleration => ({ ...each, tolerationSeconds: undefined })
  const kept = old.every((before) =>
    tolerations.some((after) => sameStruct(lasting(before), lasting(after), 'Toleration')),
  )
  if (kept) return validateTolerations(tolerations, options, field)
  return [forbidden(field, 'existing toleration can not be modified except its tolerationSeconds')]
}

/** Models validateOnlyDeletedSchedulingGates. */
function validateGateChanges(spec: PodSpec, old: PodSpec): FieldError[] {
  const added = new Map((spec.schedulingGates ?? []).map(({ name }, index) => [name, index]))
  for (const { name } of old.schedulingGates ?? []) added.delete(name)
  return [...added].map(([name, index]) => {
    const place = SPEC.child('schedulingGates').index(index).child('name')
    return forbidden(place, `only deletion is allowed, but found new scheduling gate '${name}'`)
  })
}

/** The new spec with everything that may change as it was before. */
function withoutChangeable(spec: PodSpec, old: PodSpec): PodSpec {
  const images = (containers: readonly Container[] = [], before: readonly Container[] = []) =>
    containers.map((container, index) => ({ ...container, image: before[index]?.image }))
  const initContainers = images(spec.initContainers, old.initContainers)
  const wasNegative = (old.terminationGracePeriodSeconds ?? 0) < 0 && spec.terminationGracePeriodSeconds === 1
  return {
    ...spec,
    containers: images(spec.containers, old.containers),
    initContainers: initContainers.length > 0 ? initContainers : undefined,
    activeDeadlineSeconds: old.activeDeadlineSeconds,
    tolerations: old.tolerations,
    schedulingGates: old.schedulingGates,
    terminationGracePeriodSeconds: wasNegative ? old.terminationGracePeriodSeconds : spec.terminationGracePeriodSeconds,
  }
}
