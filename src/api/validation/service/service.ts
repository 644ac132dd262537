import { labelKeyErrors } from '../../selector/labelSyntax.ts'
import type { Service } from '../../types.ts'
import { duplicate, type FieldError, forbidden, invalid, notSupported, required } from '../fieldError.ts'
import { type FieldPath, ROOT } from '../fieldPath.ts'
import { validateMetadata } from '../metadata.ts'
import { complain, dnsLabelErrors, dnsSubdomainErrors, portNumberErrors, validateLabels } from '../names.ts'
import type { ValidationOptions } from '../options.ts'
import { validatePortNumberOrName } from '../pod/probes.ts'
import {
  isHeadless,
  validateClusterAddresses,
  validateExternalAddresses,
  validateSourceRanges,
} from './serviceAddresses.ts'
import { serviceNameErrors } from './serviceName.ts'
import { validateAffinity, validateBalancer, validateTraffic } from './serviceTraffic.ts'

type ServiceSpec = NonNullable<Service['spec']>
type ServicePort = NonNullable<ServiceSpec['ports']>[number]

const SPEC = ROOT.child('spec')
const PORTS = SPEC.child('ports')
const TYPES = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort']
const PROTOCOLS = ['SCTP', 'TCP', 'UDP']
const TOPOLOGY_MODE = 'service.kubernetes.io/topology-mode'
const TOPOLOGY_HINTS = 'service.kubernetes.io/topology-aware-hints'

/** What is wrong with a new Service. Models pkg/apis/core/validation/validation.go, ValidateServiceCreate (1.36). */
export function validateService(service: Service, options: ValidationOptions): FieldError[] {
  const { metadata, spec = {} } = service
  return [
    ...validateMetadata(metadata ?? {}, ROOT.child('metadata'), (name) => serviceNameErrors(name, options)),
    ...validateTopologyMode(service),
    ...validateType(spec),
    ...validatePortList(spec),
    ...validateLabels(spec.selector, SPEC.child('selector')),
    ...validateAffinity(spec),
    ...validateClusterAddresses(spec, options),
    ...validateExternalAddresses(spec, options),
    ...validateTypeName(spec),
    ...validatePortUniqueness(spec),
    ...validateSourceRanges(service, options),
    ...validateBalancer(spec),
    ...validateTraffic(spec),
  ]
}

function validateTopologyMode({ metadata }: Service): FieldError[] {
  const [mode, hints] = [metadata?.annotations?.[TOPOLOGY_MODE], metadata?.annotations?.[TOPOLOGY_HINTS]]
  if (mode === undefined || hints === undefined || mode === hints) return []
  const message = `must match annotations[${TOPOLOGY_HINTS}] when both are specified`
  return [invalid(ROOT.child('metadata', 'annotations').key(TOPOLOGY_MODE), mode, message)]
}

function validateType(spec: ServiceSpec): FieldError[] {
  const { type, ports = [] } = spec
  const errors = ports.length === 0 && !isHeadless(spec) && type !== 'ExternalName' ? [required(PORTS)] : []
  switch (type) {
    case 'LoadBalancer':
    case 'NodePort': {
      if (!isHeadless(spec)) return errors
      const place = SPEC.child('clusterIPs').index(0).at(['spec', 'clusterIP'])
      return [...errors, invalid(place, 'None', `may not be set to 'None' for ${type} services`)]
    }
    case 'ExternalName':
      return [...errors, ...validateExternalName(spec)]
    default:
      return errors
  }
}

function validateExternalName(spec: ServiceSpec): FieldError[] {
  const place = SPEC.child('externalName')
  const errors: FieldError[] = []
  const unset = (name: 'clusterIPs' | 'ipFamilies' | 'ipFamilyPolicy', at: FieldPath) => {
    if ((spec[name] ?? '').length > 0) errors.push(forbidden(at, 'may not be set for ExternalName services'))
  }
  unset('clusterIPs', spec.clusterIP ? SPEC.child('clusterIPs').at(['spec', 'clusterIP']) : SPEC.child('clusterIPs'))
  unset('ipFamilies', SPEC.child('ipFamilies'))
  unset('ipFamilyPolicy', SPEC.child('ipFamilyPolicy'))
  const name = (spec.externalName ?? '').replace(/\.$/, '')
  return [...errors, ...(name === '' ? [required(place)] : complain(place, name, dnsSubdomainErrors(name)))]
}

function validatePortList({ ports = [] }: ServiceSpec): FieldError[] {
  const names = new Set<string>()
  return ports.flatMap((port, index) => {
    const errors: FieldError[] = []
    const { name = '' } = port
    const place = PORTS.index(index)
    if (name !== '') {
      errors.push(...complain(place.child('name'), name, dnsLabelErrors(name)))
      if (names.has(name)) errors.push(duplicate(place.child('name'), name))
      names.add(name)
    } else if (ports.length > 1) {
      errors.push(required(place.child('name')))
    }
    return [...errors, ...validatePort(port, place)]
  })
}

function validatePort({ port, protocol = '', targetPort = 0, appProtocol }: ServicePort, field: FieldPath) {
  const errors = complain(field.child('port'), port, portNumberErrors(port))
  if (!protocol) errors.push(required(field.child('protocol')))
  else if (!PROTOCOLS.includes(protocol)) errors.push(notSupported(field.child('protocol'), protocol, PROTOCOLS))
  errors.push(...validatePortNumberOrName(targetPort, field.child('targetPort')))
  if (appProtocol === undefined) return errors
  return [...errors, ...complain(field.child('appProtocol'), appProtocol, labelKeyErrors(appProtocol))]
}

function validateTypeName({ type = '', ports = [] }: ServiceSpec): FieldError[] {
  if (!TYPES.includes(type))
    return [type ? notSupported(SPEC.child('type'), type, TYPES) : required(SPEC.child('type'))]
  if (type !== 'ClusterIP') return []
  return ports.flatMap(({ nodePort }, index) =>
    nodePort ? [forbidden(PORTS.index(index).child('nodePort'), "may not be used when `type` is 'ClusterIP'")] : [],
  )
}

/** No two ports may be the same on a node, or to a client. */
function validatePortUniqueness({ ports = [] }: ServiceSpec): FieldError[] {
  const errors: FieldError[] = []
  for (const [index, { protocol, nodePort }] of ports.entries()) {
    const first = ports.findIndex((each) => each.protocol === protocol && each.nodePort === nodePort)
    if (nodePort && first < index) errors.push(duplicate(PORTS.index(index).child('nodePort'), nodePort))
  }
  for (const [index, { protocol = '', port }] of ports.entries()) {
    const first = ports.findIndex((each) => each.protocol === protocol && each.port === port)
    if (first < index) errors.push(duplicate(PORTS.index(index), serverForm(protocol, port)))
  }
  return errors
}

/** The server's own form of what it compares ports by, which its complaint prints. */
const serverForm = (Protocol: string, Port: number) => ({
  ...{ Name: '', Protocol, AppProtocol: null, Port },
  ...{ TargetPort: 0, NodePort: 0 },
})
