import type { Scenario } from '../scenario/scenario.ts'
import { RecordKind } from '../trace/records.ts'
import type { Trace } from '../trace/trace.ts'
import { observedEvent } from './observedEvent.ts'
import { observedObject } from './observedObject.ts'
import { RelativeNames } from './relativeNames.ts'

/** One version of an object, as a watch saw it. `t` in seconds since the first manifest was created. */
export interface Observation {
  readonly t: number
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED'
  readonly kind: string
  readonly name: string
  readonly object: unknown
}

/** The API server's answer to one manifest. */
export interface RecordedAnswer {
  readonly t: number
  readonly kind: string
  readonly name: string
  readonly error?: string
}

/** One entry of the timeline, as it was carried out. */
export interface RecordedStep {
  readonly t: number
  readonly end: number
  readonly run: string
  readonly stdout?: string
  readonly stderr?: string
  readonly code: number
}

/** One call of the kubelet to the runtime; `dur` in seconds. */
export interface RecordedCriCall {
  readonly t: number
  readonly dur: number
  readonly call: string
  readonly pod: string
  readonly container?: string
  readonly attempt: number
  readonly detail?: string
  readonly error?: string
}

/** What happened in a cluster, real or simulated, without what differs from run to run by name only. The format of conformance/README.md. */
export interface Recording {
  readonly schema: 'podarium.dev/recording/v1'
  readonly name: string
  readonly kubernetes: string
  readonly run: number
  /** Seconds. */
  readonly duration: number
  /** The longest probe period in the scenario, in seconds; 0 without probes. */
  readonly probePeriod: number
  readonly runtime: Readonly<Record<'createContainer' | 'runPodSandbox' | 'startContainer', number>>
  readonly images: readonly unknown[] | null
  readonly created: readonly RecordedAnswer[]
  readonly steps: readonly RecordedStep[]
  readonly observations: readonly Observation[]
  readonly criCalls?: readonly RecordedCriCall[]
  /** What the simulation says that it does not model. */
  readonly notModelled?: readonly string[]
}

const PATCH_VERSIONS: Readonly<Record<Scenario['kubernetesVersion'], string>> = { '1.36': 'v1.36.3', '1.34': 'v1.34.4' }

/** Milliseconds as seconds with three decimals. */
export const seconds = (span: number): number => Math.round(span) / 1000

/** The recording of a simulation: every version of every object, and what was asked and answered. */
export function toRecording(trace: Trace, scenario: Scenario): Recording {
  const { header } = trace
  const names = new RelativeNames(header.startTime)
  const observations = observationsOf(trace, names)
  const notModelled = header.notices.filter((n) => n.kind === 'notModelled').map((n) => n.message)
  return {
    ...emptyRecording(scenario),
    duration: seconds(header.duration),
    probePeriod: Math.max(0, ...header.lanes.map((lane) => (lane.kind === 'probe' ? lane.periodSeconds : 0))),
    created: header.created.map(({ time, kind, name, error }) => ({
      t: seconds(time),
      kind,
      name,
      ...(error === undefined ? {} : { error }),
    })),
    steps: stepsOf(trace, names),
    observations,
    criCalls: criCallsOf(trace, names),
    ...(notModelled.length === 0 ? {} : { notModelled }),
  }
}

/** The recording of a simulation that broke down: nothing seen, and the reason under `notModelled`. */
export function brokenRecording(scenario: Scenario, reason: string): Recording {
  return { ...emptyRecording(scenario), notModelled: [reason] }
}

/** A recording as a file's text: one observation a line, so that recordings can be read and compared by line. */
export function recordingText(recording: Recording): string {
  const fields = Object.entries(recording).map(([key, value]) => {
    if (!Array.isArray(value) || value.length === 0) return `${JSON.stringify(key)}:${JSON.stringify(value)}`
    return `${JSON.stringify(key)}:[\n${value.map((item) => JSON.stringify(item)).join(',\n')}]`
  })
  return `{${fields.join(',\n')}}\n`
}

function emptyRecording(scenario: Scenario): Recording {
  const { createContainer, runPodSandbox, startContainer } = scenario.runtime
  return {
    schema: 'podarium.dev/recording/v1',
    name: scenario.name,
    kubernetes: PATCH_VERSIONS[scenario.kubernetesVersion],
    run: 1,
    duration: seconds(scenario.duration ?? 0),
    probePeriod: 0,
    runtime: {
      createContainer: seconds(createContainer),
      runPodSandbox: seconds(runPodSandbox),
      startContainer: seconds(startContainer),
    },
    images: scenario.images.map(({ pull, ...image }) => (pull === undefined ? image : { ...image, pullMillis: pull })),
    created: [],
    steps: [],
    observations: [],
  }
}

function observationsOf(trace: Trace, names: RelativeNames): Observation[] {
  const { time, kind, row } = trace.records
  const observations: Observation[] = []
  const knownEvents = new Map<string, string>()
  for (let i = 0; i < time.length; i++) {
    const t = seconds(time[i] ?? 0)
    if (kind[i] === RecordKind.revision) {
      const revision = trace.revisions[row[i] ?? 0]
      const object = revision === undefined ? undefined : observedObject(revision)
      if (revision === undefined || object === undefined) continue
      const { type, ref } = revision
      observations.push({ t, type, kind: ref.kind, name: ref.name, object: names.relative(object) })
    } else if (kind[i] === RecordKind.event) {
      const occurrence = trace.events[row[i] ?? 0]
      if (occurrence === undefined) continue
      const known = knownEvents.get(occurrence.name)
      const name = known ?? `<event-${knownEvents.size + 1}>`
      knownEvents.set(occurrence.name, name)
      const object = names.relative(observedEvent(occurrence, time[i] ?? 0))
      observations.push({ t, type: known === undefined ? 'ADDED' : 'MODIFIED', kind: 'Event', name, object })
    }
  }
  return observations
}

function stepsOf(trace: Trace, names: RelativeNames): RecordedStep[] {
  const { time, kind, row } = trace.records
  const steps: RecordedStep[] = []
  for (let i = 0; i < time.length; i++) {
    const command = kind[i] === RecordKind.command ? trace.commands[row[i] ?? 0] : undefined
    if (command?.entry === undefined) continue
    const { run, end, stdout, stderr, code } = command
    steps.push({
      t: seconds(time[i] ?? 0),
      end: seconds(end),
      run,
      ...(stdout === '' ? {} : { stdout: names.relativeText(stdout) }),
      ...(stderr === '' ? {} : { stderr: names.relativeText(stderr) }),
      code,
    })
  }
  return steps
}

function criCallsOf(trace: Trace, names: RelativeNames): RecordedCriCall[] {
  const { time, kind, row } = trace.records
  const calls: RecordedCriCall[] = []
  for (let i = 0; i < time.length; i++) {
    const call = kind[i] === RecordKind.criCall ? trace.criCalls[row[i] ?? 0] : undefined
    if (call === undefined) continue
    calls.push({
      t: seconds(time[i] ?? 0),
      dur: seconds(call.duration),
      call: call.call,
      pod: call.pod,
      ...(call.container === undefined ? {} : { container: call.container }),
      attempt: call.attempt,
      ...(call.detail === undefined ? {} : { detail: names.relativeText(call.detail) }),
      ...(call.error === undefined ? {} : { error: names.relativeText(call.error) }),
    })
  }
  return calls
}
