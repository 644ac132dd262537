import fc from 'fast-check'
import { expect, test } from 'vitest'
import { align } from './align.ts'

test.each([
  [
    'abc',
    'abc',
    [
      [0, 0],
      [1, 1],
      [2, 2],
    ],
  ],
  [
    'abc',
    'ac',
    [
      [0, 0],
      [2, 1],
    ],
  ],
  ['ab', 'ba', [[1, 0]]],
  ['', 'abc', []],
])('%j and %j are paired in order', (left, right, pairs) => {
  expect(align([...left], [...right])).toEqual(pairs)
})

test('pairs are equal items, in order on both sides', () => {
  const texts = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 })
  fc.assert(
    fc.property(texts, texts, (left, right) => {
      const pairs = align(left, right)
      pairs.forEach(([i, j], index) => {
        expect(left[i]).toBe(right[j])
        const [before = -1, other = -1] = pairs[index - 1] ?? []
        expect(i > before && j > other).toBe(true)
      })
    }),
  )
})
