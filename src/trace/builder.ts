import type { Millis } from '../base/millis.ts'
import { GrowingColumn } from './column.ts'
import {
  type CommandRun,
  type CriCall,
  type EventOccurrence,
  type LogLine,
  ProbeOutcome,
  type ProbeOutcomeName,
  type RecordId,
  RecordKind,
  type Revision,
  type TimerSpan,
} from './records.ts'
import type { Chart, Lane, MachineInstance, Trace, TraceHeader } from './trace.ts'

/** A row that stands at its start and learns its end later. */
type Open<T> = { -readonly [K in keyof T]: T[K] }

/** The edge of a machine's initial entry. */
export const INITIAL_EDGE = 65535

/**
 * Writes a trace: each method appends one record at an instant and returns its number.
 * Instants must not go backwards, as records are numbered in time order.
 */
export class TraceBuilder {
  readonly lanes: Lane[] = []
  readonly charts: Chart[] = []
  readonly machines: MachineInstance[] = []
  private readonly time = new GrowingColumn(Float64Array)
  private readonly kind = new GrowingColumn(Uint8Array)
  private readonly lane = new GrowingColumn(Uint32Array)
  private readonly cause = new GrowingColumn(Int32Array)
  private readonly row = new GrowingColumn(Uint32Array)
  private readonly revisions: Revision[] = []
  private readonly events: EventOccurrence[] = []
  private readonly criCalls: Open<CriCall>[] = []
  private readonly logs: LogLine[] = []
  private readonly timers: Open<TimerSpan>[] = []
  private readonly commands: Open<CommandRun>[] = []
  private readonly probeLane = new GrowingColumn(Uint32Array)
  private readonly probeOutcome = new GrowingColumn(Uint8Array)
  private readonly probeRun = new GrowingColumn(Uint32Array)
  private readonly probeThreshold = new GrowingColumn(Uint32Array)
  private readonly probeDuration = new GrowingColumn(Float64Array)
  private readonly probeOutput = new GrowingColumn(Uint32Array)
  private readonly machine = new GrowingColumn(Uint32Array)
  private readonly from = new GrowingColumn(Uint16Array)
  private readonly to = new GrowingColumn(Uint16Array)
  private readonly edge = new GrowingColumn(Uint16Array)
  private readonly strings: string[] = ['']
  private readonly stringIndex = new Map<string, number>([['', 0]])

  /** Adds a lane; returns its index. */
  addLane(lane: Lane): number {
    return this.lanes.push(lane) - 1
  }

  /** Adds a chart once per id; returns its index. */
  addChart(chart: Chart): number {
    const known = this.charts.findIndex((c) => c.id === chart.id)
    return known >= 0 ? known : this.charts.push(chart) - 1
  }

  /** Adds a running machine; returns its index. */
  addMachine(instance: MachineInstance): number {
    return this.machines.push(instance) - 1
  }

  revision(time: Millis, lane: number, cause: RecordId, revision: Revision): RecordId {
    return this.append(time, RecordKind.revision, lane, cause, this.revisions.push(revision) - 1)
  }

  event(time: Millis, lane: number, cause: RecordId, event: EventOccurrence): RecordId {
    return this.append(time, RecordKind.event, lane, cause, this.events.push(event) - 1)
  }

  log(time: Millis, lane: number, cause: RecordId, line: LogLine): RecordId {
    return this.append(time, RecordKind.log, lane, cause, this.logs.push(line) - 1)
  }

  /** Appends a call; the returned row takes `duration` and `error` when the call ends. */
  criCall(time: Millis, lane: number, cause: RecordId, call: CriCall): { id: RecordId; row: Open<CriCall> } {
    const row = { ...call }
    return { id: this.append(time, RecordKind.criCall, lane, cause, this.criCalls.push(row) - 1), row }
  }

  /** Appends a running timer; the returned row takes `end` and `outcome`. */
  timer(time: Millis, lane: number, cause: RecordId, timer: TimerSpan): { id: RecordId; row: Open<TimerSpan> } {
    const row = { ...timer }
    return { id: this.append(time, RecordKind.timer, lane, cause, this.timers.push(row) - 1), row }
  }

  /** Appends a command; the returned row takes `end`, the output and the exit code. */
  command(time: Millis, lane: number, cause: RecordId, command: CommandRun): { id: RecordId; row: Open<CommandRun> } {
    const row = { ...command }
    return { id: this.append(time, RecordKind.command, lane, cause, this.commands.push(row) - 1), row }
  }

  /** Appends one probe attempt, at its end; `duration` says how long before it began. */
  probe(
    time: Millis,
    lane: number,
    cause: RecordId,
    attempt: { outcome: ProbeOutcomeName; run: number; threshold: number; duration: Millis; output: string },
  ): RecordId {
    this.probeLane.push(lane)
    this.probeOutcome.push(ProbeOutcome[attempt.outcome])
    this.probeRun.push(attempt.run)
    this.probeThreshold.push(attempt.threshold)
    this.probeDuration.push(attempt.duration)
    this.probeOutput.push(this.intern(attempt.output))
    return this.append(time, RecordKind.probe, lane, cause, this.probeLane.length - 1)
  }

  /** Appends a machine's move from leaf to leaf (indexes of the chart's states). */
  transition(time: Millis, machine: number, cause: RecordId, from: number, to: number, edge: number): RecordId {
    this.machine.push(machine)
    this.from.push(from)
    this.to.push(to)
    this.edge.push(edge)
    const lane = this.machines[machine]?.lane ?? 0
    return this.append(time, RecordKind.transition, lane, cause, this.machine.length - 1)
  }

  /** The finished trace; the builder is not used afterwards. */
  finish(header: Omit<TraceHeader, 'lanes' | 'charts' | 'machines'>, until: Millis = Number.POSITIVE_INFINITY): Trace {
    this.cut(until)
    return {
      header: { ...header, lanes: this.lanes, charts: this.charts, machines: this.machines },
      records: {
        time: this.time.finish(),
        kind: this.kind.finish(),
        lane: this.lane.finish(),
        cause: this.cause.finish(),
        row: this.row.finish(),
      },
      revisions: this.revisions,
      events: this.events,
      criCalls: this.criCalls,
      logs: this.logs,
      timers: this.timers,
      commands: this.commands,
      probes: {
        lane: this.probeLane.finish(),
        outcome: this.probeOutcome.finish(),
        run: this.probeRun.finish(),
        threshold: this.probeThreshold.finish(),
        duration: this.probeDuration.finish(),
        output: this.probeOutput.finish(),
      },
      transitions: {
        machine: this.machine.finish(),
        from: this.from.finish(),
        to: this.to.finish(),
        edge: this.edge.finish(),
      },
      strings: this.strings,
    }
  }

  /** When something last happened that was not the same as before: anything but a passed probe and what machines do. */
  lastHappening(): Millis {
    let row = this.probeLane.length
    for (let i = this.time.length - 1; i >= 0; i--) {
      const kind = this.kind.at(i)
      if (kind === RecordKind.transition) continue
      if (kind !== RecordKind.probe) return this.time.at(i)
      if (this.probeOutcome.at(--row) !== ProbeOutcome.success) return this.time.at(i)
    }
    return 0
  }

  /** Drops the records after an instant; their rows come last in their tables. */
  private cut(until: Millis): void {
    let probes = this.probeLane.length
    let transitions = this.machine.length
    let records = this.time.length
    while (records > 0 && this.time.at(records - 1) > until) {
      records--
      switch (this.kind.at(records)) {
        case RecordKind.probe:
          probes--
          break
        case RecordKind.transition:
          transitions--
          break
        default:
          break
      }
    }
    for (const column of [this.time, this.kind, this.lane, this.cause, this.row]) column.cut(records)
    for (const column of [
      this.probeLane,
      this.probeOutcome,
      this.probeRun,
      this.probeThreshold,
      this.probeDuration,
      this.probeOutput,
    ])
      column.cut(probes)
    for (const column of [this.machine, this.from, this.to, this.edge]) column.cut(transitions)
  }

  private append(time: Millis, kind: number, lane: number, cause: RecordId, row: number): RecordId {
    this.time.push(time)
    this.kind.push(kind)
    this.lane.push(lane)
    this.cause.push(cause)
    this.row.push(row)
    return this.time.length - 1
  }

  private intern(text: string): number {
    const known = this.stringIndex.get(text)
    if (known !== undefined) return known
    const index = this.strings.push(text) - 1
    this.stringIndex.set(text, index)
    return index
  }
}
