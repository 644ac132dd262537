import type { Pod, PodSpec } from '../../types.ts'
import { type FieldError, forbidden } from '../fieldError.ts'
import type { FieldPath } from '../fieldPath.ts'
import { ROOT } from '../fieldPath.ts'
import { validateMetadata } from '../metadata.ts'
import type { ValidationOptions } from '../options.ts'
import { validateImageBlanks } from './containers.ts'
import { validatePodAnnotations, validateProfilesMatch } from './podAnnotations.ts'
import { validatePodSpec } from './podSpec.ts'

/** What is wrong with a new pod. Models pkg/apis/core/validation/validation.go, ValidatePodCreate (1.36). */
export function validatePodCreate(pod: Pod, options: ValidationOptions): FieldError[] {
  const spec = pod.spec ?? { containers: [] }
  const field = ROOT.child('spec')
  const errors = [
    ...validateMetadata(pod.metadata ?? {}, ROOT.child('metadata')),
    ...validatePodAnnotations(pod, options, ROOT.child('metadata', 'annotations')),
    ...validatePodSpec(spec, pod.metadata, options, field),
    ...validateOnlyForPods(spec, field),
  ]
  if ((spec.ephemeralContainers ?? []).length > 0) {
    errors.push(forbidden(field.child('ephemeralContainers'), 'cannot be set on create'))
  }
  if (spec.nodeName && (spec.schedulingGates ?? []).length > 0) {
    errors.push(forbidden(field.child('nodeName'), 'cannot be set until all schedulingGates have been cleared'))
  }
  return [...errors, ...validateProfilesMatch(pod, field)]
}

/** What a template may say, but a pod may not. Models validatePodMetadataAndSpec. */
export function validateOnlyForPods(spec: PodSpec, field: FieldPath): FieldError[] {
  const tokens = spec.serviceAccountName
    ? []
    : (spec.volumes ?? []).flatMap(({ projected }, at) =>
        (projected?.sources ?? []).flatMap((source, index) => {
          if (!source.serviceAccountToken) return []
          const place = field.child('volumes').index(at).child('projected', 'sources').index(index)
          const message = 'must not be specified when serviceAccountName is not set'
          return [forbidden(place.child('serviceAccountToken'), message)]
        }),
      )
  const images = (['containers', 'initContainers'] as const).flatMap((list) =>
    (spec[list] ?? []).flatMap((container, index) => validateImageBlanks(container, field.child(list).index(index))),
  )
  return [...tokens, ...images]
}
