import type { Endpoint, EndpointSlice, Pod, Service } from '../../../api/types.ts'
import type { Stored } from '../../apiserver/objectStore.ts'
import { isReady, isTerminal } from '../podState.ts'
import { canonicalJson } from '../templates.ts'

/** The ports of a slice. */
export type SlicePorts = NonNullable<EndpointSlice['ports']>

/** The endpoints of a service that share their ports. */
export interface EndpointGroup {
  readonly ports: SlicePorts
  readonly endpoints: readonly Endpoint[]
}

/** Whether a pod is an endpoint at all. Models staging/src/k8s.io/endpointslice/util/controller_utils.go, ShouldPodBeInEndpoints (1.36). */
export function isEndpoint(pod: Pod): boolean {
  return !isTerminal(pod) && (pod.status?.podIP ?? '') !== ''
}

/** The endpoints that a service should have, by their ports. Models endpointslice/reconciler.go (1.36). */
export function endpointGroups(service: Stored<Service>, pods: readonly Stored<Pod>[]): EndpointGroup[] {
  const groups = new Map<string, { ports: SlicePorts; endpoints: Endpoint[] }>()
  for (const pod of pods.filter(isEndpoint)) {
    const ports = portsFor(service, pod)
    const key = canonicalJson(ports)
    const group = groups.get(key) ?? { ports, endpoints: [] }
    groups.set(key, group)
    group.endpoints.push(endpointOf(service, pod))
  }
  return [...groups.values()]
}

function endpointOf(service: Stored<Service>, pod: Stored<Pod>): Endpoint {
  const serving = isReady(pod)
  const terminating = pod.metadata.deletionTimestamp !== undefined
  const { hostname, subdomain, nodeName } = pod.spec ?? {}
  const named = hostname && subdomain === service.metadata.name
  const zone = pod.metadata.labels?.['topology.kubernetes.io/zone']
  return {
    addresses: [pod.status?.podIP ?? ''],
    conditions: {
      ready: service.spec?.publishNotReadyAddresses === true || (serving && !terminating),
      serving,
      terminating,
    },
    ...(named ? { hostname } : {}),
    nodeName,
    targetRef: { kind: 'Pod', namespace: pod.metadata.namespace, name: pod.metadata.name, uid: pod.metadata.uid },
    ...(zone === undefined ? {} : { zone }),
  }
}

/** The ports of a service on a pod: a named target that the pod does not have is left out. Models endpointslice/utils.go, getEndpointPorts. */
function portsFor(service: Stored<Service>, pod: Stored<Pod>): SlicePorts {
  const ports = service.spec?.ports ?? []
  const headless = service.spec?.clusterIP === 'None'
  if (ports.length === 0 && headless) return []
  return ports.flatMap(({ name = '', port, protocol = 'TCP', targetPort, appProtocol }) => {
    const target = targetPort ?? port
    const found =
      typeof target === 'number'
        ? target
        : pod.spec?.containers
            .flatMap((c) => c.ports ?? [])
            .find((p) => p.name === target && (p.protocol ?? 'TCP') === protocol)?.containerPort
    if (found === undefined) return []
    return [{ name, port: found === 0 ? port : found, protocol, ...(appProtocol === undefined ? {} : { appProtocol }) }]
  })
}
