import { AwkExpressionParser } from './expressions.ts'
import type { AwkExpression, AwkFunction, AwkOutput, AwkProgram, AwkRule, AwkStatement } from './syntax.ts'
import { AwkError, tokenizeAwk } from './tokens.ts'

/** Reads a program of awk. */
export function parseAwk(text: string): AwkProgram {
  return new ProgramParser(tokenizeAwk(text)).program()
}

class ProgramParser extends AwkExpressionParser {
  program(): AwkProgram {
    const rules: AwkRule[] = []
    const functions = new Map<string, AwkFunction>()
    for (;;) {
      this.skip()
      const token = this.peek()
      if (token.kind === 'end') break
      if (this.acceptWord('BEGIN')) rules.push({ when: 'BEGIN', action: this.block() })
      else if (this.acceptWord('END')) rules.push({ when: 'END', action: this.block() })
      else if (this.acceptWord('function') || this.acceptWord('func')) {
        const name = this.take().text
        functions.set(name, { parameters: this.parameters(), body: this.block() })
      } else {
        const pattern = this.is('{') ? undefined : this.expression()
        const ranged = this.accept(',')
        if (ranged) this.newlines()
        const until = ranged ? this.expression() : undefined
        const action = this.is('{') ? this.block() : undefined
        rules.push({ when: 'line', ...(pattern && { pattern }), ...(until && { until }), ...(action && { action }) })
      }
    }
    for (const [name, line] of this.called)
      if (!functions.has(name)) throw new AwkError('Call to undefined function', line)
    return { rules, functions }
  }

  private parameters(): string[] {
    const names: string[] = []
    this.expect('(')
    this.newlines()
    while (!this.accept(')')) {
      names.push(this.take().text)
      this.accept(',')
      this.newlines()
    }
    this.newlines()
    return names
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

  private body(): AwkStatement {
    if (this.accept(';')) return { type: 'block', body: [] }
    this.newlines()
    return this.statement()
  }

  private condition(): AwkExpression {
    this.expect('(')
    const test = this.expression()
    this.expect(')')
    return test
  }

  private statement(): AwkStatement {
    this.newlines()
    if (this.is('{')) return this.block()
    const { kind, text } = this.peek()
    if (kind !== 'word') return this.ended(this.simple())
    switch (text) {
      case 'if': {
        this.at++
        const test = this.condition()
        const yes = this.body()
        const before = this.at
        this.skip()
        if (this.acceptWord('else')) return { type: 'if', test, yes, no: this.body() }
        this.at = before
        return { type: 'if', test, yes }
      }
      case 'while': {
        this.at++
        const test = this.condition()
        return { type: 'while', test, body: this.body() }
      }
      case 'do': {
        this.at++
        const body = this.body()
        this.skip()
        if (!this.acceptWord('while')) throw this.unexpected()
        return this.ended({ type: 'do', test: this.condition(), body })
      }
      case 'for':
        this.at++
        return this.forLoop()
      case 'next':
      case 'nextfile':
      case 'break':
      case 'continue':
        this.at++
        return this.ended({ type: text })
      case 'exit':
      case 'return':
        this.at++
        return this.ended(this.endsHere() ? { type: text } : { type: text, value: this.expression() })
      case 'delete': {
        this.at++
        const name = this.take().text
        if (!this.accept('[')) return this.ended({ type: 'delete', name })
        const index = this.list()
        this.expect(']')
        return this.ended({ type: 'delete', name, index })
      }
      default:
        return this.ended(this.simple())
    }
  }

  /** A simple statement ends at a newline, a semicolon or the end of its block. */
  private ended(statement: AwkStatement): AwkStatement {
    if (this.peek().kind === 'newline' || this.accept(';') || this.is('}')) return statement
    throw this.unexpected()
  }

  private forLoop(): AwkStatement {
    this.expect('(')
    const [name, word, array, close] = this.tokens.slice(this.at, this.at + 4)
    if (name?.kind === 'name' && word?.text === 'in' && close?.text === ')') {
      this.at += 4
      return { type: 'forIn', name: name.text, array: array?.text ?? '', body: this.body() }
    }
    const init = this.is(';') ? undefined : this.simple()
    this.expect(';')
    this.newlines()
    const test = this.is(';') ? undefined : this.expression()
    this.expect(';')
    this.newlines()
    const step = this.is(')') ? undefined : this.simple()
    this.expect(')')
    return { type: 'for', ...(init && { init }), ...(test && { test }), ...(step && { step }), body: this.body() }
  }

  private simple(): AwkStatement {
    const { text } = this.peek()
    const formatted = this.acceptWord('print') || this.acceptWord('printf')
    if (!formatted) return { type: 'expression', value: this.expression() }
    this.printing = true
    const args = this.printed()
    this.printing = false
    const output = this.output()
    return { type: 'print', args, formatted: text === 'printf' ? 'printf' : 'print', ...(output && { output }) }
  }

  /** The arguments of print: a list, in parentheses or without. */
  private printed(): AwkExpression[] {
    if (this.endsHere()) return []
    const start = this.at
    if (this.accept('(')) {
      this.printing = false
      const args = this.list()
      this.printing = true
      if (this.accept(')') && this.endsHere()) return args
      this.at = start
    }
    return this.list()
  }

  private output(): AwkOutput | undefined {
    for (const kind of ['>', '>>', '|'] as const) {
      if (this.accept(kind)) return { kind, target: this.list()[0] as AwkExpression }
    }
    return undefined
  }

  private endsHere(): boolean {
    const { kind, text } = this.peek()
    if (kind === 'newline' || kind === 'end') return true
    return kind === 'operator' && [';', '}', '>', '>>', '|'].includes(text)
  }
}
