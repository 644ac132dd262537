import type { Chart } from '../../trace/trace.ts'
import type { ChartLayout } from './chartLayout.ts'
import generated from './layouts.generated.json'

/** A layout and the chart that it was made for. */
export interface StoredLayout {
  /** The names of the chart's states and its lines: a layout of another version is of no use. */
  readonly shape: string
  readonly layout: ChartLayout
}

/** What of a chart decides its layout. */
export function shapeOf(chart: Chart): string {
  const states = chart.states.map(({ name, parent, type }) => `${name}:${parent}:${type}`)
  const edges = chart.edges.map(({ from, to, trigger }) => `${from}>${to}:${trigger}`)
  return [...states, ...edges].join(' ')
}

/** The layout that was computed at build for a chart (tools/layoutCharts.ts); undefined where there is none of just this chart. */
export function layoutOf(chart: Chart): ChartLayout | undefined {
  const stored = (generated as Readonly<Record<string, StoredLayout>>)[chart.id]
  return stored?.shape === shapeOf(chart) ? stored.layout : undefined
}
