import { expect, test } from 'vitest'
import { ratchetText, readRatchet } from './countsFiles.ts'

test('a change of one family is a change of one line', () => {
  const probe = { scenarios: 2, wholly: 1, facets: 9, agreeing: 8 }
  const before = ratchetText({ families: { '1.36 init': probe, '1.36 probe': probe }, tables: {} }).split('\n')
  const families = { '1.36 init': probe, '1.36 probe': { ...probe, agreeing: 9 } }
  const after = ratchetText({ families, tables: {} }).split('\n')
  expect(after).toHaveLength(before.length)
  expect(after.filter((line) => !before.includes(line))).toEqual([
    '    "1.36 probe": { "scenarios": 2, "wholly": 1, "facets": 9, "agreeing": 9 }',
  ])
})

test('the ratchet is read as it was written', () => {
  const ratchet = readRatchet()
  expect(JSON.parse(ratchetText(ratchet))).toEqual(ratchet)
})
