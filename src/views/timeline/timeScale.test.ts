import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FOLD_WIDTH, TimeScale } from './timeScale.ts'

const FOLDS = [
  { from: 12_000, to: 29_000 },
  { from: 80_000, to: 107_000 },
]
const at10 = (left = 0, folds = FOLDS) => new TimeScale({ left, pxPerSecond: 10 }, folds, 150, 1050)

describe('a scale', () => {
  test('a second is equally wide before, between and after folds', () => {
    const scale = at10()
    for (const t of [1000, 40_000, 120_000]) expect(scale.xOf(t + 1000) - scale.xOf(t)).toBeCloseTo(10)
  })

  test('a fold is as wide as any other, however long it is', () => {
    const scale = at10()
    for (const fold of FOLDS) expect(scale.xOf(fold.to) - scale.xOf(fold.from)).toBeCloseTo(FOLD_WIDTH)
  })

  test('the left edge is the instant that the view begins with, also inside a fold', () => {
    for (const left of [0, 5000, 20_000, 60_000]) expect(at10(left).xOf(left)).toBeCloseTo(150)
  })

  test('panes are what is left between the folds in sight', () => {
    const panes = at10().panes()
    expect(panes.map((p) => [Math.round(p.from), Math.round(p.to)])).toEqual([
      [0, 12_000],
      [29_000, 80_000],
      [107_000, 127_200],
    ])
    expect(panes[1]?.x0).toBeCloseTo(150 + 120 + FOLD_WIDTH)
  })

  test('a fold of which only a corner is in sight is drawn', () => {
    expect(at10(28_000).visibleFolds()).toEqual(FOLDS)
    expect(at10(29_500).visibleFolds()).toEqual([FOLDS[1]])
  })

  test('pixels and instants lead back to each other, and later is never farther left', () => {
    const gap = fc.tuple(fc.integer({ min: 1, max: 50_000 }), fc.integer({ min: 1, max: 50_000 }))
    fc.assert(
      fc.property(
        fc.array(gap, { maxLength: 8 }),
        fc.double({ min: 0.01, max: 5000, noNaN: true }),
        fc.integer({ min: 0, max: 300_000 }),
        fc.integer({ min: 0, max: 300_000 }),
        (gaps, pxPerSecond, left, t) => {
          let end = 0
          const folds = gaps.map(([space, length]) => {
            const from = end + space
            end = from + length
            return { from, to: end }
          })
          const scale = new TimeScale({ left, pxPerSecond }, folds, 0, 1000)
          const tolerance = 1e-3 + 1e-6 * t
          expect(Math.abs(scale.timeAt(scale.xOf(t)) - t)).toBeLessThan(tolerance)
          expect(scale.xOf(t + 1)).toBeGreaterThan(scale.xOf(t))
        },
      ),
    )
  })
})
