import { goQuote } from '../../goText/goQuote.ts'
import { MIRROR_ANNOTATION } from '../../mirrorPod.ts'
import { jsonError } from '../../parse/json/jsonError.ts'
import type { ObjectMeta, Pod, PodSpec } from '../../types.ts'
import { type FieldError, forbidden, invalid } from '../fieldError.ts'
import type { FieldPath } from '../fieldPath.ts'
import type { ValidationOptions } from '../options.ts'
import { validateDescendingPath } from './paths.ts'
import { validateTolerations } from './scheduling.ts'
import { visitContainers } from './visitContainers.ts'

const DELETION_COST = 'controller.kubernetes.io/pod-deletion-cost'
const TOLERATIONS = 'scheduler.alpha.kubernetes.io/tolerations'
/** Names the seccomp profile of a pod, as fields do now. */
export const SECCOMP_POD = 'seccomp.security.alpha.kubernetes.io/pod'
/** Comes before a container's name, and names its seccomp profile. */
export const SECCOMP_CONTAINER = 'container.seccomp.security.alpha.kubernetes.io/'
/** Comes before a container's name, and names its AppArmor profile. */
export const APPARMOR_CONTAINER = 'container.apparmor.security.beta.kubernetes.io/'

/** What is said of such an annotation. */
export const USE_APPARMOR = 'deprecated since v1.30; use the "appArmorProfile" field instead'

const MAX_COST = 2 ** 31

/** Annotations that mean something to the server. Models pkg/apis/core/validation/validation.go, ValidatePodSpecificAnnotations. */
export function validatePodAnnotations({ metadata, spec }: Pod, options: ValidationOptions, field: FieldPath) {
  const annotations = metadata?.annotations ?? {}
  const errors: FieldError[] = []
  const mirror = annotations[MIRROR_ANNOTATION]
  if (mirror !== undefined && !spec?.nodeName) {
    errors.push(invalid(field.key(MIRROR_ANNOTATION), mirror, 'must set spec.nodeName if mirror pod annotation is set'))
  }
  if (annotations[TOLERATIONS]) errors.push(...validateWrittenTolerations(annotations[TOLERATIONS], options, field))
  const cost = annotations[DELETION_COST]
  if (cost !== undefined && !isCost(cost))
    errors.push(invalid(field.key(DELETION_COST), cost, 'must be a 32bit integer'))
  return [...errors, ...validateSeccompAnnotations(annotations, field), ...validateAppArmor(annotations, spec, field)]
}

/** A number without a plus or zeros in front. Models helper.GetDeletionCostFromPodAnnotations. */
function isCost(text: string): boolean {
  const value = Number(text)
  return /^(0|-\d+|[1-9]\d*)$/.test(text) && value >= -MAX_COST && value < MAX_COST
}

function validateWrittenTolerations(text: string, options: ValidationOptions, field: FieldPath): FieldError[] {
  const why = jsonError(text)
  if (why !== undefined) return [invalid(field, TOLERATIONS, why)]
  const written: unknown = JSON.parse(text)
  const place = field.child(TOLERATIONS)
  return Array.isArray(written) ? validateTolerations(written as PodSpec['tolerations'], options, place) : []
}

type Annotations = NonNullable<ObjectMeta['annotations']>

function validateSeccompAnnotations(annotations: Annotations, field: FieldPath): FieldError[] {
  const keys = Object.keys(annotations).filter((key) => key.startsWith(SECCOMP_CONTAINER))
  const named = SECCOMP_POD in annotations ? [SECCOMP_POD, ...keys] : keys
  return named.flatMap((key) => {
    const profile = annotations[key] ?? ''
    const place = field.child(key)
    if (profile === 'runtime/default' || profile === 'docker/default' || profile === 'unconfined') return []
    if (!profile.startsWith('localhost/')) return [invalid(place, profile, 'must be a valid seccomp profile')]
    return validateDescendingPath(profile.slice('localhost/'.length), place)
  })
}

function validateAppArmor(annotations: Annotations, spec: PodSpec | undefined, field: FieldPath): FieldError[] {
  const names = new Set(visitContainers(spec ?? { containers: [] }, field).map(({ container }) => container.name))
  return Object.entries(annotations).flatMap(([key, profile]) => {
    if (!key.startsWith(APPARMOR_CONTAINER)) return []
    const errors: FieldError[] = []
    const name = key.slice(APPARMOR_CONTAINER.length)
    if (!names.has(name)) errors.push(invalid(field.key(key), name, 'container not found'))
    if (profile !== '' && !/^(runtime\/default$|unconfined$|localhost\/)/.test(profile)) {
      errors.push(invalid(field.key(key), profile, `invalid AppArmor profile name: ${goQuote(profile)}`))
    }
    return errors
  })
}

type Profile = NonNullable<NonNullable<PodSpec['securityContext']>['seccompProfile']>

/** A profile that is named by an annotation and by a field has to be the same. */
function validateMatch(annotation: string | undefined, profile: Profile | undefined, what: string, field: FieldPath) {
  if (annotation === undefined || !profile) return []
  const differs = (part: string, name: string) => [
    forbidden(field.child(part), `${what} ${name} in annotation and field must match`),
  ]
  switch (profile.type) {
    case 'Unconfined':
      return annotation === 'unconfined' ? [] : differs('type', 'type')
    case 'RuntimeDefault': {
      const same = annotation === 'runtime/default' || (what === 'seccomp' && annotation === 'docker/default')
      return same ? [] : differs('type', 'type')
    }
    case 'Localhost':
      if (!annotation.startsWith('localhost/')) return differs('type', 'type')
      return annotation === `localhost/${profile.localhostProfile}` ? [] : differs('localhostProfile', 'profile')
    default:
      return []
  }
}

/** What annotations and fields say of a pod’s profiles has to be the same. Models pkg/apis/core/validation/validation.go, validateSeccompAnnotationsAndFields and validateAppArmorAnnotationsAndFieldsMatchOnCreate (1.36). */
export function validateProfilesMatch({ metadata, spec }: Pod, field: FieldPath): FieldError[] {
  const annotations = metadata?.annotations ?? {}
  if (!spec) return []
  const own = spec.securityContext
  const containers = visitContainers(spec, field)
  const seccomp = containers.flatMap(({ container: { name, securityContext }, place }) => {
    const at = place.child('securityContext', 'seccompProfile')
    return validateMatch(annotations[SECCOMP_CONTAINER + name], securityContext?.seccompProfile, 'seccomp', at)
  })
  const ofPod = field.child('securityContext', 'seccompProfile')
  const errors = [...validateMatch(annotations[SECCOMP_POD], own?.seccompProfile, 'seccomp', ofPod), ...seccomp]
  if (spec.os?.name === 'windows') return errors
  const appArmor = containers.flatMap(({ container: { name, securityContext }, place }) => {
    const at = place.child('securityContext', 'appArmorProfile')
    const profile = securityContext?.appArmorProfile ?? own?.appArmorProfile
    return validateMatch(annotations[APPARMOR_CONTAINER + name], profile, 'apparmor', at)
  })
  return [...errors, ...appArmor]
}
