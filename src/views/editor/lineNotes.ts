import type { TextRange, ValuePath } from '../../api/diagnostics.ts'
import { lineColumn } from '../../api/diagnostics.ts'
import type { ContainerStatus, Pod } from '../../api/types.ts'
import { type Millis, SECOND } from '../../base/millis.ts'
import { containerStatusOf } from '../../trace/queries/containerSpans.ts'
import { historyOf, revisionOf } from '../../trace/queries/objectHistory.ts'
import { probeMark, unpassedProbes } from '../../trace/queries/probeMarks.ts'
import { timerSpans } from '../../trace/queries/timerSpans.ts'
import { recordsOfLane, rowOf, timeOf } from '../../trace/queries/traceIndex.ts'
import type { ObjectRef } from '../../trace/records.ts'
import type { Lane, Trace } from '../../trace/trace.ts'
import { clockText, durationText } from '../../ui/clockText.ts'
import type { Language } from '../../ui/language.tsx'
import type { GhostLine, LineMark } from './editorProps.ts'
import { writtenSpecOf } from './podDocuments.ts'

/** A parsed document, as far as the notes need it: its value, and the way from a path to its place in the text. */
export interface NotedDocument {
  readonly index: number
  readonly value: unknown
  rangeOf(path: ValuePath, part?: 'key' | 'value'): TextRange
}

/** What is drawn over the text of a scenario that was simulated. */
export interface LineNotes {
  readonly marks: readonly LineMark[]
  readonly ghosts: readonly GhostLine[]
}

const WORDS = {
  en: {
    killed: (n: number) => `failed ${n}× → killed`,
    notReady: (n: number) => `failed ${n}× → not ready`,
    failed: (n: number) => `failed ${n}×`,
    restarted: (n: number) => (n === 1 ? 'restarted once,' : `restarted ${n}×,`),
    ended: (code: number) => `ended with ${code},`,
    pullFailed: (n: number) => (n === 1 ? 'pull failed' : `pull failed ${n}×,`),
    unspent: (span: string) => `${span} of grace unspent`,
    graceSpent: 'grace spent',
    spent: 'spent',
    more: (n: number) => `and ${n} more`,
  },
  zh: {
    killed: (n: number) => `失败 ${n} 次 → 终止`,
    notReady: (n: number) => `失败 ${n} 次 → 未就绪`,
    failed: (n: number) => `失败 ${n} 次`,
    restarted: (n: number) => `重启 ${n} 次`,
    ended: (code: number) => `以 ${code} 退出`,
    pullFailed: (n: number) => `拉取失败 ${n} 次`,
    unspent: (span: string) => `宽限期剩余 ${span} 未用`,
    graceSpent: '宽限期用尽',
    spent: '已用尽',
    more: (n: number) => `等 ${n} 次`,
  },
} as const
type Words = (typeof WORDS)['en'] | (typeof WORDS)['zh']

const TIMES_SHOWN = 2

function withTimes(text: string, times: readonly Millis[], words: Words): string {
  const shown = times.slice(0, TIMES_SHOWN).map(clockText).join(', ')
  const rest = times.length - TIMES_SHOWN
  return [text, shown, ...(rest > 0 ? [words.more(rest)] : [])].filter((part) => part !== '').join(' ')
}

/** Collects notes; what several pods of one template brought about stands on one line together. */
class NoteSheet {
  private readonly found = new Map<string, { line: number; tone: LineMark['tone']; times: Millis[]; text: TextOf }>()
  readonly ghosts = new Map<string, GhostLine>()

  add(line: number, tone: LineMark['tone'], key: string, times: readonly Millis[], text: TextOf): void {
    const id = `${line} ${key}`
    const known = this.found.get(id)
    if (known === undefined) this.found.set(id, { line, tone, times: [...times], text })
    else known.times.push(...times)
  }

  marks(words: Words): LineMark[] {
    return [...this.found.values()]
      .map(({ line, tone, times, text }) => {
        times.sort((a, b) => a - b)
        const said = text(times.length)
        return { line, tone, text: said === '' ? '' : withTimes(said, times, words), times }
      })
      .sort((a, b) => a.line - b.line)
  }
}
type TextOf = (count: number) => string

interface Written {
  readonly document: NotedDocument
  /** The path of the pod's spec. */
  readonly spec: ValuePath
  readonly lineOf: (offset: number) => number
  readonly columnOf: (offset: number) => number
}

/** What stands at a path; undefined where nobody wrote it. */
function valueAt(value: unknown, path: ValuePath): unknown {
  let at = value
  for (const step of path) {
    if (typeof at !== 'object' || at === null) return undefined
    at = (at as Record<string | number, unknown>)[step]
  }
  return at
}

function containerPath({ document, spec }: Written, container: string): ValuePath | undefined {
  for (const list of ['containers', 'initContainers', 'ephemeralContainers']) {
    const written = valueAt(document.value, [...spec, list])
    if (!Array.isArray(written)) continue
    const index = written.findIndex((each) => valueAt(each, ['name']) === container)
    if (index >= 0) return [...spec, list, index]
  }
  return undefined
}

function keyLine({ document, lineOf }: Written, path: ValuePath): number {
  return lineOf(document.rangeOf(path, 'key').start)
}

/** A default that decided something, below the mapping that would hold it. */
function ghostUnder(written: Written, mapping: ValuePath, yaml: string, note: string): GhostLine {
  const { document, lineOf, columnOf } = written
  const { start, end } = document.rangeOf(mapping)
  return { afterLine: lineOf(Math.max(start, end - 1)), indent: columnOf(start) - 1, yaml, note }
}

function noteProbe(
  sheet: NoteSheet,
  trace: Trace,
  lane: number,
  about: Extract<Lane, { kind: 'probe' }>,
  written: Written,
  words: Words,
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
  words: Words,
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
  words: Words,
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
  const words = WORDS[language]
  const sheet = new NoteSheet()
  const starts = lineStarts(text)
  const lineOf = (offset: number): number => lineAt(starts, offset)
  const columnOf = (offset: number): number => lineColumn(text, offset).column
  trace.header.lanes.forEach((about, lane) => {
    if (about.kind !== 'container' && about.kind !== 'probe') return
    const from = writtenSpecOf(trace, about.pod)
    const document = documents.find(({ index }) => index === from?.document)
    if (from === undefined || document === undefined) return
    const written: Written = { document, spec: from.path, lineOf, columnOf }
    if (about.kind === 'probe') noteProbe(sheet, trace, lane, about, written, words)
    else {
      noteContainer(sheet, trace, lane, about, written, words)
      noteGrace(sheet, trace, about.pod, about.container, written, words)
    }
  })
  return { marks: sheet.marks(words), ghosts: [...sheet.ghosts.values()].sort((a, b) => a.afterLine - b.afterLine) }
}

function lineStarts(text: string): readonly number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

function lineAt(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle
  }
  return low + 1
}
