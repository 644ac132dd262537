import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type Millis, SECOND } from '../../base/millis.ts'
import type { Trace } from '../../trace/trace.ts'
import { foldQuietGaps } from './foldQuietGaps.ts'
import { type TimelineView, TimeScale } from './timeScale.ts'
import { clampZoom, type VisibleRange, viewOfRange } from './view.ts'

/** What the view of a timeline depends on. */
export interface ViewFacts {
  readonly trace: Trace
  readonly cursor: Millis
  readonly x0: number
  readonly x1: number
  readonly folding: 'on' | 'off'
  readonly visible?: VisibleRange
  readonly onVisible?: (range: VisibleRange) => void
}

/** The scale of a timeline, and what moves it. */
export interface ViewControl {
  readonly scale: TimeScale
  readonly isFit: boolean
  /** Zooms by a factor, keeping the instant at a pixel where it is. */
  zoomAt(x: number, factor: number): void
  /** Moves the drawing to the left by so many pixels. */
  panBy(pixels: number): void
  fit(): void
  show(range: VisibleRange): void
  openFold(at: Millis): void
}

/** The cursor is kept at least so far from the right edge. */
const CURSOR_MARGIN = 48

/** Holds what part of a trace is shown: all of it until somebody zooms or pans. */
export function useTimelineView({ trace, cursor, x0, x1, folding, visible, onVisible }: ViewFacts): ViewControl {
  const [chosen, setChosen] = useState<TimelineView | 'fit'>('fit')
  const [opened, setOpened] = useState<readonly Millis[]>([])
  const width = Math.max(10, x1 - x0)

  const foldsAt = useCallback(
    (pxPerSecond: number, at: Millis) =>
      folding === 'on' ? foldQuietGaps(trace, { pxPerSecond, width, cursor: at, opened }) : [],
    [trace, width, folding, opened],
  )
  const viewOf = useCallback(
    (range: VisibleRange) => viewOfRange(range, width, (pxPerSecond) => foldsAt(pxPerSecond, -1)),
    [foldsAt, width],
  )
  const fitted = useMemo(() => viewOf({ from: 0, to: trace.header.duration }), [viewOf, trace])
  const view = chosen === 'fit' ? fitted : chosen
  const folds = foldsAt(view.pxPerSecond, cursor)
  const shape = folds.map((fold) => fold.from).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: folds that begin at the same instants are the same folds
  const scale = useMemo(() => {
    const made = new TimeScale(view, folds, x0, x1)
    const over = chosen === 'fit' ? made.xOf(cursor) - (x1 - CURSOR_MARGIN) : 0
    const past = made.xOf(trace.header.duration) - x1
    return over > 0 && past > 1
      ? new TimeScale({ ...view, left: made.timeAt(x0 + Math.min(over, past)) }, folds, x0, x1)
      : made
  }, [view, shape, x0, x1, chosen, trace, chosen === 'fit' && shape !== '' ? cursor : 0])

  const current = useRef(scale)
  current.current = scale

  const move = useCallback(
    (next: TimelineView) => {
      const least = -0.3 * (width / next.pxPerSecond) * SECOND
      const left = Math.min(Math.max(next.left, least), trace.header.duration)
      setChosen({ left, pxPerSecond: next.pxPerSecond })
    },
    [trace, width],
  )

  const zoomAt = useCallback(
    (x: number, factor: number) => {
      const before = current.current
      const pxPerSecond = clampZoom(before.pxPerSecond * factor, trace.header.duration, width)
      const t = before.timeAt(x)
      const trial = new TimeScale({ left: 0, pxPerSecond }, foldsAt(pxPerSecond, cursor), x0, x1)
      move({ left: trial.timeAt(trial.xOf(t) - (x - x0)), pxPerSecond })
    },
    [trace, width, foldsAt, cursor, x0, x1, move],
  )
  const panBy = useCallback(
    (pixels: number) => {
      const before = current.current
      move({ left: before.timeAt(before.x0 + pixels), pxPerSecond: before.pxPerSecond })
    },
    [move],
  )
  const show = useCallback((range: VisibleRange) => move(viewOf(range)), [move, viewOf])
  const fit = useCallback(() => setChosen('fit'), [])
  const openFold = useCallback((at: Millis) => setOpened((old) => [...old, at]), [])

  const from = visible?.from
  const to = visible?.to
  useEffect(() => {
    if (from === undefined || to === undefined) return
    const shown = current.current.visible()
    if (Math.abs(shown.from - from) > 1 || Math.abs(shown.to - to) > 1) show({ from, to })
  }, [from, to, show])
  const told = useRef<VisibleRange>(undefined)
  useEffect(() => {
    const shown = scale.visible()
    const last = told.current
    if (last !== undefined && Math.abs(last.from - shown.from) < 0.5 && Math.abs(last.to - shown.to) < 0.5) return
    told.current = shown
    onVisible?.(shown)
  }, [scale, onVisible])

  return { scale, isFit: chosen === 'fit', zoomAt, panBy, fit, show, openFold }
}
