import type { Listener, PodNetwork } from '../network/podNetwork.ts'
import type { World } from '../world.ts'

/** What a connection attempt finds. `nobody`: no answer at all; `no network`: the container has no interface. */
export type Connection =
  | { readonly kind: 'connected'; readonly listener: Listener; readonly address: string }
  | { readonly kind: 'refused' | 'nobody' | 'no network'; readonly address: string }
  | { readonly kind: 'unknown host' }

const ADDRESS = /^\d+\.\d+\.\d+\.\d+$/

/** Connects to a host (an address or a name) and port from within a container. */
export function connect(world: World, host: string, port: number): Connection {
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
