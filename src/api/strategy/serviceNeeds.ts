import type { Service } from '../types.ts'

type ServiceSpec = NonNullable<Service['spec']>

/** Whether a Service has an address in the cluster. Models pkg/registry/core/service/strategy.go, needsClusterIP (1.36). */
export const needsClusterIP = ({ type }: ServiceSpec): boolean => type !== 'ExternalName'

/** Whether each of its ports is open on the nodes too. Models needsNodePort. */
export const needsNodePort = ({ type, allocateLoadBalancerNodePorts }: ServiceSpec): boolean =>
  type === 'NodePort' || (type === 'LoadBalancer' && allocateLoadBalancerNodePorts !== false)

/** Whether a balancer asks the nodes which of them have pods of it. Models needsHCNodePort. */
export const needsHealthCheckPort = ({ type, externalTrafficPolicy }: ServiceSpec): boolean =>
  type === 'LoadBalancer' && externalTrafficPolicy === 'Local'
