import { internalValue } from '../../goText/internalValue.ts'
import { labelKeyErrors } from '../../selector/labelSyntax.ts'
import type { Pod, PodStatus } from '../../types.ts'
import { duplicate, type FieldError, forbidden, invalid } from '../fieldError.ts'
import { ROOT } from '../fieldPath.ts'
import { complain, dnsSubdomainErrors, ipErrors } from '../names.ts'
import type { ValidationOptions } from '../options.ts'
import { validateStateTransitions } from './containerStateUpdate.ts'
import { validateMetadataUpdate } from './metadataUpdate.ts'
import { validateAnnotationChange } from './podAnnotationUpdate.ts'

const STATUS = ROOT.child('status')
const NO_STATUS: PodStatus = {}
/** Conditions whose names need no look. */
const SYSTEM_CONDITIONS = ['PodScheduled', 'Ready', 'Initialized']
const NOT_NEGATIVE = 'must be a non-negative integer'

/** What of a pod's status may be written. Models pkg/apis/core/validation/validation.go, ValidatePodStatusUpdate (1.36). */
export function validatePodStatusUpdate(pod: Pod, old: Pod, options: ValidationOptions): FieldError[] {
  const [status, before] = [pod.status ?? NO_STATUS, old.status ?? NO_STATUS]
  const errors = [
    ...validateMetadataUpdate(pod, old),
    ...validateAnnotationChange(pod, old, options),
    ...validateConditions(status),
    ...validateNomination(status, before, old.spec?.nodeName),
  ]
  const { observedGeneration = 0 } = status
  if (observedGeneration < 0) errors.push(invalid(STATUS.child('observedGeneration'), observedGeneration, NOT_NEGATIVE))
  if (status.qosClass !== before.qosClass) {
    errors.push(invalid(STATUS.child('qosClass'), status.qosClass ?? '', 'field is immutable'))
  }
  return [
    ...errors,
    ...validateStateTransitions(status, before, old.spec, options),
    ...validateClaimStatuses(pod),
    ...validateAddresses(status, before, 'podIPs'),
    ...validateHostAddress(status),
    ...validateAddresses(status, before, 'hostIPs'),
  ]
}

function validateConditions({ conditions = [] }: PodStatus): FieldError[] {
  return conditions.flatMap(({ type, observedGeneration = 0 }, index) => {
    const place = STATUS.child('conditions').index(index)
    const wrong = [invalid(place.child('observedGeneration'), observedGeneration, NOT_NEGATIVE)]
    const errors = observedGeneration < 0 ? wrong : []
    if (SYSTEM_CONDITIONS.includes(type)) return errors
    const printed = place.child('Type').at([...place.place, 'type'])
    return [...errors, ...complain(printed, type, labelKeyErrors(type))]
  })
}

function validateNomination(
  { nominatedNodeName: name }: PodStatus,
  before: PodStatus,
  boundTo: string | undefined,
): FieldError[] {
  if (!name || name === before.nominatedNodeName) return []
  const place = STATUS.child('nominatedNodeName')
  const errors = complain(place, name, dnsSubdomainErrors(name))
  if (boundTo) errors.push(forbidden(place, 'may not be set on pods that are already bound to a node'))
  return errors
}

/** Models validatePodResourceClaimStatuses. */
function validateClaimStatuses({ spec, status }: Pod): FieldError[] {
  const statuses = status?.resourceClaimStatuses ?? []
  return statuses.flatMap(({ name, resourceClaimName }, index) => {
    const place = STATUS.child('resourceClaimStatuses').index(index).child('name')
    const errors: FieldError[] = []
    if (!spec?.resourceClaims?.some((claim) => claim.name === name)) {
      errors.push(invalid(place, name, 'must match the name of an entry in `spec.resourceClaims`'))
    }
    if (statuses.findIndex((each) => each.name === name) < index) errors.push(duplicate(place, name))
    if (resourceClaimName === undefined) return errors
    return [...errors, ...complain(place, resourceClaimName, dnsSubdomainErrors(resourceClaimName))]
  })
}

/** At most one address of each family; what was there before is not looked at again. Models validatePodIPs and validateHostIPs. */
function validateAddresses(status: PodStatus, before: PodStatus, list: 'podIPs' | 'hostIPs'): FieldError[] {
  const field = STATUS.child(list)
  const known = (before[list] ?? []).map(({ ip }) => ip)
  const ips = (status[list] ?? []).map(({ ip = '' }) => ip)
  const errors = ips.flatMap((ip, index) => (known.includes(ip) ? [] : complain(field.index(index), ip, ipErrors(ip))))
  if (ips.length < 2) return errors
  const bad = ips.findIndex((ip) => ipErrors(ip).length > 0)
  if (bad >= 0) {
    const why = `failed to check for dual stack with error:invalid IP[${bad}]: <nil>`
    errors.push({ field, type: 'InternalError', message: `Internal error: ${why}` })
  }
  const families = new Set(ips.map((ip) => (ip.includes(':') ? 'IPv6' : 'IPv4')))
  if (bad < 0 && families.size === 2 && ips.length === 2) return errors
  const printed = ips.map((ip) => internalValue({ ip }, list === 'podIPs' ? 'PodIP' : 'HostIP'))
  return [...errors, invalid(field, printed, 'may specify no more than one IP for each IP family')]
}

function validateHostAddress({ hostIP, hostIPs = [] }: PodStatus): FieldError[] {
  const [first] = hostIPs
  if (first === undefined || first.ip === hostIP) return []
  return [invalid(STATUS.child('hostIPs').index(0).child('ip'), first.ip ?? '', 'must be equal to `hostIP`')]
}
