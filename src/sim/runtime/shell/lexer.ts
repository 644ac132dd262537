import { type Word, word } from './syntax.ts'
import { type SubstitutionParser, WordLexer } from './wordLexer.ts'

/** A token. A word's `text` is given where all of it is unquoted and literal: only such words can be keywords. */
export type Token =
  | { readonly type: 'word'; readonly word: Word; readonly text: string | undefined }
  | { readonly type: 'redirection'; readonly operator: string; readonly fd: number | undefined }
  | { readonly type: 'operator'; readonly operator: string }
  | { readonly type: 'newline' }
  | { readonly type: 'end' }

/** A here-document whose body is still to come, after the next newline. */
export interface PendingHereDocument {
  readonly delimiter: string
  readonly quoted: boolean
  readonly stripTabs: boolean
  readonly body: { word: Word }
}

const OPERATORS = ['&&', '||', ';;', ';', '&', '|', '(', ')']
const REDIRECTIONS = ['<<-', '<<', '<&', '<>', '<', '>>', '>&', '>|', '>', '&>']

/** Cuts a script into tokens as ash does: quoting and expansions are resolved into word parts. */
export class Lexer extends WordLexer {
  readonly pending: PendingHereDocument[] = []
  /** Aliases whose text is being read, and where it ends, counted from the end of the source. */
  private readonly inserted: { readonly name: string; readonly left: number }[] = []
  /** Where the text of an alias ends that ends with a blank: the word after it may be an alias too. */
  private blankLeft: number | undefined
  /** Where the last word begins, counted from the end of the source. */
  private wordLeft = 0

  /** Reads the text of an alias next, in the place of its name, which was the last word read. False where that is what is being read. */
  insert(name: string, text: string): boolean {
    const left = this.source.length - this.at
    while ((this.inserted.at(-1)?.left ?? 0) > left) this.inserted.pop()
    if (this.inserted.some((each) => each.name === name)) return false
    this.source = `${text}${this.source.slice(this.at)}`
    this.at = 0
    this.inserted.push({ name, left })
    if (/[ \t]$/.test(text)) this.blankLeft = left
    return true
  }

  /** Whether the last word is the first after an alias that ends with a blank; only once. */
  followsBlankAlias(): boolean {
    if (this.blankLeft === undefined || this.wordLeft > this.blankLeft) return false
    this.blankLeft = undefined
    return true
  }

  next(): Token {
    const { source } = this
    for (;;) {
      const c = source[this.at]
      if (c === ' ' || c === '\t') this.at++
      else if (c === '\\' && source[this.at + 1] === '\n') {
        this.at += 2
        this.line++
      } else if (c === '#') {
        while (this.at < source.length && source[this.at] !== '\n') this.at++
      } else break
    }
    if (this.at >= source.length) return { type: 'end' }
    if (source[this.at] === '\n') {
      this.at++
      this.line++
      this.readHereDocuments()
      return { type: 'newline' }
    }
    const redirection = this.redirection()
    if (redirection !== undefined) return redirection
    for (const operator of OPERATORS) {
      if (source.startsWith(operator, this.at)) {
        this.at += operator.length
        return { type: 'operator', operator }
      }
    }
    const start = this.at
    this.wordLeft = source.length - start
    const read = word(this.parts('bare'))
    const raw = source.slice(start, this.at)
    return { type: 'word', word: read, text: /^[^'"\\$`]*$/.test(raw) ? raw : undefined }
  }

  /** Reads the bodies of here-documents; at the end of the text as well as after a newline. */
  readHereDocuments(): void {
    for (const document of this.pending.splice(0)) {
      const { line } = this
      let body = ''
      while (this.at < this.source.length) {
        const newline = this.source.indexOf('\n', this.at)
        const end = newline < 0 ? this.source.length : newline
        let text = this.source.slice(this.at, end)
        if (document.stripTabs) text = text.replace(/^\t+/, '')
        this.at = Math.min(end + 1, this.source.length)
        this.line++
        if (text === document.delimiter) break
        body += newline < 0 ? text : `${text}\n`
      }
      if (document.quoted) document.body.word = word([{ type: 'text', text: body, quoted: true }])
      else {
        const inner = new Lexer(body)
        inner.line = line
        inner.parser = this.parser === undefined ? undefined : nestedParserFor(inner, this.parser)
        document.body.word = word(inner.parts('here-document'))
      }
    }
  }

  private redirection(): Token | undefined {
    const { source } = this
    let at = this.at
    while (at < source.length && (source[at] as string) >= '0' && (source[at] as string) <= '9') at++
    const digits = source.slice(this.at, at)
    const c = source[at]
    if (c !== '<' && c !== '>' && !(c === '&' && source[at + 1] === '>' && digits === '')) return undefined
    const operator = REDIRECTIONS.find((r) => source.startsWith(r, at)) as string
    this.at = at + operator.length
    return { type: 'redirection', operator, fd: digits === '' ? undefined : Number(digits) }
  }
}

/** Parses the substitutions within a text that has a lexer of its own. */
export function nestedParserFor(inner: Lexer, outer: SubstitutionParser): SubstitutionParser {
  return {
    nested: (text) => outer.nested(text),
    beginning: (text, line) => outer.beginning(text, line),
    substitution: () => {
      const { script, length } = outer.beginning(inner.source.slice(inner.at), inner.line)
      inner.at += length
      return script
    },
  }
}
