import { labelKeyErrors } from '../../labelSyntax.ts'
import type { Service } from '../../types.ts'
import { duplicate, type FieldError, forbidden, invalid, notSupported, required } from '../fieldError.ts'
import { type FieldPath, ROOT } from '../fieldPath.ts'
import { validateMetadata } from '../metadata.ts'
import {
  complain,
  dns1035LabelErrors,
  dnsLabelErrors,
  dnsSubdomainErrors,
  ipErrors,
  isIpAddress,
  portNumberErrors,
  validateLabels,
} from '../names.ts'
import type { ValidationOptions } from '../options.ts'
import { validatePortNumberOrName } from '../pod/probes.ts'
import { clusterAddressErrors, familyPolicyErrors } from './serviceAddresses.ts'

type ServiceSpec = NonNullable<Service['spec']>
type ServicePort = NonNullable<ServiceSpec['ports']>[number]

const SPEC = ROOT.child('spec')
const TYPES = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort']
const PROTOCOLS = ['SCTP', 'TCP', 'UDP']
const MAX_AFFINITY_SECONDS = 86_400
const CIDR_RULE = 'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)'

/** Models pkg/apis/core/validation/validation.go, ValidateService (1.36). */
export function validateService({ metadata, spec = {} }: Service, options: ValidationOptions): FieldError[] {
  // RelaxedServiceNameValidation: a name may begin with a digit since 1.36.
  const nameErrors = options.kubernetesVersion === '1.34' ? dns1035LabelErrors : dnsLabelErrors
  return [
    ...validateMetadata(metadata ?? {}, ROOT.child('metadata'), nameErrors),
    ...validateType(spec),
    ...validatePortList(spec),
    ...validateLabels(spec.selector, SPEC.child('selector')),
    ...validateAffinity(spec),
    ...validateAddresses(spec),
    ...validatePortUniqueness(spec),
    ...validateSourceRanges(spec),
    ...validateTraffic(spec),
  ]
}

function validateType(spec: ServiceSpec): FieldError[] {
  const place = SPEC.child('externalName')
  const headless = spec.clusterIP === 'None'
  switch (spec.type) {
    case 'LoadBalancer':
      return headless
        ? [invalid(SPEC.child('clusterIPs').index(0), 'None', "may not be set to 'None' for LoadBalancer services")]
        : []
    case 'NodePort':
      return headless
        ? [invalid(SPEC.child('clusterIPs').index(0), 'None', "may not be set to 'None' for NodePort services")]
        : []
    case 'ExternalName': {
      const errors: FieldError[] = []
      if ((spec.clusterIPs ?? []).length > 0 || spec.clusterIP) {
        errors.push(forbidden(SPEC.child('clusterIPs'), 'may not be set for ExternalName services'))
      }
      if (!spec.externalName) return [...errors, required(place)]
      const name = spec.externalName.replace(/\.$/, '')
      return [...errors, ...complain(place, name, dnsSubdomainErrors(name))]
    }
    default:
      return []
  }
}

function validatePortList(spec: ServiceSpec): FieldError[] {
  const ports = spec.ports ?? []
  const place = SPEC.child('ports')
  const headless = spec.clusterIP === 'None'
  const errors: FieldError[] = []
  if (ports.length === 0 && !headless && spec.type !== 'ExternalName') errors.push(required(place))
  const names = new Set<string>()
  for (const [index, port] of ports.entries()) {
    errors.push(...validatePort(port, names, ports.length > 1, headless, place.index(index)))
  }
  return errors
}

function validatePort(
  port: ServicePort,
  names: Set<string>,
  namesNeeded: boolean,
  headless: boolean,
  field: FieldPath,
): FieldError[] {
  const errors: FieldError[] = []
  const { name = '', protocol = '', targetPort = 0, appProtocol } = port
  if (name) {
    errors.push(...complain(field.child('name'), name, dnsLabelErrors(name)))
    if (names.has(name)) errors.push(duplicate(field.child('name'), name))
    names.add(name)
  } else if (namesNeeded) {
    errors.push(required(field.child('name')))
  }
  errors.push(...complain(field.child('port'), port.port, portNumberErrors(port.port)))
  if (!protocol) errors.push(required(field.child('protocol')))
  else if (!PROTOCOLS.includes(protocol)) errors.push(notSupported(field.child('protocol'), protocol, PROTOCOLS))
  errors.push(...validatePortNumberOrName(targetPort, field.child('targetPort')))
  if (appProtocol !== undefined)
    errors.push(...complain(field.child('appProtocol'), appProtocol, labelKeyErrors(appProtocol)))
  if (headless && targetPort !== port.port && typeof targetPort === 'number' && targetPort !== 0) return errors
  return errors
}

function validateAffinity(spec: ServiceSpec): FieldError[] {
  const { sessionAffinity = '', sessionAffinityConfig } = spec
  const place = SPEC.child('sessionAffinity')
  const choices = ['ClientIP', 'None']
  if (!sessionAffinity) return [required(place)]
  const errors = choices.includes(sessionAffinity) ? [] : [notSupported(place, sessionAffinity, choices)]
  const seconds = sessionAffinityConfig?.clientIP?.timeoutSeconds
  if (sessionAffinity === 'ClientIP' && seconds !== undefined && (seconds <= 0 || seconds > MAX_AFFINITY_SECONDS)) {
    const at = SPEC.child('sessionAffinityConfig', 'clientIP', 'timeoutSeconds')
    errors.push(invalid(at, seconds, `must be greater than 0 and less than ${MAX_AFFINITY_SECONDS}`))
  }
  return errors
}

function validateAddresses(spec: ServiceSpec): FieldError[] {
  const errors: FieldError[] = []
  const { ipFamilies = [], externalIPs = [], type = '' } = spec
  errors.push(...familyPolicyErrors(spec))
  for (const [index, family] of ipFamilies.entries()) {
    const families = ['IPv4', 'IPv6']
    if (!families.includes(family)) errors.push(notSupported(SPEC.child('ipFamilies').index(index), family, families))
  }
  errors.push(...clusterAddressErrors(spec))
  for (const [index, address] of externalIPs.entries()) {
    errors.push(...complain(SPEC.child('externalIPs').index(index), address, ipErrors(address)))
  }
  if (!TYPES.includes(type))
    errors.push(type ? notSupported(SPEC.child('type'), type, TYPES) : required(SPEC.child('type')))
  if (type === 'ClusterIP') {
    for (const [index, { nodePort }] of (spec.ports ?? []).entries()) {
      if (!nodePort) continue
      const place = SPEC.child('ports').index(index).child('nodePort')
      errors.push(forbidden(place, "may not be used when `type` is 'ClusterIP'"))
    }
  }
  return errors
}

/** No two ports may be the same to a client, or on a node. */
function validatePortUniqueness(spec: ServiceSpec): FieldError[] {
  const errors: FieldError[] = []
  const nodePorts = new Set<string>()
  const ports = new Set<string>()
  const place = SPEC.child('ports')
  for (const [index, port] of (spec.ports ?? []).entries()) {
    if (!port.nodePort) continue
    const key = `${port.protocol} ${port.nodePort}`
    if (nodePorts.has(key)) errors.push(duplicate(place.index(index).child('nodePort'), port.nodePort))
    nodePorts.add(key)
  }
  for (const [index, port] of (spec.ports ?? []).entries()) {
    const key = `${port.protocol} ${port.port}`
    const form = {
      Name: '',
      Protocol: port.protocol ?? '',
      AppProtocol: null,
      Port: port.port,
      TargetPort: 0,
      NodePort: 0,
    }
    if (ports.has(key)) errors.push(duplicate(place.index(index), form))
    ports.add(key)
  }
  return errors
}

function validateSourceRanges(spec: ServiceSpec): FieldError[] {
  const ranges = spec.loadBalancerSourceRanges ?? []
  if (ranges.length === 0) return []
  const place = SPEC.child('LoadBalancerSourceRanges').at(['spec', 'loadBalancerSourceRanges'])
  if (spec.type !== 'LoadBalancer') return [forbidden(place, "may only be used when `type` is 'LoadBalancer'")]
  return ranges.flatMap((range, index) => {
    const [address = '', bits = ''] = range.split('/')
    const good = isIpAddress(address) && /^\d+$/.test(bits) && Number(bits) <= (address.includes(':') ? 128 : 32)
    return good ? [] : [invalid(place.index(index), range, CIDR_RULE)]
  })
}

function validateTraffic(spec: ServiceSpec): FieldError[] {
  const errors: FieldError[] = []
  const { externalTrafficPolicy, internalTrafficPolicy, healthCheckNodePort, trafficDistribution } = spec
  const external = spec.type === 'NodePort' || spec.type === 'LoadBalancer' || (spec.externalIPs ?? []).length > 0
  const place = SPEC.child('externalTrafficPolicy')
  const policies = ['Cluster', 'Local']
  if (externalTrafficPolicy && !external) {
    errors.push(invalid(place, externalTrafficPolicy, 'may only be set for externally-accessible services'))
  } else if (external) {
    if (!externalTrafficPolicy) errors.push(required(place, 'for externally-accessible services'))
    else if (!policies.includes(externalTrafficPolicy))
      errors.push(notSupported(place, externalTrafficPolicy, policies))
  }
  const local = spec.type === 'LoadBalancer' && externalTrafficPolicy === 'Local'
  if (healthCheckNodePort && !local) {
    const message = "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'"
    errors.push(invalid(SPEC.child('healthCheckNodePort'), healthCheckNodePort, message))
  }
  if (internalTrafficPolicy !== undefined && !policies.includes(internalTrafficPolicy)) {
    errors.push(notSupported(SPEC.child('internalTrafficPolicy'), internalTrafficPolicy, policies))
  }
  const distributions = ['PreferClose', 'PreferSameZone', 'PreferSameNode']
  if (trafficDistribution !== undefined && !distributions.includes(trafficDistribution)) {
    errors.push(notSupported(SPEC.child('trafficDistribution'), trafficDistribution, distributions))
  }
  return errors
}
