import { AwkError, type AwkToken } from './tokens.ts'

/** A walk over the tokens of a program. */
export class AwkCursor {
  protected readonly tokens: readonly AwkToken[]
  protected at = 0

  constructor(tokens: readonly AwkToken[]) {
    this.tokens = tokens
  }

  protected peek(): AwkToken {
    return this.tokens[this.at] as AwkToken
  }

  protected take(): AwkToken {
    const token = this.peek()
    if (token.kind !== 'end') this.at++
    return token
  }

  protected is(text: string): boolean {
    const token = this.peek()
    return token.kind === 'operator' && token.text === text
  }

  protected accept(text: string): boolean {
    if (!this.is(text)) return false
    this.at++
    return true
  }

  protected acceptWord(text: string): boolean {
    const token = this.peek()
    if (token.kind !== 'word' || token.text !== text) return false
    this.at++
    return true
  }

  protected expect(text: string): void {
    if (!this.accept(text)) throw this.unexpected()
  }

  protected unexpected(): AwkError {
    return new AwkError('Unexpected token', this.peek().line)
  }

  /** Passes newlines and semicolons. */
  protected skip(): void {
    while (this.peek().kind === 'newline' || this.is(';')) this.at++
  }

  protected newlines(): void {
    while (this.peek().kind === 'newline') this.at++
  }
}
