import { type Document, isMap, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml'
import { isBlank, splitDocuments } from '../api/parse/splitDocuments.ts'
import { goDuration, type Millis, parseDuration } from '../base/millis.ts'
import { isScenarioDocument } from './parse.ts'
import { type Splice, spliced } from './splice.ts'
import { insertItem, type Page, putAt, removeItem } from './yamlSplice.ts'
import { blockLines, type Writable } from './yamlStyle.ts'

const TIMELINE = ['spec', 'timeline']

/** Adds an entry to the scenario's timeline, before the first later one. All other text stays as it is. */
export function addTimelineEntry(text: string, entry: { readonly at: Millis; readonly run: string }): string {
  const item = { at: goDuration(entry.at), run: entry.run }
  return edited(text, { spec: { timeline: [item] } }, (page, root) => {
    const list = timelineOf(root)
    if (list === undefined) return putAt(page, root, TIMELINE, [item])
    const later = timesOf(list).findIndex((at) => at !== undefined && at > entry.at)
    return insertItem(page, list, later < 0 ? list.items.length : later, item)
  })
}

/** Takes an entry, by its index in `spec.timeline`, out of the scenario's timeline. All other text stays as it is. */
export function removeTimelineEntry(text: string, index: number): string {
  return edited(text, undefined, (page, root) => {
    const spec = root.get('spec')
    return isMap(spec) ? removeItem(page, spec, 'timeline', index) : undefined
  })
}

/** Sets a field of the Scenario document, by its path from the root (`['spec', 'seed']`). All other text stays as it is. */
export function setScenarioField(text: string, path: readonly string[], value: string | number): string {
  const whole = path.reduceRight<Writable>((inner, step) => ({ [step]: inner }), value)
  return edited(text, whole, (page, root) => putAt(page, root, path, value))
}

/** Edits the Scenario document; `fresh` is what a new one holds where there is none (undefined: then nothing is done). */
function edited(
  text: string,
  fresh: Writable | undefined,
  edit: (page: Page, root: YAMLMap) => Splice | undefined,
): string {
  const eol = text.includes('\r\n') ? '\r\n' : '\n'
  for (const piece of splitDocuments(text)) {
    const document = scenarioDocument(piece.text)
    if (document === undefined) continue
    const page: Page = { text: piece.text, eol, style: piece.text.trimStart().startsWith('{') ? 'json' : 'yaml' }
    const splice = edit(page, document.contents)
    if (splice === undefined) return text
    return spliced(text, { start: piece.start + splice.start, end: piece.start + splice.end, insert: splice.insert })
  }
  return fresh === undefined ? text : withNewDocument(text, fresh, eol)
}

function scenarioDocument(text: string): (Document.Parsed & { contents: YAMLMap.Parsed }) | undefined {
  if (!text.includes('Scenario')) return undefined
  const document = parseDocument(text, {
    schema: 'failsafe',
    version: '1.1',
    keepSourceTokens: true,
    logLevel: 'silent',
  })
  const { contents } = document
  if (document.errors.length > 0 || !isMap(contents)) return undefined
  const value = { apiVersion: contents.get('apiVersion'), kind: contents.get('kind') }
  return isScenarioDocument(value) ? (document as Document.Parsed & { contents: YAMLMap.Parsed }) : undefined
}

function timelineOf(root: YAMLMap): YAMLSeq | undefined {
  const list = root.getIn(TIMELINE)
  return isSeq(list) ? list : undefined
}

function timesOf(list: YAMLSeq): readonly (Millis | undefined)[] {
  return list.items.map((item) => {
    const at = isMap(item) ? item.get('at') : undefined
    return typeof at === 'string' ? parseDuration(at) : undefined
  })
}

/** The text with a Scenario document in front. */
function withNewDocument(text: string, fields: Writable, eol: string): string {
  const whole = { apiVersion: 'podarium.dev/v1alpha1', kind: 'Scenario', ...(fields as { [key: string]: Writable }) }
  const lines = Object.entries(whole).flatMap(([key, value]) => blockLines(key, value, ''))
  const separator = isBlank(text) || /^---\s/.test(text) ? [] : ['---']
  return [...lines, ...separator, text].join(eol)
}
