import type { Service } from '../types.ts'
import type { Draft } from './draft.ts'

/** Where a Service's addresses and ports come from; each is asked only for what the Service does not bring itself. */
export interface ServiceAllocators {
  readonly clusterIP: () => string
  /** For the port of an index. */
  readonly nodePort: (index: number) => number
  readonly healthCheckNodePort: () => number
}

/** Gives a Service what the server allocates, in a cluster of one IPv4 range. Models pkg/registry/core/service/storage/alloc.go (1.36). */
export function allocateService({ spec }: Draft<Service>, allocators: ServiceAllocators): void {
  if (!spec || spec.type === 'ExternalName') return
  if (!spec.clusterIP) spec.clusterIP = spec.clusterIPs?.[0] ?? allocators.clusterIP()
  spec.clusterIPs ??= [spec.clusterIP]
  spec.ipFamilies ??= [spec.clusterIP.includes(':') ? 'IPv6' : 'IPv4']
  const selectorless = spec.clusterIP === 'None' && Object.keys(spec.selector ?? {}).length === 0
  if (selectorless && !spec.ipFamilyPolicy) {
    spec.ipFamilyPolicy = 'RequireDualStack'
    if (spec.ipFamilies.length === 1) spec.ipFamilies = ['IPv4', 'IPv6']
  }
  spec.ipFamilyPolicy ??= 'SingleStack'
  const wanted =
    spec.type === 'NodePort' || (spec.type === 'LoadBalancer' && spec.allocateLoadBalancerNodePorts !== false)
  if (wanted) for (const [index, port] of (spec.ports ?? []).entries()) port.nodePort ||= allocators.nodePort(index)
  if (spec.type === 'LoadBalancer' && spec.externalTrafficPolicy === 'Local') {
    spec.healthCheckNodePort ||= allocators.healthCheckNodePort()
  }
}
