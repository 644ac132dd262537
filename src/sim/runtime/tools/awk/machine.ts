import type { Running } from '../../processes/virtualProcess.ts'
import { Pace } from '../pace.ts'
import type { ToolCall } from '../tool.ts'
import { awkBuiltin } from './builtins.ts'
import { AwkEvaluator, NOTHING } from './evaluator.ts'
import type { AwkFiles } from './files.ts'
import { inHashOrder } from './hashOrder.ts'
import type { AwkArray, AwkFrame } from './memory.ts'
import { type AwkExpression, type AwkFunction, type AwkRule, type AwkStatement, waits } from './syntax.ts'
import { AwkError } from './tokens.ts'
import { type AwkValue, numberOf, Outside, truth, UNSET } from './values.ts'

/** Why the rest of an action is skipped. */
export type AwkFlow = 'next' | 'nextfile' | 'break' | 'continue' | 'exit' | 'return' | undefined

const MAX_STEPS = 3_000_000
const MAX_DEPTH = 400
const LOOP_COST = 0.0003

/** `exit` inside a function. */
export class AwkExit extends Error {}

/** A running program of awk. Models busybox editors/awk.c. */
export class AwkMachine extends AwkEvaluator {
  exitCode = 0
  /** Reads the next record of the main input, for getline; undefined at its end. */
  nextRecord: () => Running<string | undefined> = function* () {
    yield* []
    return undefined
  }
  private readonly files: AwkFiles
  private readonly functions: ReadonlyMap<string, AwkFunction>
  private readonly ranges = new Set<AwkRule>()
  private readonly pace: Pace
  private returned: AwkValue = UNSET
  private steps = 0

  constructor(call: ToolCall, files: AwkFiles, functions: ReadonlyMap<string, AwkFunction>) {
    super(call)
    this.files = files
    this.functions = functions
    this.pace = new Pace(call.process, LOOP_COST)
  }

  /** Whether a rule applies to the record. */
  *selects(rule: AwkRule): Running<boolean> {
    if (rule.pattern === undefined) return true
    if (rule.until === undefined) return truth(yield* this.value(rule.pattern))
    if (!this.ranges.has(rule)) {
      if (!truth(yield* this.value(rule.pattern))) return false
      this.ranges.add(rule)
    }
    if (truth(yield* this.value(rule.until))) this.ranges.delete(rule)
    return true
  }

  /** Runs a rule's action; without one the record is printed. */
  *act(rule: AwkRule): Running<AwkFlow> {
    if (rule.action !== undefined) return yield* this.run(rule.action)
    this.call.out(this.record.text + this.textOf(this.get('ORS')))
    return undefined
  }

  private *run(statement: AwkStatement): Running<AwkFlow> {
    if (++this.steps > MAX_STEPS) throw new AwkError('the program runs too long')
    switch (statement.type) {
      case 'expression':
        yield* this.value(statement.value)
        return undefined
      case 'print':
        yield* this.print(statement)
        return undefined
      case 'if':
        if (truth(yield* this.value(statement.test))) return yield* this.run(statement.yes)
        return statement.no === undefined ? undefined : yield* this.run(statement.no)
      case 'block':
        for (const part of statement.body) {
          const flow = yield* this.run(part)
          if (flow !== undefined) return flow
        }
        return undefined
      case 'while':
        return yield* this.loop(statement.test, statement.body, undefined)
      case 'do': {
        const flow = yield* this.run(statement.body)
        if (flow === 'break') return undefined
        return flow !== undefined && flow !== 'continue'
          ? flow
          : yield* this.loop(statement.test, statement.body, undefined)
      }
      case 'for':
        if (statement.init !== undefined) yield* this.run(statement.init)
        return yield* this.loop(statement.test, statement.body, statement.step)
      case 'forIn':
        for (const key of inHashOrder([...this.array(statement.array).keys()])) {
          this.assign({ type: 'name', name: statement.name }, new Outside(key))
          const flow = yield* this.run(statement.body)
          if (flow === 'break') return undefined
          if (flow !== undefined && flow !== 'continue') return flow
        }
        return undefined
      case 'delete':
        if (statement.index === undefined) this.array(statement.name).clear()
        else this.array(statement.name).delete(this.key(yield* this.values(statement.index)))
        return undefined
      case 'exit':
        if (statement.value !== undefined) this.exitCode = numberOf(yield* this.value(statement.value))
        return 'exit'
      case 'return':
        this.returned = statement.value === undefined ? UNSET : yield* this.value(statement.value)
        return 'return'
      case 'next':
      case 'nextfile':
      case 'break':
      case 'continue':
        return statement.type
    }
  }

  private *loop(test: AwkExpression | undefined, body: AwkStatement, step: AwkStatement | undefined): Running<AwkFlow> {
    while (test === undefined || truth(yield* this.value(test))) {
      const flow = yield* this.run(body)
      if (flow === 'break') return undefined
      if (flow !== undefined && flow !== 'continue') return flow
      if (step !== undefined) yield* this.run(step)
      if (this.pace.done()) yield this.call.process.give()
      if (this.call.pending > 4096) yield* this.call.flush()
    }
    return undefined
  }

  private *print(statement: AwkStatement & { readonly type: 'print' }): Running<void> {
    const { output, args, formatted } = statement
    let text = ''
    if (formatted === 'printf') {
      if (args.length > 0) text = this.format(yield* this.values(args))
    } else if (args.length === 0) text = this.record.text
    for (const [i, arg] of formatted === 'printf' ? [] : args.entries()) {
      text += (i === 0 ? '' : this.textOf(this.get('OFS'))) + this.textOf(yield* this.printed(arg, text), 'OFMT')
    }
    if (formatted === 'print') text += this.textOf(this.get('ORS'))
    if (output === undefined) this.call.out(text)
    else yield* this.files.write(output.kind, this.textOf(yield* this.value(output.target)), text)
  }

  /** The value of a word of print; where it cannot be had, what stands before it is printed. */
  private *printed(word: AwkExpression, before: string): Running<AwkValue> {
    try {
      return yield* this.value(word)
    } catch (error) {
      if (error instanceof AwkError && before !== '') this.call.out(`${before}${this.textOf(this.get('OFS'))}`)
      throw error
    }
  }

  private format(values: readonly AwkValue[]): string {
    return this.textOf(awkBuiltin(this, 'sprintf', values))
  }

  private *values(expressions: readonly AwkExpression[]): Running<AwkValue[]> {
    const values: AwkValue[] = []
    for (const expression of expressions) values.push(yield* this.value(expression))
    return values
  }

  /** The value of an expression, waiting where it has to. */
  private *value(expression: AwkExpression): Running<AwkValue> {
    if (!waits(expression)) return this.evaluate(expression)
    switch (expression.type) {
      case 'group':
        return yield* this.value(expression.inner)
      case 'ternary':
        return yield* this.value(truth(yield* this.value(expression.test)) ? expression.yes : expression.no)
      case 'unary':
        return this.unary(expression.operator, yield* this.value(expression.operand))
      case 'binary': {
        const { operator, left, right } = expression
        const first = yield* this.value(left)
        if (operator === '&&') return truth(first) && truth(yield* this.value(right)) ? 1 : 0
        if (operator === '||') return truth(first) || truth(yield* this.value(right)) ? 1 : 0
        const matches = operator.endsWith('~') && right.type === 'match'
        return this.binary(operator, first, matches ? right.pattern : yield* this.value(right))
      }
      case 'assign': {
        const value = yield* this.value(expression.value)
        return this.assignBy(expression.operator, expression.target, value)
      }
      case 'in':
        return this.array(expression.name).has(this.key(yield* this.values(expression.index))) ? 1 : 0
      case 'builtin':
        return yield* this.waitingBuiltin(expression)
      case 'call':
        return yield* this.callFunction(expression)
      case 'getline':
        return yield* this.getline(expression)
      case 'element':
        return this.elementOf(expression.name, this.key(yield* this.values(expression.index)))
      case 'field':
        return this.record.field(numberOf(yield* this.value(expression.index)))
      default:
        return this.evaluate(expression)
    }
  }

  private *waitingBuiltin(expression: AwkExpression & { readonly type: 'builtin' }): Running<AwkValue> {
    const { name, args } = expression
    if (name === 'system') return yield* this.files.system(this.textOf(yield* this.value(args[0] ?? NOTHING)))
    if (name === 'close') return yield* this.files.close(this.textOf(yield* this.value(args[0] ?? NOTHING)))
    if (name === 'fflush') {
      yield* this.call.flush()
      return 0
    }
    const known: AwkExpression[] = []
    for (const arg of args)
      known.push(waits(arg) ? { type: 'string', value: this.textOf(yield* this.value(arg)) } : arg)
    return this.builtin(name, known)
  }

  private *callFunction({ name, args }: AwkExpression & { readonly type: 'call' }): Running<AwkValue> {
    const called = this.functions.get(name)
    if (called === undefined) throw new AwkError('Call to undefined function')
    if (this.frames.length > MAX_DEPTH) throw new AwkError('recursion too deep')
    const values: AwkFrame['values'] = new Map()
    const handed: AwkFrame['handed'] = new Map()
    const fresh: { readonly outer: string; readonly array: AwkArray }[] = []
    for (const [i, parameter] of called.parameters.entries()) {
      const arg = args[i]
      if (arg === undefined) continue
      if (arg.type === 'name' && this.isArray(arg.name)) values.set(parameter, this.array(arg.name))
      else if (arg.type === 'name' && this.lookup(arg.name) === UNSET) {
        // what has no value yet may become an array in there
        const array: AwkArray = new Map()
        fresh.push({ outer: arg.name, array })
        handed.set(parameter, array)
      } else values.set(parameter, yield* this.value(arg))
    }
    for (const parameter of called.parameters) if (!values.has(parameter)) values.set(parameter, UNSET)
    this.frames.push({ values, handed })
    this.returned = UNSET
    const flow = yield* this.run(called.body)
    this.frames.pop()
    for (const { outer, array } of fresh) if (array.size > 0) this.adopt(outer, array)
    const result = this.returned
    this.returned = UNSET
    if (flow === 'exit') throw new AwkExit()
    return result
  }

  private *getline({ from, source, target }: AwkExpression & { readonly type: 'getline' }): Running<AwkValue> {
    const read =
      from === 'input'
        ? yield* this.nextRecord()
        : yield* this.files.read(
            from,
            this.textOf(source === undefined ? UNSET : yield* this.value(source)),
            this.textOf(this.get('RS')),
          )
    if (read === undefined) return 0
    if (from !== 'input' && read === 'error') return -1
    if (from !== 'file') {
      this.note('NR', numberOf(this.get('NR')) + 1)
      if (from === 'input') this.note('FNR', numberOf(this.get('FNR')) + 1)
    }
    if (target === undefined) this.record.take(read)
    else this.assign(target, new Outside(read))
    return 1
  }
}
