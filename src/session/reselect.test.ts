import { expect, test } from 'vitest'
import { TraceBuilder } from '../trace/builder.ts'
import { NO_CAUSE } from '../trace/records.ts'
import type { Trace } from '../trace/trace.ts'
import { reselect } from './reselect.ts'

function podRef(name: string) {
  return { kind: 'Pod', namespace: 'default', name }
}

function traceOf(pods: readonly { readonly name: string; readonly times: readonly number[] }[]): Trace {
  const builder = new TraceBuilder()
  const marks = pods.flatMap(({ name, times }) => {
    const lane = builder.addLane({ kind: 'container', pod: podRef(name), container: 'app', role: 'main' })
    return times.map((time) => ({ time, lane, pod: name }))
  })
  for (const { time, lane, pod } of marks.sort((a, b) => a.time - b.time)) {
    builder.log(time, lane, NO_CAUSE, { pod, container: 'app', attempt: 0, stream: 'stdout', text: '' })
  }
  return builder.finish({
    schema: 'podarium.dev/trace/v1',
    name: '',
    title: '',
    kubernetes: '1.36',
    seed: 1,
    startTime: 0,
    duration: 60_000,
    ended: 'quiet',
    runtime: { runPodSandbox: 0, createContainer: 0, startContainer: 0 },
    created: [],
    notices: [],
  })
}

const selected = { record: 1, pod: podRef('web'), container: 'app', row: 'phase' }
const before = traceOf([{ name: 'web', times: [0, 10, 20] }])

test('where the past is the same the selection stays, mark and all', () => {
  expect(reselect(selected, before, traceOf([{ name: 'web', times: [0, 10, 99] }]))).toBe(selected)
})

test('where times moved the same container stays selected, at the nearest instant', () => {
  const after = traceOf([
    { name: 'other', times: [10] },
    { name: 'web', times: [0, 9, 30] },
  ])
  expect(reselect(selected, before, after)).toEqual({ record: 1, pod: podRef('web'), container: 'app' })
})

test('where the pod is gone nothing is selected', () => {
  expect(reselect(selected, before, traceOf([{ name: 'other', times: [0, 10, 20] }]))).toBeUndefined()
})
