import type { PendingHereDocument, Token } from './lexer.ts'
import { type Redirection, word } from './syntax.ts'

/** The redirection of an operator with its target; a here-document is added to those whose body is still to be read. Undefined for an operator that is none. */
export function redirectionOf(
  token: Extract<Token, { type: 'redirection' }>,
  target: Extract<Token, { type: 'word' }>,
  pending: PendingHereDocument[],
): Redirection | undefined {
  const { operator } = token
  switch (operator) {
    case '<<':
    case '<<-': {
      const body = { word: word([]) }
      const quoted = target.word.parts.some((p) => p.type === 'text' && p.quoted)
      const delimiter = target.word.parts.map((p) => (p.type === 'text' ? p.text : '')).join('')
      pending.push({ delimiter, quoted, stripTabs: operator === '<<-', body })
      return { type: 'hereDocument', fd: token.fd ?? 0, body }
    }
    case '<&':
      return { type: 'duplicate', fd: token.fd ?? 0, target: target.word }
    case '>&':
      if (token.fd === undefined && target.text !== undefined && !/^(\d+|-)$/.test(target.text)) {
        return { type: 'both', target: target.word }
      }
      return { type: 'duplicate', fd: token.fd ?? 1, target: target.word }
    case '&>':
      return { type: 'both', target: target.word }
    case '<':
    case '<>':
      return { type: 'file', fd: token.fd ?? 0, operator, target: target.word }
    case '>':
    case '>>':
    case '>|':
      return { type: 'file', fd: token.fd ?? 1, operator, target: target.word }
    default:
      return undefined
  }
}
