import type { KubernetesObject } from '../../api/types.ts'
import type { Millis } from '../../base/millis.ts'
import type { Kernel, Timer } from '../kernel/kernel.ts'
import { type Process, spawn } from '../kernel/process.ts'

/** How long after it was told of a change a controller begins to work on it. */
const PICK_UP: Millis = 2
/** How long a controller's request to the API server takes. */
export const API_CALL: Millis = 5
/** The waits after failures: 5 ms, 10 ms, 20 ms ... Models client-go/util/workqueue/default_rate_limiters.go (1.36). */
const FIRST_RETRY: Millis = 5
const LAST_RETRY: Millis = 1000 * 1000

/** What a synchronization came to: `retry` has the key tried again after a growing wait. */
export type SyncResult = 'done' | 'retry'

/** Works on one key; takes the time of its requests. */
export type Sync = (key: string) => Process<SyncResult>

/**
 * A controller's queue: a key that is added many times is worked on once, never twice at a time, and again if it was added meanwhile.
 * Models client-go/util/workqueue (1.36).
 */
export class WorkQueue {
  private readonly waiting = new Set<string>()
  private readonly working = new Set<string>()
  private readonly again = new Set<string>()
  private readonly failures = new Map<string, number>()
  private readonly later = new Map<string, Timer>()
  private readonly kernel: Kernel
  private readonly sync: Sync
  private readonly lastRetry: Millis
  private readonly firstRetry: Millis

  constructor(kernel: Kernel, sync: Sync, retry: { first?: Millis; last?: Millis } = {}) {
    this.kernel = kernel
    this.sync = sync
    this.firstRetry = retry.first ?? FIRST_RETRY
    this.lastRetry = retry.last ?? LAST_RETRY
  }

  /** Has a key worked on, soon. */
  add(key: string): void {
    if (this.working.has(key)) this.again.add(key)
    else if (!this.waiting.has(key)) {
      this.waiting.add(key)
      this.kernel.after(PICK_UP, () => this.begin(key))
    }
  }

  /** Has a key worked on after a span; of several spans that run, the first to end counts. */
  addAfter(key: string, span: Millis): void {
    if (span <= 0) {
      this.add(key)
      return
    }
    const known = this.later.get(key)
    const due = this.kernel.now + span
    if (known !== undefined && known.due <= due) return
    known?.cancel()
    const timer = this.kernel.after(span, () => {
      this.later.delete(key)
      this.add(key)
    })
    this.later.set(key, timer)
  }

  private begin(key: string): void {
    this.waiting.delete(key)
    this.working.add(key)
    spawn(this.kernel, this.work(key))
  }

  private *work(key: string): Process {
    const result = yield* this.sync(key)
    this.working.delete(key)
    if (result === 'done') this.failures.delete(key)
    else {
      const failures = this.failures.get(key) ?? 0
      this.failures.set(key, failures + 1)
      this.addAfter(key, Math.min(this.firstRetry * 2 ** failures, this.lastRetry))
    }
    if (this.again.delete(key)) this.add(key)
  }
}

/** The key of a namespaced object. */
export function keyOf({ metadata }: KubernetesObject): string {
  return `${metadata?.namespace ?? ''}/${metadata?.name ?? ''}`
}

/** The namespace and the name of a key. */
export function splitKey(key: string): readonly [namespace: string, name: string] {
  const slash = key.indexOf('/')
  return [key.slice(0, slash), key.slice(slash + 1)]
}
