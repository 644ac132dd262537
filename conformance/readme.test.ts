import { expect, test } from 'vitest'
import { readNoiseFloor, readRatchet } from './countsFiles.ts'
import { familiesOf } from './ratchet.ts'
import { readmeFigures, readReadme, withFigures } from './readmeFigures.ts'
import { FAMILY_TOPICS, TABLE_TOPICS } from './topics.ts'

test('the README shows the figures of the ratchet; npm run conformance -- --update writes them', () => {
  const readme = readReadme()
  expect(withFigures(readme, readmeFigures(readRatchet(), readNoiseFloor()))).toBe(readme)
})

test('every family and every table says what it is about, and has been judged', () => {
  expect(Object.keys(FAMILY_TOPICS)).toEqual([...familiesOf(readRatchet(), '1.36').keys()])
  expect(Object.keys(TABLE_TOPICS)).toEqual(Object.keys(readRatchet().tables))
})

test('a real cluster was judged against itself in every family', () => {
  expect(Object.keys(readNoiseFloor())).toEqual([...familiesOf(readRatchet(), '1.36').keys()])
})

test('figures that disagree with the ratchet are replaced, and what stands around them stays', () => {
  expect(withFigures('a\n<!-- conformance -->\nold\n<!-- /conformance -->\nb\n', 'new')).toBe(
    'a\n<!-- conformance -->\nnew\n<!-- /conformance -->\nb\n',
  )
})

test.each(['none', '<!-- conformance -->', '<!-- /conformance --><!-- conformance -->'])(
  'a text without a place for figures is refused: %s',
  (text) => {
    expect(() => withFigures(text, 'new')).toThrow('has no <!-- conformance --> before <!-- /conformance -->')
  },
)

test('the figures are the sums over the families and tables, and less than all is never 100 %', () => {
  const tally = { scenarios: 2, wholly: 1, facets: 3, agreeing: 2 }
  const figures = readmeFigures(
    {
      families: { '1.36 cron': tally, '1.36 probe': { ...tally, facets: 1000, agreeing: 1000 }, '1.34 cron': tally },
      tables: { qos: { agreeing: 3, cases: 4 }, phase: { agreeing: 1, cases: 1 } },
    },
    { cron: { ...tally, wholly: 2 } },
  )
  expect(figures).toContain('| facets that agree, Kubernetes 1.36 | 1002/1003, 99.9 % | 66.7 % |')
  expect(figures).toContain('| scenarios that agree wholly | 2/4, 50.0 % | 100.0 % |')
  expect(figures).toContain('| facets that agree, Kubernetes 1.34 | 2/3, 66.7 % | |')
  expect(figures).toContain(' | 4/5, 80.0 % | |')
  expect(figures).toContain('| `cron` | CronJobs | 1/2 | 2/3, 66.7 % | 100.0 %, 66.7 % |')
})
