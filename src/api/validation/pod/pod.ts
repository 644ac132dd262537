import type { Pod, PodSpec } from '../../types.ts'
import { type FieldError, forbidden, invalid, notFound } from '../fieldError.ts'
import { ROOT } from '../fieldPath.ts'
import { validateMetadata } from '../metadata.ts'
import type { ValidationOptions } from '../options.ts'
import { validatePodSpec } from './podSpec.ts'

/** Models pkg/apis/core/validation/validation.go, ValidatePodCreate (1.36). */
export function validatePodCreate(pod: Pod, options: ValidationOptions): FieldError[] {
  const spec = pod.spec ?? { containers: [] }
  const field = ROOT.child('spec')
  const errors = [
    ...validateMetadata(pod.metadata ?? {}, ROOT.child('metadata')),
    ...validatePodSpec(spec, pod.metadata, options, field),
    ...validateFileVariables(spec),
    ...validateOnlyForPods(spec),
  ]
  if ((spec.ephemeralContainers ?? []).length > 0) {
    errors.push(forbidden(field.child('ephemeralContainers'), 'cannot be set on create'))
  }
  if (spec.nodeName && (spec.schedulingGates ?? []).length > 0) {
    errors.push(forbidden(field.child('nodeName'), 'cannot be set until all schedulingGates have been cleared'))
  }
  return errors
}

/** What a template may say, but a pod may not. Models validateContainersOnlyForPod. */
export function validateOnlyForPods(spec: PodSpec): FieldError[] {
  return (['containers', 'initContainers'] as const).flatMap((list) =>
    (spec[list] ?? []).flatMap(({ image = '' }, index) => {
      const place = ROOT.child('spec', list).index(index).child('image')
      return image === image.trim() ? [] : [invalid(place, image, 'must not have leading or trailing whitespace')]
    }),
  )
}

/** Variables from files need a volume to hold them. */
export function validateFileVariables(spec: PodSpec): FieldError[] {
  const volumes = new Map((spec.volumes ?? []).map((volume) => [volume.name, volume]))
  return (['containers', 'initContainers'] as const).flatMap((list) =>
    (spec[list] ?? []).flatMap((container, at) =>
      (container.env ?? []).flatMap(({ valueFrom }, index) => {
        const name = valueFrom?.fileKeyRef?.volumeName
        if (!name) return []
        const path = ROOT.child('spec', list).index(at).child('env').index(index)
        const place = path.child('valueFrom', 'fileKeyRef', 'volumeName')
        const volume = volumes.get(name)
        if (!volume) return [notFound(place, name)]
        return volume.emptyDir ? [] : [invalid(place, name, 'referenced volume must be of type emptyDir')]
      }),
    ),
  )
}
