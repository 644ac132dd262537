import type { Draft } from '../defaults/draft.ts'
import { sameJson } from '../semanticEquality.ts'
import type { Service } from '../types.ts'
import { needsClusterIP, needsHealthCheckPort, needsNodePort } from './serviceNeeds.ts'

type ServiceSpec = NonNullable<Service['spec']>

const isExternal = ({ type }: ServiceSpec): boolean => type === 'NodePort' || type === 'LoadBalancer'

/**
 * A Service that changes its type lets go of what only its old type has, where the new manifest just carries it along.
 * Models pkg/registry/core/service/strategy.go, dropTypeDependentFields (1.36).
 */
export function dropTypeDependentFields({ spec }: Draft<Service>, { spec: old }: Service): void {
  if (!spec || !old) return
  const lost = (has: (spec: ServiceSpec) => boolean) => has(old) && !has(spec as ServiceSpec)
  const drop = (...fields: readonly (keyof ServiceSpec)[]) => {
    if (fields.every((field) => sameJson(spec[field], old[field]))) for (const field of fields) delete spec[field]
  }
  if (lost(needsClusterIP)) {
    drop('clusterIP', 'clusterIPs')
    drop('ipFamilies')
    drop('ipFamilyPolicy')
  }
  const nodePorts = ({ ports }: ServiceSpec) => (ports ?? []).map(({ nodePort }) => nodePort ?? 0)
  if (lost(needsNodePort) && sameJson(nodePorts(spec as ServiceSpec), nodePorts(old))) {
    for (const port of spec.ports ?? []) delete port.nodePort
  }
  if (lost(needsHealthCheckPort)) drop('healthCheckNodePort')
  if (lost(({ type }) => type === 'LoadBalancer')) {
    drop('allocateLoadBalancerNodePorts')
    drop('loadBalancerClass')
  }
  if (lost(isExternal)) drop('externalTrafficPolicy')
}
