import { describe, expect, test } from 'vitest'
import { unifiedDiff } from './unifiedDiff.ts'

const lines = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => `line ${from + index}`)
const text = (...parts: readonly (string | string[])[]): string => parts.flat().join('\n')

describe('the difference of two texts', () => {
  test.each([
    ['of equal texts is nothing', text(lines(1, 9)), text(lines(1, 9)), ''],
    [
      'has three lines around a change',
      text(lines(1, 9)),
      text(lines(1, 4), 'new', lines(6, 9)),
      text('@@ -2,7 +2,7 @@', ' line 2', ' line 3', ' line 4', '-line 5', '+new', ' line 6', ' line 7', ' line 8', ''),
    ],
    ['begins where the text begins', text('a', 'b'), text('b'), text('@@ -1,2 +1 @@', '-a', ' b', '')],
    [
      'joins changes that are near each other',
      text(lines(1, 8)),
      text('x', lines(2, 7), 'y'),
      text('@@ -1,8 +1,8 @@', '-line 1', '+x', ...lines(2, 7).map((line) => ` ${line}`), '-line 8', '+y', ''),
    ],
    [
      'parts changes that are far from each other',
      text(lines(1, 9)),
      text('x', lines(2, 8), 'y'),
      text(
        ...['@@ -1,4 +1,4 @@', '-line 1', '+x', ' line 2', ' line 3', ' line 4'],
        ...['@@ -6,4 +6,4 @@', ' line 6', ' line 7', ' line 8', '-line 9', '+y', ''],
      ),
    ],
  ])('%s', (_title, before, after, difference) => {
    expect(unifiedDiff(before, after)).toBe(difference)
  })

  test('does not begin a match with a line that a long text is full of', () => {
    const crowd = Array.from({ length: 100 }, (_, index) => [`entry ${index}`, '},']).flat()
    const before = text('start', '},', crowd)
    const after = text('},', 'begin', crowd)
    expect(unifiedDiff(before, after).split('\n').slice(0, 5)).toEqual([
      '@@ -1,5 +1,5 @@',
      '-start',
      '-},',
      '+},',
      '+begin',
    ])
  })
})
