import { AwkCursor } from './cursor.ts'
import type { AwkExpression, AwkPlace } from './syntax.ts'
import type { AwkToken } from './tokens.ts'
import { numberIn } from './values.ts'

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
const IN = 2
const COMPARISONS = 4
const CONCATENATION = 5

const BUILTINS = new Set(
  'and atan2 close compl cos exp fflush gensub gsub index int length log lshift match mktime or rand rshift sin split sprintf sqrt srand strftime sub substr system systime tolower toupper xor'.split(
    ' ',
  ),
)

/** Reads expressions of awk, by precedence. */
export class AwkExpressionParser extends AwkCursor {
  /** Whether `>` and `|` redirect a print. */
  protected printing = false
  /** Functions that are called, with the line of the first call. */
  protected readonly called = new Map<string, number>()

  protected list(): AwkExpression[] {
    this.newlines()
    const list = [this.expression()]
    while (this.accept(',')) {
      this.newlines()
      list.push(this.expression())
    }
    this.newlines()
    return list
  }

  protected expression(): AwkExpression {
    const left = this.ternary()
    const { kind, text } = this.peek()
    if (kind !== 'operator' || !/^[-+*/%^]?=$/.test(text) || !isPlace(left)) return left
    this.at++
    this.newlines()
    return { type: 'assign', operator: text.slice(0, -1), target: left, value: this.expression() }
  }

  private ternary(): AwkExpression {
    const test = this.level(0)
    if (!this.accept('?')) return test
    this.newlines()
    const yes = this.expression()
    this.newlines()
    this.expect(':')
    this.newlines()
    return { type: 'ternary', test, yes, no: this.expression() }
  }

  protected level(depth: number): AwkExpression {
    const operators = BINARY[depth]
    if (operators === undefined) return this.unary()
    let left = this.level(depth + 1)
    for (;;) {
      if (depth === CONCATENATION) {
        if (!this.startsOperand()) return left
        left = { type: 'binary', operator: ' ', left, right: this.level(depth + 1) }
        continue
      }
      if (depth === IN) {
        if (!this.acceptWord('in')) return left
        left = { type: 'in', index: [left], name: this.take().text }
        continue
      }
      if (depth === COMPARISONS && !this.printing && this.is('|') && this.tokens[this.at + 1]?.text === 'getline') {
        this.at += 2
        left = { type: 'getline', from: 'command', source: left, ...this.getlineTarget() }
        continue
      }
      const { kind, text } = this.peek()
      if (kind !== 'operator' || !operators.includes(text) || (text === '>' && this.printing)) return left
      this.at++
      this.newlines()
      const right = this.level(depth + 1)
      left = { type: 'binary', operator: text, left, right: this.assigned(right) }
    }
  }

  /** `a && b = c` assigns to b, though an assignment binds less. */
  private assigned(right: AwkExpression): AwkExpression {
    const { kind, text } = this.peek()
    if (kind !== 'operator' || !/^[-+*/%^]?=$/.test(text) || !isPlace(right)) return right
    this.at++
    return { type: 'assign', operator: text.slice(0, -1), target: right, value: this.expression() }
  }

  private startsOperand(): boolean {
    const { kind, text } = this.peek()
    if (kind === 'operator') return ['$', '(', '!', '-', '+', '++', '--'].includes(text) && !['+', '-'].includes(text)
    return ['number', 'string', 'match', 'name', 'call'].includes(kind)
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
      if (!this.accept(operator)) continue
      const target = this.primary()
      if (!isPlace(target)) throw this.unexpected()
      return { type: 'step', by: operator === '++' ? 1 : -1, target, when: 'before' }
    }
    const target = this.primary()
    if (!isPlace(target)) return target
    if (this.accept('++')) return { type: 'step', by: 1, target, when: 'after' }
    if (this.accept('--')) return { type: 'step', by: -1, target, when: 'after' }
    return target
  }

  private getlineTarget(): { readonly target?: AwkPlace } {
    const { kind, text } = this.peek()
    if (kind !== 'name' && !(kind === 'operator' && text === '$')) return {}
    const target = this.primary()
    if (!isPlace(target)) throw this.unexpected()
    return { target }
  }

  private primary(): AwkExpression {
    const token = this.take()
    const { kind, text } = token
    switch (kind) {
      case 'number':
        return { type: 'number', value: numberIn(text) }
      case 'string':
        return { type: 'string', value: text }
      case 'match':
        return { type: 'match', pattern: text }
      case 'call':
        return this.callTo(token)
      case 'name': {
        if (text === 'length') return { type: 'builtin', name: text, args: [] }
        if (BUILTINS.has(text) && this.is('(')) return this.callTo(token)
        if (!this.accept('[')) return { type: 'name', name: text }
        const index = this.list()
        this.expect(']')
        return { type: 'element', name: text, index }
      }
      case 'word': {
        if (text !== 'getline') break
        const target = this.getlineTarget()
        if (!this.accept('<')) return { type: 'getline', from: 'input', ...target }
        return { type: 'getline', from: 'file', source: this.level(CONCATENATION + 1), ...target }
      }
      case 'operator':
        if (text === '$') return { type: 'field', index: this.afterDollar() }
        if (text === '(') return this.inParentheses()
        break
      case 'newline':
      case 'end':
        break
    }
    if (kind !== 'end') this.at--
    throw this.unexpected()
  }

  private callTo({ text, line }: AwkToken): AwkExpression {
    const { printing } = this
    this.printing = false
    this.expect('(')
    this.newlines()
    const args = this.is(')') ? [] : this.list()
    this.expect(')')
    this.printing = printing
    if (BUILTINS.has(text)) return { type: 'builtin', name: text, args }
    if (!this.called.has(text)) this.called.set(text, line)
    return { type: 'call', name: text, args }
  }

  private inParentheses(): AwkExpression {
    const { printing } = this
    this.printing = false
    const inner = this.list()
    this.printing = printing
    this.expect(')')
    if (inner.length === 1) return { type: 'group', inner: inner[0] as AwkExpression }
    if (!this.acceptWord('in')) throw this.unexpected()
    return { type: 'in', index: inner, name: this.take().text }
  }

  /** `$` binds tighter than any operator but `++` and `--` before a name. */
  private afterDollar(): AwkExpression {
    for (const operator of ['++', '--']) {
      if (!this.accept(operator)) continue
      const target = this.primary()
      if (!isPlace(target)) throw this.unexpected()
      return { type: 'step', by: operator === '++' ? 1 : -1, target, when: 'before' }
    }
    if (this.accept('-')) return { type: 'unary', operator: '-', operand: this.primary() }
    return this.primary()
  }
}

const isPlace = (expression: AwkExpression): expression is AwkPlace =>
  expression.type === 'name' || expression.type === 'element' || expression.type === 'field'
