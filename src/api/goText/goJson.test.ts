import { expect, test } from 'vitest'
import { goJson } from './goJson.ts'

test.each([
  [null, 'null'],
  [undefined, 'null'],
  [{ b: 1, a: [true, 'x'] }, '{"b":1,"a":[true,"x"]}'],
  [{ a: undefined }, '{}'],
  ['<a> & b', '"\\u003ca\\u003e \\u0026 b"'],
  [
    new Map<string, unknown>([
      ['10', 1],
      ['9', []],
    ]),
    '{"10":1,"9":[]}',
  ],
])('%j is written on one line', (value, text) => {
  expect(goJson(value)).toBe(text)
})

test('with an indent, every item has a line of its own, and what is empty has none', () => {
  expect(goJson({ a: [1, { b: 'c' }], d: [], e: {} }, ' ')).toBe(
    ['{', ' "a": [', '  1,', '  {', '   "b": "c"', '  }', ' ],', ' "d": [],', ' "e": {}', '}'].join('\n'),
  )
})
