import type { Millis } from '../../../base/millis.ts'
import type { RecordId } from '../../../trace/records.ts'
import type { Clock } from '../../kernel/clock.ts'
import { type Process, Signal } from '../../kernel/process.ts'
import type { ContainerRuntime } from '../../runtime/containerRuntime.ts'
import type { RuntimePodStatus } from '../../runtime/runtimeState.ts'

/** What a relist noticed. Sandboxes are containers to it. */
export interface PodLifecycleEvent {
  readonly uid: string
  readonly type: 'ContainerStarted' | 'ContainerDied'
  readonly id: string
}

const RELIST_PERIOD: Millis = 1000
/** How long a relist of all pods takes; the next one starts a period after this one ended. */
const RELIST_DURATION: Millis = 8
const POD_RELIST_DURATION: Millis = 3

interface CacheEntry {
  readonly status: RuntimePodStatus
  readonly modified: Millis
}

interface Waiter {
  readonly uid: string
  readonly newerThan: Millis
  readonly signal: Signal
}

/**
 * Notices what happened in the runtime: by a relist of everything each second, and on demand by one of a single pod.
 * Global relists in which nothing can have changed are skipped; they would only move the cache's timestamp.
 * Models pkg/kubelet/pleg/generic.go (1.36) and pkg/kubelet/container/cache.go.
 */
export class Pleg {
  onEvent: (event: PodLifecycleEvent) => void = () => {}
  private readonly cache = new Map<string, CacheEntry>()
  /** The states that the last global relist saw: what later ones are compared with. */
  private readonly records = new Map<string, ReadonlyMap<string, string>>()
  private readonly dirty = new Set<string>()
  /** The record of each pod's newest change: what the next look at it is caused by. */
  private readonly causes = new Map<string, RecordId>()
  private waiters: Waiter[] = []
  private armed = false
  private readonly phase: Millis
  private readonly kernel: Clock
  private readonly runtime: ContainerRuntime

  constructor(kernel: Clock, runtime: ContainerRuntime) {
    this.kernel = kernel
    this.runtime = runtime
    this.phase = kernel.random('pleg phase').below(RELIST_PERIOD)
  }

  /** Something of a pod changed in the runtime: the next global relist has work. */
  touched(uid: string): void {
    this.dirty.add(uid)
    this.causes.set(uid, this.kernel.cause)
    this.arm()
  }

  /** Waits for a status of the pod that is newer than an instant. Models Cache.GetNewerThan. */
  *newerThan(uid: string, instant: Millis): Process<RuntimePodStatus> {
    while (!this.isNewer(uid, instant)) {
      const signal = new Signal()
      this.waiters.push({ uid, newerThan: instant, signal })
      this.arm()
      yield signal
    }
    return this.cache.get(uid)?.status ?? this.runtime.podStatus(uid)
  }

  /** Asks for a relist of one pod. Its events come again with the next global relist, whose records it leaves alone. */
  request(uid: string): void {
    this.kernel.after(POD_RELIST_DURATION, () => {
      this.remember(uid)
      for (const event of this.compare(uid)) this.tell(event)
      this.release()
    })
  }

  private isNewer(uid: string, instant: Millis): boolean {
    if (instant < 0) return true
    const entry = this.cache.get(uid)
    return (entry !== undefined && entry.modified > instant) || this.lastRelist() > instant
  }

  /** When the newest finished global relist began. */
  private lastRelist(): Millis {
    const cycle = RELIST_PERIOD + RELIST_DURATION
    return this.phase + Math.floor((this.kernel.now - RELIST_DURATION - this.phase) / cycle) * cycle
  }

  private arm(): void {
    if (this.armed) return
    this.armed = true
    const cycle = RELIST_PERIOD + RELIST_DURATION
    const turns = Math.floor((this.kernel.now - RELIST_DURATION - this.phase) / cycle) + 1
    this.kernel.at(this.phase + turns * cycle + RELIST_DURATION, () => this.relist())
  }

  private relist(): void {
    this.armed = false
    const events: PodLifecycleEvent[] = []
    for (const uid of this.dirty) {
      events.push(...this.compare(uid))
      this.records.set(uid, this.states(uid))
      this.remember(uid)
    }
    this.dirty.clear()
    for (const event of events) this.tell(event)
    this.release()
    if (this.waiters.length > 0) this.arm()
  }

  private tell(event: PodLifecycleEvent): void {
    this.kernel.cause = this.causes.get(event.uid) ?? this.kernel.cause
    this.onEvent(event)
  }

  private remember(uid: string): void {
    this.cache.set(uid, {
      status: this.runtime.podStatus(uid),
      modified: this.kernel.now,
    })
  }

  private states(uid: string): ReadonlyMap<string, string> {
    const { sandboxes, containers } = this.runtime.podStatus(uid)
    const states = new Map<string, string>()
    for (const s of sandboxes) states.set(s.id, s.state === 'ready' ? 'running' : 'exited')
    for (const c of containers) states.set(c.id, c.state)
    return states
  }

  private compare(uid: string): PodLifecycleEvent[] {
    const before = this.records.get(uid)
    const events: PodLifecycleEvent[] = []
    for (const [id, state] of this.states(uid)) {
      if (before?.get(id) === state) continue
      if (state === 'running') events.push({ uid, type: 'ContainerStarted', id })
      else if (state === 'exited') events.push({ uid, type: 'ContainerDied', id })
    }
    return events
  }

  private release(): void {
    const ready = this.waiters.filter((w) => this.isNewer(w.uid, w.newerThan))
    this.waiters = this.waiters.filter((w) => !ready.includes(w))
    for (const waiter of ready) waiter.signal.fire()
  }
}
