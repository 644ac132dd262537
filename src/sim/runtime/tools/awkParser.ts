import { AwkError, type AwkToken, tokenizeAwk } from './awkTokens.ts'

/** An expression of awk. */
export type AwkExpression =
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'match'; readonly pattern: string }
  | { readonly type: 'name'; readonly name: string }
  | { readonly type: 'element'; readonly name: string; readonly index: readonly AwkExpression[] }
  | { readonly type: 'field'; readonly index: AwkExpression }
  | { readonly type: 'unary'; readonly operator: string; readonly operand: AwkExpression }
  | { readonly type: 'binary'; readonly operator: string; readonly left: AwkExpression; readonly right: AwkExpression }
  | { readonly type: 'ternary'; readonly test: AwkExpression; readonly yes: AwkExpression; readonly no: AwkExpression }
  | {
      readonly type: 'assign'
      readonly operator: string
      readonly target: AwkExpression
      readonly value: AwkExpression
    }
  | {
      readonly type: 'step'
      readonly operator: string
      readonly target: AwkExpression
      readonly when: 'before' | 'after'
    }
  | { readonly type: 'in'; readonly index: readonly AwkExpression[]; readonly name: string }
  | { readonly type: 'call'; readonly name: string; readonly args: readonly AwkExpression[] }

/** A statement of awk. */
export type AwkStatement =
  | { readonly type: 'expression'; readonly value: AwkExpression }
  | { readonly type: 'print'; readonly args: readonly AwkExpression[]; readonly formatted: 'printf' | 'print' }
  | { readonly type: 'if'; readonly test: AwkExpression; readonly yes: AwkStatement; readonly no?: AwkStatement }
  | { readonly type: 'while'; readonly test: AwkExpression; readonly body: AwkStatement }
  | { readonly type: 'do'; readonly test: AwkExpression; readonly body: AwkStatement }
  | {
      readonly type: 'for'
      readonly init?: AwkStatement
      readonly test?: AwkExpression
      readonly step?: AwkStatement
      readonly body: AwkStatement
    }
  | { readonly type: 'forIn'; readonly name: string; readonly array: string; readonly body: AwkStatement }
  | { readonly type: 'block'; readonly body: readonly AwkStatement[] }
  | { readonly type: 'next' | 'break' | 'continue' }
  | { readonly type: 'exit'; readonly code?: AwkExpression }
  | { readonly type: 'delete'; readonly name: string; readonly index?: readonly AwkExpression[] }

/** `pattern { action }`. */
export interface AwkRule {
  readonly when: 'BEGIN' | 'END' | 'line'
  readonly pattern?: AwkExpression
  readonly until?: AwkExpression
  readonly action?: AwkStatement
}

const BINARY: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['in'],
  ['~', '!~'],
  ['<', '<=', '==', '!=', '>', '>='],
  [' '],
  ['+', '-'],
  ['*', '/', '%'],
]
const CONCATENATES = new Set(['number', 'string', 'match', 'name', 'call'])

/** Reads a program of awk. */
export function parseAwk(text: string): readonly AwkRule[] {
  return new Parser(tokenizeAwk(text)).program()
}

class Parser {
  private readonly tokens: readonly AwkToken[]
  private at = 0
  /** Whether `>` would redirect a print. */
  private printing = false

  constructor(tokens: readonly AwkToken[]) {
    this.tokens = tokens
  }

  program(): AwkRule[] {
    const rules: AwkRule[] = []
    for (;;) {
      this.skip()
      if (this.peek().kind === 'end') return rules
      const { text, kind } = this.peek()
      if (kind === 'name' && (text === 'BEGIN' || text === 'END')) {
        this.at++
        rules.push({ when: text, action: this.block() })
        continue
      }
      if (text === 'function' || text === 'func') throw new AwkError('functions are not supported')
      const pattern = text === '{' && kind === 'operator' ? undefined : this.expression()
      const until = this.accept(',') ? this.expression() : undefined
      const action = this.is('{') ? this.block() : undefined
      rules.push({ when: 'line', ...(pattern && { pattern }), ...(until && { until }), ...(action && { action }) })
    }
  }

  private peek(): AwkToken {
    return this.tokens[this.at] ?? { kind: 'end', text: '' }
  }

  private is(text: string): boolean {
    const token = this.peek()
    return token.text === text && token.kind !== 'string' && token.kind !== 'match'
  }

  private accept(text: string): boolean {
    if (!this.is(text)) return false
    this.at++
    return true
  }

  private expect(text: string): void {
    if (!this.accept(text)) throw new AwkError(`unexpected ${this.peek().text || 'end of program'}`)
  }

  /** Passes newlines and semicolons. */
  private skip(): void {
    while (this.peek().kind === 'newline' || this.is(';')) this.at++
  }

  private newlines(): void {
    while (this.peek().kind === 'newline') this.at++
  }

  private block(): AwkStatement {
    this.newlines()
    this.expect('{')
    const body: AwkStatement[] = []
    for (;;) {
      this.skip()
      if (this.accept('}')) return { type: 'block', body }
      body.push(this.statement())
    }
  }

  private statement(): AwkStatement {
    this.newlines()
    if (this.is('{')) return this.block()
    const { text } = this.peek()
    switch (text) {
      case 'if': {
        this.at++
        this.expect('(')
        const test = this.expression()
        this.expect(')')
        const yes = this.statement()
        const before = this.at
        this.skip()
        if (!this.accept('else')) {
          this.at = before
          return { type: 'if', test, yes }
        }
        return { type: 'if', test, yes, no: this.statement() }
      }
      case 'while': {
        this.at++
        this.expect('(')
        const test = this.expression()
        this.expect(')')
        return { type: 'while', test, body: this.is(';') ? { type: 'block', body: [] } : this.statement() }
      }
      case 'do': {
        this.at++
        const body = this.statement()
        this.skip()
        this.expect('while')
        this.expect('(')
        const test = this.expression()
        this.expect(')')
        return { type: 'do', test, body }
      }
      case 'for':
        this.at++
        return this.forLoop()
      case 'next':
      case 'break':
      case 'continue':
        this.at++
        return { type: text }
      case 'exit': {
        this.at++
        return this.endsHere() ? { type: 'exit' } : { type: 'exit', code: this.expression() }
      }
      case 'delete': {
        this.at++
        const name = this.tokens[this.at++]?.text ?? ''
        if (!this.accept('[')) return { type: 'delete', name }
        const index = this.list()
        this.expect(']')
        return { type: 'delete', name, index }
      }
      default:
        return this.simple()
    }
  }

  private forLoop(): AwkStatement {
    this.expect('(')
    const [name, word, array, close] = this.tokens.slice(this.at, this.at + 4)
    if (name?.kind === 'name' && word?.text === 'in' && close?.text === ')') {
      this.at += 4
      return { type: 'forIn', name: name.text, array: array?.text ?? '', body: this.statement() }
    }
    const init = this.is(';') ? undefined : this.simple()
    this.expect(';')
    const test = this.is(';') ? undefined : this.expression()
    this.expect(';')
    const step = this.is(')') ? undefined : this.simple()
    this.expect(')')
    return { type: 'for', ...(init && { init }), ...(test && { test }), ...(step && { step }), body: this.statement() }
  }

  private simple(): AwkStatement {
    const { text, kind } = this.peek()
    if ((text === 'print' || text === 'printf') && kind !== 'string') {
      this.at++
      this.printing = true
      let args: AwkExpression[] = []
      if (!this.endsHere()) {
        const start = this.at
        if (this.accept('(')) {
          this.printing = false
          args = this.list()
          this.printing = true
          if (!this.accept(')') || !this.endsHere()) {
            this.at = start
            args = this.list()
          }
        } else args = this.list()
      }
      this.printing = false
      if (this.is('>') || this.is('>>') || this.is('|')) throw new AwkError('redirections of print are not supported')
      return { type: 'print', args, formatted: text }
    }
    return { type: 'expression', value: this.expression() }
  }

  private endsHere(): boolean {
    const token = this.peek()
    return token.kind === 'newline' || token.kind === 'end' || [';', '}', '>', '>>', '|'].includes(token.text)
  }

  private list(): AwkExpression[] {
    const list = [this.expression()]
    while (this.accept(',')) {
      this.newlines()
      list.push(this.expression())
    }
    return list
  }

  expression(): AwkExpression {
    const left = this.ternary()
    const { text, kind } = this.peek()
    if (kind !== 'operator' || !/^([-+*/%^]?=)$/.test(text)) return left
    this.at++
    return { type: 'assign', operator: text.slice(0, -1), target: left, value: this.expression() }
  }

  private ternary(): AwkExpression {
    const test = this.level(0)
    if (!this.accept('?')) return test
    const yes = this.expression()
    this.expect(':')
    return { type: 'ternary', test, yes, no: this.expression() }
  }

  private level(depth: number): AwkExpression {
    const operators = BINARY[depth]
    if (operators === undefined) return this.unary()
    let left = this.level(depth + 1)
    for (;;) {
      const token = this.peek()
      if (operators[0] === ' ') {
        const starts = CONCATENATES.has(token.kind) || ['$', '(', '!', '-', '+', '++', '--'].includes(token.text)
        if (!starts || token.text === 'in' || ['+', '-', '!'].includes(token.text)) return left
        left = { type: 'binary', operator: ' ', left, right: this.level(depth + 1) }
        continue
      }
      if (
        (token.kind !== 'operator' && token.text !== 'in') ||
        token.kind === 'string' ||
        !operators.includes(token.text)
      )
        return left
      if (token.text === '>' && this.printing) return left
      this.at++
      this.newlines()
      if (token.text === 'in') left = { type: 'in', index: [left], name: this.tokens[this.at++]?.text ?? '' }
      else left = { type: 'binary', operator: token.text, left, right: this.level(depth + 1) }
    }
  }

  private unary(): AwkExpression {
    for (const operator of ['!', '-', '+']) {
      if (this.accept(operator)) return { type: 'unary', operator, operand: this.unary() }
    }
    return this.power()
  }

  private power(): AwkExpression {
    const base = this.postfix()
    if (!this.accept('^')) return base
    return { type: 'binary', operator: '^', left: base, right: this.unary() }
  }

  private postfix(): AwkExpression {
    for (const operator of ['++', '--']) {
      if (this.accept(operator)) return { type: 'step', operator, target: this.primary(), when: 'before' }
    }
    const target = this.primary()
    for (const operator of ['++', '--']) {
      if (['name', 'element', 'field'].includes(target.type) && this.accept(operator))
        return { type: 'step', operator, target, when: 'after' }
    }
    return target
  }

  private primary(): AwkExpression {
    const token = this.peek()
    this.at++
    switch (token.kind) {
      case 'number':
        return { type: 'number', value: Number(token.text) }
      case 'string':
        return { type: 'string', value: token.text }
      case 'match':
        return { type: 'match', pattern: token.text }
      case 'call': {
        this.expect('(')
        const args = this.is(')') ? [] : this.list()
        this.expect(')')
        return { type: 'call', name: token.text, args }
      }
      case 'name': {
        if (token.text === 'length') return { type: 'call', name: 'length', args: [] }
        if (token.text === 'getline') throw new AwkError('getline is not supported')
        if (!this.accept('[')) return { type: 'name', name: token.text }
        const index = this.list()
        this.expect(']')
        return { type: 'element', name: token.text, index }
      }
      default:
        if (token.text === '$') return { type: 'field', index: this.primaryOrStep() }
        if (token.text === '(') {
          const { printing } = this
          this.printing = false
          const inner = this.list()
          this.printing = printing
          this.expect(')')
          if (inner.length > 1) {
            this.expect('in')
            return { type: 'in', index: inner, name: this.tokens[this.at++]?.text ?? '' }
          }
          return inner[0] as AwkExpression
        }
        throw new AwkError(`unexpected ${token.text || 'end of program'}`)
    }
  }

  private primaryOrStep(): AwkExpression {
    for (const operator of ['++', '--']) {
      if (this.accept(operator)) return { type: 'step', operator, target: this.primary(), when: 'before' }
    }
    return this.primary()
  }
}
