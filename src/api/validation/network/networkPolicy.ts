import type { NetworkPolicy } from '../../types.ts'
import { type FieldError, forbidden, invalid, notSupported, required } from '../fieldError.ts'
import { type FieldPath, ROOT } from '../fieldPath.ts'
import { validateMetadata } from '../metadata.ts'
import { complain, portNameErrors, portNumberErrors } from '../names.ts'
import type { ValidationOptions } from '../options.ts'
import { validateSelector } from '../selector.ts'
import { cidrWarnings, validateCidr } from './addressErrors.ts'
import { ipText, masked, parseCidr } from './ipAddress.ts'

type PolicySpec = NonNullable<NetworkPolicy['spec']>
type EgressRule = NonNullable<PolicySpec['egress']>[number]
type Port = NonNullable<EgressRule['ports']>[number]
type Peer = NonNullable<EgressRule['to']>[number]
/** The models rename the field `from`, which is a reserved word of their language. */
type IngressRule = NonNullable<PolicySpec['ingress']>[number] & { readonly from?: readonly Peer[] }
type IpBlock = NonNullable<Peer['ipBlock']>

const SPEC = ROOT.child('spec')
const PROTOCOLS = ['TCP', 'UDP', 'SCTP']
const TYPES = ['Ingress', 'Egress']

/** What is wrong with a new network policy. Models pkg/apis/networking/validation/validation.go, ValidateNetworkPolicy (1.36). */
export function validateNetworkPolicy({ metadata, spec }: NetworkPolicy, options: ValidationOptions): FieldError[] {
  const types = spec?.policyTypes ?? []
  const place = SPEC.child('policyTypes')
  const errors = [
    ...validateMetadata(metadata ?? {}, ROOT.child('metadata')),
    ...validateSelector(spec?.podSelector, SPEC.child('podSelector')),
    ...rulesOf(spec).flatMap(({ ports, peers, at, peersAt }) => [
      ...ports.flatMap((port, index) => validatePort(port, at.child('ports').index(index))),
      ...peers.flatMap((peer, index) => validatePeer(peer, options, peersAt.index(index))),
    ]),
  ]
  if (types.length > TYPES.length) {
    return [...errors, invalid(place, types, 'may not specify more than two policyTypes')]
  }
  const unknown = [...types.entries()].filter(([, type]) => !TYPES.includes(type))
  return [...errors, ...unknown.map(([index, type]) => notSupported(place.index(index), type, TYPES))]
}

/** What is warned about in the ranges of a policy. Models pkg/registry/networking/networkpolicy/strategy.go, networkPolicyWarnings (1.36). */
export function networkPolicyWarnings({ spec }: NetworkPolicy): string[] {
  return rulesOf(spec).flatMap(({ peers, peersAt }) =>
    peers.flatMap(({ ipBlock }, index) => {
      if (!ipBlock) return []
      const place = peersAt.index(index).child('ipBlock')
      const except = ipBlock.except ?? []
      return [
        ...cidrWarnings(ipBlock.cidr, place.child('cidr').text),
        ...except.flatMap((range, at) => cidrWarnings(range, place.child('except').index(at).text)),
      ]
    }),
  )
}

/** The rules of both directions, with their paths. */
function rulesOf(spec: PolicySpec | undefined) {
  const rule = ({ ports = [] }: IngressRule | EgressRule, peers: readonly Peer[], at: FieldPath, name: string) => ({
    ...{ ports, peers, at, peersAt: at.child(name) },
  })
  const ingress: readonly IngressRule[] = spec?.ingress ?? []
  return [
    ...ingress.map((each, index) => rule(each, each.from ?? [], SPEC.child('ingress').index(index), 'from')),
    ...(spec?.egress ?? []).map((each, index) => rule(each, each.to ?? [], SPEC.child('egress').index(index), 'to')),
  ]
}

function validatePort({ protocol, port, endPort }: Port, field: FieldPath): FieldError[] {
  const errors: FieldError[] = []
  const [own, end] = [field.child('port'), field.child('endPort')]
  if (protocol !== undefined && !PROTOCOLS.includes(protocol)) {
    errors.push(notSupported(field.child('protocol'), protocol, PROTOCOLS))
  }
  if (typeof port === 'number') {
    errors.push(...complain(own, port, portNumberErrors(port)))
    if (endPort === undefined) return errors
    if (endPort < port) errors.push(invalid(end, port, 'must be greater than or equal to `port`'))
    return [...errors, ...complain(end, endPort, portNumberErrors(endPort))]
  }
  if (endPort !== undefined) {
    const why = port === undefined ? 'not specified' : 'non-numeric'
    errors.push(invalid(end, endPort, `may not be specified when \`port\` is ${why}`))
  }
  return port === undefined ? errors : [...errors, ...complain(own, port, portNameErrors(port))]
}

function validatePeer(peer: Peer, options: ValidationOptions, field: FieldPath): FieldError[] {
  const { podSelector, namespaceSelector, ipBlock } = peer
  if (!podSelector && !namespaceSelector && !ipBlock) return [required(field, 'must specify a peer')]
  const errors = [
    ...validateSelector(podSelector, field.child('podSelector')),
    ...validateSelector(namespaceSelector, field.child('namespaceSelector')),
  ]
  if (!ipBlock) return errors
  errors.push(...validateIpBlock(ipBlock, options, field.child('ipBlock')))
  if (!podSelector && !namespaceSelector) return errors
  return [...errors, forbidden(field, 'may not specify both ipBlock and another peer')]
}

/** Models ValidateIPBlock. */
function validateIpBlock({ cidr, except = [] }: IpBlock, options: ValidationOptions, field: FieldPath): FieldError[] {
  if (!cidr) return [required(field.child('cidr'))]
  const errors = validateCidr(cidr, options, field.child('cidr'))
  const whole = parseCidr(cidr)
  if (!whole) return errors
  for (const [index, text] of except.entries()) {
    const place = field.child('except').index(index)
    errors.push(...validateCidr(text, options, place))
    const part = parseCidr(text)
    if (!part) continue
    const sameFamily = part.address.bytes.length === whole.address.bytes.length
    const inside = ipText(masked(part.address, whole.bits)) === ipText(masked(whole.address, whole.bits))
    if (!sameFamily || !inside || part.bits <= whole.bits) {
      errors.push(invalid(place, text, 'must be a strict subset of `cidr`'))
    }
  }
  return errors
}
