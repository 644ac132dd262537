import type { Process } from '../../kernel/process.ts'
import type { KubeletContext, StoredPod } from '../kubeletContext.ts'
import { MirrorPods } from './mirrorPods.ts'

/** What the kubelet does with a static pod. */
export interface StaticPodActions {
  run(pod: StoredPod): void
  stop(pod: StoredPod): void
  /** Writes a pod's status once more: what shows it is new. */
  tellStatus(pod: StoredPod): void
}

/** The pods that come from files of the node: one of a name at a time, the next when the one before is over. Models pkg/kubelet/pod_workers.go, allowStaticPodStart (1.36). */
export class StaticPods {
  private readonly running = new Map<string, StoredPod>()
  private readonly waiting = new Map<string, StoredPod>()
  private readonly actions: StaticPodActions
  private readonly mirrors: MirrorPods

  constructor(context: KubeletContext, actions: StaticPodActions) {
    this.actions = actions
    this.mirrors = new MirrorPods(context)
  }

  /** A manifest is there. */
  add(pod: StoredPod): void {
    const name = fullName(pod)
    if (this.running.has(name)) {
      this.waiting.set(name, pod)
      return
    }
    this.running.set(name, pod)
    this.actions.run(pod)
  }

  /** A manifest is gone, or another one has taken its place. */
  remove(pod: StoredPod): void {
    const name = fullName(pod)
    if (this.waiting.get(name)?.metadata.uid === pod.metadata.uid) this.waiting.delete(name)
    else if (this.running.get(name)?.metadata.uid === pod.metadata.uid) this.actions.stop(pod)
  }

  /** Makes the API show a pod before it is run. */
  *show(pod: StoredPod): Process {
    yield* this.mirrors.reconcile(pod, () => this.actions.tellStatus(pod))
  }

  /** A pod is over. */
  finished(pod: StoredPod): void {
    const name = fullName(pod)
    if (this.running.get(name)?.metadata.uid !== pod.metadata.uid) return
    this.running.delete(name)
    this.mirrors.removeOrphan(pod)
    const next = this.waiting.get(name)
    this.waiting.delete(name)
    if (next !== undefined) this.add(next)
  }
}

const fullName = ({ metadata }: StoredPod): string => `${metadata.namespace ?? ''}/${metadata.name}`
