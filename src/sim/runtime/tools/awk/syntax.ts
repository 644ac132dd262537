/** What can be assigned to. */
export type AwkPlace =
  | { readonly type: 'name'; readonly name: string }
  | { readonly type: 'element'; readonly name: string; readonly index: readonly AwkExpression[] }
  | { readonly type: 'field'; readonly index: AwkExpression }

/** An expression of awk. */
export type AwkExpression =
  | AwkPlace
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'match'; readonly pattern: string }
  | { readonly type: 'group'; readonly inner: AwkExpression }
  | { readonly type: 'in'; readonly index: readonly AwkExpression[]; readonly name: string }
  | { readonly type: 'ternary'; readonly test: AwkExpression; readonly yes: AwkExpression; readonly no: AwkExpression }
  | { readonly type: 'unary'; readonly operator: string; readonly operand: AwkExpression }
  | { readonly type: 'binary'; readonly operator: string; readonly left: AwkExpression; readonly right: AwkExpression }
  | { readonly type: 'assign'; readonly operator: string; readonly target: AwkPlace; readonly value: AwkExpression }
  | { readonly type: 'step'; readonly by: 1 | -1; readonly target: AwkPlace; readonly when: 'before' | 'after' }
  | { readonly type: 'builtin'; readonly name: string; readonly args: readonly AwkExpression[] }
  | { readonly type: 'call'; readonly name: string; readonly args: readonly AwkExpression[] }
  | {
      readonly type: 'getline'
      readonly from: 'input' | 'file' | 'command'
      readonly source?: AwkExpression
      readonly target?: AwkPlace
    }

/** Where a print goes. */
export interface AwkOutput {
  readonly kind: '>' | '>>' | '|'
  readonly target: AwkExpression
}

/** A statement of awk. */
export type AwkStatement =
  | { readonly type: 'expression'; readonly value: AwkExpression }
  | {
      readonly type: 'print'
      readonly formatted: 'print' | 'printf'
      readonly args: readonly AwkExpression[]
      readonly output?: AwkOutput
    }
  | { readonly type: 'if'; readonly test: AwkExpression; readonly yes: AwkStatement; readonly no?: AwkStatement }
  | { readonly type: 'block'; readonly body: readonly AwkStatement[] }
  | { readonly type: 'while'; readonly test: AwkExpression; readonly body: AwkStatement }
  | { readonly type: 'do'; readonly test: AwkExpression; readonly body: AwkStatement }
  | {
      readonly type: 'for'
      readonly init?: AwkStatement
      readonly test?: AwkExpression
      readonly step?: AwkStatement
      readonly body: AwkStatement
    }
  | { readonly type: 'forIn'; readonly name: string; readonly array: string; readonly body: AwkStatement }
  | { readonly type: 'delete'; readonly name: string; readonly index?: readonly AwkExpression[] }
  | { readonly type: 'exit' | 'return'; readonly value?: AwkExpression }
  | { readonly type: 'next' | 'nextfile' | 'break' | 'continue' }

/** `pattern { action }`. */
export interface AwkRule {
  readonly when: 'BEGIN' | 'END' | 'line'
  readonly pattern?: AwkExpression
  readonly until?: AwkExpression
  readonly action?: AwkStatement
}

/** `function name(parameters) { body }`. */
export interface AwkFunction {
  readonly parameters: readonly string[]
  readonly body: AwkStatement
}

/** A program of awk. */
export interface AwkProgram {
  readonly rules: readonly AwkRule[]
  readonly functions: ReadonlyMap<string, AwkFunction>
}

/** Expressions that may have to wait: they read, run programs, or call functions that may. */
const WAITING = new Set(['getline', 'call'])
const known = new WeakMap<AwkExpression, boolean>()

/** Whether evaluating an expression may have to wait. */
export function waits(expression: AwkExpression): boolean {
  const before = known.get(expression)
  if (before !== undefined) return before
  const found =
    WAITING.has(expression.type) ||
    (expression.type === 'builtin' && ['system', 'close', 'fflush'].includes(expression.name)) ||
    childrenOf(expression).some(waits)
  known.set(expression, found)
  return found
}

function childrenOf(expression: AwkExpression): readonly AwkExpression[] {
  switch (expression.type) {
    case 'number':
    case 'string':
    case 'match':
    case 'name':
    case 'getline':
      return []
    case 'element':
    case 'in':
      return expression.index
    case 'field':
      return [expression.index]
    case 'group':
      return [expression.inner]
    case 'ternary':
      return [expression.test, expression.yes, expression.no]
    case 'unary':
      return [expression.operand]
    case 'binary':
      return [expression.left, expression.right]
    case 'assign':
      return [expression.target, expression.value]
    case 'step':
      return [expression.target]
    case 'builtin':
    case 'call':
      return expression.args
  }
}
