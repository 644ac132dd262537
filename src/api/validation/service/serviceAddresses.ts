import type { Service } from '../../types.ts'
import { duplicate, type FieldError, forbidden, invalid, notSupported, required } from '../fieldError.ts'
import { type FieldPath, ROOT } from '../fieldPath.ts'
import { validateCidr, validateEndpointIp, validateIp } from '../network/addressErrors.ts'
import { familyOf, parseIp } from '../network/ipAddress.ts'
import type { ValidationOptions } from '../options.ts'

type ServiceSpec = NonNullable<Service['spec']>

const SPEC = ROOT.child('spec')
const CLUSTER_IPS = SPEC.child('clusterIPs')
const FAMILIES = ['IPv4', 'IPv6']
const FAMILY_POLICIES = ['PreferDualStack', 'RequireDualStack', 'SingleStack']
const SOURCE_RANGES = 'service.beta.kubernetes.io/load-balancer-source-ranges'
const ONLY_LOAD_BALANCERS = "may only be used when `type` is 'LoadBalancer'"

/** Whether a Service asks for no address of its own. Models pkg/apis/core/validation/validation.go, isHeadlessService. */
export const isHeadless = ({ clusterIPs = [] }: ServiceSpec): boolean =>
  clusterIPs.length === 1 && clusterIPs[0] === 'None'

/** Where one address only was given, it is told where it was written. */
const placeOf = ({ clusterIP }: ServiceSpec, path: FieldPath, index?: number): FieldPath =>
  clusterIP && (index ?? 0) === 0 ? path.at(['spec', 'clusterIP']) : path

/** Cluster addresses, families and their policy, and how they fit. Models ValidateServiceClusterIPsRelatedFields (1.36). */
export function validateClusterAddresses(spec: ServiceSpec, options: ValidationOptions): FieldError[] {
  if (spec.type === 'ExternalName') return []
  const { clusterIP = '', clusterIPs = [], ipFamilies = [], ipFamilyPolicy } = spec
  const whole = placeOf(spec, CLUSTER_IPS)
  const errors: FieldError[] = []
  if (clusterIP !== '' && clusterIPs.length === 0) errors.push(required(whole))
  else if (clusterIP !== '' && clusterIPs[0] !== clusterIP) {
    errors.push(invalid(whole, clusterIPs, 'first value must match `clusterIP`'))
  } else if (clusterIP === '' && clusterIPs.length > 0) {
    errors.push(invalid(whole, clusterIPs, 'must be empty when `clusterIP` is not specified'))
  }
  for (const [index, family] of ipFamilies.entries()) {
    const place = SPEC.child('ipFamilies').index(index)
    if (!FAMILIES.includes(family)) errors.push(notSupported(place, family, FAMILIES))
    if (ipFamilies.indexOf(family) < index) errors.push(duplicate(place, family))
  }
  if (ipFamilyPolicy !== undefined && !FAMILY_POLICIES.includes(ipFamilyPolicy)) {
    errors.push(notSupported(SPEC.child('ipFamilyPolicy'), ipFamilyPolicy, FAMILY_POLICIES))
  }
  const unfit = clusterIPs.flatMap((ip, index) => {
    if (index > 0 || ip !== 'None') return validateIp(ip, options, placeOf(spec, CLUSTER_IPS.index(index), index))
    return clusterIPs.length > 1 ? [invalid(whole, clusterIPs, "'None' must be the first and only value")] : []
  })
  errors.push(...unfit)
  if (clusterIPs.length > 2) errors.push(invalid(whole, clusterIPs, 'may only hold up to 2 values'))
  return unfit.length > 0 ? errors : [...errors, ...validateFamiliesOfAddresses(spec)]
}

function validateFamiliesOfAddresses(spec: ServiceSpec): FieldError[] {
  const { clusterIPs = [], ipFamilies = [] } = spec
  if (isHeadless(spec)) return []
  const errors: FieldError[] = []
  const families = clusterIPs.map((ip) => {
    const address = parseIp(ip)
    return address && familyOf(address)
  })
  if (clusterIPs.length > 1 && new Set(families).size < 2) {
    const message = 'may specify no more than one IP for each IP family'
    errors.push(invalid(placeOf(spec, CLUSTER_IPS), clusterIPs, message))
  }
  for (const [index, ip] of clusterIPs.slice(0, ipFamilies.length).entries()) {
    const wanted = ipFamilies[index] ?? ''
    if (!FAMILIES.includes(wanted) || wanted === families[index]) continue
    const message = `expected an ${wanted} value as indicated by \`ipFamilies[${index}]\``
    errors.push(invalid(placeOf(spec, CLUSTER_IPS.index(index), index), ip, message))
  }
  return errors
}

/** Addresses at which others deliver to the Service. Models validateService, the part on externalIPs. */
export function validateExternalAddresses({ externalIPs = [] }: ServiceSpec, options: ValidationOptions): FieldError[] {
  return externalIPs.flatMap((ip, index) => {
    const place = SPEC.child('externalIPs').index(index)
    const errors = validateIp(ip, options, place)
    return errors.length > 0 ? errors : validateEndpointIp(ip, place)
  })
}

/** Who may reach a load balancer, by the field or else by the annotation of old. Models validateService, the part on source ranges. */
export function validateSourceRanges({ metadata, spec = {} }: Service, options: ValidationOptions): FieldError[] {
  const { type, loadBalancerSourceRanges: ranges = [] } = spec
  const unfit = (place: FieldPath) => (type === 'LoadBalancer' ? [] : [forbidden(place, ONLY_LOAD_BALANCERS)])
  if (ranges.length > 0) {
    const place = SPEC.child('LoadBalancerSourceRanges').at(['spec', 'loadBalancerSourceRanges'])
    return [
      ...unfit(place),
      ...ranges.flatMap((range, index) => validateCidr(range.trim(), options, place.index(index))),
    ]
  }
  const annotation = metadata?.annotations?.[SOURCE_RANGES]
  if (annotation === undefined) return []
  const place = ROOT.child('metadata', 'annotations').key(SOURCE_RANGES)
  const texts = annotation.trim() === '' ? [] : annotation.split(',')
  return [...unfit(place), ...texts.flatMap((text) => validateCidr(text.trim(), options, place))]
}
