import { didYouMean } from '../decode/didYouMean.ts'
import type { Fix, ValuePath } from '../diagnostics.ts'
import type { ParsedDocument } from './document.ts'

/** What would mend a refusal in the text, in the quotes that stand there; undefined where nothing is known. */
export function fixAt(text: string, document: ParsedDocument, path: ValuePath, message: string): Fix | undefined {
  const meant = didYouMean(document.value, path, message)
  if (meant === undefined) return undefined
  const range = document.rangeOf(meant.path, meant.part)
  const written = text.slice(range.start, range.end)
  const quote = /^["']/.exec(written)?.[0] ?? ''
  return { range, written, replacement: `${quote}${meant.word}${quote}` }
}
