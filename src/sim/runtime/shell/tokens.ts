import type { Token } from './lexer.ts'
import { type Assignment, type Word, word } from './syntax.ts'

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
  const user = /^~([A-Za-z0-9_-]*)(?=[/:]|$)/.exec(text)
  const parts: Word['parts'] =
    user !== null
      ? [
          { type: 'tilde', user: user[1] ?? '' },
          { type: 'text', text: text.slice(user[0].length), quoted: false },
          ...rest,
        ]
      : text === ''
        ? rest
        : [{ type: 'text', text, quoted: false }, ...rest]
  return { name: match[1] ?? '', value: word(parts) }
}
