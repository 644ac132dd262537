import { didYouMean } from '../api/decode/didYouMean.ts'
import type { Diagnostic, Fix } from '../api/diagnostics.ts'
import { fixAt } from '../api/parse/fixAt.ts'
import { missingNamespace } from '../api/parse/missingNamespace.ts'
import { partNamed } from '../api/parse/partNamed.ts'
import { type ParsedScenario, scenarioDocumentOf } from '../scenario/parse.ts'
import { commandProblems } from '../trace/queries/commandProblems.ts'
import type { Notice, Trace } from '../trace/trace.ts'
import type { SourceText } from './sourceText.ts'

/** What is to be told about a text: as `error` it makes the command end with 1. */
export interface Problem {
  readonly severity: 'error' | 'warning' | 'note'
  /** "web.yaml:12:5: error: spec.containers[0].image: Required value" */
  readonly line: string
}

/** The document of what is said of the timeline. */
const NO_MANIFEST = -1

const SEVERITIES: Readonly<Record<Diagnostic['severity'] | Notice['kind'], Problem['severity']>> = {
  error: 'error',
  refused: 'error',
  warning: 'warning',
  notModelled: 'note',
  assumed: 'note',
}

/** What was wrong when the text was read. */
export function parseProblems(parsed: ParsedScenario, source: SourceText): Problem[] {
  return parsed.diagnostics.flatMap(({ severity, range, message, fix }) => [
    problem(source, range.start, SEVERITIES[severity], message),
    ...(fix === undefined ? [] : [mending(fix, source)]),
  ])
}

/** What the API server and the simulator said of the manifests. A refusal without a place of its own stands at the document's start. */
export function traceProblems(trace: Trace, parsed: ParsedScenario, source: SourceText): Problem[] {
  const { notices, created } = trace.header
  const start = (document: number, path: Notice['path'], part: 'key' | 'value' = 'value'): number => {
    const found = parsed.documents.find((candidate) => candidate.index === document) ?? scenarioDocumentOf(parsed)
    return found?.rangeOf(path, part).start ?? 0
  }
  const placed = new Set(notices.filter((notice) => notice.kind === 'refused').map((notice) => notice.document))
  const refusals = created
    .filter((answer) => answer.error !== undefined && !placed.has(answer.document))
    .map((answer) => problem(source, start(answer.document, []), 'error', answer.error ?? ''))
  const told = notices.flatMap((n) => [
    problem(
      source,
      start(n.document, n.path, n.kind === 'notModelled' ? 'key' : partNamed(n.message)),
      SEVERITIES[n.kind],
      n.message,
    ),
    ...(n.kind === 'refused' ? meant(n, parsed, source) : []),
  ])
  // A command that fails is what happens in the scenario, no error of its text.
  const commands = commandProblems(trace).map(({ entry, message }) =>
    problem(source, start(NO_MANIFEST, ['spec', 'timeline', entry, 'run']), 'warning', message),
  )
  return [...told, ...refusals, ...commands]
}

/** Our own words beside the server's. */
function meant({ document, path, message }: Notice, parsed: ParsedScenario, source: SourceText): Problem[] {
  const found = parsed.documents.find((candidate) => candidate.index === document)
  if (found === undefined) return []
  const word = didYouMean(found.value, path, message)
  const fix = word === undefined ? missingNamespace(source.text, found, message) : fixAt(source.text, found, word)
  return fix === undefined ? [] : [mending(fix, source)]
}

const mending = (fix: Fix, source: SourceText): Problem =>
  problem(
    source,
    fix.range.start,
    'note',
    fix.kind === 'meant'
      ? `did you mean ${fix.replacement}?`
      : `a manifest of kind Namespace before this one makes namespace ${fix.namespace}`,
  )

function problem(source: SourceText, offset: number, severity: Problem['severity'], message: string): Problem {
  const { file, line, column } = source.placeOf(offset)
  return { severity, line: `${file}:${line}:${column}: ${severity}: ${message}\n` }
}
