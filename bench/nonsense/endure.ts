import { describe } from '../../src/api/describe/describe.ts'
import { expandList } from '../../src/api/parse/expandList.ts'
import { type ParsedText, parseDocuments } from '../../src/api/parse/parseDocuments.ts'
import { objectYaml } from '../../src/api/printers/objectYaml.ts'
import { renderTable } from '../../src/api/printers/renderTable.ts'
import { tableFor } from '../../src/api/printers/tableFor.ts'
import { prepareCreate } from '../../src/api/request/create.ts'
import type { StatusError } from '../../src/api/request/statusError.ts'
import { prepareUpdate } from '../../src/api/request/update.ts'
import { sortedKeys } from '../../src/api/sortedKeys.ts'
import { kubectlCreate } from '../../src/api/tables/kubectlCreate.ts'
import type { KubernetesObject } from '../../src/api/types.ts'
import { parseScenario } from '../../src/scenario/parse.ts'
import { simulate } from '../../src/sim/simulate.ts'

/** How many objects of a text the server took, and how many it refused. */
export interface Endured {
  readonly created: number
  readonly refused: number
}

const OPTIONS = { kubernetesVersion: '1.36', featureGates: {} } as const
const NOW = Date.UTC(2026, 0, 15, 12)

/** Hands a text to everything that reads texts and objects. Throws where something breaks, or tells nothing of what is wrong. */
export function endure(text: string): Endured {
  const parsed = parseDocuments(text)
  let created = 0
  let refused = 0
  let before: KubernetesObject | undefined
  for (const { index, value, rangeOf } of parsed.documents) {
    if (isBroken(parsed, index)) continue
    for (const { value: object, path } of expandList(value)) {
      const prepared = prepareCreate(object, OPTIONS)
      if (prepared.ok) {
        created++
        show(prepared.value.object)
        update(before, prepared.value.object)
        before = prepared.value.object
      } else {
        refused++
        mustTell(prepared.error)
        for (const place of prepared.error.paths) mustBeRange(rangeOf([...path, ...place]), text)
        if (before !== undefined) update(before, object)
      }
    }
  }
  const { stdout, stderr } = kubectlCreate(text)
  if (stdout === undefined && stderr === undefined) throw new Error('kubectl said nothing')
  for (const { range, message } of parsed.diagnostics) {
    if (message === '') throw new Error('a diagnostic without words')
    mustBeRange(range, text)
  }
  return { created, refused }
}

/** Hands a text to the simulator, for its first instants. */
export function endureSimulation(text: string, duration: number): void {
  const { scenario } = parseScenario(text)
  simulate({ ...scenario, duration })
}

const isBroken = ({ diagnostics }: ParsedText, index: number): boolean =>
  diagnostics.some(({ document, severity }) => document === index && severity === 'error')

/** What is printed of an object; its YAML must read back as the object. */
function show(object: KubernetesObject): void {
  const kind = object.kind ?? ''
  for (const format of ['default', 'wide'] as const)
    renderTable(tableFor(kind, [object], NOW, format), { showLabels: true })
  describe(object, { objects: [object], now: NOW })
  const yaml = objectYaml(object)
  const [read] = parseDocuments(yaml).documents
  if (JSON.stringify(sortedKeys(read?.value)) !== JSON.stringify(sortedKeys(object))) {
    throw new Error(`printed YAML reads back as another object:\n${yaml}`)
  }
}

function update(old: KubernetesObject | undefined, updated: unknown): void {
  if (old === undefined) return
  const prepared = prepareUpdate(old, updated, OPTIONS)
  if (!prepared.ok) mustTell(prepared.error)
  else describe(prepared.value.object, { objects: [old], now: NOW })
}

function mustTell({ message, paths }: StatusError): void {
  if (message === '') throw new Error('a refusal without words')
  if (paths.length === 0) throw new Error(`a refusal without a place: ${message}`)
}

function mustBeRange({ start, end }: { start: number; end: number }, text: string): void {
  if (start < 0 || end < start || end > text.length + 1) throw new Error(`a range outside the text: ${start}-${end}`)
}
