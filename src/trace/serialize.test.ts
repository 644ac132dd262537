import { expect, test } from 'vitest'
import { TraceBuilder } from './builder.ts'
import { NO_CAUSE } from './records.ts'
import { serializeTrace } from './serialize.ts'
import type { Trace } from './trace.ts'

const HEADER = {
  schema: 'podarium.dev/trace/v1',
  name: 'one',
  title: '',
  kubernetes: '1.36',
  seed: 1,
  startTime: 0,
  duration: 1000,
  ended: 'quiet',
  runtime: { runPodSandbox: 300, createContainer: 50, startContainer: 100 },
  created: [],
  notices: [],
} as const

function traceOf(object: Readonly<Record<string, unknown>>): Trace {
  const builder = new TraceBuilder()
  const lane = builder.addLane({ kind: 'commands' })
  builder.revision(12.5, lane, NO_CAUSE, { type: 'ADDED', ref: { kind: 'Pod', name: 'web' }, object })
  return builder.finish(HEADER)
}

test('the order in which fields were written does not change the text', () => {
  expect(serializeTrace(traceOf({ a: 1, b: { c: [1, 'x'], d: null } }))).toBe(
    serializeTrace(traceOf({ b: { d: null, c: [1, 'x'] }, a: 1 })),
  )
})

test('an absent field and one that is undefined are the same', () => {
  expect(serializeTrace(traceOf({ a: 1, b: undefined }))).toBe(serializeTrace(traceOf({ a: 1 })))
})

test('a trace that went through a structured clone has the same text', () => {
  const trace = traceOf({ spec: { nodeName: 'node-1' }, labels: {} })
  expect(serializeTrace(structuredClone(trace))).toBe(serializeTrace(trace))
})

test('columns are arrays of numbers and the text is JSON', () => {
  const read = JSON.parse(serializeTrace(traceOf({}))) as { records: { time: number[] }; revisions: unknown[] }
  expect(read.records.time).toEqual([12.5])
  expect(read.revisions).toEqual([{ object: {}, ref: { kind: 'Pod', name: 'web' }, type: 'ADDED' }])
})

test('different values give different texts', () => {
  expect(serializeTrace(traceOf({ a: 1 }))).not.toBe(serializeTrace(traceOf({ a: 2 })))
})
