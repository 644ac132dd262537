import { byteLength } from '../goText/byteLength.ts'
import { scanJson } from './json/scanJson.ts'
import type { Dialect } from './yaml/scanQuoted.ts'

/** One document of a text: its own text and where that begins, or what is wrong before it could be read. */
export interface DocumentText {
  readonly start: number
  readonly text: string
  readonly dialect: Dialect
  /** What kubectl says of the document without reading it; `offset` counts from `start`. */
  readonly broken?: { readonly message: string; readonly offset: number }
  /** What kubectl says where the document turns out to be no YAML either: it was begun as JSON. */
  readonly insteadOfYaml?: string
}

const BOM = '\ufeff'

/** Cuts a text into documents as kubectl does before it reads any: JSON values one behind the other, or else YAML at `---` lines. Models apimachinery util/yaml/decoder.go, YAMLOrJSONDecoder. */
export function splitDocuments(text: string): DocumentText[] {
  const from = text.startsWith(BOM) ? 1 : 0
  return text.slice(from).trimStart().startsWith('{') ? splitJson(text, from) : splitYaml(text, from)
}

function splitJson(text: string, from: number): DocumentText[] {
  const documents: DocumentText[] = []
  for (let at = from; ; ) {
    const scanned = scanJson(text, at)
    if (scanned.kind === 'end') return documents
    if (scanned.kind === 'value') {
      documents.push({ start: scanned.start, text: text.slice(scanned.start, scanned.end), dialect: 'json' })
      at = scanned.end
      continue
    }
    const { offset } = scanned
    const message = scanned.kind === 'error' ? scanned.message : 'unexpected EOF'
    const toldAt =
      scanned.kind === 'error' ? `json: offset ${byteLength(text.slice(0, offset)) + 1}: ${message}` : message
    // Up to one value, the text may be YAML that only looked like JSON.
    const rest = documents.length > 1 ? undefined : afterSpace(text, at)
    if (rest === undefined) {
      const told = documents.length > 1 ? message : toldAt
      return [
        ...documents,
        { ...{ start: at, text: text.slice(at), dialect: 'json' }, broken: { message: told, offset: offset - at } },
      ]
    }
    const [first, ...more] = splitYaml(text, rest)
    return first ? [...documents, { ...first, insteadOfYaml: toldAt }, ...more] : documents
  }
}

/** Behind blanks and the first line end; undefined where nothing else comes. */
function afterSpace(text: string, from: number): number | undefined {
  for (let at = from; at < text.length; at++) {
    if (/\S/.test(text[at] ?? '')) return at
    if (text[at] === '\n') return at + 1
  }
  return undefined
}

function splitYaml(text: string, from: number): DocumentText[] {
  const documents: DocumentText[] = []
  let start = from
  const cut = (end: number) => {
    const cutOut = text.slice(start, end)
    // The reader ends every line, also the last.
    documents.push({ start, text: cutOut.endsWith('\n') ? cutOut : `${cutOut}\n`, dialect: 'yaml' })
  }
  for (let line = from; line < text.length; ) {
    const newline = text.indexOf('\n', line)
    const end = newline < 0 ? text.length : newline + 1
    if (text.startsWith('---', line)) {
      const behind = text.slice(line + 3, end).trim()
      if (behind !== '' && !behind.startsWith('#')) {
        const broken = { message: `invalid Yaml document separator: ${behind}`, offset: line - start }
        documents.push({ start, text: text.slice(start, end), dialect: 'yaml', broken })
        start = end
      } else if (line > start) {
        cut(line)
        start = end
      }
    }
    line = end
  }
  if (start < text.length) cut(text.length)
  return documents
}

/** Whether a document holds nothing but blanks and comments, under its mark. */
export function isBlank(text: string): boolean {
  return /^(---)?([^\S\n]*(#.*)?\n)*[^\S\n]*(#.*)?$/.test(text)
}
