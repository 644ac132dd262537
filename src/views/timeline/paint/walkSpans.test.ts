import { describe, expect, test } from 'vitest'
import type { Pane } from '../timeScale.ts'
import { walkSpans } from './walkSpans.ts'

const pane: Pane = { from: 1000, to: 11_000, x0: 100, x1: 1100 }

function walked(spans: readonly { start: number; end: number }[]) {
  const pieces: [number, number, number, number][] = []
  walkSpans(spans, pane, ({ index, x0, x1, count }) => pieces.push([index, Math.round(x0), Math.round(x1), count]))
  return pieces
}

describe('the spans of a pane', () => {
  test('are clipped to it', () => {
    expect(walked([{ start: 0, end: 20_000 }])).toEqual([[0, 100, 1100, 1]])
  })

  test('are left out before and after it', () => {
    const spans = [
      { start: 0, end: 1000 },
      { start: 2000, end: 3000 },
      { start: 11_000, end: 12_000 },
    ]
    expect(walked(spans)).toEqual([[1, 200, 300, 1]])
  })

  test('are at least two pixels wide', () => {
    expect(walked([{ start: 2000, end: 2001 }])).toEqual([[0, 200, 202, 1]])
  })

  test('that cannot be told apart are one notch with their number', () => {
    const spans = Array.from({ length: 5 }, (_, i) => ({ start: 2000 + i, end: 2001 + i }))
    expect(walked(spans)).toEqual([[0, 200, 202, 5]])
  })

  test('a wide span that begins in a notch is drawn on its own', () => {
    const spans = [
      { start: 2000, end: 2001 },
      { start: 2001, end: 2002 },
      { start: 2002, end: 4000 },
    ]
    expect(walked(spans)).toEqual([
      [0, 200, 202, 2],
      [2, 200, 400, 1],
    ])
  })

  test('cost as much as there are pixels, however many there are', () => {
    const spans = Array.from({ length: 100_000 }, (_, i) => ({ start: 1000 + i / 10, end: 1000 + (i + 1) / 10 }))
    const pieces = walked(spans)
    expect(pieces.length).toBeLessThanOrEqual(500)
    expect(pieces.reduce((sum, [, , , count]) => sum + count, 0)).toBe(100_000)
  })
})
