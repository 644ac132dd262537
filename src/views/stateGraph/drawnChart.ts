import type { Chart, ChartEdge } from '../../trace/trace.ts'

/** A state as it is drawn: `open` shows the states inside it, `closed` only names the live one of them. */
export interface DrawnState {
  /** Index into the chart's states. */
  readonly state: number
  readonly form: 'leaf' | 'closed' | 'open'
  readonly children: readonly DrawnState[]
}

/** A line between two states that stand side by side in the same state; several transitions may share it. */
export interface DrawnEdge {
  readonly from: number
  readonly to: number
  /** The state that holds both; 0 is the root. */
  readonly within: number
  /** Indexes into the chart's edges. */
  readonly edges: readonly number[]
}

/** What of a chart is drawn. */
export interface DrawnChart {
  readonly roots: readonly DrawnState[]
  readonly edges: readonly DrawnEdge[]
}

/** A state and everything around it, from itself to the root. */
export function ancestry(chart: Chart, state: number): readonly number[] {
  const found: number[] = []
  for (let at = state; at >= 0; at = chart.states[at]?.parent ?? -1) found.push(at)
  return found
}

function childrenOf(chart: Chart, parent: number): readonly number[] {
  return chart.states.flatMap((state, index) => (state.parent === parent ? [index] : []))
}

/** A state is drawn open where a timer decides inside it: the wait is what one looks for. Regions of a parallel state always are. */
function isOpen(chart: Chart, state: number): boolean {
  if (chart.states[state]?.type === 'parallel') return true
  if (chart.states[chart.states[state]?.parent ?? -1]?.type === 'parallel') return true
  return chart.edges.some(
    ({ from, trigger }) => trigger === 'after' && from !== state && ancestry(chart, from).includes(state),
  )
}

function drawnState(chart: Chart, state: number): DrawnState {
  const children = childrenOf(chart, state)
  if (children.length === 0) return { state, form: 'leaf', children: [] }
  if (!isOpen(chart, state)) return { state, form: 'closed', children: [] }
  return { state, form: 'open', children: children.map((child) => drawnState(chart, child)) }
}

/** The two states, side by side in one state, between which a move from one state to another is drawn; undefined where it stays inside one. */
export function liftedEnds(
  chart: Chart,
  from: number,
  to: number,
): { readonly from: number; readonly to: number; readonly within: number } | undefined {
  const fromUp = ancestry(chart, from)
  const toUp = ancestry(chart, to)
  const within = fromUp.find((state) => toUp.includes(state)) ?? 0
  const fromEnd = fromUp[fromUp.indexOf(within) - 1]
  const toEnd = toUp[toUp.indexOf(within) - 1]
  if (fromEnd === undefined || toEnd === undefined || fromEnd === toEnd) return undefined
  return { from: fromEnd, to: toEnd, within }
}

/** A transition that a state has for all states in it is drawn from the one where it begins: from each would be too many lines. */
function sourceOf(chart: Chart, { from, to }: ChartEdge): number {
  return ancestry(chart, to).includes(from) ? (chart.states[from]?.initial ?? from) : from
}

/** Decides which states and lines of a chart are drawn: lines end at states that stand side by side, as the rest would cross. */
export function drawnChart(chart: Chart): DrawnChart {
  const roots = childrenOf(chart, 0).map((state) => drawnState(chart, state))
  const shown = new Set<number>([0])
  const show = (drawn: DrawnState): void => {
    if (drawn.form === 'open') shown.add(drawn.state)
    drawn.children.forEach(show)
  }
  roots.forEach(show)
  const lines = new Map<string, { from: number; to: number; within: number; edges: number[] }>()
  chart.edges.forEach((edge, index) => {
    const ends = liftedEnds(chart, sourceOf(chart, edge), edge.to)
    if (ends === undefined || !shown.has(ends.within)) return
    const key = `${ends.from}-${ends.to}`
    const known = lines.get(key)
    if (known === undefined) lines.set(key, { ...ends, edges: [index] })
    else known.edges.push(index)
  })
  return { roots, edges: [...lines.values()] }
}
