import { parseQuantity, quantityMilliValue } from '../../api/quantity/quantity.ts'
import { podRequests } from '../../api/resources/podResources.ts'
import type { Node, Pod, PodSpec } from '../../api/types.ts'
import type { ObjectStore, Stored } from '../apiserver/objectStore.ts'

/** Amounts by resource name in thousandths: millicores, thousandths of bytes. */
export type MilliAmounts = Readonly<Record<string, number>>

/** A node and the pods that count there. Models pkg/scheduler/framework/types.go, NodeInfo (1.36). */
export interface NodeInfo {
  readonly node: Stored<Node>
  readonly pods: readonly Stored<Pod>[]
}

/** The cluster as one scheduling cycle sees it. */
export interface Snapshot {
  readonly nodes: readonly NodeInfo[]
  readonly store: ObjectStore
}

/** Whether a pod takes up room: it has a node and is not over. A pod that is being deleted still does. */
export function takesRoom(pod: Pod): boolean {
  return !!pod.spec?.nodeName && pod.status?.phase !== 'Succeeded' && pod.status?.phase !== 'Failed'
}

/** The nodes with their pods. Pods nominated to a node count there for pods that do not come before them. */
export function takeSnapshot(store: ObjectStore, scheduled: Stored<Pod>): Snapshot {
  const pods = new Map<string, Stored<Pod>[]>()
  const put = (node: string, pod: Stored<Pod>): void => {
    const list = pods.get(node)
    if (list === undefined) pods.set(node, [pod])
    else list.push(pod)
  }
  for (const pod of store.list<Pod>('Pod')) {
    if (takesRoom(pod)) put(pod.spec?.nodeName ?? '', pod)
    else if (nominatedBefore(pod, scheduled)) put(pod.status?.nominatedNodeName ?? '', pod)
  }
  const nodes = store.list<Node>('Node').map((node) => ({ node, pods: pods.get(node.metadata.name) ?? [] }))
  return { nodes, store }
}

function nominatedBefore(pod: Stored<Pod>, scheduled: Stored<Pod>): boolean {
  const waits = pod.status?.nominatedNodeName !== undefined && !pod.spec?.nodeName
  return waits && pod.metadata.uid !== scheduled.metadata.uid && priorityOf(pod) >= priorityOf(scheduled)
}

/** A pod's priority; 0 without one. */
export function priorityOf(pod: Pod): number {
  return pod.spec?.priority ?? 0
}

const requests = new WeakMap<PodSpec, MilliAmounts>()

/** What a pod requests. */
export function requestsOf(pod: Pod): MilliAmounts {
  const spec = pod.spec
  if (spec === undefined) return {}
  const known = requests.get(spec)
  if (known !== undefined) return known
  const amounts = Object.fromEntries(
    [...podRequests(spec)].map(([name, amount]) => [name, Number(quantityMilliValue(amount))]),
  )
  requests.set(spec, amounts)
  return amounts
}

/** A quantity in thousandths; 0 for what is none. */
export function milliAmount(text: string | undefined): number {
  const parsed = parseQuantity(String(text ?? ''))
  return parsed.ok ? Number(quantityMilliValue(parsed.value)) : 0
}

/** What the pods of a node request of a resource. */
export function requestedOn(info: NodeInfo, resource: string): number {
  let sum = 0
  for (const pod of info.pods) sum += requestsOf(pod)[resource] ?? 0
  return sum
}
