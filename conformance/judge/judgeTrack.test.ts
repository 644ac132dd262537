import { expect, test } from 'vitest'
import { judgeTrack, type TrackSetting } from './judgeTrack.ts'
import type { Track } from './tracks.ts'

const END = 100
const SETTING: TrackSetting = { spans: [], end: END, probe: 0 }

/** `a 0 b 10`: a from the beginning, b from the tenth second. */
function track(text: string): Track {
  const words = text.split(' ')
  const points = words.flatMap((value, index) => (index % 2 === 0 ? [{ t: Number(words[index + 1]), value }] : []))
  return { points, end: END }
}

const agrees = (candidate: string, recordings: readonly string[], setting = SETTING): boolean =>
  judgeTrack(track(candidate), recordings.map(track), setting).length === 0

test.each([
  ['the same', 'a 0 b 10', ['a 0 b 10'], true],
  ['two seconds late', 'a 0 b 12 c 50', ['a 0 b 10 c 50'], true],
  ['more than two seconds late', 'a 0 b 12.1 c 50', ['a 0 b 10 c 50'], false],
  ['12 % longer', 'a 0 b 20 c 75', ['a 0 b 20 c 70'], true],
  ['between two recordings that differ', 'a 0 b 15 c 60', ['a 0 b 10 c 60', 'a 0 b 20 c 60'], true],
  ['a value missing', 'a 0 c 20', ['a 0 b 10 c 20'], false],
  ['a blink missing', 'a 0 c 11', ['a 0 b 10 c 11'], true],
  ['a value too many', 'a 0 b 10 c 20', ['a 0 c 20'], false],
  ['a blink too many', 'a 0 b 10 c 11', ['a 0 c 11'], true],
  ['a brief value that one recording has not', 'a 0 c 13', ['a 0 b 10 c 13', 'a 0 c 13'], true],
  ['a brief value that all recordings have', 'a 0 c 13', ['a 0 b 10 c 13', 'a 0 b 10 c 13'], false],
  ['another order', 'a 0 c 10 b 20', ['a 0 b 10 c 20'], false],
  ['something only in the last two seconds', 'a 0', ['a 0 b 98.5'], true],
  ['something before the last two seconds', 'a 0', ['a 0 b 95'], false],
  ['the last value shorter, cut by the end', 'a 0 b 10', ['a 0 b 11'], true],
  ['a blink within a value', 'a 0 b 20 a 20.5 c 50', ['a 0 c 50'], true],
])('a track that has %s', (_, candidate, recordings, verdict) => {
  expect(agrees(candidate, recordings)).toBe(verdict)
})

test('a probe may shift a value by its tolerance', () => {
  const recordings = ['a 0 b 10 c 50']
  expect(agrees('a 0 b 17 c 57', recordings)).toBe(false)
  expect(agrees('a 0 b 17 c 57', recordings, { ...SETTING, probe: 7 })).toBe(true)
})

test('back-off may shift a value by half of it', () => {
  const recordings = ['a 0 b 10 c 50']
  expect(agrees('a 0 b 10 c 66', recordings)).toBe(false)
  expect(agrees('a 0 b 10 c 66', recordings, { ...SETTING, spans: [[10, 50]] })).toBe(true)
})

test('where the recordings differ in how a failing container shows, any way of failing will do', () => {
  const candidate = 'running 0 CrashLoopBackOff 10 running 40'
  const error = 'running 0 Error 10 running 40'
  const both = 'running 0 Error 10 CrashLoopBackOff 20 running 40'
  expect(agrees(candidate, [error, both])).toBe(true)
  expect(agrees(candidate, [error, error])).toBe(false)
  expect(agrees('running 0 Pending 10 running 40', [error, both])).toBe(false)
})

test('a difference says what, when and for how long', () => {
  expect(judgeTrack(track('a 0 b 30 c 50'), [track('a 0 b 10 c 50')], SETTING)).toEqual([
    '"a" held for 30.0 s instead of 10.0 s (from 0.0 s)',
    '"b" held for 20.0 s instead of 40.0 s (from 10.0 s)',
  ])
  expect(judgeTrack(track('a 0 x 10'), [track('a 0 b 10')], SETTING)).toEqual([
    'missing "b" from 10.0 s, for 90.0 s',
    'unexpected "x" from 10.0 s, for 90.0 s',
  ])
})
