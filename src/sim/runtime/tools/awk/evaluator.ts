import { awkBuiltin, replaceIn } from './builtins.ts'
import { AwkMemory } from './memory.ts'
import type { AwkExpression, AwkPlace } from './syntax.ts'
import { AwkError } from './tokens.ts'
import { type AwkValue, calculate, looksNumeric, numberOf, Outside, truth, UNSET } from './values.ts'

/** What a missing argument stands for. */
export const NOTHING: AwkExpression = { type: 'string', value: '' }

/** Evaluates the expressions of awk that never wait. */
export class AwkEvaluator extends AwkMemory {
  protected evaluate(expression: AwkExpression): AwkValue {
    switch (expression.type) {
      case 'number':
      case 'string':
        return expression.value
      case 'match':
        return this.regExp(expression.pattern).test(this.record.text) ? 1 : 0
      case 'group':
        return this.evaluate(expression.inner)
      case 'name':
        return this.lookup(expression.name)
      case 'element':
        return this.elementOf(expression.name, this.key(expression.index.map((i) => this.evaluate(i))))
      case 'field':
        return this.record.field(numberOf(this.evaluate(expression.index)))
      case 'in':
        return this.array(expression.name).has(this.key(expression.index.map((i) => this.evaluate(i)))) ? 1 : 0
      case 'ternary':
        return this.evaluate(truth(this.evaluate(expression.test)) ? expression.yes : expression.no)
      case 'unary':
        return this.unary(expression.operator, this.evaluate(expression.operand))
      case 'binary': {
        const { operator, left, right } = expression
        const first = this.evaluate(left)
        if (operator === '&&') return truth(first) && truth(this.evaluate(right)) ? 1 : 0
        if (operator === '||') return truth(first) || truth(this.evaluate(right)) ? 1 : 0
        return this.binary(
          operator,
          first,
          operator.endsWith('~') && right.type === 'match' ? right.pattern : this.evaluate(right),
        )
      }
      case 'assign':
        return this.assignBy(expression.operator, expression.target, this.evaluate(expression.value))
      case 'step': {
        const before = numberOf(this.evaluate(expression.target))
        this.assign(expression.target, before + expression.by)
        return expression.when === 'before' ? before + expression.by : before
      }
      case 'builtin':
        return this.builtin(expression.name, expression.args)
      case 'call':
      case 'getline':
        return UNSET
    }
  }

  protected builtin(name: string, args: readonly AwkExpression[]): AwkValue {
    const [first, second, third] = args
    switch (name) {
      case 'length':
        if (first === undefined) return this.record.text.length
        if (first.type === 'name' && this.isArray(first.name)) return this.array(first.name).size
        return this.textOf(this.evaluate(first)).length
      case 'split': {
        if (second?.type !== 'name') throw new AwkError('Too few arguments')
        const separator =
          third?.type === 'match'
            ? third.pattern
            : this.textOf(third === undefined ? this.get('FS') : this.evaluate(third))
        const pieces = this.record.pieces(this.textOf(this.evaluate(first ?? NOTHING)), separator)
        const array = this.array(second.name)
        array.clear()
        for (const [i, piece] of pieces.entries()) array.set(String(i + 1), new Outside(piece))
        return pieces.length
      }
      case 'match': {
        const found = this.patternOf(second).exec(this.textOf(this.evaluate(first ?? NOTHING)))
        this.note('RSTART', found === null ? 0 : found.index + 1)
        this.note('RLENGTH', found === null ? -1 : found[0].length)
        return found === null ? 0 : found.index + 1
      }
      case 'sub':
      case 'gsub': {
        const target: AwkExpression = third ?? { type: 'field', index: { type: 'number', value: 0 } }
        const replacement = this.textOf(this.evaluate(second ?? NOTHING))
        const { text, count } = replaceIn(
          this.textOf(this.evaluate(target)),
          this.patternOf(first),
          replacement,
          name === 'gsub' ? 'all' : 1,
        )
        if (count > 0 && (target.type === 'name' || target.type === 'element' || target.type === 'field'))
          this.assign(target, text)
        return count
      }
      case 'gensub': {
        const which = this.textOf(this.evaluate(third ?? NOTHING))
        const subject = args[3] === undefined ? this.record.text : this.textOf(this.evaluate(args[3]))
        const times = /^[gG]/.test(which) ? 'all' : Math.max(1, Number(which) || 1)
        return replaceIn(subject, this.patternOf(first), this.textOf(this.evaluate(second ?? NOTHING)), times, 'groups')
          .text
      }
      default:
        return awkBuiltin(
          this,
          name,
          args.map((arg) => this.evaluate(arg)),
        )
    }
  }

  protected unary(operator: string, value: AwkValue): AwkValue {
    if (operator === '!') return truth(value) ? 0 : 1
    return operator === '-' ? -numberOf(value) : numberOf(value)
  }

  protected binary(operator: string, left: AwkValue, right: AwkValue): AwkValue {
    switch (operator) {
      case ' ':
        return this.textOf(left) + this.textOf(right)
      case '~':
        return this.regExp(this.textOf(right)).test(this.textOf(left)) ? 1 : 0
      case '!~':
        return this.regExp(this.textOf(right)).test(this.textOf(left)) ? 0 : 1
      case '<':
      case '<=':
      case '==':
      case '!=':
      case '>':
      case '>=':
        return this.compare(operator, left, right) ? 1 : 0
      default:
        return this.calculated(operator, left, right)
    }
  }

  private calculated(operator: string, left: AwkValue, right: AwkValue): number {
    const result = calculate(operator, numberOf(left), numberOf(right))
    if (result === undefined) throw new AwkError('Division by zero')
    return result
  }

  private compare(operator: '<' | '<=' | '==' | '!=' | '>' | '>=', left: AwkValue, right: AwkValue): boolean {
    const numeric = looksNumeric(left) && looksNumeric(right)
    const [a, b] = numeric ? [numberOf(left), numberOf(right)] : [this.textOf(left), this.textOf(right)]
    switch (operator) {
      case '<':
        return a < b
      case '<=':
        return a <= b
      case '==':
        return a === b
      case '!=':
        return a !== b
      case '>':
        return a > b
      case '>=':
        return a >= b
    }
  }

  protected assignBy(operator: string, target: AwkPlace, value: AwkValue): AwkValue {
    const result = operator === '' ? value : this.calculated(operator, this.evaluate(target), value)
    this.assign(target, result)
    return result
  }

  protected assign(target: AwkPlace, value: AwkValue): void {
    switch (target.type) {
      case 'name': {
        const frame = this.frames.at(-1)
        if (frame?.values.has(target.name)) frame.values.set(target.name, value)
        else this.set(target.name, value)
        return
      }
      case 'element':
        this.array(target.name).set(this.key(target.index.map((i) => this.evaluate(i))), value)
        return
      case 'field':
        this.record.setField(numberOf(this.evaluate(target.index)), this.textOf(value))
    }
  }

  /** The pattern that an operand of `~` or a builtin stands for. */
  private patternOf(expression: AwkExpression | undefined): RegExp {
    if (expression === undefined) return /(?:)/
    return this.regExp(expression.type === 'match' ? expression.pattern : this.textOf(this.evaluate(expression)))
  }
}
