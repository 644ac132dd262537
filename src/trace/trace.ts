import type { ValuePath } from '../api/diagnostics.ts'
import type { Millis } from '../base/millis.ts'
import type {
  CommandRun,
  CriCall,
  EventOccurrence,
  LogLine,
  ObjectRef,
  ProbeColumns,
  Revision,
  TimerSpan,
  TransitionColumns,
} from './records.ts'

/** The kinds of probe, as fields of a container name them. */
export type ProbeType = 'livenessProbe' | 'readinessProbe' | 'startupProbe'

/** What a container is to its pod. */
export type ContainerRole = 'init' | 'sidecar' | 'main' | 'ephemeral'

/** What records are about: each record belongs to one lane. Views derive what they draw (phase, conditions, STATUS) from the records of a lane. */
export type Lane =
  | { readonly kind: 'commands' }
  | { readonly kind: 'object'; readonly ref: ObjectRef }
  | { readonly kind: 'container'; readonly pod: ObjectRef; readonly container: string; readonly role: ContainerRole }
  | {
      readonly kind: 'probe'
      readonly pod: ObjectRef
      readonly container: string
      readonly probe: ProbeType
      /** In words: "exec · every 5 s · 3 fails". */
      readonly periodSeconds: number
      readonly failureThreshold: number
      readonly successThreshold: number
      readonly handler: 'exec' | 'httpGet' | 'tcpSocket' | 'grpc'
    }

/** A state of a chart. `parent` is -1 for the root's children; a parent of type `parallel` holds regions. */
export interface ChartState {
  readonly name: string
  readonly parent: number
  readonly type: 'atomic' | 'compound' | 'parallel' | 'final'
  readonly initial?: number
}

/** A transition of a chart. `event` is an event's name, a delay's id (`after`), or empty (`always`). */
export interface ChartEdge {
  readonly from: number
  readonly to: number
  readonly trigger: 'event' | 'after' | 'always'
  readonly event: string
  readonly guard?: string
  readonly actions: readonly string[]
}

/** A machine's definition as data: what the state graph draws. `states[0]` is the root. */
export interface Chart {
  readonly id: string
  readonly states: readonly ChartState[]
  readonly edges: readonly ChartEdge[]
}

/** One running machine. */
export interface MachineInstance {
  /** Index into `header.charts`. */
  readonly chart: number
  readonly pod: ObjectRef
  readonly container?: string
  readonly probe?: ProbeType
  /** Its lane. */
  readonly lane: number
}

/** Something said about a place of the scenario's text. */
export interface Notice {
  readonly kind: 'refused' | 'warning' | 'notModelled' | 'assumed'
  /** Index of the document in the text. */
  readonly document: number
  readonly path: ValuePath
  readonly message: string
}

/** The API server's answer to one manifest. */
export interface CreateAnswer {
  readonly time: Millis
  readonly document: number
  readonly kind: string
  readonly name: string
  readonly error?: string
}

/** What a trace says of itself: enough to draw it without the engine. */
export interface TraceHeader {
  readonly schema: 'podarium.dev/trace/v1'
  readonly name: string
  readonly title: string
  readonly kubernetes: string
  readonly seed: number
  /** What clocks said at time 0, in milliseconds since 1970 (UTC). */
  readonly startTime: number
  /** How long the simulation ran. */
  readonly duration: Millis
  /** Why it ended: `asked` duration reached, `quiet` (nothing was pending), `limit` (10 minutes, with something still pending), `steps` (too many events). */
  readonly ended: 'asked' | 'quiet' | 'limit' | 'steps'
  readonly runtime: {
    readonly runPodSandbox: Millis
    readonly createContainer: Millis
    readonly startContainer: Millis
  }
  readonly lanes: readonly Lane[]
  readonly charts: readonly Chart[]
  readonly machines: readonly MachineInstance[]
  readonly created: readonly CreateAnswer[]
  readonly notices: readonly Notice[]
}

/** The columns that all records share; row i is record i. */
export interface RecordColumns {
  readonly time: Float64Array
  /** A value of RecordKind. */
  readonly kind: Uint8Array
  /** Index into `header.lanes`. */
  readonly lane: Uint32Array
  /** The record that brought it about, or NO_CAUSE. */
  readonly cause: Int32Array
  /** Index into the table of its kind (`revisions`, `events`, ... or the probe or transition columns). */
  readonly row: Uint32Array
}

/** A finished simulation: everything that happened, in time order. Immutable; views query it (`queries/`). */
export interface Trace {
  readonly header: TraceHeader
  readonly records: RecordColumns
  readonly revisions: readonly Revision[]
  readonly events: readonly EventOccurrence[]
  readonly criCalls: readonly CriCall[]
  readonly logs: readonly LogLine[]
  readonly timers: readonly TimerSpan[]
  readonly commands: readonly CommandRun[]
  readonly probes: ProbeColumns
  readonly transitions: TransitionColumns
  readonly strings: readonly string[]
}
