import { expect, test } from 'vitest'
import { eventsUntil } from '../../trace/queries/eventsUntil.ts'
import { livenessTrace } from '../../trace/queries/testTrace.ts'
import { describedEvents } from './describedEvents.ts'
import { apiEvent } from './eventObject.ts'
import { lineDiff } from './lineDiff.ts'

const diff = (before: string, after: string): string =>
  lineDiff(before.split(''), after.split(''))
    .map(({ kind, text }) => `${{ same: '', added: '+', removed: '-' }[kind]}${text}`)
    .join(' ')

test.each([
  ['', '', ''],
  ['abc', 'abc', 'a b c'],
  ['abc', 'abxc', 'a b +x c'],
  ['abc', 'ac', 'a -b c'],
  ['abc', 'axc', 'a -b +x c'],
  ['aab', 'ab', 'a -a b'],
  ['abcd', 'acbd', 'a -b c +b d'],
])('from the lines %j to %j the change reads %j', (before, after, expected) => {
  expect(diff(before, after)).toBe(expected)
})

const trace = livenessTrace()

test('an event that was counted up says when it was last seen, how often, and since when', () => {
  const { header, lines } = describedEvents(trace.header, eventsUntil(trace, 63_300), 63_300)
  expect(header.trimEnd()).toBe('LAST SEEN          TYPE     REASON     MESSAGE')
  expect(lines.map((line) => line.replaceAll(/ +/g, ' '))).toEqual([
    '63s Normal Scheduled Scheduled',
    '63s Normal Started Started',
    '18s (x3 over 18s) Warning Unhealthy Unhealthy',
    '18s Normal Killing Killing',
  ])
})

test('the API cuts the times of events to whole seconds', () => {
  const unhealthy = eventsUntil(trace, 63_300).find(({ last }) => last.reason === 'Unhealthy')
  if (unhealthy === undefined) throw new Error('the trace has no such event')
  expect(apiEvent(trace.header, unhealthy)).toMatchObject({
    involvedObject: { kind: 'Pod', name: 'liveness-exec' },
    count: 3,
    lastTimestamp: '2026-01-15T12:00:45Z',
  })
})
