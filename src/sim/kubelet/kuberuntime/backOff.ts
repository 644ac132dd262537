import { type Millis, SECOND } from '../../../base/millis.ts'
import type { Clock } from '../../kernel/clock.ts'

interface Entry {
  backOff: Millis
  lastUpdate: Millis
}

const INITIAL: Millis = 10 * SECOND
const MAXIMUM: Millis = 300 * SECOND
/** A container that ran longer than this is forgiven. Models pkg/kubelet/kubelet.go, HasExpiredFunc (1.36). */
const FORGIVEN_AFTER: Millis = 600 * SECOND

/** Waits that double: 10 s, 20 s ... 300 s for each key. Models client-go util/flowcontrol/backoff.go (1.36). */
export class BackOff {
  private readonly entries = new Map<string, Entry>()
  private readonly kernel: Clock

  constructor(kernel: Clock) {
    this.kernel = kernel
  }

  /** The current wait of a key; 0 where there is none. */
  get(key: string): Millis {
    return this.entries.get(key)?.backOff ?? 0
  }

  /** Until when a key is held, counted from an event; undefined where it is not. Models IsInBackOffSince. */
  heldUntil(key: string, event: Millis): Millis | undefined {
    const entry = this.entries.get(key)
    if (entry === undefined || this.expired(entry, event)) return undefined
    return this.kernel.now - event < entry.backOff ? event + entry.backOff : undefined
  }

  /** Until when a key is held, counted from its last failure. Models IsInBackOffSinceUpdate. */
  heldUntilSinceUpdate(key: string): Millis | undefined {
    const entry = this.entries.get(key)
    if (entry === undefined || this.kernel.now - entry.lastUpdate > 2 * MAXIMUM) return undefined
    return this.kernel.now - entry.lastUpdate < entry.backOff ? entry.lastUpdate + entry.backOff : undefined
  }

  /** Advances a key: the first wait, or twice the last. */
  next(key: string, event: Millis): void {
    const entry = this.entries.get(key)
    const backOff = entry === undefined || this.expired(entry, event) ? INITIAL : Math.min(2 * entry.backOff, MAXIMUM)
    this.entries.set(key, { backOff, lastUpdate: this.kernel.now })
  }

  private expired(entry: Entry, event: Millis): boolean {
    return event - entry.lastUpdate > FORGIVEN_AFTER
  }
}
