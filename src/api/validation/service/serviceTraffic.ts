import { labelKeyErrors } from '../../selector/labelSyntax.ts'
import type { Service } from '../../types.ts'
import { type FieldError, forbidden, invalid, notSupported, required } from '../fieldError.ts'
import { ROOT } from '../fieldPath.ts'
import { complain, portNumberErrors } from '../names.ts'

type ServiceSpec = NonNullable<Service['spec']>

const SPEC = ROOT.child('spec')
const POLICIES = ['Cluster', 'Local']
const DISTRIBUTIONS = ['PreferClose', 'PreferSameZone', 'PreferSameNode']
const MAX_AFFINITY_SECONDS = 86_400
const ONLY_LOAD_BALANCERS = "may only be used when `type` is 'LoadBalancer'"

/** Whether a client stays with one pod, and for how long. Models pkg/apis/core/validation/validation.go, validateClientIPAffinityConfig (1.36). */
export function validateAffinity({ sessionAffinity = '', sessionAffinityConfig: config }: ServiceSpec): FieldError[] {
  const place = SPEC.child('sessionAffinity')
  const at = SPEC.child('sessionAffinityConfig')
  switch (sessionAffinity) {
    case '':
      return [required(place)]
    case 'None':
      return config ? [forbidden(at, 'must not be set when session affinity is None')] : []
    case 'ClientIP': {
      const seconds = config?.clientIP?.timeoutSeconds
      if (seconds !== undefined && seconds > 0 && seconds <= MAX_AFFINITY_SECONDS) return []
      const message = `must be greater than 0 and less than ${MAX_AFFINITY_SECONDS}`
      return [invalid(at.child('clientIP', 'timeoutSeconds'), seconds, message)]
    }
    default:
      return [notSupported(place, sessionAffinity, ['ClientIP', 'None'])]
  }
}

/** What only load balancers have. Models validateService and validateLoadBalancerClassField. */
export function validateBalancer(spec: ServiceSpec): FieldError[] {
  const { allocateLoadBalancerNodePorts, loadBalancerClass } = spec
  const place = SPEC.child('loadBalancerClass')
  if (spec.type === 'LoadBalancer') {
    return loadBalancerClass === undefined ? [] : complain(place, loadBalancerClass, labelKeyErrors(loadBalancerClass))
  }
  return [
    ...(allocateLoadBalancerNodePorts === undefined
      ? []
      : [forbidden(SPEC.child('allocateLoadBalancerNodePorts'), ONLY_LOAD_BALANCERS)]),
    ...(loadBalancerClass === undefined ? [] : [forbidden(place, ONLY_LOAD_BALANCERS)]),
  ]
}

/** Which way traffic may take. Models validateServiceExternalTrafficPolicy, validateServiceInternalTrafficFieldsValue, validateServiceTrafficDistribution. */
export function validateTraffic(spec: ServiceSpec): FieldError[] {
  const { internalTrafficPolicy, trafficDistribution } = spec
  const errors = [...validateExternalPolicy(spec), ...validateHealthCheck(spec)]
  const place = SPEC.child('internalTrafficPolicy')
  if (internalTrafficPolicy !== undefined && !POLICIES.includes(internalTrafficPolicy)) {
    errors.push(notSupported(place, internalTrafficPolicy, POLICIES))
  }
  if (trafficDistribution !== undefined && !DISTRIBUTIONS.includes(trafficDistribution)) {
    errors.push(notSupported(SPEC.child('trafficDistribution'), trafficDistribution, DISTRIBUTIONS))
  }
  return errors
}

function validateExternalPolicy({ type, externalTrafficPolicy: policy = '', externalIPs = [] }: ServiceSpec) {
  const place = SPEC.child('externalTrafficPolicy')
  const reachable = type === 'NodePort' || type === 'LoadBalancer' || (type === 'ClusterIP' && externalIPs.length > 0)
  if (!reachable) return policy ? [invalid(place, policy, 'may only be set for externally-accessible services')] : []
  if (!policy) return [required(place)]
  return POLICIES.includes(policy) ? [] : [notSupported(place, policy, POLICIES)]
}

function validateHealthCheck({
  type,
  externalTrafficPolicy,
  healthCheckNodePort: port = 0,
}: ServiceSpec): FieldError[] {
  const place = SPEC.child('healthCheckNodePort')
  if (type === 'LoadBalancer' && externalTrafficPolicy === 'Local') {
    return port === 0 ? [required(place)] : complain(place, port, portNumberErrors(port))
  }
  if (port === 0) return []
  const message = "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'"
  return [invalid(place, port, message)]
}
