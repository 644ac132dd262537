import type { Millis } from '../../base/millis.ts'
import { probeMark } from '../../trace/queries/probeMarks.ts'
import { rowOf } from '../../trace/queries/traceIndex.ts'
import type { Trace } from '../../trace/trace.ts'
import { clockText, durationText } from '../../ui/clockText.ts'
import { marksOf } from './marks.ts'
import { containerWords } from './paint/containerRow.ts'
import type { Row } from './row.ts'
import type { TimelineStrings } from './strings.ts'

/** What a mark says in words. */
export interface MarkWords {
  /** Whom it is about: "container liveness". */
  readonly name: string
  /** What held or happened: "running", "Unhealthy ×3". */
  readonly what: string
  readonly start: Millis
  readonly end: Millis
  readonly shape: 'span' | 'point'
  readonly notes: readonly string[]
  readonly message?: string
}

/** Says what a mark of a row is. */
export function describeMark(trace: Trace, row: Row, index: number, strings: TimelineStrings): MarkWords | undefined {
  const marks = marksOf(trace, row)
  if (index < 0 || index >= marks.length) return undefined
  const base = {
    start: marks.start(index),
    end: marks.end(index),
    shape: 'span' as const,
    notes: [] as readonly string[],
  }
  switch (row.kind) {
    case 'commands': {
      const command = trace.commands[rowOf(trace, marks.record(index))]
      if (command === undefined) return undefined
      const { run, stdout, stderr, code } = command
      const printed = [stdout, stderr].map((text) => text.trimEnd()).filter((text) => text !== '')
      const notes = code === 0 ? [] : [strings.exitCode(code)]
      return { ...base, name: strings.commands, what: run, shape: 'point', notes, message: printed.join('\n') }
    }
    case 'events':
      return describeEvent(trace, marks.record(index), base.start, strings)
    case 'status':
      return {
        ...base,
        name: `${strings.status} ${row.pod?.name ?? ''}`,
        what: row.spans[index]?.value ?? '',
        notes: [strings.derivedShort],
      }
    case 'phase':
      return { ...base, name: `${strings.phase} ${row.pod?.name ?? ''}`, what: row.spans[index]?.value ?? '' }
    case 'condition': {
      const value = row.spans[index]?.value
      const notes = value?.reason === undefined ? [] : [value.reason]
      return {
        ...base,
        name: `${strings.condition} ${row.type}`,
        what: value?.status ?? '',
        notes,
        message: value?.message,
      }
    }
    case 'container': {
      const value = row.spans[index]?.value
      if (value === undefined) return undefined
      const message = value.state === 'running' ? undefined : value.message
      const notes = value.attempt === 0 ? [] : [strings.attempt(value.attempt)]
      const readiness = value.state === 'running' && value.as !== 'ready' ? [strings.running[value.as]] : []
      const what = containerWords(value)
      return {
        ...base,
        name: `${strings.role[row.role]} ${row.container ?? ''}`,
        what,
        notes: [...readiness, ...notes],
        message,
      }
    }
    case 'exits': {
      const exit = row.exits[index]
      if (exit === undefined) return undefined
      const { reason, exitCode, message } = exit
      const name = `${strings.role.main} ${row.container ?? ''}`
      return { ...base, name, what: `${reason} ${exitCode}`, shape: 'point', notes: [strings.exitSeenLate], message }
    }
    case 'timers': {
      const wedge = row.wedges[index]
      if (wedge === undefined) return undefined
      const { kind, outcome, due } = wedge.timer
      const name = `${strings.timer[kind]} ${row.container ?? row.pod?.name ?? ''}`
      return { ...base, name, what: strings.timerOutcome[outcome], notes: [`${strings.due} ${clockText(due)}`] }
    }
    case 'probe': {
      const { outcome, run, threshold, output } = probeMark(trace, marks.record(index))
      const what = `${strings.probeOutcome[outcome]} ${strings.inARow(run, threshold)}`
      return { ...base, name: `${row.probe} ${row.container ?? ''}`, what, shape: 'point', message: output }
    }
    case 'endpoint': {
      const value = row.spans[index]?.value
      return {
        ...base,
        name: `${strings.endpoints} ${row.pod?.name ?? ''}`,
        what: value === undefined ? '' : strings.endpoint[value],
      }
    }
    case 'addresses': {
      const value = row.spans[index]?.value
      const name = `${strings.addresses} ${row.label?.details[0] ?? ''}`
      return { ...base, name, what: strings.readyCount(value?.ready ?? 0) }
    }
    case 'group':
      return { ...base, name: row.ref.name, what: strings.replicas(row.replicas[index]?.value ?? 0) }
    case 'summary':
    case 'more':
      return undefined
  }
}

function describeEvent(trace: Trace, record: number, at: Millis, strings: TimelineStrings): MarkWords | undefined {
  const event = trace.events[rowOf(trace, record)]
  if (event === undefined) return undefined
  const { type, reason, count, message, regarding, component } = event
  const what = count > 1 ? `${reason} ×${count}` : reason
  const name = `${strings.events} ${regarding.kind}/${regarding.name}`
  return { name, what, start: at, end: at, shape: 'point', notes: [type, component], message }
}

/** A mark as a sentence: "container liveness, running, 0:00.8 to 1:15.3, 74.5 s". */
export function sentenceOf(words: MarkWords, strings: TimelineStrings): string {
  const { name, what, start, end, shape, notes, message } = words
  const printed = name === strings.commands && message !== undefined && message !== '' ? [message] : []
  const tail = [...notes, ...printed].map((note) => `, ${note}`).join('')
  if (shape === 'point') return strings.sentenceAt(name, what, clockText(start)) + tail
  return strings.sentence(name, what, clockText(start), clockText(end), durationText(end - start)) + tail
}
