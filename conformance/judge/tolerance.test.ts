import { expect, test } from 'vitest'
import { Aliases } from './aliases.ts'
import {
  backOffSpans,
  countRange,
  eventTimeTolerance,
  jitter,
  judgedUntil,
  lengthTolerance,
  probeTolerance,
  type Span,
} from './tolerance.ts'
import type { Track } from './tracks.ts'

const NO_WAITS: readonly Span[] = []
const WAITS: readonly Span[] = [
  [10, 20],
  [15, 30],
  [50, 54],
]

test.each([
  ['before any wait', 0, 10, 0],
  ['a part of a wait', 12, 14, 1],
  ['overlapping waits count once', 0, 40, 10],
  ['all waits', 0, 100, 12],
])('half of the time spent in back-off may be jitter: %s', (_, from, to, seconds) => {
  expect(jitter(WAITS, from, to)).toBe(seconds)
})

test.each([
  ['short: two seconds', 5, 0, 2],
  ['long: 12 % of it', 100, 0, 12],
  ['under a probe: what the probe may shift', 5, 7, 7],
])('a value may last longer or shorter, %s', (_, length, probe, seconds) => {
  expect(lengthTolerance({ t: 0, value: 'x', length }, NO_WAITS, probe)).toBe(seconds)
})

test('a value in back-off may last half as much again besides', () => {
  expect(lengthTolerance({ t: 10, value: 'x', length: 20 }, WAITS, 0)).toBeCloseTo(2.4 + 10)
})

test.each([
  ['pod web · condition Ready', 7],
  ['pod web · condition PodScheduled', 0],
  ['pod web · ready app', 7],
  ['pod web · STATUS', 7],
  ['Deployment web · status', 7],
  ['Deployment web · condition Available', 7],
  ['endpoints web', 7],
  ['pod web · phase', 0],
  ['pod web · container app', 0],
  ['pod web · restarts app', 0],
])('with a period of 10 s a probe may shift %j by %i s', (facet, seconds) => {
  expect(probeTolerance(facet, 10)).toBe(seconds)
})

test.each([
  ['at the start', 0, 2],
  ['early', 10, 2],
  ['late: a tenth', 60, 6],
])('an event may come earlier or later, %s', (_, first, seconds) => {
  expect(eventTimeTolerance(first, NO_WAITS)).toBe(seconds)
})

test.each([
  ['one', [1], NO_WAITS, [-0.2, 2.2]],
  ['ten', [10], NO_WAITS, [7, 13]],
  ['what the runs counted differently', [4, 6], NO_WAITS, [2.2, 8.2]],
  ['one more where there is back-off', [10], WAITS, [6, 14]],
] as const)('an event of which the recordings count %s has a range', (_, counts, spans, [low, high]) => {
  const range = countRange(counts, spans, 100)
  expect(range[0]).toBeCloseTo(low)
  expect(range[1]).toBeCloseTo(high)
})

test('the last two seconds are not judged, and more where there is back-off', () => {
  expect(judgedUntil(NO_WAITS, 60)).toBe(58)
  expect(judgedUntil(WAITS, 60)).toBe(46)
})

const tracks = (states: Readonly<Record<string, readonly (readonly [number, string])[]>>) => {
  const byFacet = new Map<string, Track>()
  for (const [container, points] of Object.entries(states)) {
    byFacet.set(`pod web · container ${container}`, { points: points.map(([t, value]) => ({ t, value })), end: 40 })
  }
  return { byFacet, aliases: new Aliases({ observations: [] }) }
}

test.each([
  [
    'waiting for the first start is no back-off',
    [
      [0, 'waiting ContainerCreating'],
      [2, 'running'],
    ],
    [],
  ],
  [
    'a waiting state that is an error is',
    [
      [0, 'running'],
      [5, 'waiting CrashLoopBackOff'],
      [15, 'running'],
    ],
    [[5, 15]],
  ],
  [
    'an end before another start is',
    [
      [0, 'running'],
      [5, 'terminated Error 1'],
      [15, 'running'],
    ],
    [[5, 15]],
  ],
  [
    'the last end is not',
    [
      [0, 'running'],
      [5, 'terminated Completed 0'],
    ],
    [],
  ],
] as const)('%s', (_, points, spans) => {
  expect(backOffSpans(tracks({ app: points }), 'pod web')).toEqual(spans)
})

test('back-off of all containers of a pod counts, in order of time', () => {
  const two = tracks({
    a: [
      [0, 'running'],
      [20, 'waiting CrashLoopBackOff'],
    ],
    b: [
      [0, 'running'],
      [5, 'waiting ErrImagePull'],
      [9, 'running'],
    ],
  })
  expect(backOffSpans(two, 'pod web')).toEqual([
    [5, 9],
    [20, 40],
  ])
})
