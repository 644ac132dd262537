import type { Millis } from '../../base/millis.ts'
import { clockText, durationText } from '../../ui/clockText.ts'
import type { StepMatter, WhyStep } from './whySteps.ts'
import type { WhyStrings } from './whyStrings.ts'

/** The sign and the colour of a step. */
export interface StepSign {
  readonly glyph: 'circle' | 'dot' | 'cross' | 'warning' | 'wedge' | 'pennant'
  readonly tone: 'running' | 'waiting' | 'failed' | 'stopping' | 'you' | 'quiet'
}

/** How a step is drawn. */
export function stepSign({ matter }: WhyStep): StepSign {
  switch (matter.what) {
    case 'command':
      return { glyph: 'pennant', tone: 'you' }
    case 'probe':
      return matter.mark.outcome === 'success' ? { glyph: 'dot', tone: 'running' } : { glyph: 'cross', tone: 'failed' }
    case 'timer':
      return { glyph: 'wedge', tone: timerTone(matter.timer.kind) }
    case 'event':
      return matter.event.type === 'Warning' ? { glyph: 'warning', tone: 'failed' } : { glyph: 'circle', tone: 'quiet' }
    case 'call':
      if (matter.call.error !== undefined) return { glyph: 'cross', tone: 'failed' }
      if (matter.call.call === 'StartContainer') return { glyph: 'dot', tone: 'running' }
      if (matter.call.call === 'exit') {
        return isCleanExit(matter.call.detail) ? { glyph: 'circle', tone: 'quiet' } : { glyph: 'cross', tone: 'failed' }
      }
      return { glyph: 'circle', tone: 'quiet' }
    case 'revision':
    case 'log':
    case 'move':
      return { glyph: 'circle', tone: 'quiet' }
  }
}

function timerTone(kind: string): 'stopping' | 'waiting' {
  return kind === 'grace' || kind === 'preStop' ? 'stopping' : 'waiting'
}

function isCleanExit(detail: string | undefined): boolean {
  return detail === undefined || /(^| )0$/.test(detail)
}

/** A span without tenths where there are none: "30 s", "12.5 s". */
export function shortSpan(span: Millis): string {
  return durationText(span).replace(/\.0(?= s$)/, '')
}

/** What happened in a step. */
export function stepWords({ matter }: WhyStep, strings: WhyStrings): string {
  const { step } = strings
  switch (matter.what) {
    case 'command':
      return matter.command.run
    case 'event':
      return matter.event.reason
    case 'log':
      return matter.line.text
    case 'move':
      return step.state(matter.chart, matter.to)
    case 'probe':
      return matter.mark.outcome === 'success'
        ? step.probePasses(shortName(matter.probe))
        : step.probeFails(shortName(matter.probe), matter.mark.run, shortSpan(matter.period))
    case 'revision':
      return revisionWords(matter, strings)
    case 'timer':
      return timerWords(matter, strings)
    case 'call':
      return callWords(matter, strings)
  }
}

/** "liveness" of "livenessProbe". */
function shortName(probe: string): string {
  return probe.replace(/Probe$/, '')
}

function revisionWords({ revision }: Extract<StepMatter, { what: 'revision' }>, { step }: WhyStrings): string {
  const { kind, name } = revision.ref
  const of = `${kind} ${name}`
  switch (revision.type) {
    case 'ADDED':
      return step.added(of)
    case 'MODIFIED':
      return step.modified(of)
    case 'DELETED':
      return step.deleted(of)
  }
}

function timerWords({ timer, start }: Extract<StepMatter, { what: 'timer' }>, { step }: WhyStrings): string {
  const span = shortSpan(timer.due - start)
  switch (timer.kind) {
    case 'grace':
      return step.grace(span)
    case 'preStop':
      return step.preStop
    case 'backOff':
      return step.backOff(span)
    case 'imageBackOff':
      return step.imageBackOff(span)
    case 'activeDeadline':
      return step.activeDeadline
    case 'initialDelay':
      return step.initialDelay
    case 'pull':
      return step.pull
  }
}

function callWords({ call }: Extract<StepMatter, { what: 'call' }>, { step }: WhyStrings): string {
  switch (call.call) {
    case 'exit':
      return step.exit(call.detail ?? '')
    case 'StopContainer':
      return step.stop
    case 'StartContainer':
      return call.error === undefined ? step.start(call.attempt) : `StartContainer: ${call.error}`
    default:
      return call.error === undefined ? call.call : `${call.call}: ${call.error}`
  }
}

/** The counter that a step spent: "3/3 spent", "2.0 s of 30 s spent"; while a timer still runs at the cursor, what has passed of it. */
export function stepCounter({ matter }: WhyStep, cursor: Millis, strings: WhyStrings): string {
  if (matter.what === 'probe') {
    const { run, threshold, outcome } = matter.mark
    if (outcome === 'success' || outcome === 'error') return ''
    const share = `${Math.min(run, threshold)}/${threshold}`
    return run >= threshold ? strings.spent(share) : share
  }
  if (matter.what !== 'timer' || matter.timer.kind === 'pull') return ''
  const { timer, start } = matter
  const whole = shortSpan(timer.due - start)
  const end = timer.end ?? Number.POSITIVE_INFINITY
  if (end > cursor) return shortSpan(Math.min(cursor, timer.due) - start)
  if (timer.outcome === 'cutShort') return strings.spent(strings.of(shortSpan(end - start), whole))
  return strings.spent(whole)
}

/** What a timer that runs at the cursor will bring. */
export function pendingWords(
  { matter }: WhyStep,
  cursor: Millis,
  strings: WhyStrings,
):
  | { readonly due: Millis; readonly what: string; readonly left: string; readonly tone: 'stopping' | 'waiting' }
  | undefined {
  if (matter.what !== 'timer') return undefined
  const { timer } = matter
  if (timer.due <= cursor || (timer.end !== undefined && timer.end <= cursor)) return undefined
  const what = timer.kind === 'grace' ? strings.step.kill : strings.step.over
  return { due: timer.due, what, left: strings.inTime(durationText(timer.due - cursor)), tone: timerTone(timer.kind) }
}

/** Whom a step is about: its container, else its object. */
export function whom({ lane, matter }: WhyStep): string {
  switch (lane?.kind) {
    case 'container':
    case 'probe':
      return lane.container
    case 'object':
      return matter.what === 'event'
        ? (/\{(.+)\}$/.exec(matter.event.fieldPath ?? '')?.[1] ?? lane.ref.name)
        : lane.ref.name
    case 'commands':
    case undefined:
      return ''
  }
}

/** The question that a selected step answers. */
export function question(step: WhyStep, cursor: Millis, { ask }: WhyStrings): string {
  const { matter } = step
  const of = whom(step)
  const time = clockText(matter.what === 'probe' ? matter.mark.end : step.time)
  switch (matter.what) {
    case 'command':
      return ask.command(time)
    case 'probe':
      return ask.probe(matter.probe, time)
    case 'log':
    case 'revision':
      return ask.changed(of, time)
    case 'move':
      return ask.state(matter.to, time)
    case 'event':
      if (matter.event.reason === 'Killing') return ask.wasStopped(of)
      return matter.event.reason === 'BackOff' ? ask.waits(of) : ask.event(matter.event.reason, time)
    case 'timer':
      if (timerTone(matter.timer.kind) === 'waiting') return ask.waits(of)
      return (matter.timer.end ?? Number.POSITIVE_INFINITY) > cursor ? ask.stopped(of) : ask.wasStopped(of)
    case 'call':
      if (matter.call.call === 'exit') return ask.ended(of, time)
      if (matter.call.call !== 'StartContainer') return ask.call(matter.call.call, time)
      return matter.call.attempt === 0 ? ask.started(of, time) : ask.restarted(of, time)
  }
}
