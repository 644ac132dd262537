import { describe, expect, test } from 'vitest'
import { dueRun, untilNextRun } from './cronMissed.ts'
import { NEVER, nextRun } from './cronNext.ts'
import { type CronSchedule, parseCronSchedule } from './cronSchedule.ts'

function schedule(text: string): CronSchedule {
  const parsed = parseCronSchedule(text)
  if (!parsed.ok) throw new Error(parsed.error)
  return parsed.value
}

function next(text: string, after: string): string {
  const run = nextRun(schedule(text), Date.parse(after))
  return run === NEVER ? 'never' : new Date(run).toISOString()
}

describe('the next run', () => {
  test.each([
    ['*/5 * * * *', '2026-01-15T12:00:00Z', '2026-01-15T12:05:00.000Z'],
    ['0 0 29 2 *', '2026-10-25T00:15:00Z', '2028-02-29T00:00:00.000Z'],
    ['0 0 31 2 *', '2026-01-15T12:00:00Z', 'never'],
    [', * * * *', '2026-01-15T12:00:00Z', 'never'],
    ['@every 90s', '2026-01-15T12:00:30.25Z', '2026-01-15T12:02:00.000Z'],
    ['@every .5h', '2026-01-15T12:00:00Z', '2026-01-15T12:30:00.000Z'],
    ['@every -0', '2026-01-15T12:00:00Z', '2026-01-15T12:00:01.000Z'],
  ])('of "%s" after %s is %s', (text, after, expected) => {
    expect(next(text, after)).toBe(expected)
  })

  test('falls on the day of the month or the day of the week where both are given', () => {
    expect(next('0 0 13 * 5', '2028-01-08T00:00:00Z')).toBe('2028-01-13T00:00:00.000Z')
    expect(next('0 0 13 * 5', '2028-01-13T00:00:00Z')).toBe('2028-01-14T00:00:00.000Z')
  })

  test('comes twice in the hour that clocks are set back, and later where clocks are set forward', () => {
    expect(next('TZ=Europe/Berlin 30 2 * * *', '2026-10-25T00:15:00Z')).toBe('2026-10-25T00:30:00.000Z')
    expect(next('TZ=Europe/Berlin 30 2 * * *', '2026-10-25T00:30:00Z')).toBe('2026-10-25T01:30:00.000Z')
    expect(next('TZ=Europe/Berlin 30 2 * * *', '2026-03-28T12:00:00Z')).toBe('2026-03-30T00:30:00.000Z')
  })
})

describe('a schedule', () => {
  test.each([
    ['0 0 * * 7', 'end of range (7) above maximum (6): 7'],
    ['* * * * * *', 'expected exactly 5 fields, found 6: [* * * * * *]'],
    ['@reboot', 'unrecognized descriptor: @reboot'],
    ['TZ=Mars/Olympus 0 0 * * *', 'provided bad location Mars/Olympus: unknown time zone Mars/Olympus'],
    ['1/0 * * * *', 'step of range should be a positive number: 1/0'],
    ['TZ=../etc 0 0 * * *', 'provided bad location ../etc: time: invalid location name'],
    ['TZ=Europe 0 0 * * *', 'provided bad location Europe: is a directory'],
    ['9223372036854775807 * * * *', 'end of range (9223372036854775807) above maximum (59): 9223372036854775807'],
    ['@every 5', 'failed to parse duration @every 5: time: missing unit in duration "5"'],
    ['@every 1d', 'failed to parse duration @every 1d: time: unknown unit "d" in duration "1d"'],
    ['@every  5m', 'failed to parse duration @every  5m: time: invalid duration " 5m"'],
    ['@every 9999999h', 'failed to parse duration @every 9999999h: time: invalid duration "9999999h"'],
  ])('"%s" is refused in the words of the API server', (text, error) => {
    expect(parseCronSchedule(text)).toEqual({ ok: false, error })
  })
})

describe('a CronJob', () => {
  const created = Date.parse('2026-01-14T10:00:00Z')
  const facts = { schedule: schedule('* * * * *'), creationTimestamp: created }

  test('starts the last of the runs it missed', () => {
    const due = dueRun({ ...facts, now: Date.parse('2026-01-14T10:03:30Z') })
    expect(due).toMatchObject({ ok: true, value: { missed: 'few', mostRecent: Date.parse('2026-01-14T10:03:00Z') } })
  })

  test('that missed more than a hundred runs says so', () => {
    expect(dueRun({ ...facts, now: created + 101 * 60_000 })).toMatchObject({ ok: true, value: { missed: 'many' } })
  })

  test('looks no further back than its starting deadline', () => {
    const due = dueRun({ ...facts, startingDeadlineSeconds: 10, now: Date.parse('2026-01-14T10:03:30Z') })
    expect(due).toMatchObject({ ok: true, value: { mostRecent: undefined } })
  })

  test('is looked at again a tenth of a second after its next run is due', () => {
    expect(untilNextRun({ ...facts, now: Date.parse('2026-01-14T10:03:30Z') })).toBe(30_100)
  })

  test('whose runs never come is refused', () => {
    expect(dueRun({ ...facts, schedule: schedule('0 0 31 2 *'), now: created })).toEqual({
      ok: false,
      error: 'time difference between two schedules is less than 1 second',
    })
  })
})
