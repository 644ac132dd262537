/** What arithmetic reads and changes. */
export interface ArithmeticScope {
  get(name: string): string | undefined
  set(name: string, value: string): void
}

/** An expression that cannot be evaluated; the message is the shell's. */
export class ArithmeticError extends Error {}

const TOKEN =
  /\s*(0[xX][0-9a-fA-F]+|\d+#[0-9a-zA-Z]+|\d+|[A-Za-z_]\w*|\*\*|<<=|>>=|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&|^]=|[-+*/%<>=!~&|^?:(),])/y

/** Binary operators by how strongly they bind, as C has them. */
const PRECEDENCE: Readonly<Record<string, number>> = {
  '||': 1,
  '&&': 2,
  '|': 3,
  '^': 4,
  '&': 5,
  '==': 6,
  '!=': 6,
  '<': 7,
  '>': 7,
  '<=': 7,
  '>=': 7,
  '<<': 8,
  '>>': 8,
  '+': 9,
  '-': 9,
  '*': 10,
  '/': 10,
  '%': 10,
  '**': 11,
}
const MAX_DEPTH = 100

const cache = new Map<string, readonly string[]>()

function tokenize(text: string): readonly string[] {
  const known = cache.get(text)
  if (known !== undefined) return known
  const tokens: string[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex
    const match = TOKEN.exec(text)
    if (match === null) {
      if (text.slice(at).trim() === '') break
      throw new ArithmeticError('arithmetic syntax error')
    }
    tokens.push(match[1] as string)
  }
  if (cache.size > 500) cache.clear()
  cache.set(text, tokens)
  return tokens
}

/** Evaluates an arithmetic expression in 64 bits, as `$((...))` does. */
export function evaluateArithmetic(text: string, scope: ArithmeticScope, depth = 0): number {
  if (depth > MAX_DEPTH) throw new ArithmeticError('expression recursion loop detected')
  const simple = /^\s*-?\d{1,15}\s*$/.test(text) && !/^\s*-?0\d/.test(text)
  if (simple) return Number(text)
  const tokens = tokenize(text)
  if (tokens.length === 0) return 0
  const evaluator = new Evaluator(tokens, scope, depth)
  return evaluator.whole()
}

class Evaluator {
  private readonly tokens: readonly string[]
  private readonly scope: ArithmeticScope
  private readonly depth: number
  private at = 0
  /** Above zero in branches that are read but not taken. */
  private skipping = 0

  constructor(tokens: readonly string[], scope: ArithmeticScope, depth: number) {
    this.tokens = tokens
    this.scope = scope
    this.depth = depth
  }

  whole(): number {
    const value = this.comma()
    if (this.at < this.tokens.length) throw new ArithmeticError('arithmetic syntax error')
    return value
  }

  private comma(): number {
    let value = this.assignment()
    while (this.tokens[this.at] === ',') {
      this.at++
      value = this.assignment()
    }
    return value
  }

  private assignment(): number {
    const name = this.tokens[this.at] ?? ''
    const operator = this.tokens[this.at + 1] ?? ''
    if (/^[A-Za-z_]/.test(name) && /^(=|[-+*/%&|^]=|<<=|>>=)$/.test(operator)) {
      this.at += 2
      const right = this.assignment()
      const value = operator === '=' ? right : this.binary(operator.slice(0, -1), this.variable(name), right)
      if (this.skipping === 0) this.scope.set(name, String(value))
      return value
    }
    return this.ternary()
  }

  private ternary(): number {
    const condition = this.level(1)
    if (this.tokens[this.at] !== '?') return condition
    this.at++
    const yes = this.branch(condition !== 0 ? 'taken' : 'skipped')
    if (this.tokens[this.at] !== ':') throw new ArithmeticError('malformed ?: operator')
    this.at++
    const no = this.branch(condition === 0 ? 'taken' : 'skipped')
    return condition !== 0 ? yes : no
  }

  /** Reads a branch; only a taken one has effects. */
  private branch(fate: 'taken' | 'skipped'): number {
    const skip = fate === 'taken' ? 0 : 1
    this.skipping += skip
    const value = this.assignment()
    this.skipping -= skip
    return value
  }

  private level(least: number): number {
    let left = this.unary()
    for (;;) {
      const operator = this.tokens[this.at] ?? ''
      const precedence = PRECEDENCE[operator]
      if (precedence === undefined || precedence < least) return left
      this.at++
      const skip = (operator === '&&' && left === 0) || (operator === '||' && left !== 0) ? 1 : 0
      this.skipping += skip
      const right = this.level(operator === '**' ? precedence : precedence + 1)
      this.skipping -= skip
      left = this.binary(operator, left, right)
    }
  }

  private binary(operator: string, a: number, b: number): number {
    switch (operator) {
      case '||':
        return a !== 0 || b !== 0 ? 1 : 0
      case '&&':
        return a !== 0 && b !== 0 ? 1 : 0
      case '==':
        return a === b ? 1 : 0
      case '!=':
        return a !== b ? 1 : 0
      case '<':
        return a < b ? 1 : 0
      case '>':
        return a > b ? 1 : 0
      case '<=':
        return a <= b ? 1 : 0
      case '>=':
        return a >= b ? 1 : 0
      case '/':
      case '%':
        if (b === 0) {
          if (this.skipping > 0) return 0
          throw new ArithmeticError('divide by zero')
        }
        return operator === '/' ? Math.trunc(a / b) : a % b
      case '+':
        return inRange(a + b, () => BigInt(a) + BigInt(b))
      case '-':
        return inRange(a - b, () => BigInt(a) - BigInt(b))
      case '*':
        return inRange(a * b, () => BigInt(a) * BigInt(b))
      case '**':
        return inRange(a ** b, () => BigInt(a) ** BigInt(Math.max(b, 0)))
      case '<<':
        return Number(BigInt.asIntN(64, BigInt(a) << BigInt(b & 63)))
      case '>>':
        return Number(BigInt(a) >> BigInt(b & 63))
      case '&':
        return Number(BigInt(a) & BigInt(b))
      case '|':
        return Number(BigInt(a) | BigInt(b))
      case '^':
        return Number(BigInt(a) ^ BigInt(b))
      default:
        throw new ArithmeticError('arithmetic syntax error')
    }
  }

  private unary(): number {
    const token = this.tokens[this.at++]
    if (token === undefined) throw new ArithmeticError('arithmetic syntax error')
    switch (token) {
      case '-':
        return -this.unary() || 0
      case '+':
        return this.unary()
      case '!':
        return this.unary() === 0 ? 1 : 0
      case '~':
        return Number(~BigInt(this.unary()))
      case '(': {
        const value = this.comma()
        if (this.tokens[this.at++] !== ')') throw new ArithmeticError('arithmetic syntax error')
        return value
      }
      case '++':
      case '--': {
        const name = this.tokens[this.at++] ?? ''
        return this.step(name, token).after
      }
      default:
        if (/^\d/.test(token)) return numberOf(token)
        if (!/^[A-Za-z_]/.test(token)) throw new ArithmeticError('arithmetic syntax error')
        if (this.tokens[this.at] === '++' || this.tokens[this.at] === '--') {
          return this.step(token, this.tokens[this.at++] as string).before
        }
        return this.variable(token)
    }
  }

  private step(name: string, operator: string): { readonly before: number; readonly after: number } {
    if (!/^[A-Za-z_]/.test(name)) throw new ArithmeticError('arithmetic syntax error')
    const before = this.variable(name)
    const after = before + (operator === '++' ? 1 : -1)
    if (this.skipping === 0) this.scope.set(name, String(after))
    return { before, after }
  }

  private variable(name: string): number {
    const value = this.scope.get(name)
    if (value === undefined || value === '') return 0
    return evaluateArithmetic(value, this.scope, this.depth + 1)
  }
}

function inRange(value: number, exact: () => bigint): number {
  if (Number.isSafeInteger(value) || !Number.isFinite(value)) return value
  return Number(BigInt.asIntN(64, exact()))
}

function numberOf(token: string): number {
  const based = /^(\d+)#(.+)$/.exec(token)
  if (based !== null) return Number.parseInt(based[2] ?? '', Number(based[1]))
  if (/^0[xX]/.test(token)) return Number.parseInt(token.slice(2), 16)
  return token.length > 1 && token.startsWith('0') ? Number.parseInt(token, 8) || 0 : Number(token)
}
