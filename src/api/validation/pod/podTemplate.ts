import type { PodTemplateSpec } from '../../types.ts'
import { type FieldError, forbidden, notSupported } from '../fieldError.ts'
import type { FieldPath } from '../fieldPath.ts'
import { validateAnnotations } from '../metadata.ts'
import { validateLabels } from '../names.ts'
import type { ValidationOptions } from '../options.ts'
import { validatePodSpec } from './podSpec.ts'

/** What is wrong with a template of pods. Models pkg/apis/core/validation/validation.go, ValidatePodTemplateSpec (1.36). */
export function validatePodTemplate(
  template: PodTemplateSpec | undefined,
  options: ValidationOptions,
  field: FieldPath,
): FieldError[] {
  const spec = template?.spec ?? { containers: [] }
  const errors = [
    ...validateTemplateMetadata(template, field),
    ...validatePodSpec(spec, undefined, options, field.child('spec')),
  ]
  if ((spec.ephemeralContainers ?? []).length > 0) {
    errors.push(
      forbidden(field.child('spec', 'ephemeralContainers'), 'ephemeral containers not allowed in pod template'),
    )
  }
  return errors
}

/** What is wrong with a template's metadata: its labels are reported beside it. */
export function validateTemplateMetadata(template: PodTemplateSpec | undefined, field: FieldPath): FieldError[] {
  const labels = field.child('labels').at([...field.place, 'metadata', 'labels'])
  const annotations = field.child('annotations').at([...field.place, 'metadata', 'annotations'])
  return [
    ...validateLabels(template?.metadata?.labels, labels),
    ...validateAnnotations(template?.metadata?.annotations, annotations),
  ]
}

/** The template of a workload that keeps its pods running. */
export function validateLastingTemplate(
  template: PodTemplateSpec | undefined,
  kind: string,
  field: FieldPath,
): FieldError[] {
  const { restartPolicy = '', activeDeadlineSeconds } = template?.spec ?? {}
  const errors: FieldError[] = []
  if (restartPolicy !== 'Always')
    errors.push(notSupported(field.child('spec', 'restartPolicy'), restartPolicy, ['Always']))
  if (activeDeadlineSeconds !== undefined) {
    const message = `activeDeadlineSeconds in ${kind} is not Supported`
    errors.push(forbidden(field.child('spec', 'activeDeadlineSeconds'), message))
  }
  return errors
}
