import { firstOf, formatLabels, NONE, UNSET } from '../printers/cellText.ts'
import { hostPort } from '../printers/networkPrinters.ts'
import type { EndpointSlice, KubernetesObject, Service } from '../types.ts'
import { type DescribeScope, eventsOf } from './describeScope.ts'
import { type DescribeWriter, describedText } from './describeWriter.ts'
import { eventLines } from './eventLines.ts'
import { annotationLines, labelLines } from './metadataLines.ts'

const SERVICE_NAME_LABEL = 'kubernetes.io/service-name'
const MAX_ENDPOINTS = 3

type ServicePort = NonNullable<NonNullable<Service['spec']>['ports']>[number]

/** `kubectl describe service`. Models kubectl pkg/describe/describe.go, describeService (1.36). */
export function describeService(service: Service, { objects, now }: DescribeScope): string {
  const { metadata, spec, status } = service
  const slices = slicesOf(service, objects)
  return describedText((writer) => {
    const given = (title: string, value: string | undefined) => {
      if (value !== undefined) writer.line(0, `${title}:\t${value}`)
    }
    const optional = (title: string, value: string | number | undefined) => given(title, value ? `${value}` : undefined)
    writer.line(0, `Name:\t${metadata?.name ?? ''}`)
    writer.line(0, `Namespace:\t${metadata?.namespace ?? ''}`)
    labelLines(writer, 'Labels', metadata?.labels)
    annotationLines(writer, 'Annotations', metadata?.annotations)
    writer.line(0, `Selector:\t${formatLabels(spec?.selector)}`)
    writer.line(0, `Type:\t${spec?.type ?? ''}`)
    given('IP Family Policy', spec?.ipFamilyPolicy)
    writer.line(0, `IP Families:\t${joined(spec?.ipFamilies) ?? NONE}`)
    writer.line(0, `IP:\t${spec?.clusterIP ?? ''}`)
    writer.line(0, `IPs:\t${joined(spec?.clusterIPs) ?? NONE}`)
    given('External IPs', joined(spec?.externalIPs))
    optional('Desired LoadBalancer IP', spec?.loadBalancerIP)
    optional('External Name', spec?.externalName)
    const ingress = status?.loadBalancer?.ingress?.map(({ ip, ipMode, hostname }) =>
      ip ? `${ip}${ipMode === undefined ? '' : ` (${ipMode})`}` : (hostname ?? ''),
    )
    given('LoadBalancer Ingress', joined(ingress, ', '))
    for (const port of spec?.ports ?? []) portLines(writer, port, slices)
    writer.line(0, `Session Affinity:\t${spec?.sessionAffinity ?? ''}`)
    optional('External Traffic Policy', spec?.externalTrafficPolicy)
    given('Internal Traffic Policy', spec?.internalTrafficPolicy)
    optional('HealthCheck NodePort', spec?.healthCheckNodePort)
    given('LoadBalancer Source Ranges', joined(spec?.loadBalancerSourceRanges))
    optional('Traffic Distribution', spec?.trafficDistribution)
    eventLines(writer, eventsOf(service, objects), now)
  })
}

// An empty list is none.
function joined(list: readonly string[] | undefined, separator = ','): string | undefined {
  return list === undefined || list.length === 0 ? undefined : list.join(separator)
}

function portLines(writer: DescribeWriter, servicePort: ServicePort, slices: readonly EndpointSlice[]): void {
  const { name, port, protocol = '', targetPort = 0, appProtocol, nodePort } = servicePort
  const shown = name || UNSET
  writer.line(0, `Port:\t${shown}\t${port}/${protocol}`)
  writer.line(0, `TargetPort:\t${targetPort}/${protocol}`)
  if (appProtocol !== undefined) writer.line(0, `AppProtocol:\t${appProtocol}`)
  if (nodePort) writer.line(0, `NodePort:\t${shown}\t${nodePort}/${protocol}`)
  writer.line(0, `Endpoints:\t${endpointsText(slices, name ?? '')}`)
}

// Models kubectl pkg/describe/describe.go, formatEndpointSlices: unready endpoints are left out.
function endpointsText(slices: readonly EndpointSlice[], portName: string): string {
  if (slices.length === 0) return NONE
  const addresses = slices.flatMap((slice) => {
    const ready = (slice.endpoints ?? []).filter(({ conditions }) => conditions?.ready !== false)
    const hosts = ready.map((endpoint) => endpoint.addresses?.[0] ?? '')
    if ((slice.ports ?? []).length === 0) return hosts
    const ports = (slice.ports ?? []).filter((port) => (port.name ?? '') === portName)
    return ports.flatMap(({ port }) => hosts.map((host) => hostPort(host, port ?? 0)))
  })
  return firstOf(addresses, MAX_ENDPOINTS)
}

function slicesOf({ metadata }: Service, objects: readonly KubernetesObject[]): EndpointSlice[] {
  return objects.filter((object): object is EndpointSlice => {
    if (object.kind !== 'EndpointSlice' || object.metadata?.namespace !== metadata?.namespace) return false
    return object.metadata?.labels?.[SERVICE_NAME_LABEL] === metadata?.name
  })
}
