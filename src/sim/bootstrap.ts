import type { KubernetesObject } from '../api/types.ts'
import type { Cluster } from './cluster.ts'
import { nodeObject } from './nodes.ts'

/** The namespaces that a fresh cluster has. */
const NAMESPACES = ['default', 'kube-node-lease', 'kube-public', 'kube-system']

/** The built-in classes of priority; user classes stay at or below 1000000000. */
const SYSTEM_PRIORITIES = { 'system-cluster-critical': 2_000_000_000, 'system-node-critical': 2_000_001_000 }

/** What every namespace is given by the controllers: its default account and the certificate of the API server. */
export function namespaceContents(namespace: string): readonly KubernetesObject[] {
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default', namespace } },
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'kube-root-ca.crt', namespace },
      data: { 'ca.crt': '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n' },
    } as KubernetesObject,
  ]
}

/** Puts in what a cluster has before anybody works with it, and the nodes of the scenario, which the trace shows from its beginning. */
export function preloadCluster({ store, scenario }: Cluster): void {
  for (const name of NAMESPACES) {
    store.preload({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name, labels: { 'kubernetes.io/metadata.name': name } },
      spec: { finalizers: ['kubernetes'] },
      status: { phase: 'Active' },
    } as KubernetesObject)
    for (const object of namespaceContents(name)) store.preload(object)
  }
  for (const [name, value] of Object.entries(SYSTEM_PRIORITIES))
    store.preload({
      apiVersion: 'scheduling.k8s.io/v1',
      kind: 'PriorityClass',
      metadata: { name },
      value,
      globalDefault: false,
      preemptionPolicy: 'PreemptLowerPriority',
    } as KubernetesObject)
  store.preload({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'kubernetes', namespace: 'default' },
    spec: {
      type: 'ClusterIP',
      clusterIP: '10.96.0.1',
      clusterIPs: ['10.96.0.1'],
      ports: [{ name: 'https', port: 443, protocol: 'TCP', targetPort: 6443 }],
    },
  } as KubernetesObject)
  scenario.nodes.forEach((node, index) => {
    store.create(nodeObject(node, index, scenario))
  })
}
