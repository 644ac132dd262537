import { expect, test } from 'vitest'
import type { Chart } from '../../trace/trace.ts'
import type { ChartLayout, PlacedState } from './chartLayout.ts'
import { drawnChart, liftedEnds } from './drawnChart.ts'
import { fallbackLayout, partLayout } from './fallbackLayout.ts'

/** 0 root, 1 waiting (2 pulling, 3 creating), 4 running (5 up, 6 stopping), 7 terminated. */
const CHART: Chart = {
  id: 'container',
  states: [
    { name: 'container', parent: -1, type: 'compound', initial: 1 },
    { name: 'waiting', parent: 0, type: 'compound', initial: 2 },
    { name: 'pulling', parent: 1, type: 'atomic' },
    { name: 'creating', parent: 1, type: 'atomic' },
    { name: 'running', parent: 0, type: 'compound', initial: 5 },
    { name: 'up', parent: 4, type: 'atomic' },
    { name: 'stopping', parent: 4, type: 'atomic' },
    { name: 'terminated', parent: 0, type: 'atomic' },
  ],
  edges: [
    { from: 2, to: 3, trigger: 'event', event: 'PULLED', actions: [] },
    { from: 1, to: 4, trigger: 'event', event: 'STARTED', actions: [] },
    { from: 5, to: 6, trigger: 'event', event: 'SIGNAL', actions: [] },
    { from: 6, to: 7, trigger: 'after', event: 'grace', actions: [] },
    { from: 4, to: 7, trigger: 'event', event: 'EXITED', actions: [] },
    { from: 7, to: 3, trigger: 'event', event: 'CREATE', actions: [] },
  ],
}

test('a state is drawn open where a timer decides inside it, and closed where none does', () => {
  const forms = drawnChart(CHART).roots.map(({ state, form }) => [CHART.states[state]?.name, form])
  expect(forms).toEqual([
    ['waiting', 'closed'],
    ['running', 'open'],
    ['terminated', 'leaf'],
  ])
})

test('transitions between the same two neighbours share a line, and those hidden in a closed state have none', () => {
  expect(drawnChart(CHART).edges.map(({ from, to, edges }) => [from, to, edges])).toEqual([
    [1, 4, [1]],
    [5, 6, [2]],
    [4, 7, [3, 4]],
    [7, 1, [5]],
  ])
})

test.each([
  [2, 5, { from: 1, to: 4, within: 0 }],
  [6, 7, { from: 4, to: 7, within: 0 }],
  [5, 6, { from: 5, to: 6, within: 4 }],
  [1, 2, undefined],
])('a move from state %d to %d is drawn between the states that stand side by side', (from, to, ends) => {
  expect(liftedEnds(CHART, from, to)).toEqual(ends)
})

const isWithin = (outer: { width: number; height: number }, s: PlacedState): boolean =>
  s.x >= 0 && s.y >= 0 && s.x + s.width <= outer.width + 0.1 && s.y + s.height <= outer.height + 0.1

function expectSound(layout: ChartLayout): void {
  for (const state of layout.states) expect(isWithin(layout, state)).toBe(true)
  const closedOnes = layout.states.filter(({ form }) => form !== 'open')
  for (const a of closedOnes) {
    for (const b of closedOnes) {
      if (a === b) continue
      const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
      expect(apart).toBe(true)
    }
  }
}

test('without a layout from the build, states stand side by side in the order of their declaration and never overlap', () => {
  const layout = fallbackLayout(CHART)
  expectSound(layout)
  const at = (state: number): number => layout.states.find((s) => s.state === state)?.x ?? -1
  expect(at(1)).toBeLessThan(at(4))
  expect(at(4)).toBeLessThan(at(7))
})

test('of a chart in a narrow place only the asked states are placed, with the lines between them', () => {
  const layout = partLayout(CHART, new Set([4, 7]))
  expectSound(layout)
  expect(layout.states.map(({ state, form }) => [state, form])).toEqual([
    [4, 'closed'],
    [7, 'leaf'],
  ])
  expect(layout.edges.map(({ from, to }) => [from, to])).toEqual([[4, 7]])
})
