import type { Node, Pod, Taint } from '../../../api/types.ts'
import { type Millis, SECOND } from '../../../base/millis.ts'
import { refOf } from '../../apiserver/objectStore.ts'
import { withCondition } from '../../apiserver/podCondition.ts'
import { updateObject, updateStatus } from '../../apiserver/update.ts'
import type { Cluster } from '../../cluster.ts'
import type { Timer } from '../../kernel/kernel.ts'
import { isReady } from '../podState.ts'
import { API_CALL } from '../workQueue.ts'

const COMPONENT = 'node-controller'
/** How often a kubelet renews its lease. */
const LEASE_RENEWAL: Millis = 10 * SECOND
/** How often the controller looks at the nodes. */
const MONITOR_PERIOD: Millis = 5 * SECOND
/** For how long a node may be silent. */
const MONITOR_GRACE: Millis = 50 * SECOND
const UNREACHABLE = 'node.kubernetes.io/unreachable'

/** Marks nodes whose kubelet is silent, and takes the marks off again. Models pkg/controller/nodelifecycle (1.36). */
export function startNodeLifecycleController(cluster: Cluster): void {
  const { kernel, heartbeats } = cluster
  const pending = new Map<string, Timer>()
  heartbeats.watch((node, change) => {
    pending.get(node)?.cancel()
    if (change === 'silent')
      pending.set(
        node,
        kernel.at(noticedAt(cluster, node), () => markSilent(cluster, node)),
      )
    else markBack(cluster, node)
  })
  cluster.store.watch<Node>('Node', ({ object, old }) => {
    if (old?.spec?.unschedulable !== object.spec?.unschedulable)
      kernel.after(API_CALL, () => taintCordoned(cluster, object.metadata.name))
  })
}

/** When the controller finds a node silent for too long: its passes and the renewals before fall by chance. */
function noticedAt({ kernel, heartbeats }: Cluster, node: string): Millis {
  const random = kernel.random(`heartbeats of ${node}`)
  const since = heartbeats.silentSince(node) ?? kernel.now
  const lastRenewal = since - random.between(0, LEASE_RENEWAL)
  const pass = random.between(0, MONITOR_PERIOD)
  const passAfter = (at: Millis): Millis => pass + Math.ceil((at - pass) / MONITOR_PERIOD) * MONITOR_PERIOD
  return passAfter(passAfter(lastRenewal) + MONITOR_GRACE)
}

function markSilent(cluster: Cluster, name: string): void {
  const { store, kernel, heartbeats } = cluster
  const node = store.get<Node>('Node', undefined, name)
  if (node === undefined) return
  const now = store.timestamp()
  const conditions = (node.status?.conditions ?? []).map((c) => ({
    ...c,
    status: 'Unknown',
    reason: 'NodeStatusUnknown',
    message: 'Kubelet stopped posting node status.',
    lastTransitionTime: now,
  }))
  updateStatus<Node>(store, node, { ...node.status, conditions })
  tellNode(cluster, name)
  kernel.after(API_CALL, () => {
    setTaint(cluster, name, { key: UNREACHABLE, effect: 'NoSchedule', timeAdded: store.timestamp() })
    for (const pod of store.list<Pod>('Pod'))
      if (pod.spec?.nodeName === name && isReady(pod)) markUnready(cluster, pod.metadata)
  })
  kernel.after(4 * API_CALL, () => {
    // where no node is left that could take the pods, none is evicted
    if (store.list<Node>('Node').every((n) => heartbeats.silentSince(n.metadata.name) !== undefined)) return
    setTaint(cluster, name, { key: UNREACHABLE, effect: 'NoExecute', timeAdded: store.timestamp() })
  })
}

function tellNode(cluster: Cluster, name: string): void {
  const node = cluster.store.get<Node>('Node', undefined, name)
  if (node === undefined) return
  const message = `Node ${name} status is now: NodeNotReady`
  cluster.recorder(COMPONENT).record(refOf(node), { type: 'Normal', reason: 'NodeNotReady', message })
}

/** Models pkg/controller/util/node/controller_utils.go, MarkPodsNotReady: only the Ready condition changes. */
function markUnready(cluster: Cluster, { namespace, name }: { namespace?: string; name: string }): void {
  const { store } = cluster
  store.update<Pod>('Pod', namespace, name, (old) => {
    const ready = old.status?.conditions?.find((c) => c.type === 'Ready')
    if (ready === undefined) return old
    const { lastTransitionTime: _t, lastProbeTime: _p, ...rest } = ready
    return {
      ...old,
      status: { ...old.status, conditions: withCondition(old.status, { ...rest, status: 'False' }, store.timestamp()) },
    }
  })
  const pod = store.get<Pod>('Pod', namespace, name)
  if (pod !== undefined)
    cluster
      .recorder(COMPONENT)
      .record(refOf(pod), { type: 'Warning', reason: 'NodeNotReady', message: 'Node is not ready' })
}

/** What the kubelet posts when it is back, and what the controller then takes off. */
function markBack({ store, kernel }: Cluster, name: string): void {
  const node = store.get<Node>('Node', undefined, name)
  const words: Readonly<Record<string, readonly [string, string, string]>> = {
    MemoryPressure: ['False', 'KubeletHasSufficientMemory', 'kubelet has sufficient memory available'],
    DiskPressure: ['False', 'KubeletHasNoDiskPressure', 'kubelet has no disk pressure'],
    PIDPressure: ['False', 'KubeletHasSufficientPID', 'kubelet has sufficient PID available'],
    Ready: ['True', 'KubeletReady', 'kubelet is posting ready status'],
  }
  if (node === undefined) return
  const conditions = (node.status?.conditions ?? []).map((c) => {
    const [status, reason, message] = words[c.type] ?? [c.status, c.reason, c.message]
    const lastTransitionTime = status === c.status ? c.lastTransitionTime : store.timestamp()
    return { ...c, status: status ?? c.status, reason, message, lastTransitionTime }
  })
  updateStatus<Node>(store, node, { ...node.status, conditions })
  kernel.after(API_CALL, () => removeTaints(store, name, UNREACHABLE))
}

/** A cordoned node carries a taint too. Models node_lifecycle_controller.go, doNoScheduleTaintingPass. */
function taintCordoned(cluster: Cluster, name: string): void {
  const key = 'node.kubernetes.io/unschedulable'
  const node = cluster.store.get<Node>('Node', undefined, name)
  if (node?.spec?.unschedulable === true)
    setTaint(cluster, name, { key, effect: 'NoSchedule', timeAdded: cluster.store.timestamp() })
  else removeTaints(cluster.store, name, key)
}

/** A taint as controllers write it: with the time since when. */
interface TimedTaint extends Omit<Taint, 'timeAdded'> {
  readonly timeAdded: string
}

function setTaint({ store }: Cluster, name: string, taint: TimedTaint): void {
  updateObject<Node>(store, 'Node', undefined, name, (old) => {
    const taints = old.spec?.taints ?? []
    if (taints.some((t) => t.key === taint.key && t.effect === taint.effect)) return old
    return { ...old, spec: { ...old.spec, taints: [...taints, taint as unknown as Taint] } }
  })
}

function removeTaints(store: Cluster['store'], name: string, key: string): void {
  updateObject<Node>(store, 'Node', undefined, name, (old) => {
    const { taints = [], ...spec } = old.spec ?? {}
    const left = taints.filter((t) => t.key !== key)
    return left.length === taints.length
      ? old
      : { ...old, spec: { ...spec, ...(left.length > 0 ? { taints: left } : {}) } }
  })
}
