import { alignColumns } from './tabWriter.ts'

const INDENT = '  '

/** Collects what `kubectl describe` says, level by level. Models kubectl pkg/describe/describe.go, PrefixWriter. */
export interface DescribeWriter {
  /** Adds a text without ending the line; each call indents, wherever in the line it stands. */
  write(level: number, text: string): void
  /** Adds a text and ends the line. */
  line(level: number, text: string): void
  /** Ends a line that was begun by `write`. */
  rest(text: string): void
}

/** What `describe` adds to a writer, aligned. */
export function describedText(describe: (writer: DescribeWriter) => void): string {
  let text = ''
  const writer: DescribeWriter = {
    write: (level, added) => {
      text += INDENT.repeat(level) + added
    },
    line: (level, added) => writer.write(level, `${added}\n`),
    rest: (added) => {
      text += `${added}\n`
    },
  }
  describe(writer)
  return alignColumns(text.replaceAll('\u001b', '^[').replaceAll('\r', '\\r'))
}

/** A writer that stands so many levels further in. */
export function nestedWriter(outer: DescribeWriter, levels: number): DescribeWriter {
  return {
    write: (level, text) => outer.write(level + levels, text),
    line: (level, text) => outer.line(level + levels, text),
    rest: (text) => outer.line(levels, text),
  }
}
