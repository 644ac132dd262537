import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type Millis, SECOND } from '../../base/millis.ts'
import type { Trace } from '../../trace/trace.ts'
import { foldQuietGaps } from './foldQuietGaps.ts'
import { type TimelineView, TimeScale } from './timeScale.ts'
import { clampZoom, type VisibleRange, viewOfRange } from './view.ts'

/** What the view of a timeline depends on. */
interface ViewFacts {
  readonly trace: Trace
  readonly cursor: Millis
  readonly x0: number
  readonly x1: number
  /** Whether the size is known; before, nothing is told. */
  readonly sized: boolean
  readonly folding: 'on' | 'off'
  readonly visible?: VisibleRange
  readonly onVisible?: (range: VisibleRange) => void
}

/** The scale of a timeline, and what moves it. */
interface ViewControl {
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

/** A cursor that leaves the drawing is brought back so far from the left edge, as a share of the width. */
const FOLLOW_AT = 0.2

/** So many told ranges are remembered, to know them when they come back. */
const ECHOES = 8

/** Whether two ranges look the same. */
function isSame(a: VisibleRange, b: VisibleRange): boolean {
  return Math.abs(a.from - b.from) < 0.5 && Math.abs(a.to - b.to) < 0.5
}

/** Holds what part of a trace is shown: all of it until somebody zooms or pans. */
export function useTimelineView({ trace, cursor, x0, x1, sized, folding, visible, onVisible }: ViewFacts): ViewControl {
  const [chosen, setChosen] = useState<TimelineView | 'fit'>('fit')
  const [opened, setOpened] = useState<readonly Millis[]>([])
  const width = Math.max(10, x1 - x0)

  const foldsAt = useCallback(
    (pxPerSecond: number) => (folding === 'on' ? foldQuietGaps(trace, { pxPerSecond, width, opened }) : []),
    [trace, width, folding, opened],
  )
  const viewOf = useCallback((range: VisibleRange) => viewOfRange(range, width, foldsAt), [foldsAt, width])
  const fitted = useMemo(() => viewOf({ from: 0, to: trace.header.duration }), [viewOf, trace])
  const view = chosen === 'fit' ? fitted : chosen
  const scale = useMemo(() => new TimeScale(view, foldsAt(view.pxPerSecond), x0, x1), [view, foldsAt, x0, x1])

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
      const trial = new TimeScale({ left: 0, pxPerSecond }, foldsAt(pxPerSecond), x0, x1)
      move({ left: trial.timeAt(trial.xOf(t) - (x - x0)), pxPerSecond })
    },
    [trace, width, foldsAt, x0, x1, move],
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

  // the view goes along with a cursor that plays or is sent out of sight, not with one that somebody has panned away from
  const followed = useRef(cursor)
  useEffect(() => {
    if (followed.current === cursor) return
    followed.current = cursor
    const { current: shown } = current
    const x = shown.xOf(cursor)
    if (x >= shown.x0 && x <= shown.x1) return
    const left = shown.timeAt(x - (shown.x1 - shown.x0) * FOLLOW_AT)
    setChosen({ left: Math.max(0, left), pxPerSecond: shown.pxPerSecond })
  }, [cursor])

  const told = useRef<readonly VisibleRange[]>([])
  const latestShow = useRef(show)
  latestShow.current = show
  const from = visible?.from
  const to = visible?.to
  useEffect(() => {
    // a range that was told before comes back from who keeps it: it asks for nothing
    if (from === undefined || to === undefined || told.current.some((range) => isSame(range, { from, to }))) return
    latestShow.current({ from, to })
  }, [from, to])
  useEffect(() => {
    const shown = scale.visible()
    const last = told.current.at(-1)
    if (!sized || (last !== undefined && isSame(last, shown))) return
    told.current = [...told.current.slice(-ECHOES), shown]
    onVisible?.(shown)
  }, [scale, onVisible, sized])

  return { scale, isFit: chosen === 'fit', zoomAt, panBy, fit, show, openFold }
}
