import type { Service } from '../types.ts'

/** Where a Service's port gets its node port from: nowhere, what was asked for, the port of the same number before it, or the cluster's pool. */
export type NodePortSource =
  | { readonly from: 'nowhere' }
  | { readonly from: 'request'; readonly nodePort: number }
  | { readonly from: 'port'; readonly index: number }
  | { readonly from: 'pool' }

/** For each port where its node port comes from: ports of one number share theirs, whatever their protocols are. Models pkg/registry/core/service/storage/alloc.go, initNodePorts (1.36). */
export function nodePortSources({
  type,
  ports = [],
  allocateLoadBalancerNodePorts,
}: NonNullable<Service['spec']>): NodePortSource[] {
  if (type !== 'NodePort' && type !== 'LoadBalancer') return ports.map(() => ({ from: 'nowhere' }))
  const drawn = type === 'NodePort' || allocateLoadBalancerNodePorts !== false
  const known = new Map<number, { index: number; nodePort: number | undefined }>()
  return ports.map(({ port, nodePort }, index): NodePortSource => {
    if (!nodePort && !drawn) return { from: 'nowhere' }
    const first = known.get(port)
    if (first && (!nodePort || nodePort === first.nodePort)) return { from: 'port', index: first.index }
    const asked = first ? nodePort : ports.find((each) => each.port === port && each.nodePort)?.nodePort
    if (!first) known.set(port, { index, nodePort: asked })
    return asked ? { from: 'request', nodePort: asked } : { from: 'pool' }
  })
}
