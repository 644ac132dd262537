import {
  add,
  type Decimal,
  decimal,
  divide,
  fromNumber,
  multiply,
  negative,
  parseDecimal,
  power,
  printDecimal,
  remainder,
  rescaled,
  squareRoot,
  toNumber,
} from './decimal.ts'
import { wholeNamed } from './input.ts'
import { options, type Tool, type ToolCall, waiting } from './tool.ts'
import { usage } from './usage.ts'

/** What stops bc. */
class BcError extends Error {}
/** `quit`. */
class BcQuit extends Error {}

const TOKEN =
  /[ \t]*(?:\/\*[\s\S]*?\*\/|#[^\n]*|\\\n)*[ \t]*(?:([0-9A-F]*\.[0-9A-F]+|[0-9A-F]+\.?)|"([^"]*)"|([a-z]\w*)|(&&|\|\||\+\+|--|[-+*/%^<>=!]=|[-+*/%^=<>!(){};,\n]))/y
const MAX_STEPS = 1_000_000
const ZERO = decimal(0n)
const truth = (holds: boolean): Decimal => decimal(holds ? 1n : 0n)

/** Binary operators by their strength; assignment and powers go to the right and are read apart. */
const LEVELS: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['==', '!=', '<', '<=', '>', '>='],
  ['+', '-'],
  ['*', '/', '%'],
]

/** The functions of `bc -l`. */
const LIBRARY: Readonly<Record<string, (x: number) => number>> = {
  a: Math.atan,
  c: Math.cos,
  e: Math.exp,
  l: Math.log,
  s: Math.sin,
}

/** A token: a number, a text, a name, an operator; a newline is an operator. */
interface Token {
  readonly kind: 'number' | 'text' | 'name' | 'operator' | 'end'
  readonly text: string
}

/** Reads statements and carries them out as it reads; what is not to happen is read all the same. */
class Calculator {
  private readonly tokens: Token[] = []
  private at = 0
  private steps = 0
  private running = true
  private readonly variables = new Map<string, Decimal>()
  private readonly call: ToolCall

  constructor(call: ToolCall, text: string, library: 'library' | 'plain') {
    this.call = call
    this.variables.set('scale', decimal(library === 'library' ? 20n : 0n))
    for (let at = 0; /\S|\n/.test(text.slice(at)); at = TOKEN.lastIndex) {
      TOKEN.lastIndex = at
      const match = TOKEN.exec(text)
      if (match === null) {
        if (/^\s*(\/\*[\s\S]*\*\/|#.*)?\s*$/.test(text.slice(at))) break
        throw new BcError(`bad character '${text.slice(at).trim()[0]}'`)
      }
      const kinds = ['number', 'text', 'name', 'operator'] as const
      const which = [match[1], match[2], match[3], match[4]].findIndex((part) => part !== undefined)
      this.tokens.push({ kind: kinds[which] ?? 'operator', text: match[which + 1] ?? '' })
    }
  }

  program(): void {
    while (this.peek().kind !== 'end') {
      if (this.accept('\n') || this.accept(';')) continue
      this.statement()
      if (this.peek().kind !== 'end' && !this.is('\n') && !this.is(';')) throw this.bad()
    }
  }

  private peek(): Token {
    return this.tokens[this.at] ?? { kind: 'end', text: '' }
  }

  private is(text: string): boolean {
    const { kind, text: found } = this.peek()
    return kind === 'operator' && found === text
  }

  private accept(text: string): boolean {
    if (!this.is(text)) return false
    this.at++
    return true
  }

  private acceptName(name: string): boolean {
    if (this.peek().kind !== 'name' || this.peek().text !== name) return false
    this.at++
    return true
  }

  private expect(text: string): void {
    if (!this.accept(text)) throw this.bad()
  }

  private bad(): BcError {
    return new BcError(`bad expression at '${this.peek().text.trim()}'`)
  }

  private get(name: string): Decimal {
    return this.variables.get(name) ?? (name === 'ibase' || name === 'obase' ? decimal(10n) : ZERO)
  }

  private setting(name: 'scale' | 'ibase' | 'obase'): number {
    return Math.trunc(toNumber(this.get(name)))
  }

  private out(text: string): void {
    if (this.running) this.call.out(text)
  }

  private shown(value: Decimal): string {
    return printDecimal(value, this.setting('obase')).replace(/.{68}(?=.)/g, '$&\\\n')
  }

  private statement(): void {
    if (++this.steps > MAX_STEPS) throw new BcError('the program runs too long')
    if (this.accept('{')) {
      while (!this.accept('}')) {
        if (this.peek().kind === 'end') throw this.bad()
        if (!this.accept(';') && !this.accept('\n')) this.statement()
      }
      return
    }
    const { kind, text } = this.peek()
    if (kind === 'text') {
      this.at++
      this.out(text)
    } else if (this.acceptName('print')) this.printed()
    else if (this.acceptName('quit') || this.acceptName('halt')) {
      if (this.running) throw new BcQuit()
    } else if (this.acceptName('if')) this.conditional()
    else if (this.acceptName('while')) this.loop(() => {})
    else if (this.acceptName('for')) this.forLoop()
    else if (this.peek().kind === 'name' && text === 'define') {
      this.call.world.notModelled('bc: functions of its own')
      throw this.bad()
    } else {
      const assigns = kind === 'name' && /^[-+*/%^]?=$/.test(this.tokens[this.at + 1]?.text ?? '')
      const value = this.expression()
      const { kind: after, text: end } = this.peek()
      const ended = after === 'end' || (after === 'operator' && [';', '\n', '}'].includes(end)) || end === 'else'
      if (!ended) throw this.bad()
      if (!assigns) {
        this.out(`${this.shown(value)}\n`)
        if (this.running) this.variables.set('last', value)
      }
    }
  }

  private printed(): void {
    do {
      const { kind, text } = this.peek()
      if (kind === 'text') {
        this.at++
        this.out(text.replaceAll('\\n', '\n').replaceAll('\\t', '\t'))
      } else this.out(this.shown(this.expression()))
    } while (this.accept(','))
  }

  /** Reads what follows, and carries it out only where it is wanted. */
  private when(wanted: boolean, read: () => void): void {
    const before = this.running
    this.running = before && wanted
    read()
    this.running = before
  }

  private conditional(): void {
    this.expect('(')
    const holds = this.expression().digits !== 0n
    this.expect(')')
    this.when(holds, () => this.statement())
    if (this.acceptName('else')) this.when(!holds, () => this.statement())
  }

  /** A loop: the condition is read anew each round; `step` comes behind the body. */
  private loop(step: () => void): void {
    this.expect('(')
    this.rounds(() => {
      const holds = this.expression().digits !== 0n
      this.expect(')')
      return holds
    }, step)
  }

  private rounds(condition: () => boolean, step: () => void): void {
    const start = this.at
    for (;;) {
      this.at = start
      const holds = condition()
      this.when(holds, () => this.statement())
      if (!holds || !this.running) return
      const end = this.at
      step()
      this.at = end
    }
  }

  private forLoop(): void {
    this.expect('(')
    if (!this.is(';')) this.expression()
    this.expect(';')
    let step = 0
    this.rounds(
      () => {
        const holds = this.is(';') || this.expression().digits !== 0n
        this.expect(';')
        step = this.at
        this.when(false, () => this.is(')') || this.expression())
        this.expect(')')
        return holds
      },
      () => {
        this.at = step
        if (!this.is(')')) this.expression()
      },
    )
  }

  private expression(): Decimal {
    const { kind, text: name } = this.peek()
    const operator = /^([-+*/%^]?)=$/.exec(this.tokens[this.at + 1]?.text ?? '')?.[1]
    if (kind !== 'name' || operator === undefined || this.tokens[this.at + 1]?.kind !== 'operator') return this.level(0)
    this.at += 2
    const right = this.expression()
    const value = operator === '' ? right : this.calculated(operator, this.get(name), right)
    if (this.running) this.variables.set(name, value)
    return value
  }

  private level(depth: number): Decimal {
    const operators = LEVELS[depth]
    if (operators === undefined) return this.unary()
    let left = this.level(depth + 1)
    for (;;) {
      const { kind, text } = this.peek()
      if (kind !== 'operator' || !operators.includes(text)) return left
      this.at++
      left = this.calculated(text, left, this.level(depth + 1))
    }
  }

  private unary(): Decimal {
    if (this.accept('!')) return truth(this.unary().digits === 0n)
    // a sign binds tighter than a power
    let base: Decimal
    if (this.accept('-')) base = negative(this.is('-') ? this.unary() : this.primary())
    else base = this.primary()
    return this.accept('^') ? this.calculated('^', base, this.unary()) : base
  }

  private primary(): Decimal {
    const { kind, text } = this.peek()
    this.at++
    if (kind === 'number') return parseDecimal(text, this.setting('ibase'))
    if (kind === 'operator' && text === '(') {
      const inner = this.expression()
      this.expect(')')
      return inner
    }
    if (kind === 'operator' && (text === '++' || text === '--')) return this.stepped(this.take(), text, 'before')
    if (kind !== 'name') {
      this.at--
      throw this.bad()
    }
    if (this.accept('(')) return this.applied(text)
    for (const operator of ['++', '--']) if (this.accept(operator)) return this.stepped(text, operator, 'after')
    return this.get(text)
  }

  private take(): string {
    return this.tokens[this.at++]?.text ?? ''
  }

  private stepped(name: string, operator: string, when: 'before' | 'after'): Decimal {
    const before = this.get(name)
    const after = add(before, decimal(operator === '++' ? 1n : -1n))
    if (this.running) this.variables.set(name, after)
    return when === 'before' ? after : before
  }

  private applied(name: string): Decimal {
    const value = this.expression()
    this.expect(')')
    if (!this.running) return ZERO
    const scale = this.setting('scale')
    if (name === 'sqrt') return squareRoot(value, scale)
    if (name === 'length') return decimal(BigInt(String(value.digits).replace('-', '').length))
    if (name === 'scale') return decimal(BigInt(value.scale))
    const known = LIBRARY[name]
    if (known === undefined) throw this.bad()
    return fromNumber(known(toNumber(value)), scale)
  }

  private calculated(operator: string, a: Decimal, b: Decimal): Decimal {
    const scale = this.setting('scale')
    const order = add(a, negative(b)).digits
    const given = (value: Decimal | undefined): Decimal => {
      if (value !== undefined) return value
      if (!this.running) return ZERO
      throw new BcError('divide by zero')
    }
    switch (operator) {
      case '+':
        return add(a, b)
      case '-':
        return add(a, negative(b))
      case '*':
        return multiply(a, b, scale)
      case '/':
        return given(divide(a, b, scale))
      case '%':
        return given(remainder(a, b, scale))
      case '^': {
        const exponent = rescaled(b, 0)
        if (add(b, negative(exponent)).digits !== 0n) throw new BcError('not an integer')
        return given(power(a, Number(exponent.digits), scale))
      }
      case '&&':
        return truth(a.digits !== 0n && b.digits !== 0n)
      case '||':
        return truth(a.digits !== 0n || b.digits !== 0n)
      case '<':
        return truth(order < 0n)
      case '<=':
        return truth(order <= 0n)
      case '>':
        return truth(order > 0n)
      case '>=':
        return truth(order >= 0n)
      case '!=':
        return truth(order !== 0n)
      default:
        return truth(order === 0n)
    }
  }
}

/** `bc`: numbers of any length. Models busybox miscutils/bc.c, without functions of one's own. */
export const bcTool: Tool = waiting(function* (call) {
  const read = options(call.args, 'lqswi', { mathlib: 'l', quiet: 'q' })
  if (read.error !== undefined) return usage(call, read.error)
  let text = ''
  for (const name of read.rest) {
    const file = yield* wholeNamed(call, name)
    if (file === undefined) return 1
    text += file
  }
  text += (yield* wholeNamed(call)) ?? ''
  try {
    new Calculator(call, text, read.flags.has('l') ? 'library' : 'plain').program()
    return 0
  } catch (error) {
    if (error instanceof BcQuit) return 0
    if (!(error instanceof BcError)) throw error
    call.complain(error.message)
    return 1
  }
})
