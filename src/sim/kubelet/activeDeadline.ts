import { type Millis, SECOND } from '../../base/millis.ts'
import type { TimerSpan } from '../../trace/records.ts'
import { refOf } from '../apiserver/objectStore.ts'
import type { Timer } from '../kernel/kernel.ts'
import { type KubeletContext, record, type StoredPod } from './kubeletContext.ts'
import type { WorkQueue } from './podWorker/workQueue.ts'
import type { ForcedEnd } from './status/generatePodStatus.ts'

const REASON = 'DeadlineExceeded'
const MESSAGE = 'Pod was active on the node longer than the specified deadline'

/** Ends pods that outlive spec.activeDeadlineSeconds, counted from status.startTime. Models pkg/kubelet/active_deadline.go (1.36). */
export class ActiveDeadline {
  private readonly timers = new Map<
    string,
    { readonly look: Timer; readonly span: { end?: Millis; outcome: TimerSpan['outcome'] } }
  >()
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
    const { kernel, trace, store } = this.context
    const { row } = trace.timer(kernel.now, store.laneOf(refOf(pod)), kernel.cause, {
      kind: 'activeDeadline',
      pod: pod.metadata.name,
      due,
      outcome: 'pending',
    })
    const look = kernel.at(this.queue.tickAfter(due), () => {
      row.end = kernel.now
      row.outcome = 'spent'
      this.wake(uid)
    })
    this.timers.set(uid, { look, span: row })
  }

  /** How a pod past its deadline ends. The event is sent at each look, as the kubelet does. */
  exceeded(pod: StoredPod): ForcedEnd | undefined {
    const due = this.dueOf(pod, pod.status?.startTime)
    if (due === undefined || this.context.kernel.now < due) return undefined
    record(this.context, pod, 'Normal', REASON, MESSAGE)
    return { reason: REASON, message: MESSAGE }
  }

  forget(uid: string): void {
    const timer = this.timers.get(uid)
    timer?.look.cancel()
    if (timer?.span.outcome === 'pending') {
      timer.span.end = this.context.kernel.now
      timer.span.outcome = 'cutShort'
    }
    this.timers.delete(uid)
  }

  private dueOf(pod: StoredPod, startTime: string | undefined): number | undefined {
    const seconds = pod.spec?.activeDeadlineSeconds
    if (seconds === undefined || startTime === undefined) return undefined
    return Date.parse(startTime) - this.context.scenario.startTime + seconds * SECOND
  }
}
