import type { Cluster } from './cluster.ts'
import type { ClusterNetwork, PodNetwork } from './runtime/network/podNetwork.ts'

/** Placeholder. */
export function clusterNetwork(_cluster: Cluster, networks: () => { uid: string; network: PodNetwork }[]): ClusterNetwork {
  return {
    byAddress: (ip) => networks().find((n) => n.network.ip === ip)?.network,
    resolve: () => undefined,
    serviceTarget: () => undefined,
  }
}
