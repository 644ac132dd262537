import type { Diagnostic, Fix } from '../../api/diagnostics.ts'
import type { Millis } from '../../base/millis.ts'
import type { Language } from '../../ui/language.tsx'

/** What a line of the YAML brought about: drawn as a bar in the gutter and as text after the line. */
export interface LineMark {
  /** Counts from 1. */
  readonly line: number
  readonly tone: 'running' | 'waiting' | 'failed' | 'stopping'
  readonly text: string
  /** When it happened; a click goes to the first, the next click to the next. */
  readonly times: readonly Millis[]
}

/** A default that nobody wrote, but which decided something: drawn in italics where it would stand. */
export interface GhostLine {
  /** The line above it, counting from 1. */
  readonly afterLine: number
  /** Spaces before it. */
  readonly indent: number
  /** What would be written: "failureThreshold: 3". */
  readonly yaml: string
  /** What became of it: "spent 3/3". */
  readonly note: string
}

/** What the editor is given. The text is the caller's: `onText` tells of each change. */
export interface EditorProps {
  readonly text: string
  readonly onText: (text: string) => void
  readonly diagnostics: readonly Diagnostic[]
  readonly marks: readonly LineMark[]
  readonly ghosts?: readonly GhostLine[]
  /** Lines that take part in the open Why, counting from 1. */
  readonly litLines?: readonly number[]
  readonly mode: 'edit' | 'read'
  readonly language: Language
  readonly theme: 'dark' | 'light'
  /** Called when a mark is clicked, with one of its times. */
  readonly onMark?: (time: Millis) => void
  /** Called when a ghost line is clicked: the caller writes it out. */
  readonly onGhost?: (ghost: GhostLine) => void
  /** Called when an assumption is clicked. */
  readonly onAssumption?: (diagnostic: Diagnostic) => void
  /** Called with the line of the text cursor, counting from 1. */
  readonly onLine?: (line: number) => void
}

/** What a parent can ask of an editor, whichever of the two is shown. */
export interface EditorHandle {
  /** Puts the text cursor at an offset (UTF-16 units) and shows it. */
  readonly reveal: (offset: number) => void
  /** Where the text cursor is. */
  readonly offset: () => number
  /** Mends the text where it still says what was wrong. */
  readonly mend: (fix: Fix) => void
}
