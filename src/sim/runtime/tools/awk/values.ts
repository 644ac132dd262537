import { general } from '../format.ts'

/** Text from outside (a field, a line, an argument): it compares as a number where it looks like one. */
export class Outside {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** A value of awk. */
export type AwkValue = string | number | Outside

/** What a variable is that nothing was ever assigned to: empty, and zero. */
export const UNSET = new Outside('')

const NUMERIC = /^\s*([-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?|0[xX][0-9a-fA-F]+)\s*$/
const LEADING = /^\s*([-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?|[-+]?(inf|nan)\b)/i

/** Whether a value counts as a number in a comparison. */
export const looksNumeric = (value: AwkValue): boolean =>
  typeof value === 'number' || (value instanceof Outside && (value === UNSET || NUMERIC.test(value.text)))

/** A value as a number: of a text its beginning. */
export const numberOf = (value: AwkValue): number =>
  typeof value === 'number' ? value : numberIn(value instanceof Outside ? value.text : value)

/** The number that a text begins with; 0x10 and 010 are hexadecimal and octal, as this build reads them. */
export function numberIn(text: string): number {
  const whole = /^(?:0[xX][0-9a-fA-F]+|0[0-7]+(?![\d.]))/.exec(text)?.[0]
  if (whole !== undefined) return Number(/^0\d/.test(whole) ? `0o${whole.slice(1)}` : whole)
  const found = LEADING.exec(text)?.[1] ?? '0'
  return Number(found.replace(/inf/i, 'Infinity')) || 0
}

/** Whether a condition holds: a number that is not 0, a text that is not empty. */
export function truth(value: AwkValue): boolean {
  if (typeof value === 'number') return value !== 0
  if (typeof value === 'string') return value !== ''
  return NUMERIC.test(value.text) ? numberIn(value.text) !== 0 : value.text !== ''
}

/** A number as a text: integers whole, others by a format of printf (`%.6g`). */
export function numberText(value: number, format = '%.6g'): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e16) return String(value)
  if (Number.isNaN(value)) return 'nan'
  if (!Number.isFinite(value)) return value < 0 ? '-inf' : 'inf'
  const digits = /^%\.(\d+)g$/.exec(format)
  if (digits === null) return numberByFormat(value, format)
  return (value < 0 ? '-' : '') + general(Math.abs(value), Number(digits[1]) || 1)
}

function numberByFormat(value: number, format: string): string {
  const match = /^%\.?(\d*)([efgd])$/.exec(format)
  const precision = Number(match?.[1] || 6)
  if (match?.[2] === 'd') return String(Math.trunc(value))
  return match?.[2] === 'f' ? value.toFixed(precision) : String(value)
}

/** Arithmetic; undefined where something is divided by zero. */
export function calculate(operator: string, a: number, b: number): number | undefined {
  switch (operator) {
    case '+':
      return a + b
    case '-':
      return a - b
    case '*':
      return a * b
    case '/':
      return b === 0 ? undefined : a / b
    case '%':
      return b === 0 ? undefined : a % b
    default:
      return a ** b
  }
}
