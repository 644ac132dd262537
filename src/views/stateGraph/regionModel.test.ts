import { expect, test } from 'vitest'
import { livenessTrace } from '../../trace/queries/testTrace.ts'
import type { Chart } from '../../trace/trace.ts'
import { fallbackLayout } from './fallbackLayout.ts'
import { podMachines } from './podMachines.ts'
import { nearbyStates, regionView } from './regionModel.ts'

const trace = livenessTrace()
const chart = trace.header.charts[0] as Chart
const at = (t: number) => regionView(trace, 0, fallbackLayout(chart), t)
const statuses = (t: number) => at(t).states.map(({ name, status }) => [name, status.is])
const edges = (t: number) => at(t).edges.map(({ from, to, status, label }) => [from, to, status, label])

test.each([
  [100, ['never', 'never', 'never']],
  [1000, ['live', 'never', 'never']],
  [20_000, ['past', 'live', 'never']],
  [60_000, ['past', 'past', 'live']],
  [80_000, ['past', 'live', 'past']],
])('at %d ms each state of a worker is live, past or never entered', (t, expected) => {
  expect(statuses(t).map(([, is]) => is)).toEqual(expected)
})

test('the line just taken bears the guard of the move, all others bear nothing', () => {
  expect(edges(60_000)).toEqual([
    [1, 2, 'possible', ''],
    [2, 3, 'taken', 'failures ≥ 3'],
    [3, 2, 'possible', ''],
  ])
})

test('each move over the same line is told apart, so that its dot runs anew', () => {
  const keyOf = (t: number) => at(t).edges.find(({ status }) => status === 'taken')?.key
  expect(keyOf(60_000)).toBe(keyOf(61_000))
  expect(keyOf(60_000)).not.toBe(keyOf(80_000))
})

test('in a narrow place the live state, where it came from and what it can become are drawn', () => {
  expect([...nearbyStates(chart, at(60_000).live)].sort()).toEqual([0, 2, 3])
  expect([...nearbyStates(chart, at(1000).live)].sort()).toEqual([0, 1, 2])
})

test('a pod has its own machines, another pod of the same name in another namespace has none of them', () => {
  expect(podMachines(trace, { namespace: 'default', name: 'liveness-exec' }, 1000).map((m) => m.machine)).toEqual([0])
  expect(podMachines(trace, { namespace: 'other', name: 'liveness-exec' }, 1000)).toEqual([])
})
