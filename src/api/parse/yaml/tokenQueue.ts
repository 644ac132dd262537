import type { Mark } from './mark.ts'
import type { Structure, Token } from './token.ts'

/** How many tokens that were taken are kept before they are thrown away together. */
const KEPT = 64

/** The tokens that were found and not taken yet. Each has a number, counted from the text's start, as a key is only known to be one behind its end. */
export class TokenQueue {
  private readonly tokens: Token[] = []
  private head = 0
  private taken = 0

  /** The number of the token at the head. */
  get headNumber(): number {
    return this.taken
  }

  /** The number that the next token will have. */
  get nextNumber(): number {
    return this.taken + this.tokens.length - this.head
  }

  first(): Token | undefined {
    return this.tokens[this.head]
  }

  take(): void {
    this.head++
    this.taken++
    if (this.head <= KEPT) return
    this.tokens.splice(0, this.head)
    this.head = 0
  }

  push(token: Token): void {
    this.tokens.push(token)
  }

  /** Puts a token in that says no more than that it is there, before the one of a number; if that was taken already, it comes last. */
  insert(tokenNumber: number, kind: Structure, mark: Mark): void {
    const at = tokenNumber < this.taken ? this.tokens.length : this.head + tokenNumber - this.taken
    this.tokens.splice(at, 0, { kind, start: mark, end: mark })
  }
}
