import { hasPattern, quotePattern } from './pattern.ts'

/** A piece of an expanded word: `split` pieces are cut into fields at IFS; `end` ends a field (between the arguments of "$@"). */
export type Segment = TextSegment | { readonly type: 'end' }

/** A piece of text in an expanded word. */
export interface TextSegment {
  readonly type: 'text'
  readonly text: string
  readonly quoted: boolean
  readonly split: boolean
}

/** A field: its text, and the pattern it is where something in it was an unquoted pattern character. */
export interface Field {
  readonly text: string
  readonly pattern: string | undefined
}

const DEFAULT_IFS = ' \t\n'

/** Cuts the pieces of a word into fields. Models POSIX field splitting. */
export function splitFields(segments: readonly Segment[], ifs: string | undefined): Field[] {
  const fields: Field[] = []
  let text = ''
  let pattern = ''
  let some = false
  let endedByBlank = false
  const finish = (): void => {
    if (some) fields.push({ text, pattern: hasPattern(pattern) ? pattern : undefined })
    text = ''
    pattern = ''
    some = false
  }
  const separators = ifs ?? DEFAULT_IFS
  for (const segment of segments) {
    if (segment.type === 'end') {
      finish()
      continue
    }
    if (segment.quoted) {
      some = true
      text += segment.text
      pattern += quotePattern(segment.text)
      continue
    }
    if (!segment.split || separators === '') {
      if (segment.text !== '') some = true
      text += segment.text
      pattern += segment.text
      continue
    }
    const source = segment.text
    for (let i = 0; i < source.length; i++) {
      const c = source[i] as string
      if (!separators.includes(c)) {
        const start = i
        while (i + 1 < source.length && !separators.includes(source[i + 1] as string)) i++
        const piece = source.slice(start, i + 1)
        text += piece
        pattern += piece
        some = true
        endedByBlank = false
      } else if (c === ' ' || c === '\t' || c === '\n') {
        if (some) {
          finish()
          endedByBlank = true
        }
      } else {
        // a separator that is no blank ends a field even if that is empty, but not the one that a blank has ended
        if (!some && !endedByBlank) some = true
        finish()
        endedByBlank = false
      }
    }
  }
  finish()
  return fields
}
