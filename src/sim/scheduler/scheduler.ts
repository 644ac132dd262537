import { fitErrorMessage } from '../../api/controllers/fitError.ts'
import type { Node, Pod } from '../../api/types.ts'
import type { Millis } from '../../base/millis.ts'
import { deletePod } from '../apiserver/deletion.ts'
import { refOf, type Stored, type WatchEvent } from '../apiserver/objectStore.ts'
import { withCondition } from '../apiserver/podCondition.ts'
import { sameJson } from '../apiserver/update.ts'
import type { Cluster } from '../cluster.ts'
import { bindPod } from './bind.ts'
import { type Decision, decideNodes } from './decide.ts'
import { decidePreemption, type Preemption } from './preempt.ts'
import { scoreNodes } from './score.ts'
import { type NodeInfo, priorityOf, takesRoom } from './snapshot.ts'

/** How long a scheduling cycle takes, binding included. */
const CYCLE: Millis = 1

const NAME = 'default-scheduler'

/** A pod without a node. */
interface Waiting {
  readonly namespace: string | undefined
  readonly name: string
  readonly uid: string
  readonly priority: number
  /** Whether it is tried at the next opportunity, or waits for something to change. */
  queue: 'active' | 'unschedulable'
  /** What the last attempt said; an attempt that comes to the same, and that the queueing hints would have spared, is not told again. */
  said: string | undefined
}

/**
 * Gives pods their nodes, one at a time, the most important first. What a pod could not be placed for is looked at again after every
 * change that could matter. Models pkg/scheduler (1.36), with its queueing hints as one rule.
 */
export class Scheduler {
  private readonly waiting = new Map<string, Waiting>()
  private running = false
  private readonly cluster: Cluster

  constructor(cluster: Cluster) {
    this.cluster = cluster
  }

  /** Begins to watch pods, nodes and claims. */
  start(): void {
    const { store } = this.cluster
    for (const pod of store.list<Pod>('Pod')) this.podChanged({ type: 'ADDED', object: pod })
    store.watch<Pod>('Pod', (event) => this.podChanged(event))
    store.watch<Node>('Node', (event) => {
      if (event.type !== 'MODIFIED' || nodeMatters(event.old, event.object)) this.wakeAll()
    })
    for (const kind of ['PersistentVolumeClaim', 'PersistentVolume', 'StorageClass'])
      store.watch(kind, () => this.volumesChanged())
  }

  private podChanged({ type, object: pod, old }: WatchEvent<Pod>): void {
    const key = pod.metadata.uid
    const unplaced = type !== 'DELETED' && !pod.spec?.nodeName && pod.metadata.deletionTimestamp === undefined
    if (!unplaced) this.waiting.delete(key)
    if (unplaced && pod.spec?.schedulerName === NAME && (pod.spec.schedulingGates ?? []).length === 0) {
      const known = this.waiting.get(key)
      if (known === undefined) this.waiting.set(key, this.arrived(pod))
      else if (old !== undefined && ownChangeMatters(old, pod)) known.queue = 'active'
    }
    if (type === 'DELETED' ? takesRoom(pod) : placedChangeMatters(old, pod)) this.wakeAll()
    this.run()
  }

  private arrived(pod: Stored<Pod>): Waiting {
    const { namespace, name, uid } = pod.metadata
    return { namespace, name, uid, priority: priorityOf(pod), queue: 'active', said: undefined }
  }

  /** Volumes let every pod that has claims be tried. Models framework/plugins/volumebinding, isSchedulableAfterPersistentVolumeClaimChange (1.36). */
  private volumesChanged(): void {
    for (const waiting of this.waiting.values()) {
      const pod = this.cluster.store.get<Pod>('Pod', waiting.namespace, waiting.name)
      if (pod?.spec?.volumes?.some((v) => v.persistentVolumeClaim !== undefined)) waiting.said = undefined
    }
    this.wakeAll()
  }

  private wakeAll(): void {
    for (const pod of this.waiting.values()) pod.queue = 'active'
    this.run()
  }

  private run(): void {
    if (this.running || this.next() === undefined) return
    this.running = true
    this.cluster.kernel.after(CYCLE, () => {
      this.running = false
      const next = this.next()
      if (next !== undefined) this.attempt(next.waiting, next.pod)
      this.run()
    })
  }

  private next(): { waiting: Waiting; pod: Stored<Pod> } | undefined {
    let best: { waiting: Waiting; pod: Stored<Pod> } | undefined
    for (const waiting of this.waiting.values()) {
      if (waiting.queue !== 'active') continue
      // they are in the order of their arrival
      if (best !== undefined && waiting.priority <= best.waiting.priority) continue
      const pod = this.cluster.store.get<Pod>('Pod', waiting.namespace, waiting.name)
      if (pod?.metadata.uid === waiting.uid) best = { waiting, pod }
    }
    return best
  }

  private attempt(waiting: Waiting, pod: Stored<Pod>): void {
    waiting.queue = 'unschedulable'
    const decision = decideNodes(pod, this.cluster.store)
    switch (decision.kind) {
      case 'fits':
        this.waiting.delete(waiting.uid)
        bindPod(this.cluster, pod, this.pick(pod, decision))
        return
      case 'noNodes':
        this.fail(waiting, pod, 'no nodes available to schedule pods', undefined)
        return
      case 'refused':
        this.fail(waiting, pod, refusedMessage(decision), undefined)
        return
      case 'unfit': {
        const preemption = decidePreemption(pod, decision.rejections, decision.snapshot)
        const tail = preemption.kind === 'none' ? `no new claims to deallocate, ${preemption.message}` : ''
        this.fail(waiting, pod, unfitMessage(decision, tail), preemption)
        return
      }
    }
  }

  /** The best of the nodes; equal ones by lot. */
  private pick(pod: Stored<Pod>, { nodes, snapshot }: Extract<Decision, { kind: 'fits' }>): string {
    const nominated = nodes.find((n) => n.node.metadata.name === pod.status?.nominatedNodeName)
    const scores = scoreNodes(pod, nodes, snapshot)
    const best = nodes.filter((_, i) => scores[i] === Math.max(...scores))
    const lot = this.cluster.kernel.random(`node for ${pod.metadata.uid}`).below(best.length)
    return ((nominated ?? best[lot]) as NodeInfo).node.metadata.name
  }

  private fail(waiting: Waiting, pod: Stored<Pod>, message: string, preemption: Preemption | undefined): void {
    const { store } = this.cluster
    const { namespace, name, generation } = pod.metadata
    if (waiting.said === message && preemption?.kind !== 'victims') return
    waiting.said = message
    this.cluster
      .recorder(NAME)
      .record(refOf(pod), { type: 'Warning', reason: 'FailedScheduling', message, action: 'Scheduling' })
    const nominated = preemption?.kind === 'victims' ? { nominatedNodeName: preemption.node } : {}
    const condition = {
      type: 'PodScheduled',
      status: 'False',
      reason: 'Unschedulable',
      message,
      observedGeneration: generation,
    }
    store.update<Pod>('Pod', namespace, name, (old) => {
      const conditions = withCondition(old.status, condition, store.timestamp())
      const status = { ...old.status, conditions, ...nominated }
      return sameJson(status, old.status) ? old : { ...old, status }
    })
    if (preemption?.kind === 'victims')
      for (const victim of preemption.victims) this.evict(victim, pod, preemption.node)
  }

  /** Models pkg/scheduler/framework/preemption/executor.go (1.36). */
  private evict(victim: Stored<Pod>, preemptor: Stored<Pod>, node: string): void {
    const { store } = this.cluster
    const { namespace, name, generation } = victim.metadata
    if (victim.metadata.deletionTimestamp !== undefined) return
    const condition = {
      type: 'DisruptionTarget',
      status: 'True',
      reason: 'PreemptionByScheduler',
      message: `${NAME}: preempting to accommodate a higher priority pod`,
      observedGeneration: generation,
    }
    store.update<Pod>('Pod', namespace, name, (old) => ({
      ...old,
      status: { ...old.status, conditions: withCondition(old.status, condition, store.timestamp()) },
    }))
    deletePod(store, namespace, name)
    const message = `Preempted by pod ${preemptor.metadata.uid} on node ${node}`
    this.cluster
      .recorder(NAME)
      .record(refOf(victim), { type: 'Normal', reason: 'Preempted', message, action: 'Preempting' })
  }
}

const unfitMessage = ({ rejections }: Extract<Decision, { kind: 'unfit' }>, postFilterMsg: string): string =>
  fitErrorMessage({
    numAllNodes: rejections.size,
    nodes: [...rejections.values()].map(({ reasons }) => reasons),
    postFilterMsg,
  })

// with no node judged, the preemption plugin has nothing to look at and says so
const refusedMessage = ({ nodes, message }: Extract<Decision, { kind: 'refused' }>): string =>
  fitErrorMessage({ numAllNodes: nodes, preFilterMsg: message, postFilterMsg: 'not found' })

/** Whether a change of a waiting pod could let it be placed. */
function ownChangeMatters(old: Pod, pod: Pod): boolean {
  return !sameJson(old.spec, pod.spec) || !sameJson(old.metadata?.labels, pod.metadata?.labels)
}

/** Whether a change of a pod with a node could let another one be placed. */
function placedChangeMatters(old: Pod | undefined, pod: Pod): boolean {
  if (old === undefined) return takesRoom(pod)
  return takesRoom(old) !== takesRoom(pod) || (takesRoom(pod) && ownChangeMatters(old, pod))
}

/** Whether a change of a node could let a pod be placed there. */
function nodeMatters(old: Node | undefined, node: Node): boolean {
  return (
    !sameJson(old?.spec, node.spec) ||
    !sameJson(old?.metadata?.labels, node.metadata?.labels) ||
    !sameJson(old?.status?.allocatable, node.status?.allocatable)
  )
}
