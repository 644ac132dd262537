import type { Millis } from '../../../base/millis.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Timer } from '../../kernel/kernel.ts'
import { SYNC_TICK } from '../behaviour.ts'

/**
 * When pods are to be looked at again: a pod's entry is taken at the first sync tick after it is due.
 * Models pkg/kubelet/util/queue/work_queue.go and the sync ticker of kubelet.go, syncLoop (1.36).
 */
export class WorkQueue {
  private readonly timers = new Map<string, Timer>()
  private readonly phase: Millis
  private readonly kernel: Clock
  private readonly take: (uid: string) => void

  constructor(kernel: Clock, take: (uid: string) => void) {
    this.kernel = kernel
    this.take = take
    this.phase = kernel.random('sync tick phase').below(SYNC_TICK)
  }

  /** Sets a pod's entry; a newer one replaces it. */
  enqueue(uid: string, delay: Millis): void {
    this.timers.get(uid)?.cancel()
    this.timers.set(
      uid,
      this.kernel.at(this.tickAfter(this.kernel.now + delay), () => {
        this.timers.delete(uid)
        this.take(uid)
      }),
    )
  }

  /** Drops a pod's entry. */
  forget(uid: string): void {
    this.timers.get(uid)?.cancel()
    this.timers.delete(uid)
  }

  /** The first sync tick at or after an instant. */
  tickAfter(instant: Millis): Millis {
    return this.phase + Math.ceil((instant - this.phase) / SYNC_TICK) * SYNC_TICK
  }
}
