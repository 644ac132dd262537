import { needsHealthCheckPort } from '../../strategy/serviceNeeds.ts'
import type { Service } from '../../types.ts'
import { type FieldError, forbidden, invalid } from '../fieldError.ts'
import { ROOT } from '../fieldPath.ts'
import { isHeadless } from '../service/serviceAddresses.ts'

type ServiceSpec = NonNullable<Service['spec']>

const SPEC = ROOT.child('spec')
const ONCE = 'may not change once set'

/** What of a Service stays. Models pkg/apis/core/validation/validation.go, ValidateServiceUpdate, before validateService (1.36). */
export function validateServiceChange({ spec = {} }: Service, { spec: old = {} }: Service): FieldError[] {
  const errors: FieldError[] = []
  if (spec.type !== 'ExternalName' && old.type !== 'ExternalName') {
    errors.push(...validateAddresses(spec, old), ...validateFamilies(spec, old))
  }
  const isBalancer = ({ type }: ServiceSpec) => type === 'LoadBalancer'
  if (isBalancer(spec) && isBalancer(old) && spec.loadBalancerClass !== old.loadBalancerClass) {
    errors.push(invalid(SPEC.child('loadBalancerClass'), spec.loadBalancerClass ?? null, ONCE))
  }
  if (needsHealthCheckPort(spec) && needsHealthCheckPort(old) && spec.healthCheckNodePort !== old.healthCheckNodePort) {
    errors.push(forbidden(SPEC.child('healthCheckNodePort'), 'field is immutable'))
  }
  return errors
}

/** A second address may come and go. Models validateUpgradeDowngradeClusterIPs. */
function validateAddresses(spec: ServiceSpec, old: ServiceSpec): FieldError[] {
  if (isHeadless(spec) && isHeadless(old)) return []
  const [ips, before] = [spec.clusterIPs ?? [], old.clusterIPs ?? []]
  const field = SPEC.child('clusterIPs')
  const changed = (index: number) => invalid(field.index(index).at(['spec', 'clusterIP']), ips, ONCE)
  if (ips.length === before.length) return before.flatMap((ip, index) => (ip === ips[index] ? [] : [changed(index)]))
  if (ips.length === 0) return [invalid(field.index(0), ips, 'primary clusterIP can not be unset')]
  const errors = before.length > 0 && ips[0] !== before[0] ? [changed(0)] : []
  return ips.length < before.length ? [...errors, ...validateRelease(spec, ips.length, 'clusterIP')] : errors
}

/** Models validateUpgradeDowngradeIPFamilies. */
function validateFamilies(spec: ServiceSpec, old: ServiceSpec): FieldError[] {
  if (isHeadless(spec) || isHeadless(old)) return []
  const [families, before] = [spec.ipFamilies ?? [], old.ipFamilies ?? []]
  const field = SPEC.child('ipFamilies').index(0)
  if (families.length === before.length) {
    return before.flatMap((family, index) => (family === families[index] ? [] : [invalid(field, families, ONCE)]))
  }
  const errors: FieldError[] = []
  const isReleased = families.length < before.length
  if (isReleased && (spec.clusterIPs ?? []).length === 0) {
    errors.push(invalid(field, families, 'primary ipFamily can not be unset'))
  }
  if (families.length > 0 && before.length > 0 && families[0] !== before[0]) {
    errors.push(invalid(field, spec.clusterIPs ?? null, ONCE))
  }
  return isReleased ? [...errors, ...validateRelease(spec, families.length, 'ipFamily')] : errors
}

function validateRelease({ ipFamilyPolicy }: ServiceSpec, left: number, what: string): FieldError[] {
  if (left !== 1 || ipFamilyPolicy === 'SingleStack') return []
  const message = `must be set to 'SingleStack' when releasing the secondary ${what}`
  return [invalid(SPEC.child('ipFamilyPolicy'), ipFamilyPolicy ?? null, message)]
}
