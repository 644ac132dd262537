import type { ContainerStatus, Pod } from '../../api/types.ts'
import { type Millis, SECOND } from '../../base/millis.ts'
import { containerStatusOf } from '../../trace/queries/containerSpans.ts'
import { historyOf, revisionOf } from '../../trace/queries/objectHistory.ts'
import { probeMark, unpassedProbes } from '../../trace/queries/probeMarks.ts'
import { timerSpans } from '../../trace/queries/timerSpans.ts'
import { recordsOfLane, rowOf, timeOf } from '../../trace/queries/traceIndex.ts'
import type { ObjectRef } from '../../trace/records.ts'
import type { Lane, Trace } from '../../trace/trace.ts'
import { durationText } from '../../ui/clockText.ts'
import type { Language } from '../../ui/language.tsx'
import type { GhostLine, LineMark } from './editorProps.ts'
import { NoteSheet, TIMES_SHOWN } from './noteSheet.ts'
import { NOTE_WORDS, type NoteWords } from './noteWords.ts'
import { writtenSpecOf } from './podDocuments.ts'
import {
  containerPath,
  ghostUnder,
  keyLine,
  type NotedDocument,
  placesIn,
  valueAt,
  type Written,
} from './writtenPod.ts'

/** What is drawn over the text of a scenario that was simulated. */
export interface LineNotes {
  readonly marks: readonly LineMark[]
  readonly ghosts: readonly GhostLine[]
}

function noteProbe(
  sheet: NoteSheet,
  trace: Trace,
  lane: number,
  about: Extract<Lane, { kind: 'probe' }>,
  written: Written,
  words: NoteWords,
): void {
  const container = containerPath(written, about.container)
  if (container === undefined) return
  const failures = Array.from(unpassedProbes(trace, lane), (record) => probeMark(trace, record)).filter(
    ({ outcome }) => outcome !== 'error',
  )
  if (failures.length === 0) return
  const probe = [...container, about.probe]
  const line = keyLine(written, probe)
  const decisive = failures.filter(({ run, threshold }) => run === threshold)
  if (decisive.length === 0) {
    sheet.add(
      line,
      'waiting',
      'failed',
      failures.map(({ end }) => end),
      words.failed,
    )
    return
  }
  const threshold = decisive[0]?.threshold ?? about.failureThreshold
  const said = about.probe === 'readinessProbe' ? words.notReady(threshold) : words.killed(threshold)
  sheet.add(
    line,
    'failed',
    'decisive',
    decisive.map(({ end }) => end),
    () => said,
  )
  if (valueAt(written.document.value, [...probe, 'failureThreshold']) === undefined) {
    const note = `${words.spent} ${decisive
      .slice(0, TIMES_SHOWN)
      .map(() => `${threshold}/${threshold}`)
      .join(', ')}`
    sheet.ghosts.set(probe.join('.'), ghostUnder(written, probe, `failureThreshold: ${threshold}`, note))
  }
}

/** When a container was restarted, and how it last ended. */
function restartsOf(trace: Trace, pod: ObjectRef, container: string) {
  const restarts: Millis[] = []
  let before: ContainerStatus | undefined
  let ended: { readonly time: Millis; readonly code: number } | undefined
  for (const record of historyOf(trace, pod)?.records ?? []) {
    const revision = revisionOf(trace, record)
    const status = revision === undefined ? undefined : containerStatusOf(revision.object as unknown as Pod, container)
    if (status === undefined) continue
    if (before !== undefined && revision?.type !== 'ADDED' && status.restartCount > before.restartCount) {
      restarts.push(timeOf(trace, record))
    }
    const code = status.state?.terminated?.exitCode
    if (code === undefined) ended = undefined
    else ended ??= { time: timeOf(trace, record), code }
    before = status
  }
  return { restarts, ended, started: before?.state?.running !== undefined || restarts.length > 0 }
}

function noteContainer(
  sheet: NoteSheet,
  trace: Trace,
  lane: number,
  about: Extract<Lane, { kind: 'container' }>,
  written: Written,
  words: NoteWords,
): void {
  const container = containerPath(written, about.container)
  if (container === undefined) return
  const name = keyLine(written, [...container, 'name'])
  const { restarts, ended, started } = restartsOf(trace, about.pod, about.container)
  if (restarts.length > 0) sheet.add(name, 'failed', 'restarts', restarts, words.restarted)
  else if (ended !== undefined && ended.code !== 0) {
    const { code, time } = ended
    sheet.add(name, 'failed', 'ended', [time], () => words.ended(code))
  } else if (started) sheet.add(name, 'running', 'started', [], () => '')
  const pulls = Array.from(recordsOfLane(trace, lane, 'criCall')).filter((record) => {
    const call = trace.criCalls[rowOf(trace, record)]
    return call?.call === 'PullImage' && call.error !== undefined
  })
  if (pulls.length > 0) {
    const times = pulls.map((record) => timeOf(trace, record) + (trace.criCalls[rowOf(trace, record)]?.duration ?? 0))
    sheet.add(keyLine(written, [...container, 'image']), 'failed', 'pull', times, words.pullFailed)
  }
}

/** The grace period: written, it gets a mark; by default, a ghost. */
function noteGrace(
  sheet: NoteSheet,
  trace: Trace,
  pod: ObjectRef,
  container: string,
  written: Written,
  words: NoteWords,
): void {
  for (const { kind, start, due, end, outcome } of timerSpans(trace, pod, container)) {
    if (kind !== 'grace' || outcome === 'pending') continue
    const field = [...written.spec, 'terminationGracePeriodSeconds']
    const seconds = Math.round((due - start) / SECOND)
    const writtenSeconds = valueAt(written.document.value, field)
    const spent = outcome === 'spent'
    if (writtenSeconds === seconds) {
      sheet.add(keyLine(written, field), 'stopping', outcome, [end], () =>
        spent ? words.graceSpent : words.unspent(durationText(due - end)),
      )
    } else if (writtenSeconds === undefined && spent) {
      const line = keyLine(written, written.spec)
      const indent = written.columnOf(written.document.rangeOf(written.spec).start) - 1
      const yaml = `terminationGracePeriodSeconds: ${seconds}`
      sheet.ghosts.set(`${line}`, { afterLine: line, indent, yaml, note: words.spent })
    }
  }
}

/**
 * What each line of the YAML brought about in a trace: probes that decided something, restarts, ends, failed pulls, grace
 * periods; and the defaults that nobody wrote, but which decided something.
 */
export function lineNotes(
  trace: Trace,
  documents: readonly NotedDocument[],
  text: string,
  language: Language,
): LineNotes {
  const words = NOTE_WORDS[language]
  const sheet = new NoteSheet()
  const places = placesIn(text)
  trace.header.lanes.forEach((about, lane) => {
    if (about.kind !== 'container' && about.kind !== 'probe') return
    const from = writtenSpecOf(trace, about.pod)
    const document = documents.find(({ index }) => index === from?.document)
    if (from === undefined || document === undefined) return
    const written: Written = { document, spec: from.path, ...places }
    if (about.kind === 'probe') noteProbe(sheet, trace, lane, about, written, words)
    else {
      noteContainer(sheet, trace, lane, about, written, words)
      noteGrace(sheet, trace, about.pod, about.container, written, words)
    }
  })
  return { marks: sheet.marks(words), ghosts: [...sheet.ghosts.values()].sort((a, b) => a.afterLine - b.afterLine) }
}
