import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  YAMLParseError,
} from 'yaml'
import type { Diagnostic, TextRange, ValuePath } from '../diagnostics.ts'
import { isBlank, splitDocuments } from './splitDocuments.ts'
import { ConversionError, toJson } from './toJson.ts'
import { yamlErrorMessage } from './yamlError.ts'

/** The longest text that is read, in UTF-16 units. */
export const MAX_TEXT_LENGTH = 1024 * 1024
/** The most documents that a text may have. */
export const MAX_DOCUMENTS = 2000

/** Types are resolved by the rules of go-yaml, and errors told in its words; lines are counted only where they are told. */
const PARSE_OPTIONS = {
  schema: 'failsafe',
  version: '1.1',
  uniqueKeys: false,
  logLevel: 'silent',
  prettyErrors: false,
} as const

/** One document of a scenario's text, with the way back from a value to its place. */
export interface ParsedDocument {
  /** Counts the documents that are not empty. */
  readonly index: number
  /** JSON as kubectl would send it; undefined when the document is not YAML. */
  readonly value: unknown
  readonly range: TextRange
  /** The range of a value or of its key; where the path does not exist, that of its nearest existing ancestor. */
  rangeOf(path: ValuePath, part?: 'key' | 'value'): TextRange
}

/** What a text holds, and what is wrong with it in kubectl's words. */
export interface ParsedText {
  readonly documents: readonly ParsedDocument[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads a text of YAML, JSON and KYAML documents. Empty documents are left out; each bad one has a diagnostic and does not spoil the others. */
export function parseDocuments(text: string): ParsedText {
  if (text.length > MAX_TEXT_LENGTH) {
    return refused(
      text,
      `the text is longer than ${MAX_TEXT_LENGTH} characters (1 MiB); split it into several scenarios`,
    )
  }
  const pieces = splitDocuments(text).filter((piece) => !isBlank(piece.text))
  if (pieces.length > MAX_DOCUMENTS) {
    return refused(text, `the text has ${pieces.length} documents; at most ${MAX_DOCUMENTS} are read`)
  }
  const documents: ParsedDocument[] = []
  const diagnostics: Diagnostic[] = []
  for (const piece of pieces) {
    const parsed = parseOne(piece.text, piece.start, documents.length)
    documents.push(parsed.document)
    diagnostics.push(...parsed.diagnostics)
  }
  return { documents, diagnostics }
}

const refused = (text: string, message: string): ParsedText => ({
  documents: [],
  diagnostics: [{ severity: 'error', document: 0, range: { start: 0, end: Math.min(text.length, 1) }, message }],
})

function parseOne(text: string, start: number, index: number) {
  const end = start + text.trimEnd().length
  const first = start + (text.length - text.trimStart().length)
  const range: TextRange = { start: first, end }
  const diagnostics: Diagnostic[] = []
  const complain = (severity: 'error' | 'warning', message: string, from: number, to: number) =>
    diagnostics.push({ severity, document: index, range: { start: start + from, end: start + to }, message })
  let value: unknown
  let root: Node | null = null
  let document: Document.Parsed | undefined
  try {
    document = parseDocument(text, PARSE_OPTIONS)
    const first = document.errors[0]
    if (first) throw first
    root = document.contents
    const json = toJson(document)
    value = json.value
    for (const duplicate of json.duplicates) {
      const message = `key "${duplicate.key}" is already set in this mapping; the last one counts`
      complain('warning', message, duplicate.offset, duplicate.offset + duplicate.key.length)
    }
  } catch (error) {
    const told = describeFailure(error, document?.errors ?? [], text)
    complain('error', `error converting YAML to JSON: ${told.message}`, told.start, told.end)
  }
  const rangeOf = (path: ValuePath, part: 'key' | 'value' = 'value') => {
    const found = locate(root, document, path, part)
    return found ? { start: start + found.start, end: start + found.end } : range
  }
  return { document: { index, value, range, rangeOf }, diagnostics }
}

function describeFailure(
  error: unknown,
  errors: readonly YAMLParseError[],
  text: string,
): { message: string; start: number; end: number } {
  if (error instanceof YAMLParseError) {
    const [start, end] = error.pos
    return { message: yamlErrorMessage(errors, text), start, end: Math.max(end, start + 1) }
  }
  if (error instanceof ConversionError) return { message: error.message, start: error.offset, end: error.offset + 1 }
  if (error instanceof RangeError) return { message: 'yaml: exceeded max depth of 10000', start: 0, end: 1 }
  throw error
}

/** Follows a path through the document as far as it goes. */
function locate(root: Node | null, document: Document.Parsed | undefined, path: ValuePath, part: 'key' | 'value') {
  let node: unknown = root
  let best = spanOf(root)
  for (const [position, step] of path.entries()) {
    if (isAlias(node) && document) node = node.resolve(document)
    const last = position === path.length - 1
    if (isMap(node)) {
      const pair: Pair | undefined = node.items.findLast(
        (each) => isScalar(each.key) && String(each.key.value) === String(step),
      )
      if (!pair) return best
      const key = spanOf(pair.key)
      const value = spanOf(pair.value)
      best = (last && part === 'key' ? key : nonEmpty(value)) ?? key ?? best
      node = pair.value
    } else if (isSeq(node)) {
      const item = node.items[Number(step)]
      if (item === undefined) return best
      best = spanOf(item) ?? best
      node = item
    } else {
      return best
    }
  }
  return best
}

const nonEmpty = (span: TextRange | undefined) => (span && span.end > span.start ? span : undefined)

function spanOf(node: unknown): TextRange | undefined {
  const range = (node as Node | null | undefined)?.range
  return range ? { start: range[0], end: range[1] } : undefined
}
