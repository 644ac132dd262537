import { qosClass } from '../../qos.ts'
import type { Container, Pod, PodSpec } from '../../types.ts'
import { type FieldError, forbidden, invalid } from '../fieldError.ts'
import { ROOT } from '../fieldPath.ts'
import type { ValidationOptions } from '../options.ts'
import { validateUnchangedRules } from './podUpdate.ts'
import { sameJson } from './sameJson.ts'

const SPEC = ROOT.child('spec')
const NO_SPEC: PodSpec = { containers: [] }

/** The old spec with the new resources: whatever else a resize says is not heard. Models pkg/registry/core/pod/strategy.go, dropNonResizeUpdates. */
export function resizedSpec(pod: Pod, old: Pod): PodSpec {
  const [spec, before] = [pod.spec ?? NO_SPEC, old.spec ?? NO_SPEC]
  const resized = (containers: readonly Container[] | undefined, known: readonly Container[] | undefined) => {
    if (containers?.length !== known?.length) return containers
    return known?.map((container, index) => {
      const { name = '', resources, resizePolicy } = containers?.[index] ?? {}
      return { ...container, name, resources, resizePolicy }
    })
  }
  return {
    ...before,
    resources: spec.resources,
    containers: resized(spec.containers, before.containers) ?? [],
    initContainers: resized(spec.initContainers, before.initContainers),
  }
}

/** Resources of cpu and memory change, within the pod's quality of service. Models pkg/apis/core/validation/validation.go, ValidatePodResize (1.36). */
export function validateResize(pod: Pod, old: Pod, options: ValidationOptions): FieldError[] {
  const errors = validateUnchangedRules(pod, options)
  const [spec, before] = [pod.spec ?? NO_SPEC, old.spec ?? NO_SPEC]
  const field = SPEC.child('containers')
  if (spec.containers.length !== before.containers.length) {
    return [...errors, forbidden(field, 'containers may not be added or removed on resize')]
  }
  const wasQos = qosClass(before)
  if (qosClass(spec) !== wasQos) {
    errors.push(invalid(SPEC, wasQos, 'Pod QOS Class may not change as a result of resizing'))
  }
  for (const [index, container] of spec.containers.entries()) {
    const known = before.containers[index]
    const place = field.index(index)
    if (container.name !== known?.name) {
      errors.push(forbidden(place.child('name'), 'containers may not be renamed or reordered on resize'))
    }
    for (const list of ['requests', 'limits'] as const) {
      const names = Object.keys(known?.resources?.[list] ?? {}).filter((name) => name === 'cpu' || name === 'memory')
      const lost = names.some((name) => container.resources?.[list]?.[name] === undefined)
      if (lost) errors.push(forbidden(place.child('resources', list), `resource ${list} cannot be removed`))
    }
  }
  const rest = (each: PodSpec) => (each.containers ?? []).map((container) => otherResources(container))
  if (!sameJson(rest(spec), rest(before))) errors.push(forbidden(SPEC, 'only cpu and memory resources are mutable'))
  return errors
}

function otherResources({ resources, resizePolicy }: Container): object {
  const other = (list: Readonly<Record<string, string>> | undefined) =>
    Object.entries(list ?? {}).filter(([name]) => name !== 'cpu' && name !== 'memory')
  const { limits, requests, claims } = resources ?? {}
  return { limits: other(limits), requests: other(requests), claims, resizePolicy }
}
