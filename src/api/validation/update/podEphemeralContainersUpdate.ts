import { goQuote } from '../../goText/goQuote.ts'
import { isMirrorPod } from '../../mirrorPod.ts'
import { sameStruct } from '../../semanticEquality.ts'
import type { Pod } from '../../types.ts'
import { type FieldError, forbidden } from '../fieldError.ts'
import { ROOT } from '../fieldPath.ts'
import type { ValidationOptions } from '../options.ts'
import { validateMetadataUpdate } from './metadataUpdate.ts'
import { validateAnnotationChange } from './podAnnotationUpdate.ts'
import { validatePodBody } from './podUpdate.ts'
import { structDifference } from './structDifference.ts'

const FIELD = ROOT.child('spec', 'ephemeralContainers')

/** Ephemeral containers may only be added. Models pkg/apis/core/validation/validation.go, ValidatePodEphemeralContainersUpdate (1.36). */
export function validateEphemeralContainersUpdate(pod: Pod, old: Pod, options: ValidationOptions): FieldError[] {
  if (isMirrorPod(old)) {
    return [forbidden(ROOT, 'static pods do not support ephemeral containers')]
  }
  const containers = new Map((pod.spec?.ephemeralContainers ?? []).map((container) => [container.name, container]))
  const changes = (old.spec?.ephemeralContainers ?? []).flatMap((known) => {
    const container = containers.get(known.name)
    const refuse = (what: string) => [
      forbidden(FIELD, `existing ephemeral containers ${goQuote(known.name)} may not be ${what}`),
    ]
    if (!container) return refuse('removed\n')
    if (sameStruct(container, known, 'EphemeralContainer')) return []
    return refuse(`changed\n${structDifference(known, container, 'EphemeralContainer')}`)
  })
  return [
    ...validateMetadataUpdate(pod, old),
    ...validatePodBody(pod, options),
    ...validateAnnotationChange(pod, old, options),
    ...changes,
  ]
}
