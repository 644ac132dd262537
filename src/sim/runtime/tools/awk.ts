import { type AwkExpression, type AwkRule, type AwkStatement, parseAwk } from './awkParser.ts'
import { AwkError } from './awkTokens.ts'
import { calculate, looksNumeric, number, text, truth, type AwkValue as Value } from './awkValues.ts'
import { eachLine } from './input.ts'
import { PatternError, posixRegExp } from './posixRegExp.ts'
import { formatText } from './printing.ts'
import { type Tool, type ToolCall, waiting } from './tool.ts'
import { usage } from './usage.ts'

/** Why the rest of an action is skipped. */
type Flow = 'next' | 'break' | 'continue' | 'exit' | undefined

const MAX_STEPS = 5_000_000
const SEPARATOR = '\x1c'

/** A running program of awk. */
class Machine {
  readonly variables = new Map<string, Value>([
    ['FS', ' '],
    ['OFS', ' '],
    ['ORS', '\n'],
    ['SUBSEP', SEPARATOR],
    ['NR', 0],
    ['NF', 0],
  ])
  exitCode = 0
  readonly arrays = new Map<string, Map<string, Value>>()
  private line = ''
  private fields: string[] = []
  private steps = 0
  private readonly expressions = new Map<string, RegExp>()
  private readonly ranges = new Set<AwkRule>()
  private readonly call: ToolCall

  constructor(call: ToolCall) {
    this.call = call
    this.arrays.set('ENVIRON', new Map(call.env))
  }

  /** Makes a line the record. */
  take(line: string): void {
    this.line = line
    this.variables.set('NR', number(this.variables.get('NR') ?? 0) + 1)
    this.variables.set('FNR', this.variables.get('NR') ?? 0)
    this.split()
  }

  /** Whether a rule applies to the record. */
  selects(rule: AwkRule): boolean {
    if (rule.pattern === undefined) return true
    if (rule.until === undefined) return truth(this.evaluate(rule.pattern))
    if (!this.ranges.has(rule)) {
      if (!truth(this.evaluate(rule.pattern))) return false
      this.ranges.add(rule)
    }
    if (truth(this.evaluate(rule.until))) this.ranges.delete(rule)
    return true
  }

  /** Runs a rule's action; without one the record is printed. */
  act(rule: AwkRule): Flow {
    if (rule.action !== undefined) return this.run(rule.action)
    this.call.out(`${this.line}${text(this.variables.get('ORS') ?? '\n')}`)
    return undefined
  }

  private run(statement: AwkStatement): Flow {
    if (++this.steps > MAX_STEPS) throw new AwkError('the program runs too long')
    switch (statement.type) {
      case 'expression':
        this.evaluate(statement.value)
        return undefined
      case 'print': {
        if (statement.formatted === 'printf') {
          const [format, ...args] = statement.args.map((a) => text(this.evaluate(a)))
          this.call.out(formatText(format ?? '', args))
        } else {
          const words = statement.args.length === 0 ? [this.line] : statement.args.map((a) => text(this.evaluate(a)))
          this.call.out(words.join(text(this.variables.get('OFS') ?? ' ')) + text(this.variables.get('ORS') ?? '\n'))
        }
        return undefined
      }
      case 'if':
        if (truth(this.evaluate(statement.test))) return this.run(statement.yes)
        return statement.no === undefined ? undefined : this.run(statement.no)
      case 'block':
        for (const part of statement.body) {
          const flow = this.run(part)
          if (flow !== undefined) return flow
        }
        return undefined
      case 'while':
        return this.loop(statement.test, statement.body, undefined)
      case 'do': {
        const flow = this.run(statement.body)
        if (flow === 'break') return undefined
        return flow !== undefined && flow !== 'continue' ? flow : this.loop(statement.test, statement.body, undefined)
      }
      case 'for':
        if (statement.init !== undefined) this.run(statement.init)
        return this.loop(statement.test, statement.body, statement.step)
      case 'forIn':
        for (const key of [...this.array(statement.array).keys()]) {
          this.variables.set(statement.name, key)
          const flow = this.run(statement.body)
          if (flow === 'break') return undefined
          if (flow !== undefined && flow !== 'continue') return flow
        }
        return undefined
      case 'delete':
        if (statement.index === undefined) this.array(statement.name).clear()
        else this.array(statement.name).delete(this.key(statement.index))
        return undefined
      case 'exit':
        if (statement.code !== undefined) this.exitCode = number(this.evaluate(statement.code))
        return 'exit'
      case 'next':
      case 'break':
      case 'continue':
        return statement.type
    }
  }

  private loop(test: AwkExpression | undefined, body: AwkStatement, step: AwkStatement | undefined): Flow {
    while (test === undefined || truth(this.evaluate(test))) {
      const flow = this.run(body)
      if (flow === 'break') return undefined
      if (flow !== undefined && flow !== 'continue') return flow
      if (step !== undefined) this.run(step)
    }
    return undefined
  }

  private split(): void {
    const separator = text(this.variables.get('FS') ?? ' ')
    this.fields = this.line === '' ? [] : this.pieces(this.line, separator)
    this.variables.set('NF', this.fields.length)
  }

  private pieces(line: string, separator: string): string[] {
    if (separator === ' ') return line.split(/[ \t\n]+/).filter((f) => f !== '')
    return separator.length === 1 ? line.split(separator) : line.split(this.regExp(separator))
  }

  private array(name: string): Map<string, Value> {
    const known = this.arrays.get(name) ?? new Map<string, Value>()
    this.arrays.set(name, known)
    return known
  }

  private key(index: readonly AwkExpression[]): string {
    return index.map((i) => text(this.evaluate(i))).join(SEPARATOR)
  }

  private regExp(pattern: string): RegExp {
    const known = this.expressions.get(pattern) ?? posixRegExp(pattern, 'extended', '')
    this.expressions.set(pattern, known)
    return known
  }

  /** The pattern that an operand of `~` stands for. */
  private patternOf(expression: AwkExpression): RegExp {
    return this.regExp(expression.type === 'match' ? expression.pattern : text(this.evaluate(expression)))
  }

  private evaluate(expression: AwkExpression): Value {
    switch (expression.type) {
      case 'number':
      case 'string':
        return expression.value
      case 'match':
        return this.regExp(expression.pattern).test(this.line) ? 1 : 0
      case 'name':
        return this.variables.get(expression.name) ?? ''
      case 'element':
        return this.array(expression.name).get(this.key(expression.index)) ?? ''
      case 'field':
        return this.field(number(this.evaluate(expression.index)))
      case 'in':
        return this.array(expression.name).has(this.key(expression.index)) ? 1 : 0
      case 'ternary':
        return this.evaluate(truth(this.evaluate(expression.test)) ? expression.yes : expression.no)
      case 'unary': {
        const value = this.evaluate(expression.operand)
        return expression.operator === '!'
          ? truth(value)
            ? 0
            : 1
          : expression.operator === '-'
            ? -number(value)
            : number(value)
      }
      case 'assign': {
        const right = this.evaluate(expression.value)
        const value =
          expression.operator === ''
            ? right
            : calculate(expression.operator, number(this.evaluate(expression.target)), number(right))
        this.assign(expression.target, value)
        return value
      }
      case 'step': {
        const before = number(this.evaluate(expression.target))
        const after = before + (expression.operator === '++' ? 1 : -1)
        this.assign(expression.target, after)
        return expression.when === 'before' ? after : before
      }
      case 'binary':
        return this.binary(expression.operator, expression.left, expression.right)
      case 'call':
        return this.builtin(expression.name, expression.args)
    }
  }

  private field(index: number): Value {
    return index === 0 ? this.line : (this.fields[index - 1] ?? '')
  }

  private assign(target: AwkExpression, value: Value): void {
    if (target.type === 'name') this.variables.set(target.name, value)
    else if (target.type === 'element') this.array(target.name).set(this.key(target.index), value)
    else if (target.type === 'field') {
      const index = number(this.evaluate(target.index))
      if (index === 0) {
        this.line = text(value)
        this.split()
        return
      }
      while (this.fields.length < index) this.fields.push('')
      this.fields[index - 1] = text(value)
      this.line = this.fields.join(text(this.variables.get('OFS') ?? ' '))
      this.variables.set('NF', this.fields.length)
    } else throw new AwkError('assignment to what is no variable')
  }

  private binary(operator: string, leftOf: AwkExpression, rightOf: AwkExpression): Value {
    if (operator === '&&') return truth(this.evaluate(leftOf)) && truth(this.evaluate(rightOf)) ? 1 : 0
    if (operator === '||') return truth(this.evaluate(leftOf)) || truth(this.evaluate(rightOf)) ? 1 : 0
    const left = this.evaluate(leftOf)
    if (operator === '~') return this.patternOf(rightOf).test(text(left)) ? 1 : 0
    if (operator === '!~') return this.patternOf(rightOf).test(text(left)) ? 0 : 1
    const right = this.evaluate(rightOf)
    if (operator === ' ') return text(left) + text(right)
    if (!/^[<>=!]/.test(operator)) return calculate(operator, number(left), number(right))
    const numeric = looksNumeric(left) && looksNumeric(right)
    const [a, b] = numeric ? [number(left), number(right)] : [text(left), text(right)]
    const holds = { '<': a < b, '<=': a <= b, '==': a === b, '!=': a !== b, '>': a > b, '>=': a >= b }[operator]
    return holds === true ? 1 : 0
  }

  private builtin(name: string, args: readonly AwkExpression[]): Value {
    const value = (i: number): Value => (args[i] === undefined ? '' : this.evaluate(args[i] as AwkExpression))
    switch (name) {
      case 'length': {
        const first = args[0]
        if (first?.type === 'name' && this.arrays.has(first.name)) return this.array(first.name).size
        return text(first === undefined ? this.line : this.evaluate(first)).length
      }
      case 'substr': {
        const start = Math.round(number(value(1)))
        const end = args[2] === undefined ? Number.POSITIVE_INFINITY : start + Math.round(number(value(2)))
        return text(value(0)).slice(Math.max(start - 1, 0), Math.max(end - 1, 0))
      }
      case 'index':
        return text(value(0)).indexOf(text(value(1))) + 1
      case 'toupper':
        return text(value(0)).toUpperCase()
      case 'tolower':
        return text(value(0)).toLowerCase()
      case 'int':
        return Math.trunc(number(value(0)))
      case 'sqrt':
        return Math.sqrt(number(value(0)))
      case 'log':
        return Math.log(number(value(0)))
      case 'exp':
        return Math.exp(number(value(0)))
      case 'rand':
        return this.call.world.kernel.random('awk').next()
      case 'srand':
        return 0
      case 'systime':
        return Math.floor((this.call.world.startTime + this.call.world.kernel.now) / 1000)
      case 'sprintf': {
        const [format, ...rest] = args.map((a) => text(this.evaluate(a)))
        return formatText(format ?? '', rest)
      }
      case 'match': {
        const found = args[1] === undefined ? null : this.patternOf(args[1]).exec(text(value(0)))
        this.variables.set('RSTART', found === null ? 0 : found.index + 1)
        this.variables.set('RLENGTH', found === null ? -1 : found[0].length)
        return found === null ? 0 : found.index + 1
      }
      case 'split': {
        const target = args[1]
        if (target?.type !== 'name') throw new AwkError('split needs an array')
        const separator =
          args[2] === undefined
            ? text(this.variables.get('FS') ?? ' ')
            : args[2].type === 'match'
              ? args[2].pattern
              : text(value(2))
        const subject = text(value(0))
        const pieces = subject === '' ? [] : this.pieces(subject, separator)
        const array = this.array(target.name)
        array.clear()
        for (const [i, piece] of pieces.entries()) array.set(String(i + 1), piece)
        return pieces.length
      }
      case 'sub':
      case 'gsub': {
        const target = args[2] ?? { type: 'field', index: { type: 'number', value: 0 } }
        const pattern = args[0] === undefined ? /(?:)/ : this.patternOf(args[0])
        const replacement = text(value(1))
        let count = 0
        const replaced = text(this.evaluate(target)).replace(
          new RegExp(pattern.source, name === 'gsub' ? 'g' : ''),
          (match) => {
            count++
            return replacement.replace(/\\(&)|&/g, (_, escaped?: string) => escaped ?? match)
          },
        )
        if (count > 0) this.assign(target, replaced)
        return count
      }
      default:
        throw new AwkError(`function ${name} is not supported`)
    }
  }
}

/** `awk`, without functions of one's own, getline and redirections. */
export const awkTool: Tool = waiting(function* (call) {
  const machine = new Machine(call)
  let args = call.args
  let program: string | undefined
  while (args[0]?.startsWith('-') && args[0].length > 1) {
    const option = args[0].slice(0, 2)
    if (args[0] === '--') {
      args = args.slice(1)
      break
    }
    const attached = args[0].slice(2)
    const value = attached === '' ? (args[1] ?? '') : attached
    args = args.slice(attached === '' ? 2 : 1)
    if (option === '-F') machine.variables.set('FS', value === 't' || value === '\\t' ? '\t' : value)
    else if (option === '-v')
      machine.variables.set(value.slice(0, value.indexOf('=')), value.slice(value.indexOf('=') + 1))
    else if (option === '-f') program = (program ?? '') + (call.world.files.readFile(call.path(value)) ?? '')
    else return usage(call)
  }
  if (program === undefined) {
    program = args[0]
    args = args.slice(1)
  }
  if (program === undefined) return usage(call)
  try {
    const rules = parseAwk(program)
    let flow: Flow
    const runAll = (when: AwkRule['when']): void => {
      for (const rule of rules) if (rule.when === when && flow !== 'exit') flow = machine.act(rule)
    }
    runAll('BEGIN')
    let good = true
    if (flow !== 'exit' && rules.some((rule) => rule.when !== 'BEGIN')) {
      good = yield* eachLine(call, args, (line) => {
        machine.take(line)
        for (const rule of rules) {
          if (rule.when !== 'line' || !machine.selects(rule)) continue
          flow = machine.act(rule)
          if (flow === 'exit') return 'stop'
          if (flow === 'next') break
        }
        return 'more'
      })
      flow = undefined
      runAll('END')
    }
    return machine.exitCode !== 0 ? machine.exitCode : good ? 0 : 2
  } catch (error) {
    if (!(error instanceof AwkError || error instanceof PatternError)) throw error
    call.world.notModelled(`awk: ${error.message}`)
    call.complain(`cmd. line:1: ${error.message}`)
    return 1
  }
})
