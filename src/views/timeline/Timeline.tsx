import './timeline.css'
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import type { Millis } from '../../base/millis.ts'
import type { Selection } from '../../trace/queries/selection.ts'
import { effectsOf } from '../../trace/queries/whyOf.ts'
import type { Trace } from '../../trace/trace.ts'
import { describeMark, sentenceOf } from './describeMark.ts'
import { type Hit, hitTest } from './hitTest.ts'
import { AXIS_HEIGHT, layOut } from './layout.ts'
import { Legend } from './legend/Legend.tsx'
import { MarkCard } from './MarkCard.tsx'
import { MarkTable } from './MarkTable.tsx'
import { placedRow } from './markBoxes.ts'
import { causalMark, type StepDirection, stepMark } from './markSteps.ts'
import { type MarkRef, marksOf } from './marks.ts'
import { openingOf } from './openingOf.ts'
import type { OutlinedSpans } from './paint/frame.ts'
import type { Density, Row } from './row.ts'
import { useTimelineStrings } from './strings.ts'
import { TimelineHead } from './TimelineHead.tsx'
import { timelineRows } from './timelineRows.ts'
import { useCanvasSize } from './useCanvasSize.ts'
import { type CanvasPoint, useGestures } from './useGestures.ts'
import { usePainting } from './usePainting.ts'
import { usePalette } from './usePalette.ts'
import { useTimelineKeys } from './useTimelineKeys.ts'
import { useTimelineView } from './useTimelineView.ts'
import type { VisibleRange } from './view.ts'

/** What the timeline draws, and whom it tells what was done to it. */
export interface TimelineProps {
  readonly trace: Trace
  readonly cursor: Millis
  readonly onCursor: (t: Millis) => void
  readonly selection?: Selection
  /** Spans that are outlined in their lane: those of a state that was picked elsewhere. */
  readonly outlined?: OutlinedSpans
  readonly onSelect?: (selection: Selection | undefined) => void
  /** The range that somebody else (the overview, a link) asks for; `onVisible` tells what is shown. */
  readonly visible?: VisibleRange
  readonly onVisible?: (range: VisibleRange) => void
  /** Fewer lanes, names above them, and a wheel that leaves the page alone. */
  readonly compact?: 'phone' | 'embed'
  /** Whether quiet gaps are cut out; without `onFolding` the timeline keeps it itself. */
  readonly folding?: 'on' | 'off'
  readonly onFolding?: (folding: 'on' | 'off') => void
  /** Where the one-letter keys work: on the whole page (as long as no text field has the focus), or while the timeline has the focus. */
  readonly shortcuts?: 'page' | 'focused'
}

/** How long a pointer rests on a mark before its card opens. */
const HOVER_DELAY = 80
const RIGHT_PAD = 16
/** Marks of the first instant may stand out to the left. */
const LEFT_PAD = 12
const ZOOM_STEP = 1.35
const PAN_STEP = 90

interface Hovered {
  readonly mark: MarkRef
  readonly at: CanvasPoint
  readonly reach: 'step' | 'chain'
}

/** A trace over time: lanes of states, timers, probes and events, with a cursor. */
export function Timeline(props: TimelineProps) {
  const { trace, cursor, onCursor, selection, onSelect, visible, onVisible, compact, shortcuts = 'focused' } = props
  const strings = useTimelineStrings()
  const area = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const palette = usePalette(area)
  const size = useCanvasSize(area)
  const form = compact ?? 'wide'

  const [openings, setOpenings] = useState<ReadonlyMap<string, Density>>(new Map())
  const [ownFolding, setOwnFolding] = useState<'on' | 'off'>('on')
  const [mode, setMode] = useState<'drawing' | 'table'>('drawing')
  const [legend, setLegend] = useState<'open' | 'closed'>('closed')
  const [scroll, setScroll] = useState(0)
  const [hovered, setHovered] = useState<Hovered>()
  const [over, setOver] = useState<Hit['at']>('nothing')
  const [focused, setFocused] = useState<MarkRef>()
  const [measured, setMeasured] = useState<readonly [number, number]>()

  const folding = props.onFolding === undefined ? (props.folding ?? ownFolding) : (props.folding ?? 'on')
  const toggleFolding = () => {
    const next = folding === 'on' ? 'off' : 'on'
    if (props.onFolding === undefined) setOwnFolding(next)
    else props.onFolding(next)
  }

  const toggleLegend = () => setLegend((shown) => (shown === 'open' ? 'closed' : 'open'))

  const rows = useMemo(() => timelineRows(trace, { form, openings, strings }), [trace, form, openings, strings])
  const layout = useMemo(() => layOut(rows, form), [rows, form])
  const width = size?.width ?? 0
  const height = size?.height ?? 0
  const view = useTimelineView({
    trace,
    cursor,
    x0: layout.gutter + (form === 'wide' ? LEFT_PAD : 0),
    x1: Math.max(layout.gutter + 20, width - RIGHT_PAD),
    sized: size !== undefined,
    folding,
    visible,
    onVisible,
  })
  const { scale } = view
  const scrollTop = Math.max(0, Math.min(scroll, layout.height + AXIS_HEIGHT - height))

  usePainting(canvas, size, palette, {
    trace,
    layout,
    scale,
    strings,
    scrollTop,
    cursor,
    selection,
    outlined: props.outlined,
    hovered: hovered?.mark,
    focused,
    reach: hovered?.reach ?? 'step',
    measured,
  })

  const hitAt = (point: CanvasPoint): Hit => hitTest({ trace, layout, scale, scrollTop }, point.x, point.y)
  const scrubTo = (x: number) => onCursor(Math.min(trace.header.duration, Math.max(0, scale.timeAt(x))))

  const toggle = (row: Row) => {
    const opening = openingOf(row)
    if (opening !== undefined) setOpenings((old) => new Map(old).set(opening.group, opening.density))
  }
  const select = useCallback(
    (mark: MarkRef) => {
      const placed = placedRow(layout, mark.row)
      if (placed === undefined) return
      const { row } = placed
      onSelect?.({
        record: marksOf(trace, row).record(mark.index),
        row: row.key,
        ...(row.pod === undefined ? {} : { pod: row.pod }),
        ...(row.container === undefined ? {} : { container: row.container }),
        ...(row.kind === 'probe' ? { probe: row.probe } : {}),
      })
    },
    [trace, layout, onSelect],
  )
  const fitMark = (mark: MarkRef) => {
    const placed = placedRow(layout, mark.row)
    if (placed === undefined) return
    const marks = marksOf(trace, placed.row)
    const start = marks.start(mark.index)
    const span = Math.max(2000, marks.end(mark.index) - start)
    view.show({ from: start - span * 0.2, to: start + span * 1.2 })
  }

  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useGestures(area, {
    wheel: form === 'wide' ? 'free' : 'modified',
    dragAt: (point, shift) => (point.y < AXIS_HEIGHT ? 'scrub' : shift === 'shift' ? 'measure' : 'pan'),
    scrub: scrubTo,
    pan: (dx, dy) => {
      view.panBy(-dx)
      if (form === 'wide') setScroll(clampScroll(scrollTop - dy))
    },
    measure: (from, to) => setMeasured(to === undefined ? undefined : [scale.timeAt(from.x), scale.timeAt(to.x)]),
    zoom: view.zoomAt,
    scroll: (dy) => setScroll(clampScroll(scrollTop + dy)),
    click: (point) => {
      const hit = hitAt(point)
      switch (hit.at) {
        case 'axis':
          scrubTo(point.x)
          return
        case 'label':
          toggle(hit.row)
          return
        case 'fold':
          view.openFold((hit.fold.from + hit.fold.to) / 2)
          return
        case 'mark':
          select(hit.mark)
          return
        case 'nothing':
          onSelect?.(undefined)
          return
      }
    },
    doubleClick: (point) => {
      const hit = hitAt(point)
      if (hit.at === 'mark') fitMark(hit.mark)
    },
    hover: (point, { alt }) => {
      clearTimeout(timer.current)
      if (point === undefined) {
        setHovered(undefined)
        return
      }
      const hit = hitAt(point)
      setOver(hit.at === 'label' && openingOf(hit.row) === undefined ? 'nothing' : hit.at)
      if (hit.at !== 'mark') {
        setHovered(undefined)
        return
      }
      const next = { mark: hit.mark, at: point, reach: alt === 'alt' ? 'chain' : 'step' } as const
      if (hovered !== undefined) setHovered(next)
      else timer.current = setTimeout(() => setHovered(next), HOVER_DELAY)
    },
  })
  useEffect(() => () => clearTimeout(timer.current), [])
  const clampScroll = (top: number): number => Math.max(0, Math.min(top, layout.height + AXIS_HEIGHT - height))

  const focus = (mark: MarkRef | undefined) => {
    setFocused(mark)
    const placed = mark === undefined ? undefined : placedRow(layout, mark.row)
    if (mark === undefined || placed === undefined) return
    const x = scale.xOf(marksOf(trace, placed.row).start(mark.index))
    if (x < scale.x0 || x > scale.x1) view.panBy(x - (scale.x0 + scale.x1) / 2)
    if (placed.top < scrollTop) setScroll(placed.top)
    else if (placed.top + placed.height > scrollTop + height - AXIS_HEIGHT) {
      setScroll(clampScroll(placed.top + placed.height - height + AXIS_HEIGHT))
    }
  }
  const middle = () => {
    const x = scale.xOf(cursor)
    return x >= scale.x0 && x <= scale.x1 ? x : (scale.x0 + scale.x1) / 2
  }
  useTimelineKeys(area, shortcuts, {
    zoomIn: () => view.zoomAt(middle(), ZOOM_STEP),
    zoomOut: () => view.zoomAt(middle(), 1 / ZOOM_STEP),
    panLeft: () => view.panBy(-PAN_STEP),
    panRight: () => view.panBy(PAN_STEP),
    fit: view.fit,
    fold: toggleFolding,
    legend: toggleLegend,
    step: (direction: StepDirection) => focus(stepMark(trace, layout, focused, direction, cursor)),
    pick: () => focused !== undefined && select(focused),
    leave: () => {
      setFocused(undefined)
      onSelect?.(undefined)
    },
    cause: (direction) => {
      if (selection === undefined) return
      const mark = causalMark(trace, layout, selection.record, direction, (record) => effectsOf(trace, record))
      if (mark === undefined) return
      focus(mark)
      select(mark)
    },
  })

  const cardWords = useMemo(() => {
    const placed = hovered === undefined ? undefined : placedRow(layout, hovered.mark.row)
    return hovered === undefined || placed === undefined
      ? undefined
      : describeMark(trace, placed.row, hovered.mark.index, strings)
  }, [hovered, layout, trace, strings])
  const spoken = useMemo(() => {
    const placed = focused === undefined ? undefined : placedRow(layout, focused.row)
    const words =
      placed === undefined || focused === undefined
        ? undefined
        : describeMark(trace, placed.row, focused.index, strings)
    return words === undefined ? '' : sentenceOf(words, strings)
  }, [focused, layout, trace, strings])
  const range = useMemo(() => scale.visible(), [scale])
  const settledRange = useDeferredValue(range)

  return (
    <section className="timeline" aria-label={strings.timeline}>
      {form === 'wide' && (
        <TimelineHead
          range={range}
          end={trace.header.duration}
          folding={folding}
          mode={mode}
          onFolding={toggleFolding}
          onZoomIn={() => view.zoomAt(middle(), ZOOM_STEP)}
          onZoomOut={() => view.zoomAt(middle(), 1 / ZOOM_STEP)}
          onFit={view.fit}
          legend={legend}
          onLegend={toggleLegend}
          onMode={() => setMode(mode === 'table' ? 'drawing' : 'table')}
        />
      )}
      <div
        ref={area}
        className="timeline-canvas"
        data-form={form}
        data-over={over}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys move through the drawing; what they reach is spoken below
        tabIndex={0}
        aria-label={strings.help}
      >
        <canvas ref={canvas} />
        {hovered !== undefined && cardWords !== undefined && (
          <MarkCard words={cardWords} x={hovered.at.x} y={hovered.at.y} width={width} height={height} />
        )}
      </div>
      {legend === 'open' && <Legend onClose={toggleLegend} />}
      <div className="timeline-hidden" aria-live="polite">
        {spoken}
      </div>
      <MarkTable
        trace={trace}
        rows={rows}
        range={settledRange}
        shown={mode === 'table' ? 'shown' : 'hidden'}
        onPick={select}
      />
    </section>
  )
}
