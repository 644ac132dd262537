import type { Service } from '../../types.ts'
import { type FieldError, invalid } from '../fieldError.ts'
import { ROOT } from '../fieldPath.ts'
import { clusterAddressErrors, familyPolicyErrors } from './serviceAddresses.ts'

const SPEC = ROOT.child('spec')
/** The addresses of a fresh cluster's Services. */
const RANGE = '10.96.0.0/16'
const RANGE_PREFIX = '10.96.'

/** What a Service asks for that a cluster with one IPv4 range cannot give: this is found out before the rest is looked at. Models pkg/registry/core/service/storage/alloc.go (1.36). */
export function validateAllocation({ spec }: Service): FieldError[] {
  if (!spec || spec.type === 'ExternalName') return []
  const errors = validateFamilies(spec)
  if (errors.length > 0) return errors
  const wanted = spec.clusterIP ?? spec.clusterIPs?.[0]
  if (wanted && wanted !== 'None' && !wanted.startsWith(RANGE_PREFIX)) {
    const why = `the provided IP (${wanted}) is not in the valid range. The range of valid IPs is ${RANGE}`
    const place = SPEC.child('clusterIPs').at(['spec', 'clusterIP'])
    return [invalid(place, [wanted], `failed to allocate IP ${wanted}: ${why}`)]
  }
  return validateNodePorts(spec)
}

function validateFamilies(spec: NonNullable<Service['spec']>): FieldError[] {
  const { ipFamilyPolicy, ipFamilies = [] } = spec
  const errors = [...familyPolicyErrors(spec), ...clusterAddressErrors(spec)]
  for (const [index, family] of ipFamilies.entries()) {
    const place = SPEC.child('ipFamilies').index(index)
    if (family === 'IPv6') errors.push(invalid(place, family, 'not configured on this cluster'))
  }
  if (ipFamilyPolicy === 'RequireDualStack' && (spec.selector || spec.clusterIP !== 'None')) {
    const message = 'this cluster is not configured for dual-stack services'
    errors.push(invalid(SPEC.child('ipFamilyPolicy'), ipFamilyPolicy, message))
  }
  return errors
}

function validateNodePorts(spec: NonNullable<Service['spec']>): FieldError[] {
  if (spec.type !== 'NodePort' && spec.type !== 'LoadBalancer') return []
  const taken = new Map<number, Set<string>>()
  return (spec.ports ?? []).flatMap(({ nodePort, protocol = '' }, index) => {
    if (!nodePort) return []
    const place = SPEC.child('ports').index(index).child('nodePort')
    const protocols = taken.get(nodePort) ?? new Set()
    const known = protocols.has(protocol)
    taken.set(nodePort, protocols.add(protocol))
    return known ? [invalid(place, nodePort, 'provided port is already allocated')] : []
  })
}
