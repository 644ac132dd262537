import { unescapeText } from '../escapes.ts'

/** What stops a program of awk; its message is what awk prints after the line. */
export class AwkError extends Error {
  readonly line: number
  constructor(message: string, line = 1) {
    super(message)
    this.line = line
  }
}

/** A token of awk. `call` is a function's name with its parenthesis right behind it. */
export interface AwkToken {
  readonly kind: 'number' | 'string' | 'match' | 'name' | 'call' | 'word' | 'operator' | 'newline' | 'end'
  readonly text: string
  readonly line: number
}

const OPERATORS = /(?:\+\+|--|\*\*=|\*\*|\+=|-=|\*=|\/=|%=|\^=|==|<=|>=|!=|!~|&&|\|\||>>|[-+*/%^!<>|?:~$=,;(){}[\]])/y
const BLANK = /(?:[ \t\r]+|\\\r?\n|#[^\n]*)+/y
const NUMBER = /(?:0[xX][0-9a-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)/y
const STRING = /"((?:[^"\\\n]|\\[\s\S])*)"/y
const MATCH = /\/((?:[^/\\\n[]|\\.|\[\^?\]?(?:[^\]\\\n]|\\.)*\])*)\//y
const NAME = /[A-Za-z_]\w*/y

/** Words that are no names. */
const WORDS = new Set(
  'BEGIN END if else while for do in next nextfile break continue exit return delete print printf getline function func'.split(
    ' ',
  ),
)

/** Cuts a program of awk into tokens; the last is `end`. */
export function tokenizeAwk(text: string): AwkToken[] {
  const tokens: AwkToken[] = []
  let at = 0
  let line = 1
  const match = (expression: RegExp): RegExpExecArray | undefined => {
    expression.lastIndex = at
    const found = expression.exec(text)
    if (found === null) return undefined
    at += found[0].length
    return found
  }
  while (at < text.length) {
    const blank = match(BLANK)
    if (blank !== undefined) {
      line += blank[0].split('\n').length - 1
      continue
    }
    const take = (kind: AwkToken['kind'], content: string): void => {
      tokens.push({ kind, text: content, line })
    }
    if (text[at] === '\n') {
      at++
      take('newline', '\n')
      line++
      continue
    }
    const last = tokens.at(-1)
    const afterValue =
      last !== undefined &&
      (['number', 'string', 'name'].includes(last.kind) || [')', ']', '$', '++', '--'].includes(last.text))
    const number = match(NUMBER)
    if (number !== undefined) {
      take('number', number[0])
      continue
    }
    const string = match(STRING)
    if (string !== undefined) {
      take(
        'string',
        unescapeText((string[1] ?? '').replace(/\\\n/g, '').replace(/\\(["/])/g, '$1'), 'three digits').text,
      )
      continue
    }
    if (text[at] === '"') throw new AwkError('Unexpected end of string', line)
    const pattern = afterValue ? undefined : match(MATCH)
    if (pattern !== undefined) {
      take('match', (pattern[1] ?? '').replaceAll('\\/', '/'))
      continue
    }
    const name = match(NAME)
    if (name !== undefined) {
      take(WORDS.has(name[0]) ? 'word' : text[at] === '(' ? 'call' : 'name', name[0])
      continue
    }
    const operator = match(OPERATORS)
    if (operator === undefined) throw new AwkError('Unexpected token', line)
    take('operator', operator[0].replace('**', '^'))
  }
  tokens.push({ kind: 'end', text: '', line })
  return tokens
}
