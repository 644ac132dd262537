import type { Container } from '../../types.ts'
import { duplicate, type FieldError, notSupported, required } from '../fieldError.ts'
import type { FieldPath } from '../fieldPath.ts'
import { complain, portNameErrors, portNumberErrors } from '../names.ts'

const PROTOCOLS = ['SCTP', 'TCP', 'UDP']

/** What is wrong with a container’s ports. Models pkg/apis/core/validation/validation.go, validateContainerPorts (1.36). */
export function validatePorts(ports: Container['ports'], field: FieldPath): FieldError[] {
  const names = new Set<string>()
  return (ports ?? []).flatMap((port, index) => {
    const place = field.index(index)
    const errors: FieldError[] = []
    if (port.name) {
      const wrong = complain(place.child('name'), port.name, portNameErrors(port.name))
      errors.push(...wrong)
      if (wrong.length === 0 && names.has(port.name)) errors.push(duplicate(place.child('name'), port.name))
      if (wrong.length === 0) names.add(port.name)
    }
    const number = place.child('containerPort')
    if (!port.containerPort) errors.push(required(number))
    else errors.push(...complain(number, port.containerPort, portNumberErrors(port.containerPort)))
    if (port.hostPort) errors.push(...complain(place.child('hostPort'), port.hostPort, portNumberErrors(port.hostPort)))
    if (!PROTOCOLS.includes(port.protocol ?? '')) {
      errors.push(notSupported(place.child('protocol'), port.protocol ?? '', PROTOCOLS))
    }
    return errors
  })
}

/** Each port of the host goes to one container. Models checkHostPortConflicts. */
export function validateHostPortConflicts(containers: readonly Container[], field: FieldPath): FieldError[] {
  const taken = new Set<string>()
  return containers.flatMap((container, at) =>
    (container.ports ?? []).flatMap((port, index) => {
      if (!port.hostPort) return []
      const key = `${port.protocol ?? ''}/${port.hostIP ?? ''}/${port.hostPort}`
      const known = taken.has(key)
      taken.add(key)
      return known ? [duplicate(field.index(at).child('ports').index(index).child('hostPort'), key)] : []
    }),
  )
}
