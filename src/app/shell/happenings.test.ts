import { expect, test } from 'vitest'
import { livenessTrace } from '../../trace/queries/testTrace.ts'
import { happeningsWithin } from './happenings.ts'

const trace = livenessTrace()

test('changes of STATUS, Warnings and restarts are said, the newest of them', () => {
  const said = happeningsWithin(trace, -1, trace.header.duration, 1000)
  expect(said.some((text) => text.endsWith(' Running'))).toBe(true)
  expect(said.some((text) => text.startsWith('Warning Unhealthy '))).toBe(true)
  expect(said.some((text) => text.endsWith(' restart 1'))).toBe(true)
  expect(happeningsWithin(trace, -1, trace.header.duration, 2)).toEqual(said.slice(-2))
})

test('what was said is not said again', () => {
  const until = happeningsWithin(trace, -1, 40_000, 1000)
  const after = happeningsWithin(trace, 40_000, trace.header.duration, 1000)
  expect([...until, ...after]).toEqual(happeningsWithin(trace, -1, trace.header.duration, 1000))
})
