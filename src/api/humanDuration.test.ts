import { expect, test } from 'vitest'
import { humanDuration, shortHumanDuration } from './humanDuration.ts'

const DAY_MILLIS = 24 * 3_600_000

test.each([
  [-2_000, '<invalid>', '<invalid>'],
  [-1_000, '0s', '0s'],
  [119_999, '119s', '1m'],
  [120_000, '2m', '2m'],
  [121_000, '2m1s', '2m'],
  [601_000, '10m', '10m'],
  [3 * 3_600_000, '3h', '3h'],
  [7 * 3_600_000 + 59 * 60_000, '7h59m', '7h'],
  [47 * 3_600_000, '47h', '1d'],
  [2 * DAY_MILLIS + 3 * 3_600_000, '2d3h', '2d'],
  [9 * DAY_MILLIS, '9d', '9d'],
  [731 * DAY_MILLIS, '2y1d', '2y'],
  [10 * 365 * DAY_MILLIS, '10y', '10y'],
])('a span of %s ms reads %s, or %s in short', (span, human, short) => {
  expect(humanDuration(span)).toBe(human)
  expect(shortHumanDuration(span)).toBe(short)
})
