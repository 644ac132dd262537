import { expect, test } from 'vitest'
import { partNamed } from './partNamed.ts'

test.each([
  ['strict decoding error: unknown field "spec.a"', 'key'],
  ['strict decoding error: duplicate field "spec.a"', 'key'],
  ['spec.unknown: Required value', 'value'],
])('%s is about the %s', (message, part) => {
  expect(partNamed(message)).toBe(part)
})
