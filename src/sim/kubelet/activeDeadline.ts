import { SECOND } from '../../base/millis.ts'
import type { Timer } from '../kernel/kernel.ts'
import { type KubeletContext, record, type StoredPod } from './kubeletContext.ts'
import type { WorkQueue } from './podWorker/workQueue.ts'
import type { ForcedEnd } from './status/generatePodStatus.ts'

const REASON = 'DeadlineExceeded'
const MESSAGE = 'Pod was active on the node longer than the specified deadline'

/** Ends pods that outlive spec.activeDeadlineSeconds, counted from status.startTime. Models pkg/kubelet/active_deadline.go (1.36). */
export class ActiveDeadline {
  private readonly timers = new Map<string, Timer>()
  private readonly context: KubeletContext
  private readonly queue: WorkQueue
  private readonly wake: (uid: string) => void

  constructor(context: KubeletContext, queue: WorkQueue, wake: (uid: string) => void) {
    this.context = context
    this.queue = queue
    this.wake = wake
  }

  /** Has the pod looked at when its deadline has passed: at the next sync tick. */
  arm(pod: StoredPod, startTime: string | undefined): void {
    const { uid } = pod.metadata
    const due = this.dueOf(pod, startTime)
    if (due === undefined || this.timers.has(uid)) return
    this.timers.set(
      uid,
      this.context.kernel.at(this.queue.tickAfter(due), () => this.wake(uid)),
    )
  }

  /** How a pod past its deadline ends. The event is sent at each look, as the kubelet does. */
  exceeded(pod: StoredPod): ForcedEnd | undefined {
    const due = this.dueOf(pod, pod.status?.startTime)
    if (due === undefined || this.context.kernel.now < due) return undefined
    record(this.context, pod, 'Normal', REASON, MESSAGE)
    return { reason: REASON, message: MESSAGE }
  }

  forget(uid: string): void {
    this.timers.get(uid)?.cancel()
    this.timers.delete(uid)
  }

  private dueOf(pod: StoredPod, startTime: string | undefined): number | undefined {
    const seconds = pod.spec?.activeDeadlineSeconds
    if (seconds === undefined || startTime === undefined) return undefined
    return Date.parse(startTime) - this.context.scenario.startTime + seconds * SECOND
  }
}
