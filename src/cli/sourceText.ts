import { lineColumn } from '../api/diagnostics.ts'
import type { Host } from './host.ts'

/** A place as compilers print it. */
export interface FilePlace {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** One scenario's text, made of one or several files in their order. */
export interface SourceText {
  readonly text: string
  /** The file, line and column of an offset into the text. */
  placeOf(offset: number): FilePlace
}

const SEPARATOR = '\n---\n'

/** Reads files as one text of several documents. */
export function readSourceText(host: Pick<Host, 'read'>, files: readonly string[]): SourceText {
  const parts: { file: string; text: string; start: number }[] = []
  let start = 0
  for (const file of files) {
    const text = host.read(file)
    parts.push({ file: file === '-' ? '<stdin>' : file, text, start })
    start += text.length + SEPARATOR.length
  }
  return {
    text: parts.map((part) => part.text).join(SEPARATOR),
    placeOf: (offset) => {
      const part = parts.findLast((candidate) => candidate.start <= offset) ?? parts[0]
      if (part === undefined) return { file: '<stdin>', line: 1, column: 1 }
      return { file: part.file, ...lineColumn(part.text, Math.min(offset - part.start, part.text.length)) }
    },
  }
}
