import { expect, test } from 'vitest'
import type { FamilyFigures } from './figures.ts'
import { missingOnOlder, shortfalls } from './shortfalls.ts'

const family = (topic: string, agreeing: number, floor: number | undefined): FamilyFigures => ({
  name: topic,
  topic,
  tally: { scenarios: 1, wholly: 0, facets: 1000, agreeing },
  floor: floor === undefined ? undefined : { scenarios: 3, wholly: 0, facets: 1000, agreeing: floor },
})

test.each([
  ['reaches the real cluster', 960, 950, []],
  ['is within one percent of it', 942, 950, []],
  ['is further away', 930, 950, ['errs']],
  ['agrees in less than half', 490, 950, ['notModelled']],
  ['has no real cluster beside it and is not whole', 980, undefined, ['errs']],
  ['has no real cluster beside it and is nearly whole', 995, undefined, []],
])('a family that %s', (_, agreeing, floor, degrees) => {
  expect(shortfalls([family('probe', agreeing, floor)], []).map(({ degree }) => degree)).toEqual(degrees)
})

test('families and tables that fall short are named together, the worst first', () => {
  const tables = [
    { name: 'qos', topic: 'qos', tally: { agreeing: 10, cases: 10 } },
    { name: 'programs', topic: 'programs', tally: { agreeing: 8, cases: 10 } },
  ]
  expect(shortfalls([family('node', 900, 1000), family('static', 0, 900)], tables)).toEqual([
    { topic: 'static', agreeing: 0, of: 1000, counted: 'facets', degree: 'notModelled' },
    { topic: 'programs', agreeing: 8, of: 10, counted: 'answers', degree: 'errs' },
    { topic: 'node', agreeing: 900, of: 1000, counted: 'facets', degree: 'errs' },
  ])
})

test('of an older version only that is named which is not modelled there alone', () => {
  const named = shortfalls([family('static', 0, 900)], [])
  const older = [family('static', 0, undefined), family('rules', 0, undefined), family('probe', 900, undefined)]
  expect(missingOnOlder(named, older, '1.34.4').map(({ topic }) => topic)).toEqual(['rules (1.34.4)'])
})
