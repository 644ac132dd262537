import type { Chart } from '../../trace/trace.ts'
import {
  type ChartLayout,
  INSET,
  leafSize,
  type PlacedEdge,
  type PlacedState,
  type Point,
  TITLE,
} from './chartLayout.ts'
import { type DrawnEdge, type DrawnState, drawnChart } from './drawnChart.ts'

interface Box {
  readonly width: number
  readonly height: number
  readonly states: readonly PlacedState[]
  readonly edges: readonly PlacedEdge[]
}

const GAP = 18
/** Between two lines that run beside the states. */
const TRACK = 9

const shiftPoint = ({ x, y }: Point, dx: number, dy: number): Point => ({ x: x + dx, y: y + dy })

/** Moves everything of a box. */
export function shifted(box: Box, dx: number, dy: number): Pick<Box, 'states' | 'edges'> {
  return {
    states: box.states.map((state) => ({ ...state, ...shiftPoint(state, dx, dy) })),
    edges: box.edges.map((edge) => ({ ...edge, points: edge.points.map((point) => shiftPoint(point, dx, dy)) })),
  }
}

function stateBox(chart: Chart, drawn: DrawnState, edges: readonly DrawnEdge[]): Box {
  const { state, form } = drawn
  if (form !== 'open') {
    const size = leafSize(chart, state, form)
    return { ...size, states: [{ state, form, x: 0, y: 0, ...size }], edges: [] }
  }
  const inner = level(chart, state, drawn.children, edges, 'down')
  const width = Math.max(inner.width + 2 * INSET, leafSize(chart, state, 'leaf').width)
  const height = inner.height + TITLE + INSET
  const content = shifted(inner, INSET, TITLE)
  return {
    width,
    height,
    states: [{ state, form, x: 0, y: 0, width, height }, ...content.states],
    edges: content.edges,
  }
}

/** States one after another in the order of their declaration; lines to the next are straight, all others run beside. */
function level(
  chart: Chart,
  within: number,
  drawn: readonly DrawnState[],
  edges: readonly DrawnEdge[],
  direction: 'right' | 'down',
): Box {
  const boxes = drawn.map((state) => stateBox(chart, state, edges))
  const across = direction === 'right'
  const thickness = Math.max(0, ...boxes.map((box) => (across ? box.height : box.width)))
  const states: PlacedState[] = []
  const placedEdges: PlacedEdge[] = []
  const own: PlacedState[] = []
  let along = 0
  for (const box of boxes) {
    const aside = across ? (thickness - box.height) / 2 : 0
    const content = shifted(box, across ? along : 0, across ? aside : along)
    const first = content.states[0]
    if (first !== undefined) own.push(first)
    states.push(...content.states)
    placedEdges.push(...content.edges)
    along += (across ? box.width : box.height) + GAP
  }
  const lines = edges.filter((edge) => edge.within === within)
  let track = 0
  for (const { from, to, edges: numbers } of lines) {
    const a = own.findIndex(({ state }) => state === from)
    const b = own.findIndex(({ state }) => state === to)
    const source = own[a]
    const target = own[b]
    if (source === undefined || target === undefined) continue
    const points =
      b === a + 1 ? straight(source, target, across) : beside(source, target, across, thickness + TRACK * ++track)
    placedEdges.push({ from, to, edges: numbers, points })
  }
  const length = Math.max(0, along - GAP)
  const width = across ? length : thickness + (track > 0 ? TRACK * (track + 1) : 0)
  const height = across ? thickness + (track > 0 ? TRACK * (track + 1) : 0) : length
  return { width, height, states, edges: placedEdges }
}

function straight(source: PlacedState, target: PlacedState, across: boolean): readonly Point[] {
  if (across) {
    const y = source.y + source.height / 2
    return [
      { x: source.x + source.width, y },
      { x: target.x, y },
    ]
  }
  const x = Math.min(source.x + source.width, target.x + target.width) / 2
  return [
    { x, y: source.y + source.height },
    { x, y: target.y },
  ]
}

function beside(source: PlacedState, target: PlacedState, across: boolean, at: number): readonly Point[] {
  if (across) {
    const forward = target.x > source.x
    const from = source.x + source.width / 2 + (forward ? 8 : -8)
    const to = target.x + target.width / 2 + (forward ? -8 : 8)
    return [
      { x: from, y: source.y + source.height },
      { x: from, y: at },
      { x: to, y: at },
      { x: to, y: target.y + target.height },
    ]
  }
  const forward = target.y > source.y
  const from = source.y + source.height / 2 + (forward ? 5 : -5)
  const to = target.y + target.height / 2 + (forward ? -5 : 5)
  return [
    { x: source.x + source.width, y: from },
    { x: at, y: from },
    { x: at, y: to },
    { x: target.x + target.width, y: to },
  ]
}

/** A layout for charts that have none from the build (a trace of a newer version): states in the order of their declaration. */
export function fallbackLayout(chart: Chart): ChartLayout {
  const { roots, edges } = drawnChart(chart)
  return level(chart, 0, roots, edges, 'right')
}

/** A layout of a part of a chart, for narrow places: these states and the lines between them. */
export function partLayout(chart: Chart, kept: ReadonlySet<number>): ChartLayout {
  const { roots, edges } = drawnChart(chart)
  const prune = (drawn: readonly DrawnState[]): DrawnState[] =>
    drawn
      .filter(({ state }) => kept.has(state))
      .map((each) => ({ ...each, children: prune(each.children) }))
      .map((each) => (each.form === 'open' && each.children.length === 0 ? { ...each, form: 'closed' as const } : each))
  return level(chart, 0, prune(roots), edges, 'right')
}
