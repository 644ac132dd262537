import type { Millis } from '../../base/millis.ts'
import type { ConditionValue } from '../../trace/queries/conditionSpans.ts'
import type { ContainerValue, UnseenExit } from '../../trace/queries/containerSpans.ts'
import type { AddressCount, EndpointValue } from '../../trace/queries/endpointSpans.ts'
import type { Span } from '../../trace/queries/span.ts'
import type { SummaryMark } from '../../trace/queries/summaryMarks.ts'
import type { TimerMark } from '../../trace/queries/timerSpans.ts'
import type { ObjectRef } from '../../trace/records.ts'
import type { ContainerRole, ProbeType } from '../../trace/trace.ts'

/** What stands in the gutter beside a row (above it, where there is no gutter). */
export interface RowLabel {
  readonly text: string
  /** `strong` for names of things, `mono` for words of Kubernetes, `plain` for ours, `quiet` where they hardly matter. */
  readonly style: 'strong' | 'mono' | 'plain' | 'quiet'
  /** Said after it, or on lines of its own where there is room. */
  readonly details: readonly string[]
}

/** How much of a pod is shown: every lane, its containers alone, or one line. */
export type Density = 'full' | 'brief' | 'closed'

interface RowBase {
  /** Tells it from all other rows of the trace; also what a selection remembers. */
  readonly key: string
  readonly label?: RowLabel
  readonly pod?: ObjectRef
  readonly container?: string
  readonly density: Density
  /** How deep it stands below its workload. */
  readonly depth: number
}

/** One lane of the timeline: what it is about, and its marks in time order. */
export type Row = RowBase &
  (
    | { readonly kind: 'commands'; readonly records: Uint32Array }
    | {
        readonly kind: 'group'
        readonly group: string
        readonly open: 'open' | 'closed'
        readonly ref: ObjectRef
        readonly replicas: readonly Span<number>[]
      }
    | { readonly kind: 'more'; readonly group: string; readonly count: number }
    | { readonly kind: 'status'; readonly spans: readonly Span<string>[] }
    | { readonly kind: 'phase'; readonly spans: readonly Span<string>[] }
    | { readonly kind: 'condition'; readonly type: string; readonly spans: readonly Span<ConditionValue>[] }
    | {
        readonly kind: 'container'
        readonly role: ContainerRole
        readonly spans: readonly Span<ContainerValue>[]
        /** When its pod was deleted, if it was. */
        readonly goneAt?: Millis
      }
    | {
        readonly kind: 'exits'
        readonly exits: readonly UnseenExit[]
        /** The label of the container's row, which stands on the same line in a small drawing. */
        readonly beside: RowLabel
      }
    | { readonly kind: 'timers'; readonly wedges: readonly Wedge[] }
    | {
        readonly kind: 'probe'
        readonly probe: ProbeType
        readonly lane: number
        readonly periodSeconds: number
        readonly records: Uint32Array
        readonly unpassed: Uint32Array
        /** Attempts that passed after something else: where a probe turned. */
        readonly firstPasses: Uint32Array
        readonly holds: readonly Span<'onHold'>[]
      }
    | { readonly kind: 'endpoint'; readonly spans: readonly Span<EndpointValue>[] }
    | {
        readonly kind: 'addresses'
        readonly spans: readonly Span<AddressCount>[]
        readonly wanted: readonly Span<number>[]
      }
    | { readonly kind: 'events'; readonly records: Uint32Array }
    | {
        readonly kind: 'summary'
        readonly group: string
        readonly bars: readonly SummaryMark[]
        readonly ticks: readonly SummaryMark[]
      }
  )

/** A row of one kind. */
export type RowOf<K extends Row['kind']> = Extract<Row, { kind: K }>

/** A countdown as it is drawn: a timer, or a grace period together with the preStop hook that eats from it. */
export interface Wedge {
  readonly timer: TimerMark
  readonly start: Millis
  readonly due: Millis
  /** When it was acted upon or cut short. */
  readonly acted: Millis
  /** Where its drawing ends: with dots or dashes, the later of both. */
  readonly end: Millis
  /** When the stop signal was sent, where a preStop hook ran before it. */
  readonly signalAt?: Millis
  /** The hook's own timer. */
  readonly preStop?: TimerMark
}
