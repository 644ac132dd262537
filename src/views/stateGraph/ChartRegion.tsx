import { ReactFlow } from '@xyflow/react'
import { useMemo, useRef } from 'react'
import type { Millis } from '../../base/millis.ts'
import { type StateSpan, stateSpans } from '../../trace/queries/machineStatesAt.ts'
import type { Trace } from '../../trace/trace.ts'
import { clockText, durationText } from '../../ui/clockText.ts'
import { fallbackLayout, partLayout } from './fallbackLayout.ts'
import { layoutOf } from './layouts.ts'
import { liveWords, nearbyStates, type RegionView, regionView, type StateView } from './regionModel.ts'
import { type StateFlowNode, StateNode } from './StateNode.tsx'
import { useStateGraphStrings } from './stateGraphStrings.ts'
import { TransitionEdge, type TransitionFlowEdge } from './TransitionEdge.tsx'

const NODE_TYPES = { state: StateNode }
const EDGE_TYPES = { transition: TransitionEdge }
/** Below this the letters would be smaller than 10.5 px: rather scroll. */
const SMALLEST = 0.875
const BELOW = 9
const NARROW = 300
/** Room for the labels above and for the lines' width. */
const TOP = 13
const REST = 12

/** A state that was clicked. */
export interface SelectedState {
  readonly machine: number
  readonly state: number
  readonly name: string
  readonly spans: readonly StateSpan[]
}

interface ChartRegionProps {
  readonly trace: Trace
  readonly machine: number
  readonly title: string
  readonly cursor: Millis
  /** The room there is, in pixels. */
  readonly width: number
  readonly selected: number | undefined
  readonly onSelect: (state: SelectedState) => void
}

/** One machine: a region of the state graph. */
export function ChartRegion({ trace, machine, title, cursor, width, selected, onSelect }: ChartRegionProps) {
  const strings = useStateGraphStrings()
  const chart = trace.header.charts[trace.header.machines[machine]?.chart ?? -1]
  const whole = useMemo(() => (chart === undefined ? undefined : (layoutOf(chart) ?? fallbackLayout(chart))), [chart])
  const layout = useMemo(() => {
    if (chart === undefined || whole === undefined || width >= NARROW) return whole
    return partLayout(chart, nearbyStates(chart, regionView(trace, machine, whole, cursor).live))
  }, [chart, whole, width, trace, machine, cursor])
  const view = useMemo(
    () => (layout === undefined ? undefined : regionView(trace, machine, layout, cursor)),
    [trace, machine, layout, cursor],
  )
  const motion = useMotion(view, cursor)
  if (chart === undefined || layout === undefined || view === undefined) return null

  const room = Math.max(1, width - 2 * REST)
  const zoom = Math.max(SMALLEST, Math.min(1, room / layout.width))
  const needed = Math.ceil(layout.width * zoom) + 2 * REST
  const height = Math.ceil((layout.height + TOP + BELOW) * zoom)
  const select = (state: number): void =>
    onSelect({ machine, state, name: chart.states[state]?.name ?? '', spans: stateSpans(trace, machine, state) })
  const nodes = view.states.map((state): StateFlowNode => {
    const words = stateWords(state, stateSpans(trace, machine, state.state), cursor, strings)
    return {
      id: String(state.state),
      type: 'state',
      position: { x: state.x, y: state.y },
      width: state.width,
      height: state.height,
      zIndex: state.form === 'open' ? 0 : 2,
      data: { view: state, selection: selected === state.state ? 'selected' : 'not selected', words, onSelect: select },
    }
  })
  const topOf = (state: number): number => view.states.find((s) => s.state === state)?.y ?? 0
  const edges = view.edges.map(
    (edge): TransitionFlowEdge => ({
      id: `${edge.from}-${edge.to}`,
      type: 'transition',
      source: String(edge.from),
      target: String(edge.to),
      zIndex: edge.status === 'possible' ? 1 : 3,
      data: { view: edge, tops: { from: topOf(edge.from), to: topOf(edge.to) }, motion, inTime: strings.inTime },
    }),
  )
  return (
    <section
      className="chart-region"
      aria-label={`${title}: ${liveWords(trace, machine, view.live) || strings.notBegun}`}
    >
      <h3 className="chart-region-title">
        {title}
        {view.live.length === 0 && <span className="chart-region-note"> {strings.notBegun}</span>}
      </h3>
      <div className="chart-region-scroll">
        <div style={{ width: Math.max(needed, 1), height }}>
          <ReactFlow
            id={`machine-${machine}`}
            nodes={nodes}
            edges={edges}
            nodeTypes={NODE_TYPES}
            edgeTypes={EDGE_TYPES}
            viewport={{ x: REST, y: TOP * zoom, zoom }}
            minZoom={zoom}
            maxZoom={zoom}
            width={needed}
            height={height}
            nodesDraggable={false}
            nodesConnectable={false}
            nodesFocusable={false}
            edgesFocusable={false}
            elementsSelectable={false}
            panOnDrag={false}
            zoomOnScroll={false}
            zoomOnPinch={false}
            zoomOnDoubleClick={false}
            preventScrolling={false}
            disableKeyboardA11y
            // it would claim these keys on the whole page: the editor would lose its spaces
            panActivationKeyCode={null}
            selectionKeyCode={null}
            multiSelectionKeyCode={null}
            zoomActivationKeyCode={null}
            deleteKeyCode={null}
          />
        </div>
      </div>
    </section>
  )
}

/** A dot runs only where a move was just passed: after a jump back in time, or at first sight, nothing moves. */
function useMotion(view: RegionView | undefined, cursor: Millis): 'run' | 'rest' {
  const before = useRef<{ cursor: Millis; motion: 'run' | 'rest'; records: string } | undefined>(undefined)
  const records = (view?.live ?? []).map(({ record }) => record).join()
  const last = before.current
  const same = last !== undefined && last.records === records
  const motion = same ? last.motion : last !== undefined && cursor > last.cursor ? 'run' : 'rest'
  before.current = { cursor, motion, records }
  return motion
}

function stateWords(
  { status }: StateView,
  spans: readonly StateSpan[],
  cursor: Millis,
  strings: ReturnType<typeof useStateGraphStrings>,
): string {
  const passed = spans.filter(({ start }) => start <= cursor)
  const total = passed.reduce((sum, { start, end }) => sum + Math.min(end, cursor) - start, 0)
  switch (status.is) {
    case 'never':
      return strings.never
    case 'past':
      return `${strings.past}, ${strings.held(passed.length, durationText(total))}`
    case 'live':
      return `${strings.live(clockText(status.since))}, ${strings.held(passed.length, durationText(total))}`
  }
}
