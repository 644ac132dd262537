import { expect, test } from 'vitest'
import { RelativeNames } from './relativeNames.ts'

const START = Date.UTC(2026, 0, 15, 12)

test.each([
  ['2026-01-15T12:00:12Z', '+12s'],
  ['2026-01-15T12:00:00Z', '+0s'],
  ['2026-01-15T11:59:38Z', '-22s'],
  ['2026-01-15T12:00:01.25Z', '+1.25s'],
  ['1970-01-01T00:00:00Z', '1970-01-01T00:00:00Z'],
  ['at 2026-01-15T12:00:12Z', 'at 2026-01-15T12:00:12Z'],
])('the instant %s becomes %s', (instant, relative) => {
  expect(new RelativeNames(START).relativeText(instant)).toBe(relative)
})

test('uids and container ids are numbered in the order of their appearance', () => {
  const names = new RelativeNames(START)
  const [a, b] = ['11111111-2222-4333-8444-555555555555', '66666666-7777-4888-9999-aaaaaaaaaaaa']
  expect(
    names.relative({ owner: b, names: [a, `the pod ${b}`], id: 'containerd://abc', last: 'containerd://abc' }),
  ).toEqual({
    id: 'containerd://<id-1>',
    last: 'containerd://<id-1>',
    names: ['<uid-1>', 'the pod <uid-2>'],
    owner: '<uid-2>',
  })
})

test('keys come in alphabetical order, and what is undefined is left out', () => {
  expect(JSON.stringify(new RelativeNames(START).relative({ b: 1, c: undefined, a: null }))).toBe('{"a":null,"b":1}')
})
