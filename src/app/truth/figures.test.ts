import { expect, test } from 'vitest'
import { FAMILY_TOPICS, TABLE_TOPICS } from '../../../conformance/topics.ts'
import { familyFigures, sumOf, sumOfTables, tableFigures } from './figures.ts'

test('the real cluster stands beside every family of the newest version, and beside none of the older', () => {
  expect(familyFigures('1.36', 'en').every(({ floor }) => floor !== undefined)).toBe(true)
  expect(familyFigures('1.34', 'en').some(({ floor }) => floor !== undefined)).toBe(false)
  expect(sumOf(familyFigures('1.34', 'en')).floor).toBeUndefined()
})

test.each(['en', 'zh'] as const)('every family and every table has a title of its own in %s', (language) => {
  const families = familyFigures('1.36', language).map(({ topic }) => topic)
  const tables = tableFigures(language).map(({ topic }) => topic)
  expect(families).toEqual(Object.values(FAMILY_TOPICS).map((topic) => topic[language]))
  expect(tables).toEqual(Object.values(TABLE_TOPICS).map((topic) => topic[language]))
  expect(new Set([...families, ...tables]).size).toBe(families.length + tables.length)
})

test('the sums are those of the parts', () => {
  const families = familyFigures('1.36', 'en')
  const sum = sumOf(families)
  expect(sum.tally.facets).toBe(families.reduce((all, { tally }) => all + tally.facets, 0))
  expect(sum.tally.scenarios).toBe(families.reduce((all, { tally }) => all + tally.scenarios, 0))
  expect(sumOfTables(tableFigures('en')).cases).toBeGreaterThan(sumOfTables(tableFigures('en').slice(1)).cases)
})
