import { labelKeyErrors } from '../../selector/labelSyntax.ts'
import type { Endpoints } from '../../types.ts'
import { type FieldError, notSupported, required } from '../fieldError.ts'
import { type FieldPath, ROOT } from '../fieldPath.ts'
import { validateMetadata } from '../metadata.ts'
import { complain, dnsSubdomainErrors, portNumberErrors, validateDnsLabel } from '../names.ts'
import type { ValidationOptions } from '../options.ts'
import { validateEndpointIp, validateIp } from './addressErrors.ts'

type Subset = NonNullable<Endpoints['subsets']>[number]
type Address = NonNullable<Subset['addresses']>[number]
type Port = NonNullable<Subset['ports']>[number]

const PROTOCOLS = ['SCTP', 'TCP', 'UDP']

/** What is wrong with new Endpoints. Models pkg/apis/core/validation/validation.go, ValidateEndpointsCreate (1.36). */
export function validateEndpoints({ metadata, subsets = [] }: Endpoints, options: ValidationOptions): FieldError[] {
  return [
    ...validateMetadata(metadata ?? {}, ROOT.child('metadata')),
    ...subsets.flatMap((subset, index) => validateSubset(subset, options, ROOT.child('subsets').index(index))),
  ]
}

function validateSubset(subset: Subset, options: ValidationOptions, field: FieldPath): FieldError[] {
  const { addresses = [], notReadyAddresses = [], ports = [] } = subset
  const missing = addresses.length + notReadyAddresses.length === 0
  const validateAll = (list: 'addresses' | 'notReadyAddresses') =>
    (subset[list] ?? []).flatMap((each, index) => validateAddress(each, options, field.child(list).index(index)))
  return [
    ...(missing ? [required(field, 'must specify `addresses` or `notReadyAddresses`')] : []),
    ...validateAll('addresses'),
    ...validateAll('notReadyAddresses'),
    ...ports.flatMap((port, index) => validatePort(port, ports.length, field.child('ports').index(index))),
  ]
}

function validateAddress(address: Address, options: ValidationOptions, field: FieldPath): FieldError[] {
  const { ip = '', hostname = '', nodeName } = address
  return [
    ...validateIp(ip, options, field.child('ip')),
    ...(hostname === '' ? [] : validateDnsLabel(hostname, field.child('hostname'))),
    ...(nodeName === undefined ? [] : complain(field.child('nodeName'), nodeName, dnsSubdomainErrors(nodeName))),
    ...validateEndpointIp(ip, field.child('ip')),
  ]
}

function validatePort(port: Port, count: number, field: FieldPath): FieldError[] {
  const { name = '', protocol = '', appProtocol } = port
  const errors = name === '' ? [] : validateDnsLabel(name, field.child('name'))
  if (name === '' && count > 1) errors.push(required(field.child('name')))
  errors.push(...complain(field.child('port'), port.port, portNumberErrors(port.port)))
  if (protocol === '') errors.push(required(field.child('protocol')))
  else if (!PROTOCOLS.includes(protocol)) errors.push(notSupported(field.child('protocol'), protocol, PROTOCOLS))
  if (appProtocol === undefined) return errors
  return [...errors, ...complain(field.child('appProtocol'), appProtocol, labelKeyErrors(appProtocol))]
}
