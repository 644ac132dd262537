import { expect, test } from 'vitest'
import { clockText, clockTextShort, durationText, readClockText } from './clockText.ts'

test.each([
  [0, '0:00.0'],
  [800, '0:00.8'],
  [63_300, '1:03.3'],
  [63_399, '1:03.3'],
  [59_999, '0:59.9'],
  [4_500_000, '75:00.0'],
  [-5, '0:00.0'],
])('the instant %d ms stands on the clock as %s', (time, text) => {
  expect(clockText(time)).toBe(text)
})

test.each([
  [150_000, '2:30'],
  [149_001, '2:30'],
  [0, '0:00'],
  [600_000, '10:00'],
])('an end at %d ms is shown in whole seconds as %s, never too early', (time, text) => {
  expect(clockTextShort(time)).toBe(text)
})

test.each([
  [12_000, '12.0 s'],
  [64_800, '1:04.8'],
  [59_999, '59.9 s'],
  [60_000, '1:00.0'],
  [0, '0.0 s'],
  [-2_500, '−2.5 s'],
])('a span of %d ms reads %s', (span, text) => {
  expect(durationText(span)).toBe(text)
})

test.each([
  ['45', 45_000],
  ['0:45', 45_000],
  ['1:03.3', 63_300],
  ['+10', 30_000],
  ['-5', 15_000],
  ['−5', 15_000],
  ['-60', 0],
  ['10s', 10_000],
  ['2m', 120_000],
  ['1m30s', 90_000],
  ['2.5', 2_500],
])('at 0:20, going to "%s" means %d ms', (typed, time) => {
  expect(readClockText(typed, 20_000)).toBe(time)
})

test.each(['', 'later', '1:75', '1:2:3', '+', '1e9'])('"%s" says no time', (typed) => {
  expect(readClockText(typed, 20_000)).toBeUndefined()
})
