import { isEnabled } from '../../featureGates.ts'
import { goQuote } from '../../goText/goQuote.ts'
import type { FieldError } from '../fieldError.ts'
import { invalid } from '../fieldError.ts'
import type { FieldPath } from '../fieldPath.ts'
import type { ValidationOptions } from '../options.ts'
import { familyOf, type IpAddress, ipText, masked, parseCidr, parseIp } from './ipAddress.ts'

const NO_IP = 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)'
const NO_CIDR = 'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)'

/** Ambiguous texts are refused since 1.36. */
const isStrict = (options: ValidationOptions): boolean => isEnabled('StrictIPCIDRValidation', options)

/** What is wrong with an address. Models apimachinery util/validation/ip.go, IsValidIPForLegacyField (1.36). */
export function validateIp(text: string, options: ValidationOptions, field: FieldPath): FieldError[] {
  const address = parseIp(text)
  if (!address) return [invalid(field, text, NO_IP)]
  if (!address.flaw || !isStrict(options)) return []
  const mapped = 'must not be an IPv4-mapped IPv6 address'
  return [invalid(field, text, address.flaw === 'mapped' ? mapped : 'must not have leading 0s')]
}

/** What is wrong with a range. Models apimachinery util/validation/ip.go, IsValidCIDRForLegacyField (1.36). */
export function validateCidr(text: string, options: ValidationOptions, field: FieldPath): FieldError[] {
  const range = parseCidr(text)
  if (!range) return [invalid(field, text, NO_CIDR)]
  if (!isStrict(options)) return []
  if (range.flaw === 'leadingZeros') return [invalid(field, text, 'must not have leading 0s in IP or prefix length')]
  if (range.flaw === 'mapped') return [invalid(field, text, 'must not have an IPv4-mapped IPv6 address')]
  if (sameAddress(range.address, masked(range.address, range.bits))) return []
  return [invalid(field, text, 'must not have bits set beyond the prefix length')]
}

const sameAddress = (a: IpAddress, b: IpAddress): boolean => ipText(a) === ipText(b)

/** Whether an address lies in one of some ranges. */
const within = (address: IpAddress, ...ranges: readonly string[]): boolean =>
  ranges.some((text) => {
    const range = parseCidr(text)
    if (!range || range.address.bytes.length !== address.bytes.length) return false
    return sameAddress(masked(address, range.bits), range.address)
  })

const SPECIAL: readonly (readonly [ranges: readonly string[], message: string])[] = [
  [['0.0.0.0/32', '::/128'], 'may not be unspecified (%v)'],
  [['127.0.0.0/8', '::1/128'], 'may not be in the loopback range (127.0.0.0/8, ::1/128)'],
  [['169.254.0.0/16', 'fe80::/10'], 'may not be in the link-local range (169.254.0.0/16, fe80::/10)'],
  [['224.0.0.0/24', 'ff02::/16'], 'may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)'],
]

/** What is wrong with an address at which something else is to be reached. Models pkg/apis/core/validation/validation.go, ValidateEndpointIP (1.36). */
export function validateEndpointIp(text: string, field: FieldPath): FieldError[] {
  const address = parseIp(text)
  if (!address) return [invalid(field, text, 'must be a valid IP address')]
  return SPECIAL.filter(([ranges]) => within(address, ...ranges)).map(([, message]) =>
    invalid(field, text, message.replace('%v', text)),
  )
}

/** What is warned about in an address that was accepted. Models apimachinery util/validation/ip.go, GetWarningsForIP. */
export function ipWarnings(text: string, path: string): string[] {
  const address = parseIp(text)
  if (!address) return []
  const canonical = ipText(address)
  if (address.flaw) {
    const future = 'will be considered invalid in a future Kubernetes release'
    return [`${path}: non-standard IP address ${goQuote(text)} ${future}: use ${goQuote(canonical)}`]
  }
  if (familyOf(address) === 'IPv4' || canonical === text) return []
  return [`${path}: IPv6 address ${goQuote(text)} should be in RFC 5952 canonical format (${goQuote(canonical)})`]
}

/** What is warned about in a range that was accepted. Models apimachinery util/validation/ip.go, GetWarningsForCIDR. */
export function cidrWarnings(text: string, path: string): string[] {
  const range = parseCidr(text)
  if (!range) return []
  const { address, bits, flaw } = range
  const warnings: string[] = []
  const canonical = `${ipText(masked(address, bits))}/${bits}`
  if (!sameAddress(address, masked(address, bits))) {
    const single = `${ipText(address)}/${8 * address.bytes.length}`
    const choice = `(should be ${goQuote(canonical)} or ${goQuote(single)}?)`
    warnings.push(`${path}: CIDR value ${goQuote(text)} is ambiguous in this context ${choice}`)
  }
  if (flaw) {
    const future = 'will be considered invalid in a future Kubernetes release'
    warnings.push(`${path}: non-standard CIDR value ${goQuote(text)} ${future}: use ${goQuote(canonical)}`)
  }
  if (warnings.length > 0 || familyOf(address) === 'IPv4' || canonical === text) return warnings
  return [`${path}: IPv6 CIDR value ${goQuote(text)} should be in RFC 5952 canonical format (${goQuote(canonical)})`]
}
