/** A decimal number: so many digits after the point, exactly. */
export interface Decimal {
  readonly digits: bigint
  readonly scale: number
}

/** `digits` divided by ten to the power of `scale`. */
export const decimal = (digits: bigint, scale = 0): Decimal => ({ digits, scale })

/** The same number with so many digits after the point; what is too much is cut off. */
export function rescaled({ digits, scale }: Decimal, wanted: number): Decimal {
  const power = 10n ** BigInt(Math.abs(wanted - scale))
  return decimal(wanted >= scale ? digits * power : digits / power, wanted)
}

/** Reads a number of a base from 2 to 16; each digit after the point adds one to the scale. */
export function parseDecimal(text: string, base: number): Decimal {
  const [whole = '', fraction = ''] = text.split('.')
  const numberIn = (digits: string): bigint =>
    [...digits].reduce((sum, c) => sum * BigInt(base) + BigInt(Number.parseInt(c, 36)), 0n)
  const scaled = (numberIn(fraction) * 10n ** BigInt(fraction.length)) / BigInt(base) ** BigInt(fraction.length)
  return decimal(numberIn(whole) * 10n ** BigInt(fraction.length) + scaled, fraction.length)
}

/** A number as bc prints it: no zero before the point; whole numbers in other bases too. */
export function printDecimal({ digits, scale }: Decimal, base: number): string {
  const sign = digits < 0n ? '-' : ''
  const magnitude = digits < 0n ? -digits : digits
  if (magnitude === 0n) return '0'
  if (base !== 10) return sign + (magnitude / 10n ** BigInt(scale)).toString(base).toUpperCase()
  const text = magnitude.toString().padStart(scale, '0')
  const whole = text.slice(0, text.length - scale)
  return sign + whole + (scale > 0 ? `.${text.slice(text.length - scale)}` : '')
}

/** The sum, with the larger scale. */
export const add = (a: Decimal, b: Decimal): Decimal => {
  const scale = Math.max(a.scale, b.scale)
  return decimal(rescaled(a, scale).digits + rescaled(b, scale).digits, scale)
}

/** The same with the other sign. */
export const negative = ({ digits, scale }: Decimal): Decimal => decimal(-digits, scale)

/** The product, cut to a scale as bc does it. */
export const multiply = (a: Decimal, b: Decimal, scale: number): Decimal =>
  rescaled(
    decimal(a.digits * b.digits, a.scale + b.scale),
    Math.min(a.scale + b.scale, Math.max(scale, a.scale, b.scale)),
  )

/** The quotient with so many digits; undefined where it is divided by zero. */
export function divide(a: Decimal, b: Decimal, scale: number): Decimal | undefined {
  if (b.digits === 0n) return undefined
  return decimal((a.digits * 10n ** BigInt(scale + b.scale)) / (b.digits * 10n ** BigInt(a.scale)), scale)
}

/** What a division with so many digits leaves. */
export function remainder(a: Decimal, b: Decimal, scale: number): Decimal | undefined {
  const quotient = divide(a, b, scale)
  if (quotient === undefined) return undefined
  const product = decimal(quotient.digits * b.digits, quotient.scale + b.scale)
  return rescaled(add(a, negative(product)), Math.max(scale + b.scale, a.scale))
}

/** A whole power. */
export function power(a: Decimal, exponent: number, scale: number): Decimal | undefined {
  const magnitude = Math.abs(exponent)
  const whole = decimal(a.digits ** BigInt(magnitude), a.scale * magnitude)
  if (exponent < 0) return divide(decimal(1n), whole, scale)
  return rescaled(whole, Math.min(a.scale * magnitude, Math.max(scale, a.scale)))
}

/** The square root, cut off after so many digits. */
export function squareRoot(a: Decimal, scale: number): Decimal {
  const wanted = Math.max(scale, a.scale)
  const target = rescaled(a, 2 * wanted).digits
  let guess = BigInt(Math.floor(Math.sqrt(Number(target)))) + 1n
  while (guess * guess > target) guess = (guess + target / guess) >> 1n
  return decimal(guess, wanted)
}

/** The nearest floating-point number. */
export const toNumber = ({ digits, scale }: Decimal): number => Number(digits) / 10 ** scale

/** A number of the machine, cut off after so many digits. */
export const fromNumber = (value: number, scale: number): Decimal =>
  decimal(BigInt(Math.trunc(value * 10 ** Math.min(scale, 14))) * 10n ** BigInt(Math.max(0, scale - 14)), scale)
