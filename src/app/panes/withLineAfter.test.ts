import { expect, test } from 'vitest'
import { withLineAfter } from './withLineAfter.ts'

test.each([
  ['a\nb\n', 1, 'a\n  x\nb\n'],
  ['a\nb', 2, 'a\nb\n  x'],
  ['a\nb\n', 2, 'a\nb\n  x\n'],
])('a line added to %j after line %d gives %j', (text, line, result) => {
  expect(withLineAfter(text, line, '  x')).toBe(result)
})
