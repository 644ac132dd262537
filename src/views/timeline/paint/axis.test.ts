import { expect, test } from 'vitest'
import { tickStep, tickText } from './axis.ts'

test.each([
  { pxPerSecond: 10, step: 10_000 },
  { pxPerSecond: 40, step: 2000 },
  { pxPerSecond: 0.01, step: 2 * 3_600_000 },
  { pxPerSecond: 20_000, step: 5 },
])('at $pxPerSecond px a second a tick stands every $step ms', ({ pxPerSecond, step }) => {
  expect(tickStep(pxPerSecond)).toBe(step)
})

test.each([
  { t: 40_000, step: 10_000, text: '0:40' },
  { t: 1500, step: 500, text: '0:01.5' },
  { t: 1025, step: 5, text: '0:01.025' },
  { t: 7_800_000, step: 600_000, text: '2:10:00' },
])('$t ms reads $text', ({ t, step, text }) => {
  expect(tickText(t, step)).toBe(text)
})
