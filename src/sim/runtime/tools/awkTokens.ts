/** A program that this awk cannot read. */
export class AwkError extends Error {}

/** A token of awk. */
export interface AwkToken {
  readonly kind: 'number' | 'string' | 'match' | 'name' | 'call' | 'operator' | 'newline' | 'end'
  readonly text: string
}

const OPERATORS = /^(\+\+|--|\+=|-=|\*=|\/=|%=|\^=|==|<=|>=|!=|!~|&&|\|\||>>|[-+*/%^!<>|?:~$=,;(){}[\]])/
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\\': '\\', '"': '"', '/': '/' }

/** Cuts a program of awk into tokens; the last is `end`. */
export function tokenizeAwk(text: string): AwkToken[] {
  const tokens: AwkToken[] = []
  let at = 0
  while (at < text.length) {
    const rest = text.slice(at)
    const skipped = /^([ \t\r]+|\\\n|#[^\n]*)/.exec(rest)
    if (skipped !== null) {
      at += skipped[0].length
      continue
    }
    const last = tokens.at(-1)
    const value =
      last !== undefined && (['number', 'string', 'name'].includes(last.kind) || [')', ']', '$'].includes(last.text))
    const take = (kind: AwkToken['kind'], match: string, content = match): void => {
      tokens.push({ kind, text: content })
      at += match.length
    }
    const newline = /^\n/.exec(rest)
    const number = /^(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?/.exec(rest)
    const string = /^"((?:[^"\\]|\\.)*)"/s.exec(rest)
    const match = value ? null : /^\/((?:[^/\\\n[]|\\.|\[[^\]]*\])*)\//.exec(rest)
    const name = /^[A-Za-z_]\w*/.exec(rest)
    const operator = OPERATORS.exec(rest)
    if (newline !== null) take('newline', '\n')
    else if (number !== null) take('number', number[0])
    else if (string !== null)
      take(
        'string',
        string[0],
        (string[1] ?? '').replace(/\\(.)/gs, (_, c: string) => ESCAPES[c] ?? `\\${c}`),
      )
    else if (match !== null) take('match', match[0], (match[1] ?? '').replaceAll('\\/', '/'))
    else if (name !== null) take(rest[name[0].length] === '(' ? 'call' : 'name', name[0])
    else if (operator !== null) take('operator', operator[0])
    else throw new AwkError(`unexpected ${rest[0]}`)
  }
  tokens.push({ kind: 'end', text: '' })
  return tokens
}
