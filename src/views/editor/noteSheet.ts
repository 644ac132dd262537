import type { Millis } from '../../base/millis.ts'
import { clockText } from '../../ui/clockText.ts'
import type { GhostLine, LineMark } from './editorProps.ts'
import type { NoteWords } from './noteWords.ts'

/** How many of a note's times stand in its text; the others come one click after another. */
export const TIMES_SHOWN = 2

function withTimes(text: string, times: readonly Millis[], words: NoteWords): string {
  const shown = times.slice(0, TIMES_SHOWN).map(clockText).join(', ')
  const rest = times.length - TIMES_SHOWN
  return [text, shown, ...(rest > 0 ? [words.more(rest)] : [])].filter((part) => part !== '').join(' ')
}

type TextOf = (count: number) => string

/** Collects notes; what several pods of one template brought about stands on one line together. */
export class NoteSheet {
  private readonly found = new Map<string, { line: number; tone: LineMark['tone']; times: Millis[]; text: TextOf }>()
  readonly ghosts = new Map<string, GhostLine>()

  add(line: number, tone: LineMark['tone'], key: string, times: readonly Millis[], text: TextOf): void {
    const id = `${line} ${key}`
    const known = this.found.get(id)
    if (known === undefined) this.found.set(id, { line, tone, times: [...times], text })
    else known.times.push(...times)
  }

  marks(words: NoteWords): LineMark[] {
    return [...this.found.values()]
      .map(({ line, tone, times, text }) => {
        times.sort((a, b) => a - b)
        const said = text(times.length)
        return { line, tone, text: said === '' ? '' : withTimes(said, times, words), times }
      })
      .sort((a, b) => a.line - b.line)
  }
}
