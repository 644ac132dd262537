import type { Chart } from '../../trace/trace.ts'
import type { DrawnState } from './drawnChart.ts'

/** A point in pixels, from the chart's top left. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** Where a state is drawn. */
export interface PlacedState extends Point {
  readonly state: number
  readonly form: DrawnState['form']
  readonly width: number
  readonly height: number
}

/** How a line runs. */
export interface PlacedEdge {
  readonly from: number
  readonly to: number
  /** Indexes into the chart's edges. */
  readonly edges: readonly number[]
  readonly points: readonly Point[]
}

/** Where everything of a chart is drawn, in pixels. Fixed for a chart, so that a state never moves. */
export interface ChartLayout {
  readonly width: number
  readonly height: number
  /** Outer states before the states in them. */
  readonly states: readonly PlacedState[]
  readonly edges: readonly PlacedEdge[]
}

/** Width of a character of a state's name: JetBrains Mono at 12 px. */
const CHARACTER = 7.2
const SIDE = 8
/** Room above the states inside a state, for its name. */
export const TITLE = 21
/** Room around the states inside a state. */
export const INSET = 7

/** The size of a state that shows nothing inside it. A closed one has room for the name of the live state in it. */
export function leafSize(chart: Chart, state: number, form: DrawnState['form']): { width: number; height: number } {
  const own = chart.states[state]?.name.length ?? 0
  const inside =
    form === 'closed' ? chart.states.filter((s) => s.parent === state).map((s) => s.name.length * 0.92) : []
  return { width: Math.ceil(Math.max(own, ...inside) * CHARACTER) + 2 * SIDE, height: form === 'closed' ? 34 : 24 }
}
