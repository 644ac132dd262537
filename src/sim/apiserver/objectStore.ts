import type { KubernetesObject, ObjectMeta } from '../../api/types.ts'
import type { Millis } from '../../base/millis.ts'
import { randomStream } from '../../base/random.ts'
import type { TraceBuilder } from '../../trace/builder.ts'
import type { ObjectRef } from '../../trace/records.ts'
import type { Kernel } from '../kernel/kernel.ts'

/** How long after a write a watcher hears of it. */
export const WATCH_LATENCY: Millis = 3

/** A stored object: its metadata is complete. */
export type Stored<T extends KubernetesObject = KubernetesObject> = T & {
  readonly metadata: ObjectMeta & { readonly name: string; readonly uid: string }
}

/** What a watcher hears. */
export interface WatchEvent<T extends KubernetesObject = KubernetesObject> {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED'
  readonly object: Stored<T>
  /** The version before; undefined for ADDED. */
  readonly old?: Stored<T>
}

type Watcher = (event: WatchEvent) => void

const keyOf = (kind: string, namespace: string | undefined, name: string): string =>
  `${kind}/${namespace ?? ''}/${name}`

/**
 * The API objects and their watches (etcd and the watch cache in one). Objects are immutable: a change replaces the object.
 * It knows no kind's rules; those are in deletion.ts, create.ts and the controllers.
 */
export class ObjectStore {
  private readonly objects = new Map<string, Stored>()
  /** The keys of each kind in their order, and the objects as the last list gave them out, as long as it is true. */
  private readonly kinds = new Map<string, { readonly keys: string[]; listed: readonly Stored[] | undefined }>()
  private readonly watchers = new Map<string, Watcher[]>()
  private readonly lanes = new Map<string, number>()
  private version = 0
  private uids = 0
  private readonly kernel: Kernel
  private readonly trace: TraceBuilder
  /** Milliseconds since 1970 at time 0. */
  readonly startTime: number
  private readonly seed: number

  constructor(kernel: Kernel, trace: TraceBuilder, options: { startTime: number; seed: number }) {
    this.kernel = kernel
    this.trace = trace
    this.startTime = options.startTime
    this.seed = options.seed
  }

  /** The cluster's clock as the API writes it, whole seconds: "2026-01-15T12:00:03Z". */
  timestamp(at: Millis = this.kernel.now): string {
    return new Date(Math.floor((this.startTime + at) / 1000) * 1000).toISOString().replace('.000Z', 'Z')
  }

  get<T extends KubernetesObject>(kind: string, namespace: string | undefined, name: string): Stored<T> | undefined {
    return this.objects.get(keyOf(kind, namespace, name)) as Stored<T> | undefined
  }

  /** All objects of a kind, in key order as etcd lists them. */
  list<T extends KubernetesObject>(kind: string): readonly Stored<T>[] {
    const known = this.kinds.get(kind)
    if (known === undefined) return []
    known.listed ??= known.keys.map((key) => this.objects.get(key) as Stored)
    return known.listed as readonly Stored<T>[]
  }

  /** Adds an object: uid, creationTimestamp, generation and resourceVersion are set here. The name must be free. */
  create<T extends KubernetesObject>(object: T, uid = this.newUid()): Stored<T> {
    const metadata = object.metadata ?? {}
    const stored = {
      ...object,
      metadata: {
        ...metadata,
        uid,
        creationTimestamp: this.timestamp(),
        generation: metadata.generation ?? 1,
        resourceVersion: String(++this.version),
      },
    } as unknown as Stored<T>
    this.put(stored)
    this.publish({ type: 'ADDED', object: stored })
    return stored
  }

  /** Adds an object that the cluster had before the scenario began: nobody hears of it and the trace does not show it. */
  preload<T extends KubernetesObject>(object: T): void {
    const uid = this.newUid()
    const metadata = { ...object.metadata, uid, creationTimestamp: this.timestamp(), resourceVersion: '0' }
    const stored = { ...object, metadata } as unknown as Stored
    this.put(stored)
  }

  /** Replaces an object by what `change` makes of it; the same object back means no write. Undefined where it is gone. */
  update<T extends KubernetesObject>(
    kind: string,
    namespace: string | undefined,
    name: string,
    change: (old: Stored<T>) => T,
  ): Stored<T> | undefined {
    const old = this.get<T>(kind, namespace, name)
    if (old === undefined) return undefined
    const changed = change(old)
    if (changed === old) return old
    const stored = {
      ...changed,
      metadata: { ...changed.metadata, resourceVersion: String(++this.version) },
    } as unknown as Stored<T>
    this.put(stored)
    this.publish({ type: 'MODIFIED', object: stored, old })
    return stored
  }

  /** Takes an object out for good. */
  remove(kind: string, namespace: string | undefined, name: string): void {
    const old = this.get(kind, namespace, name)
    if (old === undefined) return
    this.drop(kind, keyOf(kind, namespace, name))
    this.version++
    this.publish({ type: 'DELETED', object: old, old })
  }

  /** Calls back for every later change of a kind, WATCH_LATENCY after it. */
  watch<T extends KubernetesObject>(kind: string, watcher: (event: WatchEvent<T>) => void): void {
    const list = this.watchers.get(kind) ?? []
    this.watchers.set(kind, list)
    list.push(watcher as Watcher)
  }

  /** The trace lane of an object, made at its first use. */
  laneOf(ref: ObjectRef): number {
    const key = keyOf(ref.kind, ref.namespace, ref.name)
    const known = this.lanes.get(key)
    if (known !== undefined) return known
    const lane = this.trace.addLane({ kind: 'object', ref })
    this.lanes.set(key, lane)
    return lane
  }

  private publish(event: WatchEvent): void {
    const ref = refOf(event.object)
    const id = this.trace.revision(this.kernel.now, this.laneOf(ref), this.kernel.cause, {
      type: event.type,
      ref,
      object: event.object as unknown as Readonly<Record<string, unknown>>,
    })
    const before = this.kernel.cause
    this.kernel.cause = id
    for (const watcher of this.watchers.get(ref.kind) ?? []) this.kernel.after(WATCH_LATENCY, () => watcher(event))
    this.kernel.cause = before
  }

  private put(object: Stored): void {
    const kind = object.kind ?? ''
    const key = keyOf(kind, object.metadata.namespace, object.metadata.name)
    const of = this.kinds.get(kind) ?? { keys: [], listed: undefined }
    this.kinds.set(kind, of)
    of.listed = undefined
    if (!this.objects.has(key)) of.keys.splice(placeOf(of.keys, key), 0, key)
    this.objects.set(key, object)
  }

  private drop(kind: string, key: string): void {
    const of = this.kinds.get(kind)
    this.objects.delete(key)
    if (of === undefined) return
    of.listed = undefined
    of.keys.splice(placeOf(of.keys, key), 1)
  }

  /** A uid that nothing has yet. */
  newUid(): string {
    const random = randomStream(this.seed, `uid ${this.uids++}`)
    const hex = Array.from({ length: 32 }, (_, i) =>
      (i === 12 ? 4 : i === 16 ? 8 + random.below(4) : random.below(16)).toString(16),
    ).join('')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
  }
}

/** Where a key is, or would be, among sorted ones. */
function placeOf(keys: readonly string[], key: string): number {
  let low = 0
  let high = keys.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((keys[middle] as string) < key) low = middle + 1
    else high = middle
  }
  return low
}

/** The reference that names an object. */
export function refOf(object: Stored): ObjectRef {
  const { namespace, name, uid } = object.metadata
  return namespace === undefined
    ? { kind: object.kind ?? '', name, uid }
    : { kind: object.kind ?? '', namespace, name, uid }
}
