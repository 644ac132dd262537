import { describe, expect, test } from 'vitest'
import { quietGaps } from '../../trace/queries/quietGaps.ts'
import { livenessTrace } from '../../trace/queries/testTrace.ts'
import { foldQuietGaps, probesWithin } from './foldQuietGaps.ts'
import { viewOfRange } from './view.ts'

const trace = livenessTrace()
const facts = { pxPerSecond: 9.7, width: 900, opened: [] }
const seconds = (folds: readonly { from: number; to: number }[]) =>
  folds.map(({ from, to }) => [Math.round(from / 1000), Math.round(to / 1000)])

describe('folding', () => {
  test('spans in which a probe only passes again are cut, with one pass left on each side', () => {
    expect(seconds(foldQuietGaps(trace, facts))).toEqual([
      [12, 29],
      [87, 104],
    ])
  })

  test('a fold says how many probes it leaves out', () => {
    const [first] = foldQuietGaps(trace, facts)
    expect(first && probesWithin(trace, first)).toBe(3)
  })

  test.each([
    { pxPerSecond: 25, cut: 0 },
    { pxPerSecond: 40, cut: 1 },
  ])('a countdown of 30 s at $pxPerSecond px a second in 900 px has $cut folds', ({ pxPerSecond, cut }) => {
    const folds = foldQuietGaps(trace, { ...facts, pxPerSecond })
    expect(folds.filter((fold) => fold.from > 45_000 && fold.to < 76_000)).toHaveLength(cut)
  })

  test('a fold that was opened stays open', () => {
    expect(seconds(foldQuietGaps(trace, { ...facts, opened: [20_000] }))).toEqual([[87, 104]])
  })

  test('what is narrower than 120 pixels is not folded', () => {
    expect(foldQuietGaps(trace, { ...facts, pxPerSecond: 3 })).toEqual([])
  })

  test('no quiet gap holds a change', () => {
    const changes = [9, 823, 5330, 35_330, 45_327, 75_523, 110_330]
    for (const t of changes) expect(quietGaps(trace).some((gap) => t > gap.from && t < gap.to)).toBe(false)
  })
})

describe('the view of a range', () => {
  test('without folds the range fills the width', () => {
    expect(viewOfRange({ from: 0, to: 90_000 }, 900, () => [])).toEqual({ left: 0, pxPerSecond: 10 })
  })

  test('what folds set free is given to what is left', () => {
    const foldsAt = (pxPerSecond: number) => foldQuietGaps(trace, { ...facts, pxPerSecond })
    const view = viewOfRange({ from: 0, to: trace.header.duration }, 900, foldsAt)
    const folded = foldsAt(view.pxPerSecond).reduce((sum, fold) => sum + fold.to - fold.from, 0)
    const shown = ((trace.header.duration - folded) / 1000) * view.pxPerSecond + 34 * foldsAt(view.pxPerSecond).length
    expect(Math.abs(shown - 900)).toBeLessThan(20)
  })
})
