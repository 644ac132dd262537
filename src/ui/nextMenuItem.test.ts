import { expect, test } from 'vitest'
import { nextMenuItem } from './nextMenuItem.ts'

const texts = ['Crash loop', 'Probe', 'Preset', 'Sidecar']

test.each([
  ['ArrowDown', 0, 1],
  ['ArrowDown', 3, 0],
  ['ArrowUp', 0, 3],
  ['Home', 2, 0],
  ['End', 0, 3],
  ['p', 0, 1],
  ['p', 1, 2],
  ['p', 2, 1],
  ['P', 0, 1],
  ['z', 0, undefined],
  ['Enter', 0, undefined],
])('%s from item %d goes to %s', (key, at, next) => {
  expect(nextMenuItem(key, at, texts)).toBe(next)
})

test('in an empty menu there is nowhere to go', () => {
  expect(nextMenuItem('ArrowDown', -1, [])).toBeUndefined()
})
