import { didYouMean } from '../../api/decode/didYouMean.ts'
import type { Diagnostic } from '../../api/diagnostics.ts'
import { fixAt } from '../../api/parse/fixAt.ts'
import { missingNamespace } from '../../api/parse/missingNamespace.ts'
import { partNamed } from '../../api/parse/partNamed.ts'
import { type ParsedScenario, parseScenario, scenarioDocumentOf } from '../../scenario/parse.ts'
import { simulate } from '../../sim/simulate.ts'
import { commandProblems } from '../../trace/queries/commandProblems.ts'
import type { Notice, Trace } from '../../trace/trace.ts'
import type { SimulateResponse } from './messages.ts'

/** Reads and simulates a text: what the worker does for each request. Never throws. */
export function answerText(text: string): SimulateResponse['answer'] {
  try {
    const parsed = parseScenario(text)
    if (doesNotParse(parsed)) return { kind: 'unreadable', diagnostics: parsed.diagnostics }
    const trace = simulate(parsed.scenario)
    const said = [...diagnosticsOf(trace, parsed, text), ...commandDiagnostics(trace, parsed)]
    const diagnostics = [...parsed.diagnostics, ...said]
    return { kind: 'simulated', trace, diagnostics, documents: parsed.documents.map((document) => document.data()) }
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) }
  }
}

/** Whether a document of the text is no YAML: it has errors, and no value at all. */
function doesNotParse(parsed: ParsedScenario): boolean {
  return parsed.diagnostics.some(
    (told) =>
      told.severity === 'error' && parsed.documents.every((d) => d.index !== told.document || d.value === undefined),
  )
}

/** What the simulation said of the scenario, at its places in the text. */
function diagnosticsOf(trace: Trace, parsed: ParsedScenario, text: string): Diagnostic[] {
  return trace.header.notices.map((notice) => ({
    severity: notice.kind === 'refused' ? 'error' : notice.kind,
    document: notice.document,
    message: notice.message,
    ...placeOf(notice, parsed, text),
  }))
}

/** What the timeline's commands complained about, at their entries. */
function commandDiagnostics(trace: Trace, parsed: ParsedScenario): Diagnostic[] {
  const document = scenarioDocumentOf(parsed)
  if (document === undefined) return []
  return commandProblems(trace).map(({ entry, severity, message }) => {
    const range = document.rangeOf(['spec', 'timeline', entry, 'run'])
    return { severity, document: document.index, range, message, by: 'command' }
  })
}

function placeOf(notice: Notice, parsed: ParsedScenario, text: string): Pick<Diagnostic, 'range' | 'fix'> {
  const document = parsed.documents.find((d) => d.index === notice.document) ?? scenarioDocumentOf(parsed)
  if (document === undefined) return { range: { start: 0, end: 0 } }
  const range = document.rangeOf(notice.path, notice.kind === 'notModelled' ? 'key' : partNamed(notice.message))
  if (notice.kind !== 'refused') return { range }
  const meant = didYouMean(document.value, notice.path, notice.message)
  const fix = meant === undefined ? missingNamespace(text, document, notice.message) : fixAt(text, document, meant)
  return fix === undefined ? { range } : { range, fix }
}
