import { Lexer, type Token } from './lexer.ts'
import { KEYWORDS, tokenName } from './tokens.ts'

/** The aliases that a script is read with. */
export interface Aliases {
  textOf(name: string): string | undefined
}

/** Reads the tokens of a script one ahead, with aliases put in. */
export class TokenReader {
  protected readonly lexer: Lexer
  protected token: Token | undefined
  private readonly aliases: Aliases | undefined
  /** How long the text is without what aliases put in. */
  private readonly total: number

  constructor(source: string, firstLine: number, aliases?: Aliases) {
    this.lexer = new Lexer(source)
    this.lexer.line = firstLine
    this.aliases = aliases
    this.total = source.length
  }

  /** What is read next: the index of its first character, and its line. */
  get place(): { readonly at: number; readonly line: number } {
    const left = this.lexer.source.length - this.lexer.at
    return { at: Math.max(0, this.total - left), line: this.lexer.line }
  }

  /** Whether nothing but white space is left. */
  get atEnd(): boolean {
    return this.token === undefined ? this.lexer.at >= this.lexer.source.length : this.token.type === 'end'
  }

  protected peek(): Token {
    this.token ??= this.lexer.next()
    return this.token
  }

  protected take(): Token {
    const token = this.peek()
    this.token = undefined
    return token
  }

  /** Puts aliases in the place of the word that a command begins with. */
  protected substituteAliases(): void {
    while (this.aliases !== undefined) {
      const token = this.peek()
      const name = token.type === 'word' ? token.text : undefined
      const text = name === undefined ? undefined : this.aliases.textOf(name)
      if (name === undefined || text === undefined || !this.lexer.insert(name, text)) return
      this.token = undefined
    }
  }

  /** The operator or, where one may stand, keyword that comes next. */
  protected peekMark(): string | undefined {
    const token = this.peek()
    if (token.type === 'operator') return token.operator
    if (token.type === 'word' && token.text !== undefined && KEYWORDS.has(token.text)) return token.text
    return undefined
  }

  protected skipNewlines(): void {
    while (this.peek().type === 'newline') this.take()
  }

  protected unexpected(token: Token, expected?: string): never {
    const wanted = expected === undefined ? '' : ` (expecting ${expected === 'word' ? expected : `"${expected}"`})`
    this.lexer.fail(`unexpected ${tokenName(token)}${wanted}`)
  }

  protected expect(mark: string): void {
    if (this.peekMark() !== mark) this.unexpected(this.peek(), mark)
    this.take()
  }
}
