import { MIRROR_ANNOTATION } from '../../mirrorPod.ts'
import type { Pod } from '../../types.ts'
import { type FieldError, forbidden } from '../fieldError.ts'
import { ROOT } from '../fieldPath.ts'
import type { ValidationOptions } from '../options.ts'
import { APPARMOR_CONTAINER, validatePodAnnotations } from '../pod/podAnnotations.ts'

const FIELD = ROOT.child('metadata', 'annotations')

/** Annotations that say how a pod came to be stay as they are. Models pkg/apis/core/validation/validation.go, ValidatePodSpecificAnnotationUpdates (1.36). */
export function validateAnnotationChange(pod: Pod, old: Pod, options: ValidationOptions): FieldError[] {
  const [after, before] = [pod.metadata?.annotations ?? {}, old.metadata?.annotations ?? {}]
  const refuse = (key: string, verb: string): FieldError[] => {
    if (key === MIRROR_ANNOTATION) return [forbidden(FIELD.key(key), `may not ${verb} mirror pod annotation`)]
    return key.startsWith(APPARMOR_CONTAINER) ? [forbidden(FIELD.key(key), `may not ${verb} AppArmor annotations`)] : []
  }
  return [
    ...Object.keys(before).flatMap((key) => (after[key] === before[key] ? [] : refuse(key, 'remove or update'))),
    ...Object.keys(after).flatMap((key) => (key in before ? [] : refuse(key, 'add'))),
    ...validatePodAnnotations(pod, options, FIELD),
  ]
}
