import { isMirrorPod } from '../../api/mirrorPod.ts'
import type { Pod } from '../../api/types.ts'
import { type Millis, SECOND } from '../../base/millis.ts'
import { ok, type Result } from '../../base/result.ts'
import { EventRecorder } from '../apiserver/eventRecorder.ts'
import { StoppableClock } from '../kernel/clock.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { type Process, spawn } from '../kernel/process.ts'
import type { NodeHeartbeats } from '../nodeHeartbeats.ts'
import { Kubelet } from './kubelet.ts'
import type { KubeletContext, StoredPod } from './kubeletContext.ts'
import { emptyNode, type NodeState } from './nodeState.ts'
import { staticPod } from './staticPods/staticPod.ts'

/** From the start of the process until it has listed its pods. */
const STARTUP: Millis = 1.4 * SECOND

/** From a change in the folder of manifests until the kubelet has read it. */
const FILE_NOTICE: Millis = 8

/** A context without what belongs to one process of the kubelet. */
export type NodeContext = Omit<KubeletContext, 'events' | 'kernel'> & { readonly kernel: Kernel }

/**
 * The process of a node's kubelet. Stopped, it hears and does nothing, while the containers go on; started again, it knows what the API,
 * the runtime and the disk tell it, and has lost its back-offs, its probes' results, its reasons and the counts of its events.
 */
export class KubeletProcess {
  private readonly node: NodeState
  private readonly context: NodeContext
  private readonly heartbeats: NodeHeartbeats
  private running: { readonly kubelet: Kubelet; readonly clock: StoppableClock } | undefined
  /** The pods that the last process worked on: the containers carry their labels. */
  private known: readonly StoredPod[] = []

  constructor(context: NodeContext, heartbeats: NodeHeartbeats) {
    this.context = context
    this.heartbeats = heartbeats
    this.node = emptyNode({ ...context, events: this.recorder(context.kernel) })
  }

  /** What stays on the node. */
  get state(): NodeState {
    return this.node
  }

  /** Whether the process runs. */
  get isRunning(): boolean {
    return this.running !== undefined
  }

  /** Starts the process on a node that comes up with the cluster. */
  boot(): Kubelet {
    const clock = new StoppableClock(this.context.kernel)
    const machines = this.context.machines.at(clock)
    const kubelet = new Kubelet({ ...this.context, kernel: clock, machines, events: this.recorder(clock) }, this.node)
    this.running = { kubelet, clock }
    kubelet.start()
    return kubelet
  }

  /** Ends the process where it stands; containers, their signals and their grace go on. */
  stop(): void {
    if (this.running === undefined) return
    this.known = this.running.kubelet.pods()
    this.running.kubelet.stop()
    this.running.clock.stop()
    this.running = undefined
    this.heartbeats.stop(this.context.nodeName)
  }

  /** Starts the process again, after the time that it takes. */
  *start(): Process {
    if (this.running !== undefined) return
    yield STARTUP
    if (this.running !== undefined) return
    const { store, runtime, nodeName } = this.context
    const pods = store.list<Pod>('Pod').filter((pod) => pod.spec?.nodeName === nodeName && !isMirrorPod(pod))
    const manifests = [...this.node.manifests.values()]
    const left = this.known.filter(
      ({ metadata: { uid } }) =>
        runtime.podStatus(uid).sandboxes.some((s) => s.state === 'ready') &&
        ![...pods, ...manifests].some((p) => p.metadata.uid === uid),
    )
    const kubelet = this.boot()
    for (const pod of manifests) kubelet.staticPods.add(pod)
    kubelet.adopt(pods, left)
    this.heartbeats.resume(nodeName)
  }

  /** Puts a manifest into the folder of static pods, in place of what had its name; an error is the reason why the kubelet cannot use it. */
  addManifest(file: string, text: string): Result<void, string> {
    const pod = staticPod({ ...this.context, events: this.recorder(this.context.kernel) }, text)
    if (!pod.ok) return pod
    this.removeManifest(file)
    this.node.manifests.set(file, pod.value)
    this.running?.clock.after(FILE_NOTICE, () => this.running?.kubelet.staticPods.add(pod.value))
    return ok(undefined)
  }

  /** Takes a manifest away; nothing happens where there is none. */
  removeManifest(file: string): void {
    const pod = this.node.manifests.get(file)
    if (pod === undefined) return
    this.node.manifests.delete(file)
    this.running?.clock.after(FILE_NOTICE, () => this.running?.kubelet.staticPods.remove(pod))
  }

  /** Starts it while whoever asked for it goes on. */
  startInBackground(): void {
    spawn(this.context.kernel, this.start())
  }

  private recorder(clock: KubeletContext['kernel']): EventRecorder {
    const { trace, store, nodeName } = this.context
    return new EventRecorder(clock, trace, store, { component: 'kubelet', host: nodeName })
  }
}
