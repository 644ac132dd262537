import type { Millis } from '../../base/millis.ts'
import type { Random } from '../../base/random.ts'
import type { RecordId } from '../../trace/records.ts'
import type { Kernel, Timer } from './kernel.ts'

/** What code that lives in virtual time needs of the kernel. */
export type Clock = Pick<Kernel, 'now' | 'cause' | 'at' | 'after' | 'random'>

/** The time of something that can end before the simulation does: once it has stopped, nothing that was scheduled here runs any more. */
export class StoppableClock implements Clock {
  private stopped = false
  private readonly kernel: Kernel

  constructor(kernel: Kernel) {
    this.kernel = kernel
  }

  get now(): Millis {
    return this.kernel.now
  }

  get cause(): RecordId {
    return this.kernel.cause
  }

  set cause(record: RecordId) {
    this.kernel.cause = record
  }

  at(due: Millis, run: () => void): Timer {
    return this.kernel.at(due, () => {
      if (!this.stopped) run()
    })
  }

  after(span: Millis, run: () => void): Timer {
    return this.at(this.kernel.now + span, run)
  }

  random(name: string): Random {
    return this.kernel.random(name)
  }

  stop(): void {
    this.stopped = true
  }
}
