import type { Meant } from '../decode/didYouMean.ts'
import type { Fix } from '../diagnostics.ts'
import type { ParsedDocument } from './document.ts'

/** What would mend the text where something else was meant, in the quotes that stand there. */
export function fixAt(text: string, document: ParsedDocument, meant: Meant): Fix {
  const range = document.rangeOf(meant.path, meant.part)
  const written = text.slice(range.start, range.end)
  const quote = /^["']/.exec(written)?.[0] ?? ''
  return { kind: 'meant', range, written, replacement: `${quote}${meant.word}${quote}` }
}
