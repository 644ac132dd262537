import type { Diagnostic } from '../../api/diagnostics.ts'
import { type ParsedScenario, parseScenario } from '../../scenario/parse.ts'
import { simulate } from '../../sim/simulate.ts'
import type { Notice, Trace } from '../../trace/trace.ts'
import type { SimulateResponse } from './messages.ts'

/** Reads and simulates a text: what the worker does for each request. Never throws. */
export function answerText(text: string): SimulateResponse['answer'] {
  try {
    const parsed = parseScenario(text)
    if (doesNotParse(parsed)) return { kind: 'unreadable', diagnostics: parsed.diagnostics }
    const trace = simulate(parsed.scenario)
    return { kind: 'simulated', trace, diagnostics: [...parsed.diagnostics, ...diagnosticsOf(trace, parsed)] }
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
function diagnosticsOf(trace: Trace, parsed: ParsedScenario): Diagnostic[] {
  return trace.header.notices.map((notice) => ({
    severity: notice.kind === 'refused' ? 'error' : notice.kind,
    document: notice.document,
    range: rangeOf(notice, parsed),
    message: notice.message,
  }))
}

function rangeOf(notice: Notice, parsed: ParsedScenario): Diagnostic['range'] {
  const document = parsed.documents.find((d) => d.index === notice.document)
  return document?.rangeOf(notice.path, partNamed(notice)) ?? { start: 0, end: 0 }
}

/** What is not modelled or not known is the field itself; all else is about its value. */
const partNamed = ({ kind, message }: Notice): 'key' | 'value' =>
  kind === 'notModelled' || /\b(unknown|duplicate) field\b/.test(message) ? 'key' : 'value'
