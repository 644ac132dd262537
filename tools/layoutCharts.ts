// Computes where the states of every machine are drawn, once and for all: src/views/stateGraph/layouts.generated.json.
import { writeFileSync } from 'node:fs'
import ELK, { type ElkExtendedEdge, type ElkNode } from 'elkjs/lib/elk.bundled.js'
import { charts } from '../src/sim/charts.ts'
import type { Chart } from '../src/trace/trace.ts'
import {
  type ChartLayout,
  INSET,
  leafSize,
  type PlacedEdge,
  type PlacedState,
  TITLE,
} from '../src/views/stateGraph/chartLayout.ts'
import { type DrawnEdge, type DrawnState, drawnChart } from '../src/views/stateGraph/drawnChart.ts'
import { shifted } from '../src/views/stateGraph/fallbackLayout.ts'
import { type StoredLayout, shapeOf } from '../src/views/stateGraph/layouts.ts'

const elk = new ELK()

const OPTIONS: Readonly<Record<string, string>> = {
  'elk.algorithm': 'layered',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.padding': '[top=0,left=0,bottom=0,right=0]',
  'elk.spacing.nodeNode': '12',
  'elk.spacing.edgeNode': '8',
  'elk.spacing.edgeEdge': '8',
  'elk.layered.spacing.edgeNodeBetweenLayers': '8',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '8',
  // the order of declaration is the order of life: what comes first stands first, and lines back are drawn as such
  'elk.layered.cycleBreaking.strategy': 'MODEL_ORDER',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
  'elk.layered.nodePlacement.favorStraightEdges': 'true',
}

/** How the states in a state stand: one after another, one below the other, or, if they run side by side, as a stack. */
type Arrangement = 'row' | 'column' | 'stack'

const ARRANGEMENTS: Readonly<Record<Arrangement, Readonly<Record<string, string>>>> = {
  row: { 'elk.direction': 'RIGHT', 'elk.layered.spacing.nodeNodeBetweenLayers': '18' },
  column: { 'elk.direction': 'DOWN', 'elk.layered.spacing.nodeNodeBetweenLayers': '13' },
  stack: { 'elk.direction': 'RIGHT', 'elk.separateConnectedComponents': 'false' },
}

/** What is in a region of a parallel state stands as in a chart of its own; what is in a state that is one of many, below one another. */
function arrangementOf(chart: Chart, state: number): Arrangement {
  if (chart.states[state]?.type === 'parallel') return 'stack'
  const parent = chart.states[state]?.parent ?? -1
  return parent < 0 || chart.states[parent]?.type === 'parallel' ? 'row' : 'column'
}

/** States are laid out from the inside out, so that lines never cross the border of a state. */
async function layoutLevel(
  chart: Chart,
  within: number,
  drawn: readonly DrawnState[],
  edges: readonly DrawnEdge[],
  arrangement: Arrangement,
): Promise<ChartLayout> {
  const boxes = await Promise.all(drawn.map((state) => layoutState(chart, state, edges)))
  const own = edges.filter((edge) => edge.within === within)
  const graph: ElkNode = {
    id: 'level',
    layoutOptions: { ...OPTIONS, ...ARRANGEMENTS[arrangement] },
    children: drawn.map(({ state }, i) => ({
      id: String(state),
      width: boxes[i]?.width ?? 0,
      height: boxes[i]?.height ?? 0,
      layoutOptions: { 'elk.alignment': 'LEFT' },
    })),
    edges: own.map(
      ({ from, to }, i): ElkExtendedEdge => ({ id: `line ${i}`, sources: [String(from)], targets: [String(to)] }),
    ),
  }
  const placed = await elk.layout(graph)
  const states: PlacedState[] = []
  const lines: PlacedEdge[] = []
  for (const [i, box] of boxes.entries()) {
    const content = shifted(box, placed.children?.[i]?.x ?? 0, placed.children?.[i]?.y ?? 0)
    states.push(...content.states)
    lines.push(...content.edges)
  }
  for (const [i, { from, to, edges: numbers }] of own.entries()) {
    const section = placed.edges?.[i]?.sections?.[0]
    if (section === undefined) throw new Error(`chart ${chart.id}: no route from state ${from} to ${to}`)
    const points = [section.startPoint, ...(section.bendPoints ?? []), section.endPoint].map(({ x, y }) => ({ x, y }))
    lines.push({ from, to, edges: numbers, points })
  }
  return { width: placed.width ?? 0, height: placed.height ?? 0, states, edges: lines }
}

async function layoutState(chart: Chart, drawn: DrawnState, edges: readonly DrawnEdge[]): Promise<ChartLayout> {
  const { state, form } = drawn
  if (form !== 'open') {
    const size = leafSize(chart, state, form)
    return { ...size, states: [{ state, form, x: 0, y: 0, ...size }], edges: [] }
  }
  const inner = await layoutLevel(chart, state, drawn.children, edges, arrangementOf(chart, state))
  const width = Math.max(inner.width + 2 * INSET, leafSize(chart, state, 'leaf').width)
  const height = inner.height + TITLE + INSET
  const content = shifted(inner, (width - inner.width) / 2, TITLE)
  return {
    width,
    height,
    states: [{ state, form, x: 0, y: 0, width, height }, ...content.states],
    edges: content.edges,
  }
}

const layouts: Record<string, StoredLayout> = {}
for (const chart of charts) {
  const { roots, edges } = drawnChart(chart)
  const layout = await layoutLevel(chart, 0, roots, edges, arrangementOf(chart, 0))
  layouts[chart.id] = { shape: shapeOf(chart), layout }
}
const rounded = (_: string, value: unknown): unknown =>
  typeof value === 'number' ? Math.round(value * 10) / 10 : value
const target = new URL('../src/views/stateGraph/layouts.generated.json', import.meta.url)
writeFileSync(target, `${JSON.stringify(layouts, rounded, 1)}\n`)
