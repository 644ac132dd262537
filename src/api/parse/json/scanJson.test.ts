import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scanJson } from './scanJson.ts'

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const PIECES = [
  '{',
  '}',
  '[',
  ']',
  ':',
  ',',
  '"',
  '\\',
  '\\u00',
  '0',
  '-',
  '1',
  '.',
  'e',
  '+',
  'true',
  'nul',
  ' ',
  '\n',
]

test('what it takes is JSON, and what it refuses is none', () => {
  const cut = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.nat({ max: 2 }) })
  fc.assert(
    fc.property(
      fc.json({ maxDepth: 3 }),
      fc.array(cut, { maxLength: 2 }),
      fc.constantFrom(...PIECES),
      (json, cuts, piece) => {
        const text = cuts.reduce((changed, { at, length }) => {
          const start = Math.floor(at * changed.length)
          return changed.slice(0, start) + piece + changed.slice(start + length)
        }, json)
        const scanned = scanJson(text, 0)
        const whole = scanned.kind === 'value' && scanJson(text, scanned.end).kind === 'end'
        expect(whole).toBe(isJson(text))
      },
    ),
    { seed: 1, numRuns: 2000 },
  )
})

test.each([
  ['', { kind: 'end' }],
  [' \n', { kind: 'end' }],
  [' {"a": [1, {}]} {', { kind: 'value', start: 1, end: 15 }],
  ['-1.5e+3,', { kind: 'value', start: 0, end: 7 }],
  ['"\\u00e4\\n"', { kind: 'value', start: 0, end: 10 }],
])('%j', (text, scanned) => {
  expect(scanJson(text, 0)).toEqual(scanned)
})

test('nesting has an end', () => {
  expect(scanJson('['.repeat(20_000), 0)).toMatchObject({
    kind: 'error',
    message: "invalid character '[' exceeded max depth",
  })
})
