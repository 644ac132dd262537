import type { PodSpec, ResourceRequirements } from '../../types.ts'
import { duplicate, type FieldError, invalid, notFound, required } from '../fieldError.ts'
import type { FieldPath } from '../fieldPath.ts'
import { complain, dnsSubdomainErrors, validateDnsLabel } from '../names.ts'

/** The devices that a pod asks for. Models pkg/apis/core/validation/validation.go, validatePodResourceClaims. */
export function validateResourceClaims(claims: PodSpec['resourceClaims'], field: FieldPath): FieldError[] {
  const names = new Set<string>()
  return (claims ?? []).flatMap((claim, index) => {
    const place = field.index(index)
    const errors: FieldError[] = []
    if (!claim.name) errors.push(required(place.child('name')))
    else if (names.has(claim.name)) errors.push(duplicate(place.child('name'), claim.name))
    else errors.push(...validateDnsLabel(claim.name, place.child('name')))
    names.add(claim.name)
    const { resourceClaimName, resourceClaimTemplateName } = claim
    const printed = {
      Name: claim.name,
      ResourceClaimName: resourceClaimName ?? null,
      ResourceClaimTemplateName: resourceClaimTemplateName ?? null,
    }
    if (resourceClaimName !== undefined && resourceClaimTemplateName !== undefined) {
      const message = 'at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified'
      errors.push(invalid(place, printed, message))
    }
    if (resourceClaimName === undefined && resourceClaimTemplateName === undefined) {
      const message = 'must specify one of: `resourceClaimName`, `resourceClaimTemplateName`'
      errors.push(invalid(place, printed, message))
    }
    for (const name of ['resourceClaimName', 'resourceClaimTemplateName'] as const) {
      const value = claim[name]
      if (value !== undefined) errors.push(...complain(place.child(name), value, dnsSubdomainErrors(value)))
    }
    return errors
  })
}

/** What a container uses of its pod's claims. `known` are their names. Models validateResourceClaimNames. */
export function validateUsedClaims(
  claims: ResourceRequirements['claims'],
  known: readonly string[],
  field: FieldPath,
): FieldError[] {
  const used = new Set<string>()
  return (claims ?? []).flatMap(({ name, request }, index) => {
    const place = field.index(index)
    if (!name) return [required(place)]
    const errors: FieldError[] = []
    if (used.has(name)) {
      errors.push(duplicate(place, name))
    } else {
      const key = request ? `${name}/${request}` : name
      if (request) errors.push(...validateDnsLabel(request, place.child('request')))
      const parts = [...used].filter((each) => each.startsWith(`${name}/`))
      if (used.has(key)) errors.push(duplicate(place, key))
      else if (!request) errors.push(...parts.map(() => duplicate(place, name)))
      used.add(key)
    }
    if (known.includes(name)) return errors
    const which = known.length === 0 ? ' which is empty' : `: ${[...known].sort().join(', ')}`
    return [...errors, notFound(place, name, `must be one of the names in pod.spec.resourceClaims${which}`)]
  })
}
