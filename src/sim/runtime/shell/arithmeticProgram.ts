import { type Int64, readInteger } from './arithmeticNumber.ts'

/** A step of evaluating an expression: a value is pushed, an operator applied, or a mistake in the grammar reached. */
export type ArithmeticStep =
  | { readonly type: 'number'; readonly value: Int64 }
  | { readonly type: 'variable'; readonly name: string }
  | { readonly type: 'apply'; readonly operator: Operator }
  | { readonly type: 'value' }
  | { readonly type: 'mistake' }

/** Operators by their signs; those that a sign alone does not tell apart have a word before it. */
export type Operator = keyof typeof PRECEDENCE

/** How strongly operators bind. Models busybox shell/math.c (1.35): an assignment may stand on the left of what binds weaker. */
const PRECEDENCE = {
  ',': 1,
  '=': 2,
  '&=': 2,
  '|=': 2,
  '^=': 2,
  '+=': 2,
  '-=': 2,
  '<<=': 2,
  '>>=': 2,
  '*=': 2,
  '/=': 2,
  '%=': 2,
  '?': 4,
  ':': 4,
  '||': 5,
  '&&': 6,
  '|': 7,
  '^': 8,
  '&': 9,
  '==': 10,
  '!=': 10,
  '<': 11,
  '>': 11,
  '>=': 11,
  '<=': 11,
  '<<': 12,
  '>>': 12,
  '+': 13,
  '-': 13,
  '*': 14,
  '/': 14,
  '%': 14,
  '**': 15,
  '~': 16,
  '!': 16,
  'unary -': 17,
  'unary +': 17,
  'before ++': 18,
  'before --': 18,
  'after ++': 19,
  'after --': 19,
} as const

const UNARY = 16
const RIGHT_ASSOCIATIVE: ReadonlySet<number> = new Set([2, 4, 15])
/** Signs, the longest first. */
const SIGNS = ['<<=', '>>=', '<<', '>>', '||', '&&', '!=', '<=', '>=', '==', '|=', '&=', '*=', '/=', '%=', '+=', '-=']
const MORE_SIGNS = ['--', '^=', '++', '**', '!', '<', '>', '|', '&', '*', '/', '%', '~', ',', '+', '-', '^', '?', ':']
const ALL_SIGNS = [...SIGNS, ...MORE_SIGNS, '=', '(', ')']

/** What was read last: something with a value, or something that still wants one. */
type Last = 'value' | 'operator'

/**
 * Turns an expression into steps, in the order in which busybox evaluates: by two stacks, with every operand evaluated.
 * So both branches of `?:` and the right sides of `&&` and `||` have their effects, and what stands before a mistake has been done.
 */
export function arithmeticProgram(text: string): readonly ArithmeticStep[] {
  const compiler = new Compiler(text)
  compiler.compile()
  return compiler.steps
}

class Compiler {
  readonly steps: ArithmeticStep[] = []
  private readonly text: string
  private at = 0
  private readonly operators: (Operator | '(')[] = ['(']
  private last: Last = 'operator'
  /** Whether the value on top is a variable, which `++` may follow. */
  private variableOnTop = false

  constructor(text: string) {
    this.text = text
  }

  compile(): void {
    this.skipBlanks()
    if (this.at >= this.text.length) return
    while (this.at < this.text.length) {
      if (!this.token()) {
        this.steps.push({ type: 'mistake' })
        return
      }
      this.skipBlanks()
    }
    if (!this.binary(')') || this.operators.length > 0) this.steps.push({ type: 'mistake' })
  }

  private skipBlanks(): void {
    while (/\s/.test(this.text[this.at] ?? '')) this.at++
  }

  private token(): boolean {
    const { text } = this
    const name = /[A-Za-z_]\w*/y
    name.lastIndex = this.at
    const found = name.exec(text)?.[0]
    if (found !== undefined) {
      this.at += found.length
      this.steps.push({ type: 'variable', name: found })
      this.last = 'value'
      this.variableOnTop = true
      return true
    }
    if (/\d/.test(text[this.at] as string)) {
      const number = readInteger(text, this.at)
      if (number === undefined) return false
      this.at = number.end
      this.steps.push({ type: 'number', value: number.value })
      this.last = 'value'
      this.variableOnTop = false
      return true
    }
    const sign = this.sign()
    return sign !== undefined && this.operator(sign)
  }

  /** `++` and `--` are two signs unless a variable stands before or after them. */
  private sign(): string | undefined {
    const { text, at } = this
    const sign = ALL_SIGNS.find((each) => text.startsWith(each, at))
    if (sign === undefined) return undefined
    const steps = (sign === '++' || sign === '--') && !this.variableOnTop && !/^\s*[A-Za-z_]/.test(text.slice(at + 2))
    const taken = steps ? sign[0] : sign
    this.at += taken?.length ?? 0
    return taken
  }

  private operator(sign: string): boolean {
    if (sign === '(') {
      this.operators.push('(')
      this.last = 'operator'
      this.variableOnTop = false
      return true
    }
    if (sign === ')') return this.binary(')')
    const prefix = this.last === 'operator'
    switch (sign) {
      case '+':
      case '-':
        return prefix ? this.push(`unary ${sign}`) : this.binary(sign)
      case '++':
      case '--':
        if (prefix) return this.push(`before ${sign}`)
        this.push(`after ${sign}`)
        // it stands after its operand: that is complete
        this.last = 'value'
        return true
      case '!':
      case '~':
        return this.push(sign)
      default:
        return this.binary(sign as Operator)
    }
  }

  private push(operator: Operator): true {
    this.operators.push(operator)
    this.last = 'operator'
    return true
  }

  /** An operator between operands, or a closing parenthesis: what binds at least as strongly before it is applied. */
  private binary(operator: Operator | ')'): boolean {
    if (this.last !== 'value') return false
    for (;;) {
      const before = this.operators.pop()
      if (before === undefined) return operator !== ')' && this.push(operator)
      if (before === '(') {
        if (operator === ')') return this.closed()
        this.operators.push(before)
        return this.push(operator)
      }
      if (operator !== ')') {
        const [mine, theirs] = [PRECEDENCE[operator], PRECEDENCE[before]]
        if (theirs < mine || (theirs === mine && RIGHT_ASSOCIATIVE.has(mine))) {
          this.operators.push(before)
          return this.push(operator)
        }
      }
      this.steps.push({ type: 'apply', operator: before })
      this.variableOnTop = false
    }
  }

  private closed(): true {
    this.steps.push({ type: 'value' })
    this.last = 'value'
    this.variableOnTop = false
    return true
  }
}

/** Whether an operator takes one operand. */
export const isUnary = (operator: Operator): boolean => PRECEDENCE[operator] >= UNARY

/** The operator that an assignment applies before it assigns: `+` for `+=`; undefined where it applies none. */
export function assignedOperator(operator: Operator): Operator | undefined {
  return PRECEDENCE[operator] === 2 && operator !== '=' ? (operator.slice(0, -1) as Operator) : undefined
}
