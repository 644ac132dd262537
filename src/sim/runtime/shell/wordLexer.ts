import {
  type ParameterOperator,
  type ParameterPart,
  type Script,
  ShellSyntaxError,
  type Word,
  type WordPart,
  word,
} from './syntax.ts'

const NAME_START = /[A-Za-z_]/
const NAME = /[A-Za-z0-9_]/
const SPECIAL = '@*#?-$!'

/** The name that a tilde begins, up to where it may end. */
const BEFORE_TILDE_END = /^~[A-Za-z0-9_-]*(?=[/\s;&|)<>]|$)/
const BEFORE_BRACED_TILDE_END = /^~[A-Za-z0-9_-]*(?=[/}])/

/** What parses the commands inside `$(...)`: the parser that the lexer belongs to. */
export interface SubstitutionParser {
  /** Parses up to the closing parenthesis, which it takes. */
  substitution(): Script
  /** Parses the beginning of a text up to the closing parenthesis; how much that is. */
  beginning(text: string, line: number): { readonly script: Script; readonly length: number }
  /** Parses a whole text of its own. */
  nested(text: string): Script
}

/** Where words are read: each has its own quoting and its own end. */
type WordContext = 'bare' | 'here-document' | 'braces' | 'quoted braces' | 'arithmetic'

/** Reads words as ash does: quoting and expansions are resolved into word parts. */
export class WordLexer {
  source: string
  at = 0
  line = 1
  parser: SubstitutionParser | undefined

  constructor(source: string) {
    this.source = source
  }

  fail(message: string): never {
    throw new ShellSyntaxError(message, this.line)
  }

  /** Reads word parts up to where the context ends. */
  parts(context: WordContext): WordPart[] {
    const { source } = this
    const parts: WordPart[] = []
    const quotedContext = context === 'here-document' || context === 'quoted braces' || context === 'arithmetic'
    let text = ''
    let depth = 0
    const flush = (): void => {
      if (text !== '') parts.push({ type: 'text', text, quoted: quotedContext })
      text = ''
    }
    if ((context === 'bare' || context === 'braces') && source[this.at] === '~') {
      const end = context === 'bare' ? BEFORE_TILDE_END : BEFORE_BRACED_TILDE_END
      const user = end.exec(source.slice(this.at, this.at + 64))
      if (user !== null) {
        parts.push({ type: 'tilde', user: user[0].slice(1) })
        this.at += user[0].length
      }
    }
    for (;;) {
      if (this.at >= source.length) {
        if (context === 'braces' || context === 'quoted braces') this.fail("missing '}'")
        if (context === 'arithmetic') this.fail("missing '))'")
        break
      }
      const c = source[this.at] as string
      if (context === 'bare' && ' \t\n;&|<>()'.includes(c)) break
      if ((context === 'braces' || context === 'quoted braces') && c === '}') break
      if (context === 'arithmetic') {
        if (c === '(') depth++
        if (c === ')') {
          if (depth === 0 && source[this.at + 1] === ')') break
          if (depth > 0) depth--
        }
      }
      if (c === '\n') this.line++
      if (c === '\\') {
        const escaped = source[this.at + 1]
        this.at += 2
        if (escaped === '\n') {
          this.line++
          continue
        }
        if (escaped === undefined) text += '\\'
        else if (quotedContext && !isEscapable(escaped, context)) text += `\\${escaped}`
        else {
          flush()
          parts.push({ type: 'text', text: escaped, quoted: true })
        }
        continue
      }
      if (c === '$') {
        const part = this.dollar(quotedContext)
        if (part === undefined) text += '$'
        else {
          flush()
          parts.push(part)
        }
        continue
      }
      if (c === '`') {
        flush()
        parts.push({ type: 'substitution', script: this.backquoted(quotedContext), quoted: quotedContext })
        continue
      }
      if (c === "'" && !quotedContext) {
        flush()
        parts.push({ type: 'text', text: this.singleQuoted(), quoted: true })
        continue
      }
      if (c === '"' && context !== 'here-document' && context !== 'arithmetic') {
        this.at++
        if (context === 'quoted braces') {
          flush()
          parts.push(...this.doubleQuoted())
          continue
        }
        flush()
        const inner = this.doubleQuoted()
        parts.push(...(inner.length === 0 ? [{ type: 'text', text: '', quoted: true } as const] : inner))
        continue
      }
      text += c
      this.at++
    }
    flush()
    return parts
  }

  private singleQuoted(): string {
    const end = this.source.indexOf("'", this.at + 1)
    if (end < 0) this.fail('unterminated quoted string')
    const text = this.source.slice(this.at + 1, end)
    this.at = end + 1
    for (const c of text) if (c === '\n') this.line++
    return text
  }

  /** Reads up to the closing double quote, which is taken; the opening one has been. */
  private doubleQuoted(): WordPart[] {
    const parts: WordPart[] = []
    let text = ''
    const flush = (): void => {
      if (text !== '') parts.push({ type: 'text', text, quoted: true })
      text = ''
    }
    for (;;) {
      const c = this.source[this.at]
      if (c === undefined) this.fail('unterminated quoted string')
      if (c === '"') break
      if (c === '\n') this.line++
      if (c === '\\') {
        const escaped = this.source[this.at + 1]
        this.at += 2
        if (escaped === '\n') this.line++
        else if (escaped !== undefined && isEscapable(escaped, 'quoted')) text += escaped
        else text += `\\${escaped ?? ''}`
      } else if (c === '$') {
        const part = this.dollar(true)
        if (part === undefined) text += '$'
        else {
          flush()
          parts.push(part)
        }
      } else if (c === '`') {
        flush()
        parts.push({ type: 'substitution', script: this.backquoted(true), quoted: true })
      } else {
        text += c
        this.at++
      }
    }
    this.at++
    flush()
    return parts
  }

  /** Reads what a dollar sign begins; undefined (the sign taken) where it stands for itself. */
  private dollar(quoted: boolean): WordPart | undefined {
    const { source } = this
    const c = source[this.at + 1]
    if (c === '(') {
      if (source[this.at + 2] === '(') return this.arithmetic(quoted)
      this.at += 2
      const script = this.parser?.substitution()
      return { type: 'substitution', script, quoted }
    }
    if (c === '{') {
      this.at += 2
      return this.braced(quoted)
    }
    if (c === "'" && !quoted) {
      this.at++
      return { type: 'text', text: this.dollarQuoted(), quoted: true }
    }
    if (c !== undefined && (NAME_START.test(c) || (c >= '0' && c <= '9') || SPECIAL.includes(c))) {
      this.at++
      return parameter(this.parameterName(false), quoted)
    }
    this.at++
    return undefined
  }

  /** `$((...))`. */
  private arithmetic(quoted: boolean): WordPart {
    this.at += 3
    const expression = word(this.parts('arithmetic'))
    this.at += 2
    return { type: 'arithmetic', expression, quoted }
  }

  private parameterName(braced: boolean): string {
    const { source } = this
    const start = this.at
    const c = source[start] ?? ''
    if (SPECIAL.includes(c) && c !== '') this.at++
    else if (c >= '0' && c <= '9') {
      this.at++
      while (braced && /[0-9]/.test(source[this.at] ?? '')) this.at++
    } else while (NAME.test(source[this.at] ?? '')) this.at++
    return source.slice(start, this.at)
  }

  private braced(quoted: boolean): ParameterPart {
    const { source } = this
    if (
      source[this.at] === '#' &&
      source[this.at + 1] !== '}' &&
      (/[A-Za-z0-9_@*?$!-]/.test(source[this.at + 1] ?? '') || source.startsWith('##}', this.at))
    ) {
      this.at++
      const name = this.parameterName(true)
      if (source[this.at] !== '}') this.skipToBrace()
      this.at++
      return { type: 'parameter', name, operator: 'length', colon: false, quoted }
    }
    const name = this.parameterName(true)
    if (source[this.at] === '}') {
      this.at++
      return name === '' ? { type: 'parameter', name, operator: 'bad', colon: false, quoted } : parameter(name, quoted)
    }
    const colon = source[this.at] === ':' && '-=?+'.includes(source[this.at + 1] ?? ' ')
    if (colon) this.at++
    const rest = source.slice(this.at, this.at + 2)
    const operator =
      name === ''
        ? undefined
        : (['##', '%%', '//', '-', '=', '?', '+', '#', '%', '/', ':'] as const).find((o) => rest.startsWith(o))
    if (operator === undefined) {
      this.skipToBrace()
      this.at++
      return { type: 'parameter', name, operator: 'bad', colon: false, quoted }
    }
    this.at += operator.length
    if (operator === '/' || operator === '//' || operator === ':') {
      const [first, second] = this.twoWords(operator === ':' ? ':' : '/')
      const kind: ParameterOperator = operator === ':' ? 'slice' : operator
      return { type: 'parameter', name, operator: kind, colon: false, word: first, ...(second && { second }), quoted }
    }
    const trims = operator.startsWith('#') || operator.startsWith('%')
    const inner = word(this.parts(quoted && !trims ? 'quoted braces' : 'braces'))
    this.at++
    return { type: 'parameter', name, operator, colon, word: inner, quoted }
  }

  /** Reads `first/second}` or `first:second}`. */
  private twoWords(separator: string): [Word, Word | undefined] {
    // a pattern is not empty: what stands first belongs to it. A colon takes the brace behind it
    const first = this.source[this.at]
    if (separator === ':' && first === '}') this.at++
    const from = separator === '/' && first === '/' ? 1 : 0
    const parts = this.parts('braces')
    this.at++
    const index = parts.findIndex(
      (p, i) => p.type === 'text' && !p.quoted && p.text.includes(separator, i === 0 ? from : 0),
    )
    const splitting = parts[index]
    if (splitting?.type !== 'text') return [word(parts), undefined]
    const at = splitting.text.indexOf(separator, index === 0 ? from : 0)
    const piece = (text: string): WordPart[] => (text === '' ? [] : [{ type: 'text', text, quoted: false }])
    return [
      word([...parts.slice(0, index), ...piece(splitting.text.slice(0, at))]),
      word([...piece(splitting.text.slice(at + 1)), ...parts.slice(index + 1)]),
    ]
  }

  private skipToBrace(): void {
    const end = this.source.indexOf('}', this.at)
    if (end < 0) this.fail("missing '}'")
    this.at = end
  }

  private backquoted(quoted: boolean): Script {
    let text = ''
    this.at++
    for (;;) {
      const c = this.source[this.at]
      if (c === undefined) this.fail('EOF in backquote substitution')
      if (c === '`') break
      if (c === '\n') this.line++
      const escaped = this.source[this.at + 1] ?? ''
      if (c === '\\' && ('`$\\'.includes(escaped) || (quoted && escaped === '"')) && escaped !== '') {
        text += escaped
        this.at += 2
      } else {
        text += c
        this.at++
      }
    }
    this.at++
    return this.parser?.nested(text)
  }

  private dollarQuoted(): string {
    let text = ''
    this.at++
    for (;;) {
      const c = this.source[this.at]
      if (c === undefined) this.fail('unterminated quoted string')
      this.at++
      if (c === "'") return text
      if (c !== '\\') {
        text += c
        continue
      }
      const match = /^(x[0-9a-fA-F]{1,2}|[0-7]{1,3}|[\s\S])/.exec(this.source.slice(this.at, this.at + 4))
      const sequence = match?.[0] ?? ''
      this.at += sequence.length
      text += resolveEscape(sequence)
    }
  }
}

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}

function resolveEscape(sequence: string): string {
  if (/^x./.test(sequence)) return String.fromCharCode(Number.parseInt(sequence.slice(1), 16))
  if (/^[0-7]/.test(sequence)) return String.fromCharCode(Number.parseInt(sequence, 8) & 255)
  const simple = SIMPLE_ESCAPES[sequence]
  if (simple !== undefined) return simple
  return '\\\'"?'.includes(sequence) ? sequence : `\\${sequence}`
}

const parameter = (name: string, quoted: boolean): ParameterPart => ({
  type: 'parameter',
  name,
  operator: '',
  colon: false,
  quoted,
})

function isEscapable(c: string, context: string): boolean {
  if (c === '"') return context !== 'here-document'
  if (c === '}') return context === 'quoted braces'
  return c === '$' || c === '`' || c === '\\'
}
