import type { EndpointSlice, Pod, Service } from '../api/types.ts'
import type { Stored } from './apiserver/objectStore.ts'
import type { Cluster } from './cluster.ts'
import type { ClusterNetwork, PodNetwork } from './runtime/network/podNetwork.ts'

const SERVICE_LABEL = 'kubernetes.io/service-name'
const DOMAIN = /\.svc(\.cluster\.local)?$/
const HEADLESS = 'None'

/**
 * Who answers at an address, a service's address or a name, as a cluster with DNS and a service proxy has it.
 * The recordings' machine had neither; a scenario that depends on them is judged nowhere.
 */
export function clusterNetwork(
  cluster: Cluster,
  networks: () => readonly { readonly uid: string; readonly network: PodNetwork }[],
): (namespace: string) => ClusterNetwork {
  const { store } = cluster
  const byAddress = (ip: string): PodNetwork | undefined => networks().find((n) => n.network.ip === ip)?.network
  const slicesOf = (service: Stored<Service>): Stored<EndpointSlice>[] =>
    store
      .list<EndpointSlice>('EndpointSlice')
      .filter(
        (slice) =>
          slice.metadata.namespace === service.metadata.namespace &&
          slice.metadata.labels?.[SERVICE_LABEL] === service.metadata.name,
      )
  const readyAddresses = (service: Stored<Service>): string[] =>
    slicesOf(service).flatMap((slice) =>
      (slice.endpoints ?? []).filter((e) => e.conditions?.ready !== false).flatMap((e) => e.addresses),
    )
  return (home) => ({
    byAddress,
    resolve: (name) => {
      const labels = name.replace(/\.$/, '').replace(DOMAIN, '').split('.')
      const service = serviceNamed(cluster, labels, home)
      if (service !== undefined) {
        const { clusterIP } = service.spec ?? {}
        return clusterIP === undefined || clusterIP === HEADLESS ? nonEmpty(readyAddresses(service)) : [clusterIP]
      }
      return nonEmpty(podsNamed(cluster, labels, home))
    },
    serviceTarget: (ip, port) => {
      const service = store.list<Service>('Service').find((s) => s.spec?.clusterIP === ip)
      const spec = service?.spec?.ports?.find((p) => p.port === port)
      if (service === undefined || spec === undefined) return undefined
      for (const slice of slicesOf(service)) {
        const target = (slice.ports ?? []).find((p) => (p.name ?? '') === (spec.name ?? ''))?.port
        const address = (slice.endpoints ?? []).find((e) => e.conditions?.ready !== false)?.addresses[0]
        const network = address === undefined ? undefined : byAddress(address)
        if (network !== undefined && target !== undefined) return { network, port: target }
      }
      return undefined
    },
  })
}

/** `NAME` or `NAME.NAMESPACE`; a name alone is looked up in the namespace of who asks. */
function serviceNamed(cluster: Cluster, [name, namespace, ...more]: readonly string[], home: string) {
  return name === undefined || more.length > 0
    ? undefined
    : cluster.store.get<Service>('Service', namespace ?? home, name)
}

/** `HOSTNAME.SUBDOMAIN.NAMESPACE`: the addresses of pods that a headless service gives names to. */
function podsNamed(
  cluster: Cluster,
  [hostname, subdomain, namespace, ...more]: readonly string[],
  home: string,
): string[] {
  if (hostname === undefined || subdomain === undefined || more.length > 0) return []
  return cluster.store
    .list<Pod>('Pod')
    .filter((pod) => (pod.metadata.namespace ?? 'default') === (namespace ?? home))
    .filter((pod) => pod.spec?.subdomain === subdomain && (pod.spec.hostname ?? pod.metadata.name) === hostname)
    .flatMap((pod) => (pod.status?.podIP === undefined ? [] : [pod.status.podIP]))
}

const nonEmpty = (addresses: readonly string[]): readonly string[] | undefined =>
  addresses.length === 0 ? undefined : addresses
