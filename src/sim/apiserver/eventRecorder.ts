import { type Millis, SECOND } from '../../base/millis.ts'
import { hashText } from '../../base/random.ts'
import type { TraceBuilder } from '../../trace/builder.ts'
import type { EventOccurrence, ObjectRef } from '../../trace/records.ts'
import type { Clock } from '../kernel/clock.ts'
import type { ObjectStore } from './objectStore.ts'

/** What a component says of an object. */
export interface EventText {
  readonly type: 'Normal' | 'Warning'
  readonly reason: string
  readonly message: string
  /** `spec.containers{app}`. */
  readonly fieldPath?: string
  /** Events of the events.k8s.io API have one ("Binding"), and are never counted up here. */
  readonly action?: string
}

const AGGREGATE_MESSAGES = 10
const AGGREGATE_WINDOW: Millis = 600 * SECOND
/** How long an event takes to reach the API. */
const SEND_LATENCY: Millis = 3

interface Bucket {
  tokens: number
  at: Millis
}

/**
 * One component's way to the Events of the API: equal events are counted up, many similar ones combined, too many dropped.
 * Models client-go tools/record/events_cache.go (1.36): EventAggregator, eventLogger, EventSourceObjectSpamFilter.
 */
export class EventRecorder {
  private readonly counts = new Map<string, { name: string; count: number; firstTime: Millis }>()
  private readonly similar = new Map<string, { messages: Set<string>; at: Millis }>()
  private readonly buckets = new Map<string, Bucket>()
  private readonly kernel: Clock
  private readonly trace: TraceBuilder
  private readonly store: ObjectStore
  private readonly source: { component: string; host?: string; spamBurst: number; spamRefill: Millis }
  private sent = 0
  /** Keeps the names of two components' events of one instant apart. */
  private readonly offset: bigint

  constructor(
    kernel: Clock,
    trace: TraceBuilder,
    store: ObjectStore,
    source: { component: string; host?: string; spamBurst?: number; spamRefill?: Millis },
  ) {
    this.kernel = kernel
    this.trace = trace
    this.store = store
    this.offset = BigInt(hashText(`${source.component} ${source.host ?? ''}`)) % 1000n
    this.source = { spamBurst: 25, spamRefill: 300 * SECOND, ...source }
  }

  /** Says something of an object. */
  record(regarding: ObjectRef, text: EventText): void {
    const { component, host } = this.source
    const aggregateKey = JSON.stringify([
      regarding.kind,
      regarding.namespace,
      regarding.name,
      regarding.uid,
      text.type,
      text.reason,
    ])
    const message = this.combined(aggregateKey, text.message)
    const key = `${aggregateKey} ${text.fieldPath ?? ''} ${message === text.message ? message : '(combined)'}`
    const known = text.action === undefined ? this.counts.get(key) : undefined
    const entry = known ?? { name: this.name(regarding), count: 0, firstTime: this.kernel.now }
    entry.count++
    this.counts.set(key, entry)
    if (!this.allowed(JSON.stringify([regarding.kind, regarding.namespace, regarding.name, regarding.uid, text.type])))
      return
    const occurrence: EventOccurrence = {
      name: entry.name,
      type: text.type,
      reason: text.reason,
      message,
      count: entry.count,
      regarding,
      component,
      firstTime: entry.firstTime,
      ...(text.fieldPath === undefined ? {} : { fieldPath: text.fieldPath }),
      ...(host === undefined ? {} : { host }),
      ...(text.action === undefined ? {} : { action: text.action }),
    }
    this.kernel.after(SEND_LATENCY, () =>
      this.trace.event(this.kernel.now, this.store.laneOf(regarding), this.kernel.cause, occurrence),
    )
  }

  /** From the 10th distinct message of a kind within ten minutes on, they share one event. */
  private combined(key: string, message: string): string {
    const now = this.kernel.now
    let seen = this.similar.get(key)
    if (seen === undefined || now - seen.at > AGGREGATE_WINDOW) seen = { messages: new Set(), at: now }
    seen.messages.add(message)
    seen.at = now
    this.similar.set(key, seen)
    return seen.messages.size < AGGREGATE_MESSAGES ? message : `(combined from similar events): ${message}`
  }

  /** Normal events and warnings of an object have a bucket each, as the recordings show. */
  private allowed(key: string): boolean {
    const { spamBurst, spamRefill } = this.source
    const now = this.kernel.now
    const bucket = this.buckets.get(key) ?? { tokens: spamBurst, at: now }
    bucket.tokens = Math.min(spamBurst, bucket.tokens + (now - bucket.at) / spamRefill)
    bucket.at = now
    this.buckets.set(key, bucket)
    if (bucket.tokens < 1) return false
    bucket.tokens--
    return true
  }

  private name(regarding: ObjectRef): string {
    const nanoseconds =
      BigInt(this.store.startTime) * 1_000_000n +
      BigInt(Math.round(this.kernel.now * 1000)) * 1000n +
      this.offset +
      BigInt(++this.sent)
    return `${regarding.name}.${nanoseconds.toString(16)}`
  }
}
