import { parseQuantity, quantityMilliValue } from '../../../api/quantity/quantity.ts'
import type { Container, Node, Pod } from '../../../api/types.ts'
import type { KubeletContext, StoredPod } from '../kubeletContext.ts'

/** A field of the pod by its downward API path. Models pkg/fieldpath/fieldpath.go, ExtractFieldPathAsString (1.36). */
export function podField(context: KubeletContext, pod: StoredPod, path: string, podIp: string): string {
  const subscript = /^metadata\.(labels|annotations)\['(.*)'\]$/.exec(path)
  if (subscript !== null) return pod.metadata[subscript[1] as 'labels' | 'annotations']?.[subscript[2] ?? ''] ?? ''
  const fields: Readonly<Record<string, string>> = {
    'metadata.name': pod.metadata.name,
    'metadata.namespace': pod.metadata.namespace ?? 'default',
    'metadata.uid': pod.metadata.uid,
    'metadata.labels': formatMap(pod.metadata.labels),
    'metadata.annotations': formatMap(pod.metadata.annotations),
    'spec.nodeName': context.nodeName,
    'spec.serviceAccountName': pod.spec?.serviceAccountName ?? 'default',
    'status.hostIP': context.nodeAddress,
    'status.hostIPs': context.nodeAddress,
    'status.podIP': podIp,
    'status.podIPs': podIp,
  }
  return fields[path] ?? ''
}

function formatMap(map: Readonly<Record<string, string>> | undefined): string {
  return Object.entries(map ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([k, v]) => `${k}=${JSON.stringify(v)}`)
    .join('\n')
}

interface ResourceField {
  readonly containerName?: string
  readonly resource: string
  readonly divisor?: string
}

/** A container's request or limit in units of the divisor, rounded up; a missing limit is what the node has. Models pkg/api/v1/resource/helpers.go, ExtractContainerResourceValue (1.36). */
export function resourceField(context: KubeletContext, pod: Pod, own: Container, ref: ResourceField): string {
  const container =
    [...(pod.spec?.initContainers ?? []), ...(pod.spec?.containers ?? [])].find((c) => c.name === ref.containerName) ??
    own
  const [side, resource] = ref.resource.split('.', 2) as ['limits' | 'requests', string]
  const node = context.store.get<Node>('Node', undefined, context.nodeName)
  const shared = pod.spec?.resources?.limits?.[resource]
  const declared =
    container.resources?.[side]?.[resource] ??
    (side === 'limits' ? (shared ?? node?.status?.allocatable?.[resource]) : undefined)
  const milli = milliOf(declared === undefined ? '0' : String(declared))
  const divisor = milliOf(ref.divisor === undefined || ref.divisor === '0' ? '1' : ref.divisor)
  return String(divisor === 0n ? 0n : (milli + divisor - 1n) / divisor)
}

function milliOf(text: string): bigint {
  const quantity = parseQuantity(text)
  return quantity.ok ? quantityMilliValue(quantity.value) : 0n
}
