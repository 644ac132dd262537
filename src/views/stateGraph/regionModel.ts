import type { Millis } from '../../base/millis.ts'
import {
  machineStatesAt,
  machineTransitions,
  type RegionState,
  stateSpans,
} from '../../trace/queries/machineStatesAt.ts'
import { type Pending, pendingAt } from '../../trace/queries/pendingAt.ts'
import { rowOf, timeOf } from '../../trace/queries/traceIndex.ts'
import type { Chart, MachineInstance, Trace } from '../../trace/trace.ts'
import { clockText, durationText } from '../../ui/clockText.ts'
import type { ChartLayout, PlacedEdge, PlacedState, Point } from './chartLayout.ts'
import { ancestry, liftedEnds } from './drawnChart.ts'

/** The colour of a live state. */
export type LiveTone = 'running' | 'waiting' | 'stopping' | 'completed' | 'failed'

/** How a state is drawn at an instant. */
export interface StateView extends PlacedState {
  readonly name: string
  /** The live state inside a closed one. */
  readonly inside: string
  readonly status:
    | { readonly is: 'live'; readonly tone: LiveTone; readonly since: Millis }
    | { readonly is: 'past' }
    | { readonly is: 'never' }
}

/** How a line is drawn at an instant. `key` changes with each move, so that the dot runs once for each. */
export interface EdgeView extends PlacedEdge {
  readonly key: string
  readonly status: 'taken' | 'due' | 'possible'
  /** The colour of the timer that is due. */
  readonly tone: 'waiting' | 'stopping'
  /** Shown always: the guard of the move just taken, or the countdown. */
  readonly label: string
  /** Shown on hover: everything that moves along here. */
  readonly about: string
}

/** One machine at an instant, as it is drawn. */
export interface RegionView {
  readonly states: readonly StateView[]
  readonly edges: readonly EdgeView[]
  readonly live: readonly RegionState[]
}

const TONES: Readonly<Record<string, LiveTone>> = {
  waiting: 'waiting',
  terminating: 'stopping',
  stopping: 'stopping',
  killed: 'stopping',
  terminated: 'completed',
  finished: 'completed',
}

/** What a move waits for, in Kubernetes' or XState's words: its guard, else its event. */
export function edgeWords(chart: Chart, edge: number): string {
  const found = chart.edges[edge]
  if (found === undefined) return ''
  return found.guard ?? found.event
}

/** The timers of the trace by the delay or the event with which they move a machine. */
const TIMER_OF: Readonly<Record<string, Pending['kind']>> = {
  grace: 'grace',
  hold: 'backOff',
  period: 'probe',
  DUE: 'initialDelay',
  PULLED: 'pull',
  HOOK_DONE: 'preStop',
}

/** The timer that a machine's live state waits for, and the edge that it will take. */
function runningTimer(chart: Chart, live: RegionState, pending: readonly Pending[], machine: MachineInstance) {
  const around = ancestry(chart, live.leaf)
  for (const [edge, { from, event }] of chart.edges.entries()) {
    if (!around.includes(from)) continue
    const timer = pending.find(
      (p) =>
        p.kind === TIMER_OF[event] &&
        p.container === machine.container &&
        (p.kind !== 'probe' || p.probe === machine.probe),
    )
    if (timer !== undefined) return { edge, timer }
  }
  return undefined
}

/** The states that a machine has been in until an instant, with the states around them. */
function visitedUntil(trace: Trace, machine: number, chart: Chart, t: Millis): ReadonlySet<number> {
  const visited = new Set<number>()
  for (const record of machineTransitions(trace, machine)) {
    if (timeOf(trace, record) > t) break
    for (const state of ancestry(chart, trace.transitions.to[rowOf(trace, record)] ?? 0)) visited.add(state)
  }
  return visited
}

/** The place of a move that has no line of its own: straight from border to border. */
function directRoute(from: PlacedState, to: PlacedState): readonly Point[] {
  const centre = (s: PlacedState): Point => ({ x: s.x + s.width / 2, y: s.y + s.height / 2 })
  const a = centre(from)
  const b = centre(to)
  const leave = (s: PlacedState, start: Point, end: Point): Point => {
    const dx = end.x - start.x
    const dy = end.y - start.y
    const share = Math.min(s.width / 2 / Math.max(1e-6, Math.abs(dx)), s.height / 2 / Math.max(1e-6, Math.abs(dy)))
    return { x: start.x + dx * share, y: start.y + dy * share }
  }
  return [leave(from, a, b), leave(to, b, a)]
}

/** A machine at an instant: which states are live, past and never entered, which line was just taken, and which is due. */
export function regionView(trace: Trace, machine: number, layout: ChartLayout, t: Millis): RegionView {
  const instance = trace.header.machines[machine]
  const chart = trace.header.charts[instance?.chart ?? -1]
  if (instance === undefined || chart === undefined) return { states: [], edges: [], live: [] }
  const live = machineStatesAt(trace, machine, t)
  const pending = live.length === 0 ? [] : pendingAt(trace, t, instance.pod)
  const due = live.map((region) => ({ region, ...runningTimer(chart, region, pending, instance) }))
  const visited = visitedUntil(trace, machine, chart, t)
  const liveStates = new Map<number, RegionState>()
  for (const region of live) for (const state of ancestry(chart, region.leaf)) liveStates.set(state, region)

  const states = layout.states.map((placed): StateView => {
    const name = chart.states[placed.state]?.name ?? ''
    const region = liveStates.get(placed.state)
    if (region === undefined) {
      return { ...placed, name, inside: '', status: { is: visited.has(placed.state) ? 'past' : 'never' } }
    }
    const timer = due.find((d) => d.region === region)?.timer
    const isLeaf = region.leaf === placed.state || placed.form === 'closed'
    const tone = isLeaf && timer !== undefined ? timerTone(timer) : (TONES[name] ?? 'running')
    const inside = region.leaf === placed.state ? '' : (chart.states[region.leaf]?.name ?? '')
    const since = stateSpans(trace, machine, placed.state).findLast(({ start }) => start <= t)?.start ?? region.since
    return { ...placed, name, inside: placed.form === 'closed' ? inside : '', status: { is: 'live', tone, since } }
  })

  const taken = live.flatMap((region) => {
    const ends = liftedEnds(chart, region.from, region.leaf)
    return ends === undefined || chart.edges[region.edge] === undefined ? [] : [{ ...ends, region }]
  })
  const coming = due.flatMap(({ timer, edge }) => {
    const found = edge === undefined ? undefined : chart.edges[edge]
    const ends = found === undefined ? undefined : liftedEnds(chart, found.from, found.to)
    return ends === undefined || timer === undefined ? [] : [{ ...ends, timer }]
  })
  const lines = [...layout.edges]
  for (const { from, to, region } of taken) {
    const source = layout.states.find((s) => s.state === from)
    const target = layout.states.find((s) => s.state === to)
    if (source === undefined || target === undefined || lines.some((l) => l.from === from && l.to === to)) continue
    lines.push({ from, to, edges: [region.edge], points: directRoute(source, target) })
  }
  const edges = lines.map((line): EdgeView => {
    const about = [...new Set(line.edges.map((edge) => edgeWords(chart, edge)))].filter((w) => w !== '').join(', ')
    const next = coming.find((c) => c.from === line.from && c.to === line.to)
    if (next !== undefined) {
      const label = durationText(Math.max(0, next.timer.left))
      return { ...line, key: `${line.from}-${line.to}`, status: 'due', tone: timerTone(next.timer), label, about }
    }
    const move = taken.find((m) => m.from === line.from && m.to === line.to)
    if (move !== undefined) {
      const label = edgeWords(chart, move.region.edge)
      return {
        ...line,
        key: `${line.from}-${line.to} ${move.region.record}`,
        status: 'taken',
        tone: 'waiting',
        label,
        about,
      }
    }
    return { ...line, key: `${line.from}-${line.to}`, status: 'possible', tone: 'waiting', label: '', about }
  })
  return { states, edges, live }
}

function timerTone(timer: Pending): 'waiting' | 'stopping' {
  return timer.kind === 'grace' || timer.kind === 'preStop' ? 'stopping' : 'waiting'
}

/** The live states of a machine as a sentence's end, for assistive technology: "running, stopping since 0:45.3". */
export function liveWords(trace: Trace, machine: number, live: readonly RegionState[]): string {
  const chart = trace.header.charts[trace.header.machines[machine]?.chart ?? -1]
  return live
    .map(({ leaf, since }) => {
      const names = chart === undefined ? [] : ancestry(chart, leaf).slice(0, -1).reverse()
      return `${names.map((state) => chart?.states[state]?.name).join(' / ')} (${clockText(since)})`
    })
    .join(', ')
}

/** The states to draw where there is little room: the live ones, what they can move to, and where they came from. */
export function nearbyStates(chart: Chart, live: readonly RegionState[]): ReadonlySet<number> {
  const near = new Set<number>()
  for (const { leaf, from } of live) {
    const around = ancestry(chart, leaf)
    for (const state of [...around, ...ancestry(chart, from)]) near.add(state)
    for (const edge of chart.edges) {
      if (around.includes(edge.from)) for (const state of ancestry(chart, edge.to)) near.add(state)
    }
  }
  return near
}
