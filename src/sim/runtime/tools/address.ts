import type { Listener, PodNetwork } from '../network/podNetwork.ts'
import type { Running } from '../processes/virtualProcess.ts'
import type { World } from '../world.ts'

/** How long a connection to nobody is tried, as Linux's SYN retries take. */
const CONNECT_TIMEOUT = 127_000

/** What a connection attempt finds. `nobody`: no answer at all; `no network`: the container has no interface. */
export type Attempt =
  | { readonly kind: 'connected'; readonly listener: Listener; readonly address: string }
  | { readonly kind: 'refused' | 'nobody' | 'no network'; readonly address: string }
  | { readonly kind: 'unknown host' }

const ADDRESS = /^\d+\.\d+\.\d+\.\d+$/

/** Connects to a host (an address or a name) and port from within a container. */
export function connect(world: World, host: string, port: number): Attempt {
  const address = addressOf(world, host)
  if (address === undefined) return { kind: 'unknown host' }
  const own = address.startsWith('127.') || address === '0.0.0.0' || address === world.network.ip
  if (world.network.ip === undefined) return { kind: 'no network', address }
  const target = own
    ? { network: world.network, port }
    : (world.cluster.serviceTarget(address, port) ?? podTarget(world, address, port))
  if (target === undefined) return { kind: 'nobody', address }
  const listener = target.network.at(target.port)
  return listener === undefined ? { kind: 'refused', address } : { kind: 'connected', listener, address }
}

/** The address of a host; undefined where its name is not known. */
export function addressOf(world: World, host: string): string | undefined {
  if (ADDRESS.test(host)) return host
  if (host === 'localhost') return '127.0.0.1'
  for (const line of (world.files.readFile('/etc/hosts') ?? '').split('\n')) {
    const [address, ...names] = line.replace(/#.*/, '').trim().split(/\s+/)
    if (address !== undefined && ADDRESS.test(address) && names.includes(host)) return address
  }
  if (host === world.hostname) return world.network.ip ?? '127.0.0.1'
  return world.cluster.resolve(host)?.[0]
}

function podTarget(
  world: World,
  address: string,
  port: number,
): { readonly network: PodNetwork; readonly port: number } | undefined {
  const network = world.cluster.byAddress(address)
  return network === undefined ? undefined : { network, port }
}

/** What connecting failed with, in the C library's words. */
export function connectFailure(attempt: Exclude<Attempt, { kind: 'connected' | 'unknown host' }>): string {
  const reasons = {
    refused: 'Connection refused',
    nobody: 'Connection timed out',
    'no network': 'Network is unreachable',
  } as const
  return `can't connect to remote host (${attempt.address}): ${reasons[attempt.kind]}`
}

/** Waits as long as a connection to nobody is tried; other failures come at once. */
export function* waitForNobody(attempt: Attempt, limit?: number): Running<void> {
  if (attempt.kind === 'nobody') yield limit ?? CONNECT_TIMEOUT
}

/** The addresses that the cluster's DNS gives for a whole name, without any search; undefined: NXDOMAIN. */
export function dnsAnswer(world: World, name: string): readonly string[] | undefined {
  const labels = /^(.+)\.svc\.cluster\.local\.?$/.exec(name)?.[1]?.split('.') ?? []
  return labels.length < 2 ? undefined : world.cluster.resolve(name)
}
