import type { AnyStateMachine, AnyStateNode } from 'xstate'
import type { Chart, ChartEdge, ChartState } from '../../../trace/trace.ts'

/** A machine's definition as data, with the index of each of its nodes and edges. */
export interface ChartIndex {
  readonly chart: Chart
  readonly indexOf: (node: AnyStateNode) => number
  readonly edges: ReadonlyMap<string, number>
}

interface DrawnTransition {
  readonly target: readonly AnyStateNode[] | undefined
  readonly source: AnyStateNode
  readonly guard?: unknown
  readonly actions: readonly unknown[]
  readonly eventType: string
  readonly delay?: unknown
}

/** Names a transition within its machine: two of the same source, event, guard and target are one edge. */
export function edgeKey(transition: DrawnTransition): string {
  return [
    transition.source.id,
    transition.eventType,
    String(transition.guard ?? ''),
    transition.target?.[0]?.id ?? '',
  ].join(' ')
}

/** Reads a definition, `always` and `after` edges included (XState's own toDirectedGraph leaves `always` out). */
export function chartOf(machine: AnyStateMachine): ChartIndex {
  const nodes: AnyStateNode[] = []
  const visit = (node: AnyStateNode): void => {
    nodes.push(node)
    for (const child of Object.values(node.states)) visit(child as AnyStateNode)
  }
  visit(machine.root)
  const index = new Map(nodes.map((node, i) => [node, i]))
  const indexOf = (node: AnyStateNode): number => index.get(node) ?? 0
  const states: ChartState[] = nodes.map((node) => ({
    name: node.key,
    parent: node.parent === undefined ? -1 : indexOf(node.parent),
    type: node.type === 'history' ? 'atomic' : node.type,
    ...(node.type === 'compound' && node.initial.target[0] !== undefined
      ? { initial: indexOf(node.initial.target[0]) }
      : {}),
  }))
  const edges: ChartEdge[] = []
  const edgeIndex = new Map<string, number>()
  const draw = (transition: DrawnTransition, trigger: ChartEdge['trigger'], event: string): void => {
    const target = transition.target?.[0]
    const key = edgeKey(transition)
    if (target === undefined || edgeIndex.has(key)) return
    edgeIndex.set(key, edges.length)
    edges.push({
      from: indexOf(transition.source),
      to: indexOf(target),
      trigger,
      event,
      ...(typeof transition.guard === 'string' ? { guard: transition.guard } : {}),
      actions: transition.actions.filter((a) => typeof a === 'string'),
    })
  }
  for (const node of nodes) {
    const delays = new Map(node.after.map((t) => [t.eventType, String(t.delay)]))
    for (const [event, transitions] of node.transitions) {
      for (const t of transitions) draw(t, delays.has(event) ? 'after' : 'event', delays.get(event) ?? event)
    }
    for (const t of node.always ?? []) draw(t, 'always', '')
  }
  return { chart: { id: machine.id, states, edges }, indexOf, edges: edgeIndex }
}
