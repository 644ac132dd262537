import { type Tool, waiting } from './tool.ts'

/** How long perl's big numbers take for a digit of pi, in milliseconds: 2000 digits in some five seconds. */
const PI_DIGIT_COST = 2.5
const MOST_DIGITS = 5000

/** The first digits of pi, by Machin's formula. */
function piDigits(count: number): string {
  const scale = 10n ** BigInt(count + 10)
  const arctan = (inverse: bigint): bigint => {
    let term = scale / inverse
    let sum = term
    const square = inverse * inverse
    for (let n = 3n, sign = -1n; term > 0n; n += 2n, sign = -sign) {
      term /= square
      sum += (sign * term) / n
    }
    return sum
  }
  const digits = String((4n * (4n * arctan(5n) - arctan(239n))) / 10n ** 10n)
  return `${digits[0]}.${digits.slice(1, count)}`
}

/** `perl`: only the documentation's pi is known. */
export const perlTool: Tool = waiting(function* (call) {
  const match = /bpi\((\d+)\)/.exec(call.args.join(' '))
  if (match === null) {
    if (call.args.some((arg) => arg.startsWith('-e') || arg === '-de0') && call.args.length === 1) return 0
    call.world.notModelled('tool perl')
    return 0
  }
  const digits = Math.min(Number(match[1]), MOST_DIGITS)
  yield digits * PI_DIGIT_COST
  call.out(`${piDigits(digits)}\n`)
  return 0
})
