import type { Diagnostic } from '../api/diagnostics.ts'
import type { ParsedDocument } from '../api/parse/document.ts'
import { fixAt } from '../api/parse/fixAt.ts'
import { parseDocuments } from '../api/parse/parseDocuments.ts'
import { decodeScenario } from './decodeScenario.ts'
import { DEFAULT_SCENARIO } from './defaults.ts'
import { meantField } from './meantField.ts'
import type { Scenario } from './scenario.ts'
import type { ScenarioDocument } from './schema.ts'

/** A scenario's text, read. `scenario` can always be simulated: what is wrong in the text was left out and is told in `diagnostics`. */
export interface ParsedScenario {
  readonly scenario: Scenario
  readonly documents: readonly ParsedDocument[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads a text of several documents: at most one Scenario, and manifests. Never throws. */
export function parseScenario(text: string): ParsedScenario {
  const { documents, diagnostics } = parseDocuments(text)
  const [ours, ...more] = documents.filter((document) => isScenarioDocument(document.value))
  const decoded = ours === undefined ? undefined : decodeScenario(ours.value)
  const told: Diagnostic[] = [...diagnostics]
  if (ours !== undefined) {
    for (const { path, message } of decoded?.problems ?? []) {
      const part = message.endsWith(': unknown field') ? 'key' : 'value'
      const meant = meantField(path, message)
      const fix = meant === undefined ? {} : { fix: fixAt(text, ours, meant) }
      told.push({ severity: 'error', document: ours.index, range: ours.rangeOf(path, part), message, ...fix })
    }
  }
  for (const extra of more) {
    const message = 'kind: Invalid value: "Scenario": a text has at most one Scenario document'
    told.push({ severity: 'error', document: extra.index, range: extra.rangeOf(['kind'], 'value'), message })
  }
  const manifests = documents
    .filter(
      (document) => document.value !== undefined && document.value !== null && !isScenarioDocument(document.value),
    )
    .map((document) => ({ document: document.index, value: document.value }))
  const settings = decoded?.document === undefined ? DEFAULT_SCENARIO : settingsOf(decoded.document)
  return { scenario: { ...settings, manifests }, documents, diagnostics: told }
}

/** The text's Scenario document; undefined where there is none. */
export function scenarioDocumentOf({ documents }: ParsedScenario): ParsedDocument | undefined {
  return documents.find((document) => isScenarioDocument(document.value))
}

/** Whether a document's value is our own document, of whatever version. */
export function isScenarioDocument(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { apiVersion, kind } = value as { apiVersion?: unknown; kind?: unknown }
  return kind === 'Scenario' && typeof apiVersion === 'string' && apiVersion.startsWith('podarium.dev/')
}

function settingsOf(document: ScenarioDocument): Omit<Scenario, 'manifests'> {
  const { nodes, ...spec } = document.spec
  return { name: document.metadata.name, nodes: nodes.length === 0 ? DEFAULT_SCENARIO.nodes : nodes, ...spec }
}
