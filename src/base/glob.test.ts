import { expect, test } from 'vitest'
import { globMatches } from './glob.ts'

test.each([
  ['*', ''],
  ['*', 'anything/at:all'],
  ['web', 'web'],
  ['web*', 'web'],
  ['web*', 'web-0'],
  ['*:1.36', 'busybox:1.36'],
  ['a*b*c', 'a--b--b--c'],
  ['example.com/*:1', 'example.com/team/app:1'],
])('%s matches %j', (glob, text) => {
  expect(globMatches(glob, text)).toBe(true)
})

test.each([
  ['', 'a'],
  ['web', 'web-0'],
  ['web*', 'my-web'],
  ['ab*ba', 'aba'],
  ['a*b*c', 'a--c--b'],
  ['a.c', 'abc'],
  ['a?c', 'abc'],
])('%s does not match %j: only * is special', (glob, text) => {
  expect(globMatches(glob, text)).toBe(false)
})
