import { expect, test } from 'vitest'
import { percent } from './percent.ts'

test.each([
  [2, 3, '66.7'],
  [18_198, 18_457, '98.6'],
  [6183, 6184, '99.9'],
  [5, 5, '100.0'],
  [0, 5, '0.0'],
  [0, 0, '0.0'],
])('%i of %i are %s percent', (part, whole, wanted) => {
  expect(percent(part, whole)).toBe(wanted)
})
