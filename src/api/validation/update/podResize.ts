import { isMirrorPod } from '../../mirrorPod.ts'
import { isSidecar } from '../../podStatus/sidecar.ts'
import { qosClass } from '../../resources/qos.ts'
import { sameStruct } from '../../semanticEquality.ts'
import type { Container, Pod, PodSpec, ResourceRequirements } from '../../types.ts'
import { type FieldError, forbidden, invalid } from '../fieldError.ts'
import { type FieldPath, ROOT } from '../fieldPath.ts'
import type { ValidationOptions } from '../options.ts'
import { validateMetadataUpdate } from './metadataUpdate.ts'
import { NO_SPEC, validatePodBody } from './podUpdate.ts'

type ResourceList = ResourceRequirements['requests']

const SPEC = ROOT.child('spec')
const ONLY_COMPUTE = 'only cpu and memory resources are mutable'

/** Resources of cpu and memory change, within the pod's quality of service. Models pkg/apis/core/validation/validation.go, ValidatePodResize (1.36). */
export function validateResize(pod: Pod, old: Pod, options: ValidationOptions): FieldError[] {
  const [spec, before] = [pod.spec ?? NO_SPEC, old.spec ?? NO_SPEC]
  const refused = refusedAltogether(spec, old, options)
  if (refused !== undefined) return [forbidden(ROOT, refused)]
  const errors = [...validateMetadataUpdate(pod, old), ...validatePodBody(pod, options)]
  if ((old.status?.qosClass ?? qosClass(before)) !== qosClass(spec)) {
    const message = 'Pod QOS Class may not change as a result of resizing'
    errors.push(invalid(SPEC, pod.status?.qosClass ?? '', message))
  }
  const running = old.status?.containerStatuses?.find(({ state }) => state?.running !== undefined)
  if (running && running.resources === undefined) {
    errors.push(forbidden(SPEC, 'Pod running on node without support for resize'))
  }
  const ofPod = isSet(spec.resources) || isSet(before.resources) ? validatePodLevelResize(spec, before) : undefined
  errors.push(...(ofPod?.errors ?? []))
  const order = [...validateOrder(spec, before, 'containers'), ...validateOrder(spec, before, 'initContainers')]
  if (order.length > 0) return [...errors, ...order]
  errors.push(...validateRemovals(spec, before))
  const containers = settled(spec.containers, before.containers, () => ORDINARY)
  const initContainers = settled(spec.initContainers, before.initContainers, (each) =>
    isSidecar(each) ? SIDECAR : INIT,
  )
  errors.push(...containers.errors, ...initContainers.errors)
  if (errors.length > 0) return errors
  const rest: PodSpec = {
    ...spec,
    resources: ofPod ? ofPod.rest : spec.resources,
    containers: containers.rest,
    initContainers: initContainers.rest,
  }
  return sameStruct(rest, before, 'PodSpec') ? [] : [forbidden(SPEC, ONLY_COMPUTE)]
}

/** Pods that cannot be resized at all. */
function refusedAltogether(spec: PodSpec, old: Pod, { kubernetesVersion }: ValidationOptions): string | undefined {
  if (isMirrorPod(old)) return 'static pods cannot be resized'
  if (old.spec?.os?.name === 'windows') return 'windows pods cannot be resized'
  if (kubernetesVersion !== '1.34' || !(isSet(spec.resources) || isSet(old.spec?.resources))) return undefined
  return 'pods with pod-level resources cannot be resized'
}

const isSet = (resources: ResourceRequirements | undefined): boolean =>
  Object.keys({ ...resources?.requests, ...resources?.limits }).length > 0

/** Models validatePodLevelResourcesResize: what is wrong, and the pod's resources without what may change. */
function validatePodLevelResize({ resources }: PodSpec, { resources: old }: PodSpec) {
  const field = SPEC.child('resources')
  if (old && !resources) {
    return { errors: [forbidden(field, 'pod-level resources cannot be removed')], rest: resources }
  }
  const errors = old ? validateRemoved(resources, old, field, 'pod-level resource') : []
  const { requests, limits, claims = [] } = resources ?? {}
  const kept = { requests: oldCompute(requests, old?.requests), limits: oldCompute(limits, old?.limits), claims }
  const isNothing = !old && !isSet(kept) && claims.length === 0
  const rest: ResourceRequirements | undefined = isNothing ? undefined : kept
  if (!sameStruct(rest, old, 'ResourceRequirements')) {
    errors.push(forbidden(SPEC, `${ONLY_COMPUTE} at pod-level`))
  }
  return { errors, rest }
}

/** Models validatePodResizeContainerOrdering. */
function validateOrder(spec: PodSpec, old: PodSpec, list: 'containers' | 'initContainers'): FieldError[] {
  const field = SPEC.child(list)
  const [after, before] = [spec[list] ?? [], old[list] ?? []]
  if (after.length !== before.length) return [forbidden(field, `${list} may not be added or removed on resize`)]
  return before.flatMap(({ name }, index) => {
    const place = field.index(index).child('name')
    return after[index]?.name === name ? [] : [forbidden(place, `${list} may not be renamed or reordered on resize`)]
  })
}

function validateRemovals(spec: PodSpec, old: PodSpec): FieldError[] {
  return (['initContainers', 'containers'] as const).flatMap((list) =>
    (old[list] ?? []).flatMap((known, index) => {
      if (list === 'initContainers' && !isSidecar(known)) return []
      const place = SPEC.child(list).index(index).child('resources')
      return validateRemoved(spec[list]?.[index]?.resources, known.resources ?? {}, place, 'resource')
    }),
  )
}

/** Models resourcesRemoved. */
function validateRemoved(
  resources: ResourceRequirements | undefined,
  old: ResourceRequirements,
  field: FieldPath,
  what: string,
): FieldError[] {
  return (['requests', 'limits'] as const).flatMap((list) => {
    const isLost = Object.keys(old[list] ?? {}).some((name) => resources?.[list]?.[name] === undefined)
    return isLost ? [forbidden(field.child(list), `${what} ${list} cannot be removed`)] : []
  })
}

interface ContainerRule {
  readonly may: 'resize' | 'stay'
  readonly complaint: string
}

const ORDINARY: ContainerRule = { may: 'resize', complaint: ONLY_COMPUTE }
const SIDECAR: ContainerRule = {
  may: 'resize',
  complaint: 'only cpu and memory resources for sidecar containers are mutable',
}
const INIT: ContainerRule = { may: 'stay', complaint: 'resources for non-sidecar init containers are immutable' }

/** The containers as they were in what may change, and complaints about what is different all the same. */
function settled(
  containers: readonly Container[] = [],
  old: readonly Container[] = [],
  ruleOf: (container: Container) => ContainerRule,
) {
  const errors: FieldError[] = []
  const rest = containers.map((container, index) => {
    const before = old[index] ?? container
    const { may, complaint } = ruleOf(container)
    const kept = may === 'resize' ? withOldCompute(container, before) : container
    if (!sameStruct(kept, before, 'Container')) errors.push(forbidden(SPEC, complaint))
    return kept
  })
  return { errors, rest }
}

/** Models dropCPUMemoryResourcesFromContainer. */
function withOldCompute(container: Container, old: Container): Container {
  const { requests, limits } = container.resources ?? {}
  const resources = {
    requests: oldCompute(requests, old.resources?.requests),
    limits: oldCompute(limits, old.resources?.limits),
  }
  return { ...container, resources }
}

/** Models dropCPUMemoryUpdates. */
function oldCompute(list: ResourceList, old: ResourceList): ResourceList {
  const { cpu: _cpu, memory: _memory, ...others } = list ?? {}
  const { cpu, memory } = old ?? {}
  return { ...others, ...(cpu === undefined ? {} : { cpu }), ...(memory === undefined ? {} : { memory }) }
}
