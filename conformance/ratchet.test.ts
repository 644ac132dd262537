import { expect, test } from 'vitest'
import { tallyFamilies } from './judge/families.ts'
import { fallen, type Ratchet, raised, ratchetOf } from './ratchet.ts'

const good = { facet: 'pod web · phase', problems: [] }
const bad = { facet: 'events', problems: ['missing event'] }

test('families are counted by the first word of their scenarios', () => {
  const families = tallyFamilies([
    { name: 'probe-one', verdicts: [good, good] },
    { name: 'probe-two', verdicts: [good, bad] },
    { name: 'init-one', verdicts: [bad] },
  ])
  expect([...families]).toEqual([
    ['probe', { scenarios: 2, wholly: 1, facets: 4, agreeing: 3 }],
    ['init', { scenarios: 1, wholly: 0, facets: 1, agreeing: 0 }],
  ])
})

const RATCHET: Ratchet = { families: { '1.36 probe': { wholly: 2, agreeing: 10 } }, tables: { qos: 5 } }

test.each<[string, Ratchet, number]>([
  ['the same', RATCHET, 0],
  [
    'more',
    { families: { '1.36 probe': { wholly: 3, agreeing: 11 }, new: { wholly: 0, agreeing: 0 } }, tables: { qos: 6 } },
    0,
  ],
  ['fewer facets', { ...RATCHET, families: { '1.36 probe': { wholly: 2, agreeing: 9 } } }, 1],
  ['fewer scenarios', { ...RATCHET, families: { '1.36 probe': { wholly: 1, agreeing: 10 } } }, 1],
  ['a table that fell', { ...RATCHET, tables: { qos: 4 } }, 1],
  ['nothing', { families: {}, tables: {} }, 3],
])('where %s agree', (_, now, problems) => {
  expect(fallen(RATCHET, now)).toHaveLength(problems)
})

test('the ratchet rises with each count, and never falls', () => {
  const now: Ratchet = { families: { '1.36 probe': { wholly: 1, agreeing: 12 } }, tables: { cron: 3 } }
  expect(raised(RATCHET, now)).toEqual({
    families: { '1.36 probe': { wholly: 2, agreeing: 12 } },
    tables: { cron: 3, qos: 5 },
  })
})

test('the counts of a run become the next ratchet, families in alphabetical order', () => {
  const families = new Map([
    ['b', { scenarios: 1, wholly: 1, facets: 2, agreeing: 2 }],
    ['a', { scenarios: 1, wholly: 0, facets: 2, agreeing: 1 }],
  ])
  const ratchet = ratchetOf(families, [{ table: 'qos', cases: 3, agreeing: 2, wrong: [] }])
  expect(JSON.stringify(ratchet)).toBe(
    '{"families":{"a":{"wholly":0,"agreeing":1},"b":{"wholly":1,"agreeing":2}},"tables":{"qos":2}}',
  )
})
