import { monaco } from './monaco.ts'

/** Where lines of a text have gone to, as the person types on. */
export interface TrackedLines {
  /** The line that the n-th of them is now, counting from 1. */
  readonly lineOf: (index: number) => number
  readonly dispose: () => void
}

/** Follows lines through edits: what was found for an earlier text stays with its lines until something newer is found. */
export function trackLines(editor: monaco.editor.ICodeEditor, lines: readonly number[]): TrackedLines {
  const anchors = editor.createDecorationsCollection(
    lines.map((line) => ({
      range: new monaco.Range(line, 1, line, Number.MAX_SAFE_INTEGER),
      options: { stickiness: monaco.editor.TrackedRangeStickiness.NeverGrowsWhenTypingAtEdges },
    })),
  )
  return {
    lineOf: (index) => anchors.getRange(index)?.endLineNumber ?? lines[index] ?? 1,
    dispose: () => anchors.clear(),
  }
}
