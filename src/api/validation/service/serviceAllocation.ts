import { internalError, type StatusError } from '../../request/statusError.ts'
import { isHeadlessWithoutSelector } from '../../strategy/allocateService.ts'
import { nodePortSources } from '../../strategy/nodePortSources.ts'
import type { Service } from '../../types.ts'
import { type FieldError, invalid } from '../fieldError.ts'
import { ROOT } from '../fieldPath.ts'
import { invalidError } from '../invalidError.ts'
import { familyOf, masked, parseIp } from '../network/ipAddress.ts'
import type { ValidationOptions } from '../options.ts'
import { validateClusterAddresses } from './serviceAddresses.ts'

const SPEC = ROOT.child('spec')
/** The addresses of a fresh cluster's Services; its own and the last address are nobody's. */
const RANGE = '10.96.0.0/16'
const NETWORK = [10, 96, 0, 0]
const RANGE_BITS = 16
const FIRST_NODE_PORT = 30_000
const LAST_NODE_PORT = 32_767
const ALLOCATED = 'provided port is already allocated'
const OUT_OF_RANGE = `provided port is not in the valid range. The range of valid ports is ${FIRST_NODE_PORT}-${LAST_NODE_PORT}`

type ServiceSpec = NonNullable<Service['spec']>

/** Whether the request only asks what would happen: then nothing is taken, and ports are not held against the nodes' range. */
export type DryRun = 'All' | undefined

/** What a Service asks for that a cluster with one IPv4 range cannot give: this is found out before the rest is looked at. Models pkg/registry/core/service/storage/alloc.go, allocateCreate (1.36). */
export function refuseAllocation(
  service: Service,
  options: ValidationOptions,
  dryRun: DryRun,
): StatusError | undefined {
  const { spec } = service
  if (!spec || spec.type === 'ExternalName') return undefined
  const errors =
    firstErrors(
      () => validateClusterAddresses(spec, options),
      () => validateFamilies(spec),
      () => validateFamiliesOfCluster(spec),
      () => validateRange(spec),
      () => validateNodePorts(spec, dryRun),
    ) ?? []
  return errors.length > 0 ? invalidError(service, errors) : refuseHealthCheck(spec)
}

const firstErrors = (...checks: readonly (() => FieldError[])[]): FieldError[] | undefined => {
  for (const check of checks) {
    const errors = check()
    if (errors.length > 0) return errors
  }
  return undefined
}

/** Models initIPFamilyFields, what does not depend on the cluster's families but for addresses. */
function validateFamilies(spec: ServiceSpec): FieldError[] {
  const { clusterIPs = [], ipFamilies = [] } = spec
  const policy = spec.ipFamilyPolicy ?? (isHeadlessWithoutSelector(spec) ? '' : 'SingleStack')
  const errors: FieldError[] = []
  const lists = [
    [clusterIPs, 'cluster IPs'],
    [ipFamilies, 'IP families'],
  ] as const
  for (const [list, name] of lists) {
    if (policy !== 'SingleStack' || list.length !== 2) continue
    const message = `must be 'RequireDualStack' or 'PreferDualStack' when multiple ${name} are specified`
    errors.push(invalid(SPEC.child('ipFamilyPolicy'), policy, message))
  }
  for (const [index, ip] of clusterIPs.entries()) {
    const address = parseIp(ip)
    if (index < ipFamilies.length || !address || familyOf(address) === 'IPv4') continue
    errors.push(invalid(SPEC.child('clusterIPs').index(index), clusterIPs, 'IPv6 is not configured on this cluster'))
  }
  return errors
}

function validateFamiliesOfCluster(spec: ServiceSpec): FieldError[] {
  if (isHeadlessWithoutSelector(spec)) return []
  const errors: FieldError[] = []
  if (spec.ipFamilyPolicy === 'RequireDualStack') {
    const message = 'this cluster is not configured for dual-stack services'
    errors.push(invalid(SPEC.child('ipFamilyPolicy'), spec.ipFamilyPolicy, message))
  }
  for (const [index, family] of (spec.ipFamilies ?? []).entries()) {
    const place = SPEC.child('ipFamilies').index(index)
    if (family === 'IPv6') errors.push(invalid(place, family, 'not configured on this cluster'))
  }
  return errors
}

/** Models ipallocator/cidrallocator.go, AllocateService. */
function validateRange({ clusterIPs = [] }: ServiceSpec): FieldError[] {
  const [wanted] = clusterIPs
  const address = wanted === undefined ? undefined : parseIp(wanted)
  if (!address) return []
  const { bytes } = masked(address, RANGE_BITS)
  const host = address.bytes.slice(RANGE_BITS / 8)
  const inside = NETWORK.every((byte, index) => bytes[index] === byte)
  if (inside && !host.every((byte) => byte === 0) && !host.every((byte) => byte === 255)) return []
  const why = `the provided IP (${wanted}) is not in the valid range. The range of valid IPs is ${RANGE}`
  const place = SPEC.child('clusterIPs').at(['spec', 'clusterIP'])
  return [invalid(place, clusterIPs, `failed to allocate IP ${wanted}: ${why}`)]
}

function validateNodePorts(spec: ServiceSpec, dryRun: DryRun): FieldError[] {
  const taken = new Set<number>()
  for (const [index, source] of nodePortSources(spec).entries()) {
    if (source.from !== 'request') continue
    const { nodePort } = source
    const place = SPEC.child('ports').index(index).child('nodePort')
    if (taken.has(nodePort)) return [invalid(place, nodePort, ALLOCATED)]
    const outside = nodePort < FIRST_NODE_PORT || nodePort > LAST_NODE_PORT
    if (outside && dryRun === undefined) return [invalid(place, nodePort, OUT_OF_RANGE)]
    taken.add(nodePort)
  }
  return []
}

/** Models allocHealthCheckNodePort. */
function refuseHealthCheck(spec: ServiceSpec): StatusError | undefined {
  const { type, externalTrafficPolicy, healthCheckNodePort } = spec
  if (type !== 'LoadBalancer' || externalTrafficPolicy !== 'Local' || !healthCheckNodePort) return undefined
  const isTaken = nodePortSources(spec).some(
    (source) => source.from === 'request' && source.nodePort === healthCheckNodePort,
  )
  if (!isTaken) return undefined
  const why = `failed to allocate requested HealthCheck NodePort ${healthCheckNodePort}: ${ALLOCATED}`
  return internalError(why, [['spec', 'healthCheckNodePort']])
}
