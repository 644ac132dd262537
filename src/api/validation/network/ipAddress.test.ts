import { describe, expect, test } from 'vitest'
import { ROOT } from '../fieldPath.ts'
import { cidrWarnings, ipWarnings, validateCidr, validateEndpointIp, validateIp } from './addressErrors.ts'
import { ipText, parseIp } from './ipAddress.ts'

const OPTIONS = { kubernetesVersion: '1.36', featureGates: {} } as const
const OLD = { kubernetesVersion: '1.34', featureGates: {} } as const
const messages = (errors: readonly { message: string }[]) =>
  errors.map(({ message }) => message.replace(/^Invalid value: ".*?": /, ''))

const NO_IP = 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)'
const NO_CIDR = 'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)'

describe('addresses', () => {
  test.each([
    ['10.9.8.7', []],
    ['2001:db8::ffff', []],
    ['::', []],
    ['1.2.3', [NO_IP]],
    ['1.2.3.256', [NO_IP]],
    ['none', [NO_IP]],
    ['', [NO_IP]],
    ['1:2:3:4:5:6:7', [NO_IP]],
    ['1::2::3', [NO_IP]],
    ['fe80::1%eth0', [NO_IP]],
    ['10.0.0.01', ['must not have leading 0s']],
    ['::ffff:1.2.3.4', ['must not be an IPv4-mapped IPv6 address']],
  ])('%s: %j', (text, expected) => {
    expect(messages(validateIp(text, OPTIONS, ROOT))).toEqual(expected)
  })

  test('ambiguous addresses were taken before 1.36', () => {
    expect(validateIp('10.0.0.01', OLD, ROOT)).toEqual([])
    expect(validateCidr('10.9.8.7/24', OLD, ROOT)).toEqual([])
  })

  test.each([
    ['0.0.0.0', ['may not be unspecified (0.0.0.0)']],
    ['127.0.0.1', ['may not be in the loopback range (127.0.0.0/8, ::1/128)']],
    ['::1', ['may not be in the loopback range (127.0.0.0/8, ::1/128)']],
    ['169.254.169.254', ['may not be in the link-local range (169.254.0.0/16, fe80::/10)']],
    ['fe80::1', ['may not be in the link-local range (169.254.0.0/16, fe80::/10)']],
    ['224.0.0.9', ['may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)']],
    ['8.8.8.8', []],
  ])('nothing is reached at %s: %j', (text, expected) => {
    expect(messages(validateEndpointIp(text, ROOT))).toEqual(expected)
  })

  test.each([
    ['2001:DB8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['::', '::'],
    ['1:0:0:2:0:0:0:3', '1:0:0:2::3'],
    ['1:2:3:4:5:6:7:0', '1:2:3:4:5:6:7:0'],
    ['::ffff:1.2.3.4', '1.2.3.4'],
    ['1::', '1::'],
  ])('%s is written %s', (text, canonical) => {
    const address = parseIp(text)
    expect(address && ipText(address)).toBe(canonical)
  })

  test('what is not canonical is warned about', () => {
    const future = 'will be considered invalid in a future Kubernetes release'
    expect(ipWarnings('010.0.0.1', 'ip')).toEqual([`ip: non-standard IP address "010.0.0.1" ${future}: use "10.0.0.1"`])
    expect(ipWarnings('2001:DB8::1', 'ip')).toEqual([
      'ip: IPv6 address "2001:DB8::1" should be in RFC 5952 canonical format ("2001:db8::1")',
    ])
    expect(cidrWarnings('10.9.8.7/24', 'r')).toEqual([
      'r: CIDR value "10.9.8.7/24" is ambiguous in this context (should be "10.9.8.0/24" or "10.9.8.7/32"?)',
    ])
  })
})

test.each([
  ['10.9.8.0/24', []],
  ['0.0.0.0/0', []],
  ['2001:db8::/64', []],
  ['10.9.8.7/32', []],
  ['1.2.3.4', [NO_CIDR]],
  ['10.0.0.0/33', [NO_CIDR]],
  ['10.0.0.0/', [NO_CIDR]],
  ['10.0.0.0/08', ['must not have leading 0s in IP or prefix length']],
  ['::ffff:1.2.3.0/120', ['must not have an IPv4-mapped IPv6 address']],
  ['10.9.8.7/24', ['must not have bits set beyond the prefix length']],
  ['2001:db8::1/64', ['must not have bits set beyond the prefix length']],
])('the range %s: %j', (text, expected) => {
  expect(messages(validateCidr(text, OPTIONS, ROOT))).toEqual(expected)
})
