import type { Service } from '../../types.ts'
import { type FieldError, notSupported } from '../fieldError.ts'
import { ROOT } from '../fieldPath.ts'
import { complain, ipErrors } from '../names.ts'

type ServiceSpec = NonNullable<Service['spec']>

const SPEC = ROOT.child('spec')
const FAMILY_POLICIES = ['PreferDualStack', 'RequireDualStack', 'SingleStack']

/** A policy of address families that there is not. Models pkg/apis/core/validation/validation.go, ValidateServiceClusterIPsRelatedFields (1.36). */
export function familyPolicyErrors({ ipFamilyPolicy }: ServiceSpec): FieldError[] {
  if (ipFamilyPolicy === undefined || FAMILY_POLICIES.includes(ipFamilyPolicy)) return []
  return [notSupported(SPEC.child('ipFamilyPolicy'), ipFamilyPolicy, FAMILY_POLICIES)]
}

/** Cluster addresses that are none; `None` itself is one. Models the same function. */
export function clusterAddressErrors(spec: ServiceSpec): FieldError[] {
  const addresses = spec.clusterIPs ?? (spec.clusterIP ? [spec.clusterIP] : [])
  return addresses.flatMap((address, index) => {
    if (address === 'None') return []
    const place = SPEC.child('clusterIPs').index(index).at(['spec', 'clusterIP'])
    return complain(place, address, ipErrors(address))
  })
}
