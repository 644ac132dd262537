/** A place in a text: offsets in UTF-16 units, `end` exclusive. */
export interface TextRange {
  readonly start: number
  readonly end: number
}

/** A place as editors and compilers name it; both count from 1. */
export interface LineColumn {
  readonly line: number
  readonly column: number
}

/** The place of a value in a document: keys and indexes from its root. */
export type ValuePath = readonly (string | number)[]

/** How bad it is: `error` keeps a document from being created, `notModelled` and `assumed` are ours. */
export type Severity = 'error' | 'warning' | 'notModelled' | 'assumed'

/** What would mend it: other words in a place of the text. They are ours, never the server's. */
export type Fix = {
  readonly range: TextRange
  /** What stands there now. */
  readonly written: string
  readonly replacement: string
} & ({ readonly kind: 'meant' } | { readonly kind: 'createNamespace'; readonly namespace: string })

/** Something to tell about a place of the scenario's text. */
export interface Diagnostic {
  readonly severity: Severity
  /** Index of the document in the text. */
  readonly document: number
  readonly range: TextRange
  readonly message: string
  /** What a command of the timeline said; nothing where it is about the text itself. */
  readonly by?: 'command'
  /** Where what was meant is nearly certain. */
  readonly fix?: Fix
}

/** Line and column of an offset. */
export function lineColumn(text: string, offset: number): LineColumn {
  const before = text.slice(0, offset)
  const line = before.split('\n').length
  return { line, column: offset - (before.lastIndexOf('\n') + 1) + 1 }
}
