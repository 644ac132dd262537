import { expect, test } from 'vitest'
import { goDuration, parseDuration } from './millis.ts'

test.each([
  ['300ms', 300],
  ['1m30s', 90_000],
  ['1.5h', 5_400_000],
  ['250us', 0.25],
  ['-2s', -2000],
  [' 10s ', 10_000],
  ['45', 45_000],
  ['2.5', 2500],
  [7, 7000],
])('%j is read as %d ms', (text, span) => {
  expect(parseDuration(text)).toBe(span)
})

test.each(['', 's', '5 s', '1d', '1m-30s', 'ten seconds'])('%j is no duration', (text) => {
  expect(parseDuration(text)).toBeUndefined()
})

test.each([Number.NaN, Number.POSITIVE_INFINITY])('%d is no duration', (number) => {
  expect(parseDuration(number)).toBeUndefined()
})

test.each([
  [0, '0s'],
  [0.4, '0s'],
  [812, '812ms'],
  [1503, '1.503s'],
  [64_200, '1m4.2s'],
  [60_000, '1m0s'],
  [3_600_000, '1h0m0s'],
  [-90_000, '-1m30s'],
])('%d ms are printed as Go prints them: %s', (span, text) => {
  expect(goDuration(span)).toBe(text)
})
