import type { EndpointSlice, KubernetesObject, PodDisruptionBudget, Service } from '../types.ts'
import { ageSince, firstOf, formatLabels, NONE, UNKNOWN, UNSET } from './cellText.ts'
import { kindPrinter } from './kindPrinter.ts'
import { shown, type TableFormat, wide } from './table.ts'

/** How many endpoints or ports a cell names. */
const MAX_NAMED = 3
/** How much of a load balancer's addresses the narrow table shows. */
const LOAD_BALANCER_WIDTH = 16

/** The old Endpoints, of which the API still shows the tables. */
interface Endpoints extends KubernetesObject {
  readonly subsets?: readonly {
    readonly addresses?: readonly { readonly ip: string }[]
    readonly ports?: readonly { readonly port: number }[]
  }[]
}

/** `kubectl get services`. Models pkg/printers/internalversion/printers.go, printService. */
export const servicePrinter = kindPrinter<Service>(
  [...shown('Name', 'Type', 'Cluster-IP', 'External-IP', 'Port(s)', 'Age'), ...wide('Selector')],
  (service, now, format) => {
    const { metadata, spec } = service
    const ports = (spec?.ports ?? []).map(({ port, nodePort, protocol }) =>
      nodePort ? `${port}:${nodePort}/${protocol ?? ''}` : `${port}/${protocol ?? ''}`,
    )
    return [
      metadata?.name ?? '',
      spec?.type ?? '',
      spec?.clusterIPs?.[0] ?? NONE,
      externalIP(service, format),
      ports.join(',') || NONE,
      ageSince(metadata?.creationTimestamp, now),
      formatLabels(spec?.selector),
    ]
  },
)

/** `kubectl get endpoints`. Models pkg/printers/internalversion/printers.go, printEndpoints. */
export const endpointsPrinter = kindPrinter<Endpoints>(
  shown('Name', 'Endpoints', 'Age'),
  ({ metadata, subsets }, now) => {
    const addresses = (subsets ?? []).flatMap(({ addresses: hosts = [], ports = [] }) =>
      ports.length === 0
        ? hosts.map(({ ip }) => ip)
        : ports.flatMap(({ port }) => hosts.map(({ ip }) => hostPort(ip, port))),
    )
    return [
      metadata?.name ?? '',
      (subsets ?? []).length === 0 ? NONE : firstOf(addresses, MAX_NAMED),
      ageSince(metadata?.creationTimestamp, now),
    ]
  },
)

/** `kubectl get endpointslices`. Models pkg/printers/internalversion/printers.go, printEndpointSlice. */
export const endpointSlicePrinter = kindPrinter<EndpointSlice>(
  shown('Name', 'AddressType', 'Ports', 'Endpoints', 'Age'),
  ({ metadata, addressType, ports, endpoints }, now) => {
    const portTexts = (ports ?? []).map(({ port, name }) => (port === undefined ? (name ?? '*') : String(port)))
    const addresses = (endpoints ?? []).flatMap((endpoint) => endpoint.addresses ?? [])
    return [
      metadata?.name ?? '',
      addressType,
      firstOf(portTexts, MAX_NAMED) || UNSET,
      firstOf(addresses, MAX_NAMED) || UNSET,
      ageSince(metadata?.creationTimestamp, now),
    ]
  },
)

/** `kubectl get poddisruptionbudgets`. Models pkg/printers/internalversion/printers.go, printPodDisruptionBudget. */
export const podDisruptionBudgetPrinter = kindPrinter<PodDisruptionBudget>(
  shown('Name', 'Min Available', 'Max Unavailable', 'Allowed Disruptions', 'Age'),
  ({ metadata, spec, status }, now) => [
    metadata?.name ?? '',
    String(spec?.minAvailable ?? 'N/A'),
    String(spec?.maxUnavailable ?? 'N/A'),
    status?.disruptionsAllowed ?? 0,
    ageSince(metadata?.creationTimestamp, now),
  ],
)

/** An address and a port; IPv6 addresses are bracketed. Models net.JoinHostPort. */
export function hostPort(ip: string, port: number | string): string {
  return ip.includes(':') ? `[${ip}]:${port}` : `${ip}:${port}`
}

function externalIP({ spec, status }: Service, format: TableFormat): string {
  const external = spec?.externalIPs ?? []
  switch (spec?.type) {
    case 'ClusterIP':
    case 'NodePort':
      return external.join(',') || NONE
    case 'LoadBalancer': {
      const balancers = loadBalancers({ status }, format)
      const all = [...(balancers === '' ? [] : [balancers]), ...external]
      return all.join(',') || '<pending>'
    }
    case 'ExternalName':
      return spec.externalName ?? ''
    default:
      return UNKNOWN
  }
}

function loadBalancers({ status }: Pick<Service, 'status'>, format: TableFormat): string {
  const addresses = (status?.loadBalancer?.ingress ?? []).map(({ ip, hostname }) => ip || hostname || '')
  const text = [...new Set(addresses.filter((address) => address !== ''))].sort().join(',')
  if (format === 'wide' || text.length <= LOAD_BALANCER_WIDTH) return text
  return `${text.slice(0, LOAD_BALANCER_WIDTH - 3)}...`
}
