import { AwkError } from './awkTokens.ts'

/** A value of awk: a text that looks like a number counts as one. */
export type AwkValue = string | number

/** Arithmetic. */
export function calculate(operator: string, a: number, b: number): number {
  switch (operator) {
    case '+':
      return a + b
    case '-':
      return a - b
    case '*':
      return a * b
    case '/':
      if (b === 0) throw new AwkError('division by zero')
      return a / b
    case '%':
      if (b === 0) throw new AwkError('division by zero')
      return a % b
    default:
      return a ** b
  }
}

export const looksNumeric = (value: AwkValue): boolean =>
  typeof value === 'number' || /^\s*[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?\s*$/.test(value)
export const truth = (value: AwkValue): boolean =>
  typeof value === 'number' ? value !== 0 : value !== '' && !/^\s*[-+]?0+(\.0*)?\s*$/.test(value)
export const number = (value: AwkValue): number => (typeof value === 'number' ? value : Number.parseFloat(value) || 0)

export function text(value: AwkValue): string {
  if (typeof value === 'string') return value
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(6)))
}
