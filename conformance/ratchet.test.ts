import { expect, test } from 'vitest'
import { tallyFamilies } from './judge/families.ts'
import { fallen, familiesOf, type Ratchet, raised, ratchetOf } from './ratchet.ts'

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

const probe = { wholly: 2, scenarios: 4, agreeing: 10, facets: 20 }
const RATCHET: Ratchet = { families: { '1.36 probe': probe }, tables: { qos: { agreeing: 5, cases: 6 } } }

test.each<[string, Ratchet, number]>([
  ['the same', RATCHET, 0],
  [
    'more',
    {
      families: {
        '1.36 probe': { ...probe, wholly: 3, agreeing: 11 },
        '1.36 new': { wholly: 0, scenarios: 1, agreeing: 0, facets: 1 },
      },
      tables: { qos: { agreeing: 6, cases: 6 } },
    },
    0,
  ],
  ['fewer facets', { ...RATCHET, families: { '1.36 probe': { ...probe, agreeing: 9 } } }, 1],
  ['fewer facets of more', { ...RATCHET, families: { '1.36 probe': { ...probe, agreeing: 9, facets: 30 } } }, 1],
  ['as many facets of more', { ...RATCHET, families: { '1.36 probe': { ...probe, facets: 30 } } }, 0],
  ['fewer scenarios', { ...RATCHET, families: { '1.36 probe': { ...probe, wholly: 1 } } }, 1],
  ['fewer answers to a table', { ...RATCHET, tables: { qos: { agreeing: 4, cases: 6 } } }, 1],
  ['nothing', { families: {}, tables: {} }, 3],
])('where %s agree', (_, now, problems) => {
  expect(fallen(RATCHET, now)).toHaveLength(problems)
})

test('the ratchet rises with each count and its total, and never falls', () => {
  const now: Ratchet = {
    families: { '1.36 probe': { wholly: 1, scenarios: 5, agreeing: 12, facets: 25 } },
    tables: { cron: { agreeing: 3, cases: 3 }, qos: { agreeing: 4, cases: 9 } },
  }
  expect(raised(RATCHET, now)).toEqual({
    families: { '1.36 probe': { wholly: 2, scenarios: 4, agreeing: 12, facets: 25 } },
    tables: { cron: { agreeing: 3, cases: 3 }, qos: { agreeing: 5, cases: 6 } },
  })
})

test('the counts of a run become the next ratchet, families in alphabetical order', () => {
  const families = new Map([
    ['1.36 sts', { scenarios: 1, wholly: 1, facets: 2, agreeing: 2 }],
    ['1.34 sts', { scenarios: 1, wholly: 0, facets: 2, agreeing: 1 }],
    ['1.36 init', { scenarios: 2, wholly: 0, facets: 2, agreeing: 1 }],
  ])
  const ratchet = ratchetOf(families, [{ name: 'qos', cases: 3, agreeing: 2, wrong: [] }])
  expect(Object.keys(ratchet.families)).toEqual(['1.34 sts', '1.36 init', '1.36 sts'])
  expect(ratchet.tables).toEqual({ qos: { agreeing: 2, cases: 3 } })
  expect([...familiesOf(ratchet, '1.36').keys()]).toEqual(['init', 'sts'])
})
