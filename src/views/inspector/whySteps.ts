import { type Millis, SECOND } from '../../base/millis.ts'
import { type ProbeMark, probeMark, probeRecords } from '../../trace/queries/probeMarks.ts'
import { rowOf, timeOf } from '../../trace/queries/traceIndex.ts'
import { effectsOf, whyOf } from '../../trace/queries/whyOf.ts'
import type { CommandRun, CriCall, EventOccurrence, LogLine, Revision, TimerSpan } from '../../trace/records.ts'
import { type RecordId, RecordKind } from '../../trace/records.ts'
import type { Lane, ProbeType, Trace } from '../../trace/trace.ts'

/** What happened in one step of a chain of causes. */
export type StepMatter =
  | { readonly what: 'command'; readonly command: CommandRun }
  | { readonly what: 'revision'; readonly revision: Revision }
  | { readonly what: 'event'; readonly event: EventOccurrence }
  | { readonly what: 'call'; readonly call: CriCall }
  | { readonly what: 'log'; readonly line: LogLine }
  | { readonly what: 'timer'; readonly timer: TimerSpan; readonly start: Millis }
  | { readonly what: 'move'; readonly chart: string; readonly to: string; readonly guard: string }
  | {
      readonly what: 'probe'
      readonly probe: ProbeType
      readonly container: string
      readonly mark: ProbeMark
      /** When the run of equal results began. */
      readonly since: Millis
      readonly period: Millis
    }

/** A step of a chain of causes: a record, and whom it is about. */
export interface WhyStep {
  readonly record: RecordId
  readonly time: Millis
  readonly lane: Lane | undefined
  readonly matter: StepMatter
}

/** A record as a step of its own. */
export function stepOf(trace: Trace, record: RecordId): WhyStep | undefined {
  const matter = matterOf(trace, record)
  if (matter === undefined) return undefined
  const time = matter.what === 'probe' ? matter.since : timeOf(trace, record)
  return { record, time, lane: trace.header.lanes[trace.records.lane[record] ?? -1], matter }
}

function matterOf(trace: Trace, record: RecordId): StepMatter | undefined {
  const row = rowOf(trace, record)
  switch (trace.records.kind[record]) {
    case RecordKind.command:
      return found(trace.commands[row], (command) => ({ what: 'command', command }))
    case RecordKind.revision:
      return found(trace.revisions[row], (revision) => ({ what: 'revision', revision }))
    case RecordKind.event:
      return found(trace.events[row], (event) => ({ what: 'event', event }))
    case RecordKind.criCall:
      return found(trace.criCalls[row], (call) => ({ what: 'call', call }))
    case RecordKind.log:
      return found(trace.logs[row], (line) => ({ what: 'log', line }))
    case RecordKind.timer:
      return found(trace.timers[row], (timer) => ({ what: 'timer', timer, start: timeOf(trace, record) }))
    case RecordKind.transition:
      return moveOf(trace, row)
    case RecordKind.probe:
      return probeOf(trace, record)
    default:
      return undefined
  }
}

function found<T>(value: T | undefined, make: (value: T) => StepMatter): StepMatter | undefined {
  return value === undefined ? undefined : make(value)
}

function moveOf({ header, transitions }: Trace, row: number): StepMatter | undefined {
  const chart = header.charts[header.machines[transitions.machine[row] ?? -1]?.chart ?? -1]
  if (chart === undefined) return undefined
  const edge = chart.edges[transitions.edge[row] ?? -1]
  const to = chart.states[transitions.to[row] ?? 0]?.name ?? ''
  return { what: 'move', chart: chart.id, to, guard: edge?.guard ?? edge?.event ?? '' }
}

function probeOf(trace: Trace, record: RecordId): StepMatter | undefined {
  const index = trace.records.lane[record] ?? -1
  const lane = trace.header.lanes[index]
  if (lane?.kind !== 'probe') return undefined
  const mark = probeMark(trace, record)
  const records = probeRecords(trace, index)
  const first = records[records.indexOf(record) - mark.run + 1] ?? record
  const { probe, container, periodSeconds } = lane
  return { what: 'probe', probe, container, mark, since: probeMark(trace, first).end, period: periodSeconds * SECOND }
}

/** Whether a step between others tells nothing that the next one does not tell better. */
function isOnTheWay({ matter }: WhyStep, next: WhyStep): boolean {
  switch (matter.what) {
    case 'move':
    case 'log':
      return true
    case 'revision':
      return matter.revision.type !== 'DELETED'
    case 'call':
      if (matter.call.call === 'CreateContainer') return next.matter.what === 'call'
      if (matter.call.call === 'StopContainer') return next.matter.what === 'timer'
      return matter.call.call === 'RemoveContainer' || matter.call.call === 'RemovePodSandbox'
    case 'command':
    case 'event':
    case 'timer':
    case 'probe':
      return false
  }
}

/** The chain of causes of a record, first cause first, without what only lies on the way. */
export function whySteps(trace: Trace, record: RecordId): readonly WhyStep[] {
  const steps = whyOf(trace, record).flatMap((each) => stepOf(trace, each) ?? [])
  return steps.filter((step, i) => {
    const next = steps[i + 1]
    return next === undefined || !isOnTheWay(step, next)
  })
}

/** What a record brought about, in time order; `move` and `log` only where there is nothing else. */
export function effectSteps(trace: Trace, record: RecordId): readonly WhyStep[] {
  const steps = Array.from(effectsOf(trace, record)).flatMap((each) => stepOf(trace, each) ?? [])
  const telling = steps.filter(({ matter }) => matter.what !== 'move' && matter.what !== 'log')
  return telling.length > 0 ? telling : steps
}
