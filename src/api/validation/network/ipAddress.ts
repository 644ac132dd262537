/** An address as bytes: four of IPv4, sixteen of IPv6. */
export interface IpAddress {
  readonly bytes: readonly number[]
  /** What makes a text ambiguous although it can be read: zeros before a number, or IPv4 inside IPv6. */
  readonly flaw?: 'leadingZeros' | 'mapped'
}

const MAPPED_PREFIX = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff]

/** Reads an address generously, as Kubernetes always has. Models k8s.io/utils/net, ParseIPSloppy, and net/netip for the flaws. */
export function parseIp(text: string): IpAddress | undefined {
  if (!text.includes(':')) return parseIpv4(text)
  return parseIpv6(text)
}

function parseIpv4(text: string): IpAddress | undefined {
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,7}$/.test(part) && Number(part) <= 255)) return undefined
  const zeros = parts.some((part) => part.length > 1 && part.startsWith('0'))
  return { bytes: parts.map(Number), ...(zeros ? { flaw: 'leadingZeros' } : {}) }
}

function parseIpv6(text: string): IpAddress | undefined {
  const halves = text.split('::')
  if (halves.length > 2) return undefined
  const head = readGroups(halves[0] ?? '', halves.length === 1 ? 'end' : 'start')
  const tail = readGroups(halves[1] ?? '', 'end')
  if (!head || !tail) return undefined
  const missing = 16 - head.bytes.length - tail.bytes.length
  if (halves.length === 1 ? missing !== 0 : missing < 2) return undefined
  const bytes = [...head.bytes, ...new Array<number>(missing).fill(0), ...tail.bytes]
  if (head.zeros || tail.zeros) return { bytes, flaw: 'leadingZeros' }
  const mapped = MAPPED_PREFIX.every((byte, index) => bytes[index] === byte)
  return mapped ? { bytes: bytes.slice(12), flaw: 'mapped' } : { bytes }
}

/** The bytes of `a:b:1.2.3.4`; IPv4 may only end an address. */
function readGroups(text: string, part: 'start' | 'end'): { bytes: number[]; zeros: boolean } | undefined {
  const bytes: number[] = []
  let zeros = false
  if (text === '') return { bytes, zeros }
  const groups = text.split(':')
  for (const [index, group] of groups.entries()) {
    if (part === 'end' && index === groups.length - 1 && group.includes('.')) {
      const v4 = parseIpv4(group)
      if (!v4) return undefined
      bytes.push(...v4.bytes)
      zeros ||= v4.flaw !== undefined
      continue
    }
    const value = /^[0-9a-fA-F]+$/.test(group) ? Number.parseInt(group, 16) : Number.NaN
    if (!(value <= 0xffff)) return undefined
    zeros ||= group.length > 4
    bytes.push(value >> 8, value & 0xff)
  }
  return { bytes, zeros }
}

/** An address as it should be written. Models net.IP.String and RFC 5952. */
export function ipText({ bytes }: IpAddress): string {
  if (bytes.length === 4) return bytes.join('.')
  const groups = Array.from({ length: 8 }, (_, index) => ((bytes[2 * index] ?? 0) << 8) | (bytes[2 * index + 1] ?? 0))
  let [start, length] = [-1, 1]
  for (let at = 0; at < 8; at++) {
    let run = 0
    while (groups[at + run] === 0) run++
    if (run > length) [start, length] = [at, run]
  }
  const hex = (part: readonly number[]) => part.map((group) => group.toString(16)).join(':')
  return start < 0 ? hex(groups) : `${hex(groups.slice(0, start))}::${hex(groups.slice(start + length))}`
}

/** The family of an address; IPv4 inside IPv6 counts as IPv4. */
export const familyOf = ({ bytes }: IpAddress): 'IPv4' | 'IPv6' => (bytes.length === 4 ? 'IPv4' : 'IPv6')

/** The first so many bits of an address. */
export function masked({ bytes }: IpAddress, bits: number): IpAddress {
  return { bytes: bytes.map((byte, index) => byte & (0xff00 >> Math.min(8, Math.max(0, bits - 8 * index))) & 0xff) }
}

/** A range such as `10.0.0.0/8`. */
export interface CidrRange {
  readonly address: IpAddress
  readonly bits: number
  readonly flaw?: IpAddress['flaw']
}

/** Reads a range generously. Models k8s.io/utils/net, ParseCIDRSloppy. */
export function parseCidr(text: string): CidrRange | undefined {
  const slash = text.indexOf('/')
  const address = slash < 0 ? undefined : parseIp(text.slice(0, slash))
  const length = text.slice(slash + 1)
  if (!address || !/^\d+$/.test(length)) return undefined
  const whole = text.slice(0, slash).includes(':') ? 128 : 32
  const bits = Number(length)
  if (bits > whole) return undefined
  const zeros = address.flaw === 'leadingZeros' || (length.length > 1 && length.startsWith('0'))
  const flaw = zeros ? 'leadingZeros' : address.flaw
  // The bits before a mapped address are no part of it.
  const own = address.flaw === 'mapped' ? Math.max(0, bits - 96) : bits
  return { address, bits: own, ...(flaw ? { flaw } : {}) }
}
