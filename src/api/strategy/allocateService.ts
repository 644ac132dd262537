import type { Draft } from '../defaults/draft.ts'
import type { Service } from '../types.ts'
import { familyOf, parseIp } from '../validation/network/ipAddress.ts'
import { nodePortSources } from './nodePortSources.ts'

/** Where a Service's addresses and ports come from; each is asked only for what the Service does not bring itself. */
export interface ServiceAllocators {
  readonly clusterIP: () => string
  /** A port of the nodes; `taken` are those that the Service has already. */
  readonly nodePort: (taken: readonly number[]) => number
  readonly healthCheckNodePort: (taken: readonly number[]) => number
}

type ServiceSpec = NonNullable<Draft<Service>['spec']>

/** Whoever knows one address only means it as the first of the list. Models pkg/registry/core/service/storage/storage.go, normalizeClusterIPs (1.36). */
export function normalizeClusterIPs({ spec }: Draft<Service>): void {
  if (spec?.clusterIP && (spec.clusterIPs ?? []).length === 0) spec.clusterIPs = [spec.clusterIP]
}

/** Whether a Service has no address of its own, and nothing that would find its pods. */
export const isHeadlessWithoutSelector = ({ clusterIP, selector }: NonNullable<Service['spec']>): boolean =>
  clusterIP === 'None' && Object.keys(selector ?? {}).length === 0

/** Gives a Service what the server allocates, in a cluster of one IPv4 range. Models pkg/registry/core/service/storage/alloc.go, allocateCreate (1.36). */
export function allocateService({ spec }: Draft<Service>, allocators: ServiceAllocators): void {
  if (!spec || spec.type === 'ExternalName') return
  fillFamilies(spec)
  if (!spec.clusterIP) spec.clusterIP = spec.clusterIPs?.[0] ?? allocators.clusterIP()
  spec.clusterIPs ??= [spec.clusterIP]
  const taken = giveNodePorts(spec, allocators)
  if (spec.type === 'LoadBalancer' && spec.externalTrafficPolicy === 'Local') {
    spec.healthCheckNodePort ||= allocators.healthCheckNodePort(taken)
  }
}

/** Models initIPFamilyFields. */
function fillFamilies(spec: ServiceSpec): void {
  const everyFamily = isHeadlessWithoutSelector(spec)
  spec.ipFamilyPolicy ??= everyFamily ? 'RequireDualStack' : 'SingleStack'
  const families = spec.ipFamilies ?? []
  spec.ipFamilies = families
  for (const ip of (spec.clusterIPs ?? []).slice(families.length)) {
    const address = parseIp(ip)
    if (address) families.push(familyOf(address))
  }
  if (families.length === 0) families.push('IPv4')
  if (everyFamily && families.length < 2 && spec.ipFamilyPolicy !== 'SingleStack') {
    families.push(families[0] === 'IPv4' ? 'IPv6' : 'IPv4')
  }
}

/** Gives each port its node port, and says which were taken. Models initNodePorts. */
function giveNodePorts(spec: ServiceSpec, { nodePort }: ServiceAllocators): number[] {
  const taken: number[] = []
  for (const [index, source] of nodePortSources(spec).entries()) {
    const port = spec.ports?.[index]
    if (!port || source.from === 'nowhere') continue
    if (source.from === 'port') {
      port.nodePort = spec.ports?.[source.index]?.nodePort
      continue
    }
    port.nodePort = source.from === 'request' ? source.nodePort : nodePort(taken)
    taken.push(port.nodePort)
  }
  return taken
}
