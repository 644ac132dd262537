import { useEffect, useRef } from 'react'
import type { Millis } from '../../base/millis.ts'
import type { Trace } from '../../trace/trace.ts'
import { clockText } from '../../ui/clockText.ts'
import { overviewScale, paintOverview } from './paint/overview.ts'
import { useTimelineStrings } from './strings.ts'
import { useCanvasSize } from './useCanvasSize.ts'
import { usePalette } from './usePalette.ts'
import type { VisibleRange } from './view.ts'

/** What the overview draws, and whom it tells what was done to it. */
export interface OverviewProps {
  readonly trace: Trace
  readonly cursor: Millis
  readonly onCursor: (t: Millis) => void
  /** What the timeline shows: the frame. */
  readonly visible: VisibleRange
  readonly onVisible: (range: VisibleRange) => void
}

/** How near to an edge of the frame a pointer takes hold of it. */
const EDGE = 7
/** The shortest range that can be framed. */
const LEAST_RANGE: Millis = 200

type Hold = 'from' | 'to' | 'frame' | 'cursor'

/** The whole trace as a strip: drag the frame to pan, its edges to zoom, elsewhere to move the cursor. */
export function Overview({ trace, cursor, onCursor, visible, onVisible }: OverviewProps) {
  const strings = useTimelineStrings()
  const area = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const palette = usePalette(area)
  const size = useCanvasSize(area)
  const drag = useRef<{ readonly hold: Hold; readonly grabbed: Millis; readonly range: VisibleRange }>(undefined)
  const end = trace.header.duration
  const scale = overviewScale(end, size?.width ?? 100)

  useEffect(() => {
    const ctx = canvas.current?.getContext('2d')
    if (!ctx || palette === undefined || size === undefined || canvas.current === null) return
    const { width, height, pixelRatio } = size
    canvas.current.width = Math.round(width * pixelRatio)
    canvas.current.height = Math.round(height * pixelRatio)
    ctx.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0)
    paintOverview({ ctx, trace, palette, width, height, cursor, visible })
  }, [trace, palette, size, cursor, visible])

  const timeOf = (event: React.PointerEvent): Millis => {
    const left = area.current?.getBoundingClientRect().left ?? 0
    return Math.min(end, Math.max(0, scale.timeAt(event.clientX - left)))
  }
  const holdAt = (event: React.PointerEvent): Hold => {
    const x = event.clientX - (area.current?.getBoundingClientRect().left ?? 0)
    const whole = visible.from <= 0 && visible.to >= end
    const from = scale.xOf(Math.max(0, visible.from))
    const to = scale.xOf(Math.min(end, visible.to))
    if (Math.abs(x - scale.xOf(cursor)) <= EDGE) return 'cursor'
    if (Math.abs(x - from) <= EDGE) return 'from'
    if (Math.abs(x - to) <= EDGE) return 'to'
    return !whole && x > from && x < to && event.shiftKey ? 'frame' : 'cursor'
  }
  const down = (event: React.PointerEvent) => {
    const hold = holdAt(event)
    event.currentTarget.setPointerCapture(event.pointerId)
    drag.current = { hold, grabbed: timeOf(event), range: visible }
    if (hold === 'cursor') onCursor(timeOf(event))
  }
  const move = (event: React.PointerEvent) => {
    if (drag.current === undefined) return
    const { hold, grabbed, range } = drag.current
    const t = timeOf(event)
    switch (hold) {
      case 'cursor':
        onCursor(t)
        return
      case 'from':
        onVisible({ from: Math.min(t, range.to - LEAST_RANGE), to: range.to })
        return
      case 'to':
        onVisible({ from: range.from, to: Math.max(t, range.from + LEAST_RANGE) })
        return
      case 'frame':
        onVisible({ from: range.from + t - grabbed, to: range.to + t - grabbed })
        return
    }
  }
  const key = (event: React.KeyboardEvent) => {
    const step = event.shiftKey ? 10_000 : 1000
    if (event.key === 'ArrowLeft') onCursor(Math.max(0, cursor - step))
    else if (event.key === 'ArrowRight') onCursor(Math.min(end, cursor + step))
    else return
    event.preventDefault()
  }

  return (
    <div
      ref={area}
      className="overview"
      role="slider"
      tabIndex={0}
      aria-label={strings.overview}
      aria-valuemin={0}
      aria-valuemax={end}
      aria-valuenow={cursor}
      aria-valuetext={clockText(cursor)}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={() => {
        drag.current = undefined
      }}
      onKeyDown={key}
    >
      <canvas ref={canvas} />
    </div>
  )
}
