import { expect, test } from 'vitest'
import { readViewQuery, timeForQuery } from './viewQuery.ts'

test('an address without a query asks for nothing', () => {
  expect(readViewQuery('')).toEqual({
    at: undefined,
    theme: undefined,
    language: undefined,
    views: [],
    truth: 'closed',
    controls: 'shown',
  })
})

test('an address says when, how and what to show', () => {
  expect(readViewQuery('?t=1:03.3&theme=dark&lang=zh&view=graph,timeline&controls=0')).toEqual({
    at: 63_300,
    theme: 'dark',
    language: 'zh',
    views: ['graph', 'timeline'],
    truth: 'closed',
    controls: 'hidden',
  })
})

test('what an address asks for and nobody knows is left out', () => {
  expect(readViewQuery('?t=soon&theme=sepia&lang=fr&view=graph,<script>')).toEqual({
    at: undefined,
    theme: undefined,
    language: undefined,
    views: ['graph'],
    truth: 'closed',
    controls: 'shown',
  })
})

test('the figures are asked for like a view, and are none', () => {
  expect(readViewQuery('?view=truth')).toMatchObject({ views: [], truth: 'open' })
})

test('a time written for an address is read back as the same tenth of a second', () => {
  expect(readViewQuery(`?t=${timeForQuery(63_399)}`).at).toBe(63_300)
})
