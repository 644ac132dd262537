import type { Diagnostic, Severity, TextRange } from '../diagnostics.ts'
import { documentOf, type ParsedDocument } from './document.ts'
import type { Places } from './locate.ts'
import { placesOf } from './placesOf.ts'
import { type DocumentText, isBlank, splitDocuments } from './splitDocuments.ts'
import type { YamlNode } from './yaml/node.ts'
import { parseYaml } from './yaml/parseYaml.ts'
import { toJson } from './yaml/toJson.ts'
import { YamlError } from './yaml/yamlError.ts'

/** The longest text that is read, in UTF-16 units. */
export const MAX_TEXT_LENGTH = 1024 * 1024
/** The most documents that a text may have. */
export const MAX_DOCUMENTS = 2000

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
    const parsed = parseOne(piece, documents.length)
    // `null` is an empty document, too.
    if (parsed.document.value === null) continue
    documents.push(parsed.document)
    diagnostics.push(...parsed.diagnostics)
  }
  return { documents, diagnostics }
}

const refused = (text: string, message: string): ParsedText => ({
  documents: [],
  diagnostics: [{ severity: 'error', document: 0, range: { start: 0, end: Math.min(text.length, 1) }, message }],
})

function parseOne(piece: DocumentText, index: number) {
  const { start, text } = piece
  const range = contentRange(piece)
  const diagnostics: Diagnostic[] = []
  const complain = (severity: Severity, message: string, offset: number, length: number) => {
    const from = start + Math.min(offset, Math.max(text.trimEnd().length - 1, 0))
    diagnostics.push({ severity, document: index, range: { start: from, end: from + length }, message })
  }
  const read = readPiece(piece)
  if ('message' in read) {
    const word = /^\S+/.exec(text.slice(read.offset))?.[0].length ?? 1
    complain('error', read.message, read.offset, word)
    return { document: documentOf({ index, value: undefined, range }), diagnostics }
  }
  const { root, json } = read
  for (const { key, offset } of json.duplicates) {
    complain('warning', `key "${key}" is already set in this mapping; the last one counts`, offset, key.length)
  }
  const { value } = json
  let places: Places | undefined
  const data = () => {
    if (root !== undefined) places ??= placesOf(root, value, start)
    return { index, value, range, ...(places === undefined ? {} : { places }) }
  }
  return { document: documentOf({ index, value, range }, data), diagnostics }
}

type Read =
  | { readonly root: YamlNode | undefined; readonly json: ReturnType<typeof toJson> }
  | { readonly message: string; readonly offset: number }

function readPiece({ text, dialect, broken, insteadOfYaml }: DocumentText): Read {
  if (broken !== undefined) return broken
  try {
    const root = parseYaml(text, dialect)
    return { root, json: root === undefined ? { value: null, duplicates: [] } : toJson(root) }
  } catch (error) {
    if (!(error instanceof YamlError)) throw error
    return { message: insteadOfYaml ?? `error converting YAML to JSON: ${error.message}`, offset: error.offset }
  }
}

/** A document without the blanks, comments and marks before and behind it. */
function contentRange({ start, text }: DocumentText): TextRange {
  const head = /^(---)?(\s|#.*\n)*/.exec(text)?.[0].length ?? 0
  return { start: start + head, end: start + text.trimEnd().length }
}
