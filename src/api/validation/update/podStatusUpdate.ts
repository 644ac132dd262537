import { labelKeyErrors } from '../../labelSyntax.ts'
import type { Pod } from '../../types.ts'
import { type FieldError, forbidden, invalid } from '../fieldError.ts'
import { ROOT } from '../fieldPath.ts'
import { complain, ipErrors } from '../names.ts'

const STATUS = ROOT.child('status')

/** What of a pod's status may be written. Models pkg/apis/core/validation/validation.go, ValidatePodStatusUpdate (1.36). */
export function validatePodStatusUpdate(pod: Pod, old: Pod): FieldError[] {
  const { status = {}, spec } = pod
  const before = old.status ?? {}
  const errors: FieldError[] = []
  if (status.nominatedNodeName && status.nominatedNodeName !== before.nominatedNodeName && spec?.nodeName) {
    const place = STATUS.child('nominatedNodeName')
    errors.push(forbidden(place, 'may not be set on pods that are already bound to a node'))
  }
  for (const [index, { type }] of (status.conditions ?? []).entries()) {
    const place = STATUS.child('conditions').index(index)
    const printed = place.child('Type').at([...place.place, 'type'])
    errors.push(...complain(printed, type, labelKeyErrors(type)))
  }
  if (status.qosClass !== before.qosClass) {
    errors.push(invalid(STATUS.child('qosClass'), status.qosClass, 'field is immutable'))
  }
  for (const [index, { ip = '' }] of (status.podIPs ?? []).entries()) {
    errors.push(...complain(STATUS.child('podIPs').index(index), ip, ipErrors(ip)))
  }
  const host = status.hostIPs?.[0]?.ip
  if (host !== undefined && host !== status.hostIP) {
    errors.push(invalid(STATUS.child('hostIPs').index(0).child('ip'), host, 'must be equal to `hostIP`'))
  }
  return errors
}
