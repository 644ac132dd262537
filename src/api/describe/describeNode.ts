import { ageSince, NONE, UNSET } from '../printers/cellText.ts'
import { nodeRoles } from '../printers/clusterPrinters.ts'
import { type Quantity, quantityMilliValue, quantityValue, ZERO_QUANTITY } from '../quantity/quantity.ts'
import { addQuantities } from '../quantity/quantityArithmetic.ts'
import { quantityText } from '../quantity/quantityText.ts'
import { amounts, podLimits, podRequests, type ResourceAmounts } from '../resources/podResources.ts'
import { sortedEntries } from '../sortedKeys.ts'
import type { KubernetesObject, Node, Pod } from '../types.ts'
import type { DescribeScope } from './describeScope.ts'
import { type DescribeWriter, describedText } from './describeWriter.ts'
import { eventLines, eventsAbout } from './eventLines.ts'
import { annotationLines, describeTime, labelLines, taintLines } from './metadataLines.ts'

const LEASE_NAMESPACE = 'kube-node-lease'
/** What a pod's share of nothing is: kubectl divides by zero there, and turns what comes of it into 64 bits. */
const NOT_A_NUMBER = '-9223372036854775808'
const STANDARD_RESOURCES: readonly string[] = ['cpu', 'memory', 'ephemeral-storage', 'pods']

interface Lease extends KubernetesObject {
  readonly spec?: { readonly holderIdentity?: string; readonly acquireTime?: string; readonly renewTime?: string }
}

/** `kubectl describe node`. Models kubectl pkg/describe/describe.go, describeNode (1.36). */
export function describeNode(node: Node, { objects, now }: DescribeScope): string {
  const { metadata, spec, status } = node
  return describedText((writer) => {
    writer.line(0, `Name:\t${metadata?.name ?? ''}`)
    writer.line(0, `Roles:\t${nodeRoles(node).join(',') || NONE}`)
    labelLines(writer, 'Labels', metadata?.labels)
    annotationLines(writer, 'Annotations', metadata?.annotations)
    writer.line(0, `CreationTimestamp:\t${describeTime(metadata?.creationTimestamp)}`)
    taintLines(writer, 'Taints', spec?.taints)
    writer.line(0, `Unschedulable:\t${spec?.unschedulable === true}`)
    leaseLines(writer, node, objects)
    conditionLines(writer, node)
    writer.line(0, 'Addresses:')
    for (const { type, address } of status?.addresses ?? []) writer.line(1, `${type}:\t${address}`)
    amountLines(writer, 'Capacity', status?.capacity)
    amountLines(writer, 'Allocatable', status?.allocatable)
    systemLines(writer, node)
    if (spec?.podCIDR) writer.line(0, `PodCIDR:\t${spec.podCIDR}`)
    if ((spec?.podCIDRs ?? []).length > 0) writer.line(0, `PodCIDRs:\t${spec?.podCIDRs?.join(',') ?? ''}`)
    if (spec?.providerID) writer.line(0, `ProviderID:\t${spec.providerID}`)
    podLines(writer, node, podsOn(node, objects), now)
    eventLines(writer, nodeEvents(node, objects), now)
  })
}

// The kubelet names its node in place of a uid.
function nodeEvents(node: Node, objects: readonly KubernetesObject[]) {
  const events = objects.filter(({ kind }) => kind === 'Event')
  const byName = { metadata: { ...node.metadata, uid: node.metadata?.name } }
  const about = [...eventsAbout(node, events), ...eventsAbout(byName, events)]
  return about.filter(({ involvedObject }) => involvedObject?.kind === 'Node')
}

function leaseLines(writer: DescribeWriter, { metadata }: Node, objects: readonly KubernetesObject[]): void {
  const name = metadata?.name ?? ''
  const lease = objects.find((object): object is Lease => {
    return object.kind === 'Lease' && object.metadata?.namespace === LEASE_NAMESPACE && object.metadata.name === name
  })
  if (lease === undefined) {
    writer.line(0, `Lease:\tFailed to get lease: leases.coordination.k8s.io "${name}" not found`)
    return
  }
  const { holderIdentity, acquireTime, renewTime } = lease.spec ?? {}
  writer.line(0, 'Lease:')
  writer.line(1, `HolderIdentity:\t${holderIdentity ?? UNSET}`)
  writer.line(1, `AcquireTime:\t${acquireTime ? describeTime(acquireTime) : UNSET}`)
  writer.line(1, `RenewTime:\t${renewTime ? describeTime(renewTime) : UNSET}`)
}

function conditionLines(writer: DescribeWriter, { status }: Node): void {
  const conditions = status?.conditions ?? []
  if (conditions.length === 0) return
  writer.line(0, 'Conditions:')
  writer.line(1, 'Type\tStatus\tLastHeartbeatTime\tLastTransitionTime\tReason\tMessage')
  writer.line(1, '----\t------\t-----------------\t------------------\t------\t-------')
  for (const condition of conditions) {
    const { type, lastHeartbeatTime, lastTransitionTime, reason = '', message = '' } = condition
    const times = `${describeTime(lastHeartbeatTime)} \t${describeTime(lastTransitionTime)}`
    writer.line(1, `${type} \t${condition.status} \t${times} \t${reason} \t${message}`)
  }
}

function amountLines(
  writer: DescribeWriter,
  title: string,
  list: { readonly [key: string]: string } | undefined,
): void {
  const entries = sortedEntries(list)
  if (entries.length > 0) writer.line(0, `${title}:`)
  const parsed = amounts(list)
  for (const [name] of entries) writer.line(1, `${name}:\t${quantityText(parsed.get(name) ?? ZERO_QUANTITY)}`)
}

function systemLines(writer: DescribeWriter, { status }: Node): void {
  const info = status?.nodeInfo
  writer.line(0, 'System Info:')
  writer.line(1, `Machine ID:\t${info?.machineID ?? ''}`)
  writer.line(1, `System UUID:\t${info?.systemUUID ?? ''}`)
  writer.line(1, `Boot ID:\t${info?.bootID ?? ''}`)
  writer.line(1, `Kernel Version:\t${info?.kernelVersion ?? ''}`)
  writer.line(1, `OS Image:\t${info?.osImage ?? ''}`)
  writer.line(1, `Operating System:\t${info?.operatingSystem ?? ''}`)
  writer.line(1, `Architecture:\t${info?.architecture ?? ''}`)
  writer.line(1, `Container Runtime Version:\t${info?.containerRuntimeVersion ?? ''}`)
  writer.line(1, `Kubelet Version:\t${info?.kubeletVersion ?? ''}`)
}

function podsOn({ metadata }: Node, objects: readonly KubernetesObject[]): Pod[] {
  const key = ({ metadata: of }: Pod) => `${of?.namespace ?? ''}/${of?.name ?? ''}`
  return objects
    .filter((object): object is Pod => object.kind === 'Pod')
    .filter(({ spec, status }) => {
      return spec?.nodeName === metadata?.name && status?.phase !== 'Succeeded' && status?.phase !== 'Failed'
    })
    .sort((a, b) => (key(a) < key(b) ? -1 : 1))
}

// Models kubectl pkg/describe/describe.go, describeNodeResource.
function podLines(writer: DescribeWriter, { status }: Node, pods: readonly Pod[], now: number): void {
  const hasAllocatable = Object.keys(status?.allocatable ?? {}).length > 0
  const allocatable = amounts(hasAllocatable ? status?.allocatable : status?.capacity)
  const share = (list: ResourceAmounts, name: string, ofNothing = '0') =>
    shareText(list.get(name), allocatable.get(name), name, ofNothing)
  const podShare = (list: ResourceAmounts, name: string) => share(list, name, NOT_A_NUMBER)
  writer.line(0, `Non-terminated Pods:\t(${pods.length} in total)`)
  writer.line(1, 'Namespace\tName\t\tCPU Requests\tCPU Limits\tMemory Requests\tMemory Limits\tAge')
  writer.line(1, '---------\t----\t\t------------\t----------\t---------------\t-------------\t---')
  const requests: ResourceAmounts[] = []
  const limits: ResourceAmounts[] = []
  for (const { metadata, spec } of pods) {
    const [request, limit] = [podRequests(specOf(spec)), podLimits(specOf(spec))]
    requests.push(request)
    limits.push(limit)
    const cells = [request, limit]
      .map((list) => podShare(list, 'cpu'))
      .concat([request, limit].map((list) => podShare(list, 'memory')))
    const age = ageSince(metadata?.creationTimestamp, now)
    writer.line(1, `${metadata?.namespace ?? ''}\t${metadata?.name ?? ''}\t\t${cells.join('\t')}\t${age}`)
  }
  writer.line(0, 'Allocated resources:')
  writer.line(1, '(Total limits may be over 100 percent, i.e., overcommitted.)')
  writer.line(1, 'Resource\tRequests\tLimits')
  writer.line(1, '--------\t--------\t------')
  const [allRequests, allLimits] = [totalOf(requests), totalOf(limits)]
  const others = [...allocatable.keys()].filter((name) => !STANDARD_RESOURCES.includes(name)).sort()
  const huge = others.filter((name) => name.startsWith('hugepages-'))
  for (const name of ['cpu', 'memory', 'ephemeral-storage', ...huge]) {
    writer.line(1, `${name}\t${share(allRequests, name)}\t${share(allLimits, name)}`)
  }
  for (const name of others.filter((other) => !huge.includes(other))) {
    const text = (list: ResourceAmounts) => quantityText(list.get(name) ?? ZERO_QUANTITY)
    writer.line(1, `${name}\t${text(allRequests)}\t${text(allLimits)}`)
  }
}

function specOf(spec: Pod['spec']) {
  return { ...spec, containers: spec?.containers ?? [] }
}

function totalOf(lists: readonly ResourceAmounts[]): ResourceAmounts {
  const total = new Map<string, Quantity>()
  for (const [name, amount] of lists.flatMap((list) => [...list])) {
    const before = total.get(name)
    total.set(name, before === undefined ? amount : addQuantities(before, amount))
  }
  return total
}

function shareText(
  amount: Quantity = ZERO_QUANTITY,
  whole: Quantity = ZERO_QUANTITY,
  name: string,
  ofNothing: string,
): string {
  const amountOf = name === 'cpu' ? quantityMilliValue : quantityValue
  const all = Number(amountOf(whole))
  const percent = all === 0 ? ofNothing : Math.trunc((Number(amountOf(amount)) / all) * 100)
  return `${quantityText(amount)} (${percent}%)`
}
