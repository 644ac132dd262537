import type { Draft } from '../defaults/draft.ts'
import { sameJson } from '../semanticEquality.ts'
import type { Service } from '../types.ts'
import { needsClusterIP, needsHealthCheckPort, needsNodePort } from './serviceNeeds.ts'

type ServiceSpec = NonNullable<Service['spec']>

/** What was allocated to a Service stays, unless its new form says otherwise. Models pkg/registry/core/service/storage/storage.go, patchAllocatedValues and normalizeClusterIPs (1.36). */
export function keepAllocated({ spec }: Draft<Service>, { spec: old }: Service): void {
  if (!spec || !old) return
  const both = (need: (spec: ServiceSpec) => boolean) => need(spec as ServiceSpec) && need(old)
  if (both(needsClusterIP)) {
    if (!spec.clusterIP && old.clusterIP !== undefined) spec.clusterIP = old.clusterIP
    if ((spec.clusterIPs ?? []).length === 0 && spec.clusterIP === old.clusterIP && old.clusterIPs) {
      spec.clusterIPs = [...old.clusterIPs]
    }
  }
  if (both(needsNodePort)) keepNodePorts(spec, old)
  if (both(needsHealthCheckPort) && old.healthCheckNodePort) spec.healthCheckNodePort ||= old.healthCheckNodePort
  followClusterIP(spec, old)
}

/** Ports are known by their names. */
function keepNodePorts(spec: NonNullable<Draft<Service>['spec']>, old: ServiceSpec): void {
  const known = new Map((old.ports ?? []).map(({ name = '', nodePort = 0 }) => [name, nodePort]))
  const before = new Set(known.values())
  const used = new Set((spec.ports ?? []).map(({ nodePort = 0 }) => nodePort).filter((port) => before.has(port)))
  for (const port of spec.ports ?? []) {
    const nodePort = known.get(port.name ?? '')
    if (!port.nodePort && nodePort && !used.has(nodePort)) port.nodePort = nodePort
  }
}

/** Whoever changes one address only means it as the first of the list. */
function followClusterIP(spec: NonNullable<Draft<Service>['spec']>, old: ServiceSpec): void {
  if (spec.clusterIP === old.clusterIP || !sameJson(spec.clusterIPs, old.clusterIPs)) return
  if (spec.clusterIP) spec.clusterIPs = [spec.clusterIP]
  else if (old.clusterIP) delete spec.clusterIPs
}
