import type { Container, Pod, PodSpec, Toleration } from '../../types.ts'
import { type FieldError, forbidden, invalid, required } from '../fieldError.ts'
import { type FieldPath, ROOT } from '../fieldPath.ts'
import { validateMetadata } from '../metadata.ts'
import type { ValidationOptions } from '../options.ts'
import { validateFileVariables, validateOnlyForPods } from '../pod/pod.ts'
import { validatePodSpec } from '../pod/podSpec.ts'
import { validateTolerations } from '../pod/scheduling.ts'
import { sameJson } from './sameJson.ts'

const SPEC = ROOT.child('spec')
const MAX_INT32 = 2_147_483_647
const CHANGEABLE = [
  '`spec.containers[*].image`',
  '`spec.initContainers[*].image`',
  '`spec.activeDeadlineSeconds`',
  '`spec.tolerations` (only additions to existing tolerations)',
  '`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)',
].join(',')

/** What of a pod may be changed once it exists. Models pkg/apis/core/validation/validation.go, ValidatePodUpdate (1.36). */
export function validatePodUpdate(pod: Pod, old: Pod, options: ValidationOptions): FieldError[] {
  const [spec, before] = [pod.spec ?? NO_SPEC, old.spec ?? NO_SPEC]
  const errors = validateUnchangedRules(pod, options)
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
  if (!sameJson(withoutChangeable(spec, before), before)) {
    errors.push(forbidden(SPEC, `pod updates may not change fields other than ${CHANGEABLE}`))
  }
  return errors
}

const NO_SPEC: PodSpec = { containers: [] }

/** The rules for new pods hold for changed ones too; on the way to here the metadata's are applied four times. */
export function validateUnchangedRules(pod: Pod, options: ValidationOptions): FieldError[] {
  const metadata = validateMetadata(pod.metadata ?? {}, ROOT.child('metadata'))
  const spec = pod.spec ?? NO_SPEC
  return [
    ...metadata,
    ...metadata,
    ...metadata,
    ...metadata,
    ...validatePodSpec(spec, pod.metadata, options, SPEC),
    ...validateFileVariables(spec),
    ...validateOnlyForPods(spec),
  ]
}

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
  const lasting = ({ tolerationSeconds: _seconds, ...rest }: Toleration) => rest
  const kept = old.every((before) => tolerations.some((after) => sameJson(lasting(before), lasting(after))))
  const wrong = validateTolerations(tolerations, options, field)
  if (kept) return wrong
  return [forbidden(field, 'existing toleration can not be modified except its tolerationSeconds')]
}

function validateGateChanges(spec: PodSpec, old: PodSpec): FieldError[] {
  const known = new Set((old.schedulingGates ?? []).map((gate) => gate.name))
  return (spec.schedulingGates ?? []).flatMap(({ name }, index) => {
    if (known.has(name)) return []
    const place = SPEC.child('schedulingGates').index(index).child('name')
    return [forbidden(place, `only deletion is allowed, but found new scheduling gate '${name}'`)]
  })
}

/** The new spec with everything that may change as it was before. */
function withoutChangeable(spec: PodSpec, old: PodSpec): PodSpec {
  const images = (containers: readonly Container[] | undefined, before: readonly Container[] | undefined) =>
    containers?.map((container, index) => ({ ...container, image: before?.[index]?.image }))
  const wasNegative = (old.terminationGracePeriodSeconds ?? 0) < 0 && spec.terminationGracePeriodSeconds === 1
  const gated = (old.schedulingGates ?? []).length > 0
  return {
    ...spec,
    containers: images(spec.containers, old.containers) ?? [],
    initContainers: images(spec.initContainers, old.initContainers),
    activeDeadlineSeconds: old.activeDeadlineSeconds,
    tolerations: old.tolerations,
    schedulingGates: old.schedulingGates,
    terminationGracePeriodSeconds: wasNegative ? old.terminationGracePeriodSeconds : spec.terminationGracePeriodSeconds,
    // While a pod is held back by gates, it may become choosier about its node.
    ...(gated && addsOnly(spec.nodeSelector, old.nodeSelector) ? { nodeSelector: old.nodeSelector } : {}),
  }
}

function addsOnly(selector: PodSpec['nodeSelector'], old: PodSpec['nodeSelector']): boolean {
  return Object.entries(old ?? {}).every(([key, value]) => selector?.[key] === value)
}
