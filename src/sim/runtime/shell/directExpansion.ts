import { splitFields, type TextSegment } from './fields.ts'
import { arithmetic, home, type ParameterHost, parameterValue } from './parameters.ts'
import { pushMatches } from './pathnames.ts'
import type { DirectPart, DirectWord } from './syntax.ts'

/** Expands a piece that takes no time: text, a home directory, `$name`, arithmetic over such. */
export function directSegment(host: ParameterHost, part: DirectPart): TextSegment {
  switch (part.type) {
    case 'text':
      return { type: 'text', text: part.text, quoted: part.quoted, split: false }
    case 'tilde':
      return { type: 'text', text: home(host.state, part.user), quoted: true, split: false }
    default:
      return { type: 'text', text: directPartText(host, part), quoted: part.quoted, split: !part.quoted }
  }
}

function directPartText(host: ParameterHost, part: DirectPart): string {
  switch (part.type) {
    case 'text':
      return part.text
    case 'tilde':
      return home(host.state, part.user)
    case 'parameter':
      return parameterValue(host, part.name) ?? ''
    case 'arithmetic':
      return String(arithmetic(host, directText(host, part.expression)))
  }
}

/** Expands a word all of whose pieces take no time to one text. */
export function directText(host: ParameterHost, word: DirectWord): string {
  if (word.plain !== undefined) return word.plain
  let text = ''
  for (const part of word.direct) text += directPartText(host, part)
  return text
}

/** Expands a word all of whose pieces take no time to arguments. */
export function expandDirectWord(host: ParameterHost, word: DirectWord, args: string[]): void {
  if (word.plain !== undefined) {
    args.push(word.plain)
    return
  }
  const parts = word.direct
  const [only] = parts
  if (only !== undefined && parts.length === 1) {
    const text = directPartText(host, only)
    const quoted = isQuoted(only)
    // most unquoted values are one field too
    if (quoted || (text !== '' && USUAL_IFS.has(host.state.variables.get('IFS')) && ONE_FIELD.test(text))) {
      args.push(text)
      return
    }
    pushFields(host, [{ type: 'text', text, quoted, split: only.type !== 'text' }], args)
    return
  }
  if (parts.every(isQuoted)) {
    args.push(directText(host, word))
    return
  }
  pushFields(
    host,
    parts.map((part) => directSegment(host, part)),
    args,
  )
}

const isQuoted = (part: DirectPart): boolean => part.type === 'tilde' || part.quoted

/** The values of IFS by which ONE_FIELD is true. */
const USUAL_IFS: ReadonlySet<string | undefined> = new Set([undefined, ' \t\n', '\n', ' '])
/** What no separator of fields and no pattern is in. */
const ONE_FIELD = /^[^ \t\n*?[\\]+$/

function pushFields(host: ParameterHost, segments: readonly TextSegment[], args: string[]): void {
  for (const field of splitFields(segments, host.state.variables.get('IFS'))) pushMatches(host.state, field, args)
}
