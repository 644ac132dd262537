import { PatternError, posixRegExp } from './posixRegExp.ts'
import { instant, type Tool } from './tool.ts'
import { usage } from './usage.ts'

class ExprError extends Error {}

const LEVELS: readonly (readonly string[])[] = [
  ['|'],
  ['&'],
  ['<', '<=', '=', '==', '!=', '>=', '>'],
  ['+', '-'],
  ['*', '/', '%'],
  [':'],
]

class Evaluator {
  private readonly args: readonly string[]
  private at = 0

  constructor(args: readonly string[]) {
    this.args = args
  }

  whole(): string {
    const value = this.level(0)
    if (this.at < this.args.length) throw new ExprError('syntax error')
    return value
  }

  private level(depth: number): string {
    const operators = LEVELS[depth]
    if (operators === undefined) return this.primary()
    let left = this.level(depth + 1)
    for (;;) {
      const operator = this.args[this.at]
      if (operator === undefined || !operators.includes(operator)) return left
      this.at++
      left = apply(operator, left, this.level(depth + 1))
    }
  }

  private primary(): string {
    const word = this.args[this.at++]
    if (word === undefined) throw new ExprError('syntax error')
    if (word === '(') {
      const value = this.level(0)
      if (this.args[this.at++] !== ')') throw new ExprError('syntax error')
      return value
    }
    const operand = (): string => this.primary()
    if (this.at >= this.args.length) return word
    switch (word) {
      case 'quote':
        return this.args[this.at++] ?? ''
      case 'length':
        return String(operand().length)
      case 'match':
        return apply(':', operand(), operand())
      case 'index': {
        const text = operand()
        const set = operand()
        return String([...text].findIndex((c) => set.includes(c)) + 1)
      }
      case 'substr': {
        const text = operand()
        const from = Number(operand())
        return text.slice(from - 1, from - 1 + Number(operand()))
      }
      default:
        return word
    }
  }
}

const isNumber = (text: string): boolean => /^-?\d+$/.test(text)
const isTrue = (text: string): boolean => text !== '' && !/^-?0+$/.test(text)

function apply(operator: string, a: string, b: string): string {
  switch (operator) {
    case '|':
      return isTrue(a) ? a : isTrue(b) ? b : '0'
    case '&':
      return isTrue(a) && isTrue(b) ? a : '0'
    case ':': {
      const match = posixRegExp(b, 'basic', '').exec(a)
      const anchored = match !== null && match.index === 0 ? match : null
      if (/\\\(/.test(b)) return anchored?.[1] ?? ''
      return String(anchored?.[0].length ?? 0)
    }
    case '+':
    case '-':
    case '*':
    case '/':
    case '%': {
      if (!isNumber(a) || !isNumber(b)) throw new ExprError('non-numeric argument')
      const x = Number(a)
      const y = Number(b)
      if ((operator === '/' || operator === '%') && y === 0) throw new ExprError('division by zero')
      const value =
        operator === '+'
          ? x + y
          : operator === '-'
            ? x - y
            : operator === '*'
              ? x * y
              : operator === '/'
                ? Math.trunc(x / y)
                : x % y
      return String(value || 0)
    }
    default: {
      const order = isNumber(a) && isNumber(b) ? Number(a) - Number(b) : a < b ? -1 : a > b ? 1 : 0
      const holds = {
        '<': order < 0,
        '<=': order <= 0,
        '=': order === 0,
        '==': order === 0,
        '!=': order !== 0,
        '>=': order >= 0,
        '>': order > 0,
      }[operator]
      return holds === true ? '1' : '0'
    }
  }
}

/** `expr`. */
export const exprTool: Tool = instant((call) => {
  const args = call.args[0] === '--' ? call.args.slice(1) : call.args
  if (args.length === 0) return usage(call, 'too few arguments')
  try {
    const value = new Evaluator(args).whole()
    call.out(`${value}\n`)
    return isTrue(value) ? 0 : 1
  } catch (error) {
    if (!(error instanceof ExprError || error instanceof PatternError)) throw error
    call.complain(error.message)
    return 2
  }
})
