import type { Millis } from '../base/millis.ts'

/** The number of a record: its row in the trace's columns. Records are numbered in time order. */
export type RecordId = number

/** The cause of what nothing in the trace brought about: the beginning, and commands. */
export const NO_CAUSE: RecordId = -1

/** What a record is about; the number is the value in the `kind` column. */
export const RecordKind = {
  revision: 0,
  event: 1,
  criCall: 2,
  probe: 3,
  transition: 4,
  log: 5,
  timer: 6,
  command: 7,
} as const
export type RecordKindName = keyof typeof RecordKind

/** Names one API object. `namespace` is absent for cluster-scoped kinds. */
export interface ObjectRef {
  readonly kind: string
  readonly namespace?: string
  readonly name: string
  readonly uid?: string
}

/** One version of an API object, as a watch would deliver it. Unchanged parts are shared with the version before. */
export interface Revision {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED'
  readonly ref: ObjectRef
  readonly object: Readonly<Record<string, unknown>>
}

/** One sending of an Event: the same `name` with a higher `count` is the same Event object, counted up. */
export interface EventOccurrence {
  readonly name: string
  readonly type: 'Normal' | 'Warning'
  readonly reason: string
  readonly message: string
  readonly count: number
  readonly regarding: ObjectRef
  readonly fieldPath?: string
  readonly component: string
  readonly host?: string
  /** Events of the events.k8s.io API (the scheduler's) have an action and an eventTime, and no count of their own. */
  readonly action?: string
  /** When the Event object was first sent. */
  readonly firstTime: Millis
}

/** One call of the kubelet to the container runtime, or `exit`: a process ending by itself. */
export interface CriCall {
  readonly call:
    | 'RunPodSandbox'
    | 'StopPodSandbox'
    | 'RemovePodSandbox'
    | 'PullImage'
    | 'CreateContainer'
    | 'StartContainer'
    | 'StopContainer'
    | 'RemoveContainer'
    | 'ExecSync'
    | 'exit'
  readonly pod: string
  readonly container?: string
  readonly attempt: number
  readonly detail?: string
  /** How long the call took; the record stands at its start. */
  readonly duration: Millis
  readonly error?: string
}

/** One line that a container wrote. */
export interface LogLine {
  readonly pod: string
  readonly container: string
  readonly attempt: number
  readonly stream: 'stdout' | 'stderr'
  readonly text: string
}

/** What a timer waits for. */
export type TimerKind = 'grace' | 'preStop' | 'backOff' | 'imageBackOff' | 'activeDeadline' | 'initialDelay' | 'pull'

/** A running timer: the record stands at its start. `end` is when it was acted upon (after `due`: until somebody looked; before: cut short). */
export interface TimerSpan {
  readonly kind: TimerKind
  readonly pod: string
  readonly container?: string
  readonly due: Millis
  /** Undefined while it still ran when the trace ended. */
  readonly end?: Millis
  readonly outcome: 'pending' | 'spent' | 'cutShort'
}

/** One entry of the scenario's timeline as it was carried out; `run` as it was written. The manifests' creation is a command too (`kubectl apply`). */
export interface CommandRun {
  readonly run: string
  readonly end: Millis
  readonly stdout: string
  readonly stderr: string
  readonly code: number
  /** The index of its entry in `spec.timeline`; undefined for the creation of the manifests. */
  readonly entry?: number
}

/** What a probe attempt found; `error` moves no counter. The number is the value in the `outcome` column. */
export const ProbeOutcome = { success: 0, failure: 1, timeout: 2, error: 3 } as const
export type ProbeOutcomeName = keyof typeof ProbeOutcome

/** Probe attempts, a row each: typed arrays, as there may be hundreds of thousands. */
export interface ProbeColumns {
  /** Index into `header.lanes` of the worker's lane (kind `probe`). */
  readonly lane: Uint32Array
  readonly outcome: Uint8Array
  /** How many equal results in a row, this one included. */
  readonly run: Uint32Array
  /** The threshold that `run` counts towards. */
  readonly threshold: Uint32Array
  /** How long the attempt took, in milliseconds. */
  readonly duration: Float64Array
  /** Index into `strings`: what it printed or why it failed. */
  readonly output: Uint32Array
}

/** Machine transitions, a row each. States are indexes into the chart's `states`. */
export interface TransitionColumns {
  /** Index into `header.machines`. */
  readonly machine: Uint32Array
  /** The leaf state left, and the leaf state entered, in the region that moved. */
  readonly from: Uint16Array
  readonly to: Uint16Array
  /** Index into the chart's `edges`; 65535 for the initial entry. */
  readonly edge: Uint16Array
}
