import { Heap } from '../../base/heap.ts'
import type { Millis } from '../../base/millis.ts'
import { type Random, randomStream } from '../../base/random.ts'
import { NO_CAUSE, type RecordId } from '../../trace/records.ts'

/** A pending callback; `cancel` takes it off without disturbing the order of the others. */
export interface Timer {
  readonly due: Millis
  cancel(): void
}

class Entry implements Timer {
  readonly due: Millis
  readonly sequence: number
  readonly cause: RecordId
  run: (() => void) | undefined

  constructor(due: Millis, sequence: number, cause: RecordId, run: () => void) {
    this.due = due
    this.sequence = sequence
    this.cause = cause
    this.run = run
  }

  cancel(): void {
    this.run = undefined
  }
}

const earlier = (a: Entry, b: Entry): boolean => a.due < b.due || (a.due === b.due && a.sequence < b.sequence)

/** Why the kernel stopped. */
export type StopReason = 'idle' | 'until' | 'steps'

/**
 * Virtual time: a heap of callbacks ordered by time, then by the order in which they were scheduled.
 * `cause` is the trace record under whose effect the running code stands; what is scheduled inherits it.
 */
export class Kernel {
  /** The current instant. */
  now: Millis = 0
  /** The record that brought about what runs now. */
  cause: RecordId = NO_CAUSE
  private sequence = 0
  private readonly heap = new Heap<Entry>(earlier)
  private readonly seed: number

  constructor(seed: number) {
    this.seed = seed
  }

  /** Runs a callback at an instant, or now if that has passed (after what is already due now). */
  at(due: Millis, run: () => void): Timer {
    const entry = new Entry(due > this.now ? due : this.now, this.sequence++, this.cause, run)
    this.heap.push(entry)
    return entry
  }

  /** Runs a callback after a span. */
  after(span: Millis, run: () => void): Timer {
    return this.at(this.now + span, run)
  }

  /** The random stream of this name; each caller keeps its own, so that draws do not depend on each other's number. */
  random(name: string): Random {
    return randomStream(this.seed, name)
  }

  /** When the next callback is due; undefined where nothing is pending. */
  nextDue(): Millis | undefined {
    for (;;) {
      const entry = this.heap.peek()
      if (entry === undefined) return undefined
      if (entry.run !== undefined) return entry.due
      this.heap.pop()
    }
  }

  /** Runs everything due up to and including an instant, at most `steps` callbacks; the clock ends at `until` unless steps ran out. */
  run(until: Millis, steps = Number.POSITIVE_INFINITY): StopReason {
    let left = steps
    for (;;) {
      const due = this.nextDue()
      if (due === undefined || due > until) {
        this.now = Math.max(this.now, until)
        return due === undefined ? 'idle' : 'until'
      }
      if (left-- <= 0) return 'steps'
      const entry = this.heap.pop() as Entry
      const run = entry.run as () => void
      entry.run = undefined
      this.now = entry.due
      this.cause = entry.cause
      run()
    }
  }
}
