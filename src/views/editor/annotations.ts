import { type Diagnostic, lineColumn, type Severity, type TextRange } from '../../api/diagnostics.ts'
import type { GhostLine, LineMark } from './editorProps.ts'

/** The colour of a thing in the editor; `quiet` is grey: our own remarks. */
export type Tone = LineMark['tone'] | 'quiet'

/** A text that belongs to a line: after it where it fits, else below it. */
export interface Remark {
  /** Counts from 1. */
  readonly line: number
  readonly tone: Tone
  readonly text: string
  readonly source:
    | { readonly of: 'mark'; readonly mark: LineMark }
    | { readonly of: 'diagnostic'; readonly diagnostic: Diagnostic }
}

/** The API server's refusal, which always stands below its line. */
export interface Refusal {
  readonly line: number
  readonly diagnostic: Diagnostic
  /** Under the last refusal of a document stands what follows from it. */
  readonly consequence: 'told' | 'untold'
}

/** Everything that is drawn over the text. */
export interface Annotations {
  readonly gutter: readonly { readonly line: number; readonly tone: Tone }[]
  readonly underlines: readonly { readonly range: TextRange; readonly severity: Severity }[]
  readonly remarks: readonly Remark[]
  readonly refusals: readonly Refusal[]
  readonly ghosts: readonly GhostLine[]
}

const WORST_FIRST: readonly Tone[] = ['failed', 'stopping', 'waiting', 'running', 'quiet']

function toneOf(severity: Severity): Tone {
  switch (severity) {
    case 'error':
      return 'failed'
    case 'warning':
    case 'notModelled':
      return 'waiting'
    case 'assumed':
      return 'quiet'
  }
}

function remarkText(diagnostic: Diagnostic, words: { notModelled: string; assumed: string }): string {
  const { severity, message } = diagnostic
  switch (severity) {
    case 'error':
      return message
    case 'warning':
      return message.startsWith('Warning:') ? message : `Warning: ${message}`
    case 'notModelled':
      return `▲ ${message.startsWith('not modelled') ? message : `${words.notModelled}: ${message}`}`
    case 'assumed':
      return `◇ ${message.startsWith('assumed') ? message : `${words.assumed}: ${message}`}`
  }
}

/** What to draw over a text: the worst tone of each line in the gutter, underlines, remarks after lines, refusals and ghosts below. */
export function annotationsOf(
  text: string,
  diagnostics: readonly Diagnostic[],
  marks: readonly LineMark[],
  ghosts: readonly GhostLine[],
  words: { readonly notModelled: string; readonly assumed: string },
): Annotations {
  const gutter = new Map<number, Tone>()
  const bar = (line: number, tone: Tone): void => {
    const before = gutter.get(line)
    if (before === undefined || WORST_FIRST.indexOf(tone) < WORST_FIRST.indexOf(before)) gutter.set(line, tone)
  }
  const remarks: Remark[] = []
  const refused: { line: number; diagnostic: Diagnostic }[] = []
  for (const mark of marks) {
    bar(mark.line, mark.tone)
    if (mark.text !== '') {
      remarks.push({ line: mark.line, tone: mark.tone, text: mark.text, source: { of: 'mark', mark } })
    }
  }
  for (const diagnostic of diagnostics) {
    const { line } = lineColumn(text, Math.min(diagnostic.range.start, text.length))
    const tone = toneOf(diagnostic.severity)
    if (tone !== 'quiet') bar(line, tone)
    if (diagnostic.severity === 'error') refused.push({ line, diagnostic })
    else {
      const source = { of: 'diagnostic', diagnostic } as const
      remarks.push({ line, tone, text: remarkText(diagnostic, words), source })
    }
  }
  return {
    gutter: [...gutter].map(([line, tone]) => ({ line, tone })).sort((a, b) => a.line - b.line),
    underlines: diagnostics.map(({ range, severity }) => ({ range: atLeastOne(range, text), severity })),
    remarks: remarks.sort((a, b) => a.line - b.line),
    refusals: refusalsOf(refused),
    ghosts,
  }
}

function refusalsOf(
  refused: readonly { readonly line: number; readonly diagnostic: Diagnostic }[],
): readonly Refusal[] {
  const inOrder = refused.toSorted((a, b) => a.line - b.line)
  return inOrder.map(({ line, diagnostic }, i) => {
    const isLast = inOrder.findLastIndex((each) => each.diagnostic.document === diagnostic.document) === i
    return { line, diagnostic, consequence: isLast && diagnostic.by === undefined ? 'told' : 'untold' }
  })
}

/** An empty place is underlined as the character at it, or the one before. */
function atLeastOne(range: TextRange, text: string): TextRange {
  const start = Math.min(range.start, text.length)
  const end = Math.min(Math.max(range.end, start), text.length)
  if (end > start) return { start, end }
  return start < text.length && text[start] !== '\n'
    ? { start, end: start + 1 }
    : { start: Math.max(0, start - 1), end: start }
}
