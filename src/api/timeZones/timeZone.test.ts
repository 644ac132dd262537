import { expect, test } from 'vitest'
import { offsetAt, timeZoneOf } from './timeZone.ts'

const HOUR = 3_600_000

test.each([
  ['Europe/Berlin', '2026-01-15T12:00:00Z', 1],
  ['Europe/Berlin', '2026-03-29T00:59:59Z', 1],
  ['Europe/Berlin', '2026-03-29T01:00:00Z', 2],
  ['America/New_York', '2026-11-01T05:59:59Z', -4],
  ['America/New_York', '2026-11-01T06:00:00Z', -5],
  ['Australia/Sydney', '2026-01-15T00:00:00Z', 11],
  ['Asia/Kolkata', '2026-01-15T00:00:00Z', 5.5],
  ['Europe/Dublin', '2026-07-01T00:00:00Z', 1],
  ['Local', '2026-07-01T00:00:00Z', 0],
])('clocks in %s at %s are %s hours ahead of UTC', (name, instant, hours) => {
  const zone = timeZoneOf(name)
  expect(zone && offsetAt(zone, Date.parse(instant))).toBe(hours * HOUR)
})

test('a zone that nobody knows is none', () => {
  expect(timeZoneOf('Mars/Olympus')).toBeUndefined()
  expect(timeZoneOf('constructor')).toBeUndefined()
})
