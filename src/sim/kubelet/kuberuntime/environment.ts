import { parseQuantity, quantityMilliValue } from '../../../api/quantity.ts'
import type { ConfigMap, Container, Pod, Secret } from '../../../api/types.ts'
import { err, ok, type Result } from '../../../base/result.ts'
import type { KubeletContext, StoredPod } from '../kubeletContext.ts'

/** The environment of a container, or why it cannot be made (CreateContainerConfigError). Models pkg/kubelet/kubelet_pods.go, makeEnvironmentVariables (1.36). */
export function containerEnvironment(
  context: KubeletContext,
  pod: StoredPod,
  container: Container,
  imageEnv: Readonly<Record<string, string>>,
  podIp: string,
): Result<Map<string, string>, string> {
  const env = new Map<string, string>(Object.entries(imageEnv))
  const { namespace } = pod.metadata
  for (const source of container.envFrom ?? []) {
    const ref = source.configMapRef ?? source.secretRef
    if (ref === undefined) continue
    const kind = source.configMapRef === undefined ? 'Secret' : 'ConfigMap'
    const data = dataOf(context, kind, namespace, ref.name ?? '')
    if (data === undefined) {
      if (ref.optional === true) continue
      return err(`${kind.toLowerCase()} "${ref.name}" not found`)
    }
    for (const [key, value] of Object.entries(data)) env.set(`${source.prefix ?? ''}${key}`, value)
  }
  const declared = new Map<string, string>()
  for (const entry of container.env ?? []) {
    if (entry.valueFrom === undefined) {
      const value = expand(entry.value ?? '', (name) => declared.get(name) ?? env.get(name))
      declared.set(entry.name, value)
      continue
    }
    const value = valueFrom(context, pod, container, entry.valueFrom, podIp)
    if (!value.ok) return value
    if (value.value !== undefined) declared.set(entry.name, value.value)
  }
  for (const [name, value] of declared) env.set(name, value)
  return ok(env)
}

type ValueFrom = NonNullable<NonNullable<Container['env']>[number]['valueFrom']>

function valueFrom(
  context: KubeletContext,
  pod: StoredPod,
  container: Container,
  from: ValueFrom,
  podIp: string,
): Result<string | undefined, string> {
  const { namespace } = pod.metadata
  if (from.fieldRef !== undefined) return ok(podField(context, pod, from.fieldRef.fieldPath, podIp))
  if (from.resourceFieldRef !== undefined) return ok(resourceField(context, pod, container, from.resourceFieldRef))
  const key = from.configMapKeyRef ?? from.secretKeyRef
  if (key === undefined) return ok('')
  const kind = from.configMapKeyRef === undefined ? 'Secret' : 'ConfigMap'
  const data = dataOf(context, kind, namespace, key.name ?? '')
  const value = data?.[key.key]
  if (value !== undefined) return ok(value)
  if (key.optional === true) return ok(undefined)
  return err(
    data === undefined
      ? `${kind.toLowerCase()} "${key.name}" not found`
      : `couldn't find key ${key.key} in ${kind} ${namespace ?? 'default'}/${key.name}`,
  )
}

/** The data of a ConfigMap or Secret as texts, in key order; undefined where the object does not exist. */
export function dataOf(
  context: KubeletContext,
  kind: 'ConfigMap' | 'Secret',
  namespace: string | undefined,
  name: string,
): Record<string, string> | undefined {
  const object = context.store.get<ConfigMap & Secret>(kind, namespace, name)
  if (object === undefined) return undefined
  const entries =
    kind === 'ConfigMap'
      ? { ...object.data, ...mapValues(object.binaryData, decodeBase64) }
      : { ...mapValues(object.data, decodeBase64), ...object.stringData }
  return Object.fromEntries(Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1)))
}

function mapValues(
  values: Readonly<Record<string, string>> | undefined,
  change: (text: string) => string,
): Record<string, string> {
  return Object.fromEntries(Object.entries(values ?? {}).map(([k, v]) => [k, change(v)]))
}

function decodeBase64(text: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text), (c) => c.charCodeAt(0)))
  } catch {
    return ''
  }
}

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
  const node = context.scenario.nodes.find((n) => n.name === context.nodeName)
  const declared = container.resources?.[side]?.[resource] ?? (side === 'limits' ? node?.capacity[resource] : undefined)
  const milli = milliOf(declared === undefined ? '0' : String(declared))
  const divisor = milliOf(ref.divisor === undefined || ref.divisor === '0' ? '1' : ref.divisor)
  return String(divisor === 0n ? 0n : (milli + divisor - 1n) / divisor)
}

function milliOf(text: string): bigint {
  const quantity = parseQuantity(text)
  return quantity.ok ? quantityMilliValue(quantity.value) : 0n
}

/** Replaces $(NAME) by a variable and $$ by $; what is unknown stays. Models third_party/forked/golang/expansion/expand.go (1.36). */
export function expand(text: string, lookup: (name: string) => string | undefined): string {
  return text.replace(/\$(\$|\(([^)]*)\))/g, (whole, _inner: string, name: string | undefined) =>
    name === undefined ? '$' : (lookup(name) ?? whole),
  )
}
