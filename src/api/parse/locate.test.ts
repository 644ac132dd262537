import fc from 'fast-check'
import { expect, test } from 'vitest'
import { documentOf } from './document.ts'
import { parseDocuments } from './parseDocuments.ts'

const TEXT = `# head
---
a: &a {b: 1, "2": two, c: [x, {w: z}]}
d:
  e: 0
  <<: *a
  f:
g: *a
`

test.each([
  [['a', 'b'], 'value', '1'],
  [['a', '2'], 'value', 'two'],
  [['a', '2'], 'key', '"2"'],
  [['a', 'c', 0], 'value', 'x'],
  [['a', 'c', 1, 'w'], 'value', 'z'],
  [['a', 'c', 1, 'w'], 'key', 'w'],
  [['d', 'e'], 'value', '0'],
  [['d', 'c', 1, 'w'], 'value', 'z'],
  [['d', 'f'], 'value', 'f'],
  [['d', 'nothing', 'here'], 'value', 'e: 0\n  <<: *a\n  f:'],
  [['g'], 'value', '*a'],
  [['g', 'b'], 'value', '1'],
  [['a', 'c', 7], 'value', '[x, {w: z}]'],
] as const)('%j: its %s is %j', (path, part, written) => {
  const [document] = parseDocuments(TEXT).documents
  const range = document?.rangeOf(path, part)
  expect(TEXT.slice(range?.start, range?.end)).toBe(written)
})

test('another thread finds the same places', () => {
  const key = fc.constantFrom('a', 'b', '1', '0', '')
  const json = fc.letrec((tie) => ({
    value: fc.oneof({ maxDepth: 3 }, fc.constantFrom(1, 'x', null), tie('list'), tie('map')),
    list: fc.array(tie('value'), { maxLength: 3 }),
    map: fc.dictionary(key, tie('value'), { maxKeys: 3 }),
  }))
  const path = fc.array(fc.oneof(key, fc.nat({ max: 2 })), { maxLength: 4 })
  fc.assert(
    fc.property(json.map, path, fc.constantFrom('key' as const, 'value' as const), (value, way, part) => {
      const [document] = parseDocuments(JSON.stringify(value, null, 1)).documents
      if (document === undefined) return
      const received = documentOf(structuredClone(document.data()))
      expect(received.rangeOf(way, part)).toEqual(document.rangeOf(way, part))
      expect(received.value).toEqual(value)
    }),
    { seed: 7, numRuns: 300 },
  )
})
