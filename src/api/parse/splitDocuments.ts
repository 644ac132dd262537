/** One document of a text: its own text, and where that begins. */
export interface DocumentText {
  readonly start: number
  readonly text: string
}

/** Cuts a text at its `---` lines, as kubectl does before it parses anything. Models apimachinery util/yaml, splitYAMLDocument. */
export function splitDocuments(text: string): DocumentText[] {
  const documents: DocumentText[] = []
  let start = 0
  for (const separator of text.matchAll(/^---(?=[ \t\r\n]|$).*$\n?/gm)) {
    const end = separator.index
    const afterMark = contentOnSeparator(separator[0])
    documents.push({ start, text: text.slice(start, end) })
    start = end + (afterMark ?? separator[0].length)
  }
  documents.push({ start, text: text.slice(start) })
  return documents
}

/** Where content begins on the separator's own line (`--- {a: b}`); undefined where the line holds only the mark or a comment. */
function contentOnSeparator(line: string): number | undefined {
  const match = /^---[ \t]+(?=[^\s#])/.exec(line)
  return match ? match[0].length : undefined
}

/** Whether a document holds nothing but blanks, comments and end marks. */
export function isBlank(text: string): boolean {
  return text.split('\n').every((line) => /^\s*(#.*)?$/.test(line) || line.trim() === '...' || line.startsWith('%'))
}
