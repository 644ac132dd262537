import {
  add,
  bitAnd,
  bitNot,
  bitOr,
  bitXor,
  divide,
  type Int64,
  multiply,
  negate,
  power,
  remainder,
  shiftLeft,
  shiftRight,
  subtract,
} from './arithmeticNumber.ts'
import {
  type ArithmeticStep,
  arithmeticProgram,
  assignedOperator,
  isUnary,
  type Operator,
} from './arithmeticProgram.ts'

/** What arithmetic reads and changes. */
export interface ArithmeticScope {
  get(name: string): string | undefined
  set(name: string, value: string): void
}

/** An expression that cannot be evaluated; the message is the shell's. */
export class ArithmeticError extends Error {}

/** What stands on the stack: a value, the variable it is the value of (looked up only when it is needed), and the alternative that a `:` has added. */
interface Operand {
  value: Int64
  name: string | undefined
  otherwise: Int64 | undefined
}

/** Where an expression is evaluated: the variables, and those whose values are being evaluated. */
interface Place {
  readonly scope: ArithmeticScope
  readonly outer: readonly string[]
}

const SYNTAX_ERROR = 'arithmetic syntax error'
const MALFORMED = 'malformed ?: operator'

const BINARY: Readonly<Partial<Record<Operator, (a: Int64, b: Int64) => Int64>>> = {
  ',': (_, b) => b,
  '=': (_, b) => b,
  '||': (a, b) => truth(isTrue(a) || isTrue(b)),
  '&&': (a, b) => truth(isTrue(a) && isTrue(b)),
  '|': bitOr,
  '^': bitXor,
  '&': bitAnd,
  // an integer has one form only
  '==': (a, b) => truth(a === b),
  '!=': (a, b) => truth(a !== b),
  '<': (a, b) => truth(a < b),
  '>': (a, b) => truth(a > b),
  '>=': (a, b) => truth(a >= b),
  '<=': (a, b) => truth(a <= b),
  '<<': shiftLeft,
  '>>': shiftRight,
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': (a, b) => divide(a, nonZero(b)),
  '%': (a, b) => remainder(a, nonZero(b)),
  '**': (a, b) => {
    if (b < 0) throw new ArithmeticError('exponent less than 0')
    return power(a, b)
  },
}

const programs = new Map<string, readonly ArithmeticStep[]>()
const MOST_PROGRAMS = 500
const SMALL = /^\s*-?(?:0|[1-9]\d{0,14})\s*$/

/** Evaluates an arithmetic expression in 64 bits, as `$((...))` does. Models busybox shell/math.c, arith (1.35). */
export function evaluateArithmetic(text: string, scope: ArithmeticScope): Int64 {
  return evaluate(text, scope, [])
}

function evaluate(text: string, scope: ArithmeticScope, outer: readonly string[]): Int64 {
  if (SMALL.test(text)) return Number(text) || 0
  let program = programs.get(text)
  if (program === undefined) {
    program = arithmeticProgram(text)
    if (programs.size >= MOST_PROGRAMS) programs.clear()
    programs.set(text, program)
  }
  const place = { scope, outer }
  const stack: Operand[] = []
  for (const step of program) {
    switch (step.type) {
      case 'number':
        stack.push({ value: step.value, name: undefined, otherwise: undefined })
        break
      case 'variable':
        stack.push({ value: 0, name: step.name, otherwise: undefined })
        break
      case 'apply':
        apply(step.operator, stack, place)
        break
      case 'value': {
        const top = stack.at(-1)
        if (top !== undefined) {
          resolve(top, place)
          top.name = undefined
        }
        break
      }
      case 'mistake':
        throw new ArithmeticError(SYNTAX_ERROR)
    }
  }
  const [result] = stack
  if (stack.length > 1) throw new ArithmeticError(SYNTAX_ERROR)
  if (result === undefined) return 0
  resolve(result, place)
  return result.value
}

/** Looks up the variable that an operand is. */
function resolve(operand: Operand, { scope, outer }: Place): void {
  const { name } = operand
  if (name === undefined) return
  const text = scope.get(name)
  if (text === undefined) operand.value = 0
  else if (SMALL.test(text)) operand.value = Number(text) || 0
  else if (outer.includes(name)) throw new ArithmeticError('expression recursion loop detected')
  else operand.value = evaluate(text, scope, [...outer, name])
}

function apply(operator: Operator, stack: Operand[], place: Place): void {
  const right = stack.at(-1)
  if (right === undefined) throw new ArithmeticError(SYNTAX_ERROR)
  resolve(right, place)
  if (isUnary(operator)) {
    applyUnary(operator, right, place.scope)
    return
  }
  const left = stack.at(-2)
  if (left === undefined) throw new ArithmeticError(SYNTAX_ERROR)
  stack.pop()
  if ((operator === '?') !== (right.otherwise !== undefined)) throw new ArithmeticError(MALFORMED)
  if (operator !== '=') resolve(left, place)
  if (operator === ':') {
    if (stack.length === 1) throw new ArithmeticError(MALFORMED)
    left.otherwise = right.value
    left.name = undefined
    return
  }
  if (right.otherwise !== undefined) {
    left.value = isTrue(left.value) ? right.value : right.otherwise
    left.name = undefined
    return
  }
  const assigned = assignedOperator(operator)
  const value = (BINARY[assigned ?? operator] as (a: Int64, b: Int64) => Int64)(left.value, right.value)
  if (assigned !== undefined || operator === '=') assign(left, value, place.scope)
  left.value = value
  left.name = undefined
}

function applyUnary(operator: Operator, operand: Operand, scope: ArithmeticScope): void {
  const { value } = operand
  switch (operator) {
    case 'unary -':
      operand.value = negate(value)
      break
    case '!':
      operand.value = truth(!isTrue(value))
      break
    case '~':
      operand.value = bitNot(value)
      break
    case 'before ++':
    case 'before --':
      operand.value = assign(operand, add(value, operator === 'before ++' ? 1 : -1), scope)
      break
    case 'after ++':
    case 'after --':
      assign(operand, add(value, operator === 'after ++' ? 1 : -1), scope)
      break
    default:
      break
  }
  operand.name = undefined
}

function assign({ name }: Operand, value: Int64, scope: ArithmeticScope): Int64 {
  if (name === undefined) throw new ArithmeticError(SYNTAX_ERROR)
  scope.set(name, String(value))
  return value
}

function nonZero(value: Int64): Int64 {
  if (value === 0) throw new ArithmeticError('divide by zero')
  return value
}

const isTrue = (value: Int64): boolean => value !== 0
const truth = (value: boolean): Int64 => (value ? 1 : 0)
