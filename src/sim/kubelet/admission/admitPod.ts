import type { Node, Pod } from '../../../api/types.ts'
import type { ObjectStore } from '../../apiserver/objectStore.ts'
import { nodeAffinity } from '../../scheduler/filters/nodeAffinity.ts'
import { nodePorts } from '../../scheduler/filters/nodePorts.ts'
import { milliAmount, type NodeInfo, requestedOn, requestsOf, takesRoom } from '../../scheduler/snapshot.ts'
import type { StoredPod } from '../kubeletContext.ts'
import { forbiddenSysctl } from './sysctls.ts'

/** Why a node will not run a pod. */
export interface Rejection {
  readonly reason: string
  readonly message: string
}

type Handler = (pod: StoredPod, node: NodeInfo, store: ObjectStore) => Rejection | undefined

/** In the kubelet's order: the first that says no decides. Models pkg/kubelet/lifecycle/predicate.go and sysctl/allowlist.go (1.36). */
const HANDLERS: readonly Handler[] = [sysctls, resources, affinity, ports]

/** Looks at a new pod before anything of it runs; undefined: it may. Only pods that already run here take room. */
export function admitPod(
  store: ObjectStore,
  nodeName: string,
  admitted: readonly StoredPod[],
  pod: StoredPod,
): Rejection | undefined {
  const node = store.get<Node>('Node', undefined, nodeName)
  if (node === undefined) return undefined
  const info: NodeInfo = {
    node,
    pods: admitted.filter((other) => other.metadata.uid !== pod.metadata.uid && takesRoom(other)),
  }
  for (const handler of HANDLERS) {
    const rejection = handler(pod, info, store)
    if (rejection !== undefined) return rejection
  }
  return undefined
}

function sysctls(pod: Pod): Rejection | undefined {
  const name = forbiddenSysctl(pod)
  return name === undefined
    ? undefined
    : { reason: 'SysctlForbidden', message: `forbidden sysctl: "${name}" not allowlisted` }
}

function resources(pod: StoredPod, info: NodeInfo): Rejection | undefined {
  const allocatable = info.node.status?.allocatable ?? {}
  const most = Number(allocatable.pods ?? 0)
  if (info.pods.length + 1 > most) return insufficient('pods', 1, info.pods.length, most)
  for (const [name, amount] of Object.entries(requestsOf(pod)).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const capacity = milliAmount(allocatable[name])
    const used = requestedOn(info, name)
    if (amount === 0 || amount <= capacity - used) continue
    const shown = (milli: number): number => (name === 'cpu' ? milli : Math.ceil(milli / 1000))
    return insufficient(name, shown(amount), shown(used), shown(capacity))
  }
  return undefined
}

function insufficient(name: string, requested: number, used: number, capacity: number): Rejection {
  return {
    reason: `OutOf${name}`,
    message: `Node didn't have enough resource: ${name}, requested: ${requested}, used: ${used}, capacity: ${capacity}`,
  }
}

function affinity(pod: StoredPod, info: NodeInfo, store: ObjectStore): Rejection | undefined {
  return predicate('NodeAffinity', nodeAffinity(pod, info, { nodes: [info], store })?.reasons[0])
}

function ports(pod: StoredPod, info: NodeInfo, store: ObjectStore): Rejection | undefined {
  return predicate('NodePorts', nodePorts(pod, info, { nodes: [info], store })?.reasons[0])
}

function predicate(name: string, said: string | undefined): Rejection | undefined {
  return said === undefined ? undefined : { reason: name, message: `Predicate ${name} failed: ${said}` }
}
