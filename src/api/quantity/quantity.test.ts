import { describe, expect, test } from 'vitest'
import { parseQuantity, type Quantity, quantityMilliValue, quantityValue, ZERO_QUANTITY } from './quantity.ts'
import { addQuantities, compareQuantities, subtractQuantities } from './quantityArithmetic.ts'
import { quantityDecimal, quantityText } from './quantityText.ts'

function quantity(text: string): Quantity {
  const parsed = parseQuantity(text)
  return parsed.ok ? parsed.value : ZERO_QUANTITY
}

describe('a quantity', () => {
  test.each([
    ['1000m', '1'],
    ['0.5', '500m'],
    ['1024Mi', '1Gi'],
    ['1.5Gi', '1536Mi'],
    ['0.1Ki', '102400m'],
    ['5E-1', '500e-3'],
    ['0m', '0'],
  ])('written %s is printed %s', (text, canonical) => {
    expect(quantityText(quantity(text))).toBe(canonical)
  })

  test.each([
    ['100m', 1n, 100n],
    ['1500m', 2n, 1500n],
    ['-100m', -1n, -100n],
    ['1n', 1n, 1n],
    ['64Mi', 67108864n, 67108864000n],
    ['0.1Ki', 103n, 102400n],
  ])('%s counts as %s whole units and %s thousandths, rounded away from zero', (text, value, millis) => {
    expect(quantityValue(quantity(text))).toBe(value)
    expect(quantityMilliValue(quantity(text))).toBe(millis)
  })

  test.each([
    ['-0.1Ki', -101n, -102400n],
    ['-50.2Gi', 1438392657n, 1438392656329n],
    ['12345678901234567k', -6101065172474984616n, 4807115922876968896n],
    ['341078.875T', 341078875000000000n, 0n],
    ['9Ei', 9223372036854775807n, -1000n],
  ])(
    '%s counts as %s whole units and %s thousandths, as the API machinery overflows and rounds',
    (text, value, millis) => {
      expect(quantityValue(quantity(text))).toBe(value)
      expect(quantityMilliValue(quantity(text))).toBe(millis)
    },
  )

  test.each(['Pi', '.e-12', '-.n0'])('without a digit, as %s, is no number', (text) => {
    expect(parseQuantity(text).ok).toBe(false)
  })

  test('without a digit, of a common size, is nothing', () => {
    expect(['m', '-', '+k', 'Gi'].map((text) => quantityText(quantity(text)))).toEqual(['0', '0', '0', '0'])
  })

  test('with an exponent of more than 32 bits wraps around', () => {
    expect(quantityValue(quantity('5e4294967296'))).toBe(5n)
    expect(parseQuantity('5e9223372036854775808').ok).toBe(false)
  })

  test.each(['', '1MiB', '1 Gi', '1.2.3', '100%'])('is not read from "%s"', (text) => {
    expect(parseQuantity(text)).toMatchObject({ ok: false, error: expect.stringContaining('regular expression') })
  })

  test.each(['1K', '1e', '1mi'])('with the unknown suffix of %s is refused', (text) => {
    expect(parseQuantity(text)).toEqual({ ok: false, error: "unable to parse quantity's suffix" })
  })

  test('finer than a billionth is rounded up to one', () => {
    expect(quantityText(quantity('0.9n'))).toBe('1n')
  })

  test('with an exponent beyond all measure is read, compared and added without being written out', () => {
    const huge = quantity('1e2000000000')
    expect(compareQuantities(huge, quantity('1'))).toBe(1)
    expect(compareQuantities(quantity('1e-2000000000'), quantity('2n'))).toBe(-1)
    expect(quantityText(addQuantities(huge, quantity('1')))).toBe(quantityText(huge))
    expect(quantityDecimal(huge).length).toBeLessThan(20_000)
  })

  test('added to another keeps the suffix of the first', () => {
    expect(quantityText(addQuantities(quantity('64Mi'), quantity('134217728')))).toBe('192Mi')
    expect(quantityText(addQuantities(quantity('100m'), quantity('2')))).toBe('2100m')
    expect(quantityText(addQuantities(quantity('0'), quantity('1Gi')))).toBe('1Gi')
  })

  test('less itself is nothing', () => {
    expect(quantityText(subtractQuantities(quantity('1.5Gi'), quantity('1536Mi')))).toBe('0')
  })
})
