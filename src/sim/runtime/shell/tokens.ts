import type { Token } from './lexer.ts'
import { type Assignment, type Word, type WordPart, word } from './syntax.ts'

/** Words that are grammar where a command may begin. */
export const KEYWORDS = new Set([
  '!',
  'case',
  'do',
  'done',
  'elif',
  'else',
  'esac',
  'fi',
  'for',
  'function',
  'if',
  'in',
  'then',
  'until',
  'while',
  '{',
  '}',
])

/** What an unexpected token is called in a message. */
export function tokenName(token: Token): string {
  switch (token.type) {
    case 'end':
      return 'end of file'
    case 'newline':
      return 'newline'
    case 'redirection':
      return 'redirection'
    case 'word':
      return token.text !== undefined && KEYWORDS.has(token.text) ? `"${token.text}"` : 'word'
    case 'operator':
      return `"${token.operator}"`
  }
}

/** Reads a word as an assignment; undefined where it is none. */
export function asAssignment(assigned: Word): Assignment | undefined {
  const [first, ...rest] = assigned.parts
  if (first?.type !== 'text' || first.quoted) return undefined
  const match = /^([A-Za-z_][A-Za-z0-9_]*)=/.exec(first.text)
  if (match === null) return undefined
  const text = first.text.slice(match[0].length)
  const parts: WordPart[] = text === '' ? rest : [{ type: 'text', text, quoted: false }, ...rest]
  return { name: match[1] ?? '', value: word(parts.some(mayHaveTilde) ? withTildes(parts) : parts) }
}

const mayHaveTilde = (part: WordPart): boolean => part.type === 'text' && !part.quoted && part.text.includes('~')

/** In assignments a tilde also stands after a colon. */
function withTildes(parts: readonly WordPart[]): WordPart[] {
  return parts.flatMap((part, index) => {
    if (part.type !== 'text' || part.quoted) return [part]
    const pieces: WordPart[] = []
    const colons = part.text.split(':')
    colons.forEach((piece, i) => {
      const lead = i > 0 ? ':' : ''
      // a name that something else follows without a slash is no user's
      const ended = i < colons.length - 1 || index === parts.length - 1
      const user = i > 0 || index === 0 ? /^~([A-Za-z0-9_-]*)(?=\/|$)/.exec(piece) : null
      if (user === null || (!ended && user[0] === piece)) {
        pieces.push({ type: 'text', text: lead + piece, quoted: false })
        return
      }
      if (lead !== '') pieces.push({ type: 'text', text: lead, quoted: false })
      pieces.push({ type: 'tilde', user: user[1] ?? '' })
      pieces.push({ type: 'text', text: piece.slice(user[0].length), quoted: false })
    })
    return pieces.filter((piece) => piece.type !== 'text' || piece.text !== '')
  })
}
