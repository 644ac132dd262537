import type { AnyStateMachine, AnyStateNode } from 'xstate'
import type { Chart } from '../../../trace/trace.ts'
import { chartOf, edgeKey } from './chart.ts'

/** A machine's extended state. */
export type Context = Readonly<Record<string, unknown>>

/** What a machine is sent. */
export interface MachineEvent {
  readonly type: string
}

interface Scope {
  readonly context: Context
  readonly event: MachineEvent
}

/** One thing done in a step, in the order in which XState does them. */
export type Action =
  | { readonly kind: 'effect'; readonly type: string }
  | { readonly kind: 'assign'; readonly update: (scope: Scope) => Context }
  | { readonly kind: 'startTimer'; readonly timer: string; readonly delay: (scope: Scope) => number }
  | { readonly kind: 'stopTimer'; readonly timer: string }

/** A transition seen from one leaf: what is left, done and entered. */
export interface Step {
  readonly guard: ((scope: Scope) => boolean) | undefined
  readonly exit: readonly Action[]
  readonly actions: readonly Action[]
  readonly entry: readonly Action[]
  /** The leaf afterwards. */
  readonly to: number
  /** Index into the chart's edges, or -1 for a transition without a target. */
  readonly edge: number
}

/** One region: a flat table, leaf by event. */
export interface Region {
  readonly initial: number
  readonly entry: readonly Action[]
  readonly on: ReadonlyMap<string, ReadonlyMap<number, readonly Step[]>>
  readonly always: ReadonlyMap<number, readonly Step[]>
}

/** A machine's definition as tables. */
export interface CompiledMachine {
  readonly chart: Chart
  readonly context: Context
  readonly regions: readonly Region[]
}

/**
 * Compiles an XState definition to tables. Supported: one compound machine, or a parallel root whose regions keep to
 * themselves; named guards, delays and actions; assign; `after` and `always`. Anything else is refused by name.
 */
export function compileMachine(machine: AnyStateMachine): CompiledMachine {
  const root = machine.root
  const { chart, indexOf, edges } = chartOf(machine)
  const regionRoots = root.type === 'parallel' ? Object.values(root.states) : [root]
  if (root.type === 'parallel' && (root.transitions.size > 0 || root.entry.length > 0 || root.after.length > 0)) {
    throw new Error(
      `machine ${machine.id}: a parallel root may have no transitions or actions of its own; put them into a region`,
    )
  }
  const compiler = new RegionCompiler(machine, indexOf, edges)
  return {
    chart,
    context: (machine.config.context ?? {}) as Context,
    regions: regionRoots.map((region) => compiler.region(region)),
  }
}

class RegionCompiler {
  private readonly machine: AnyStateMachine
  private readonly indexOf: (node: AnyStateNode) => number
  private readonly edges: ReadonlyMap<string, number>

  constructor(machine: AnyStateMachine, indexOf: (node: AnyStateNode) => number, edges: ReadonlyMap<string, number>) {
    this.machine = machine
    this.indexOf = indexOf
    this.edges = edges
  }

  region(root: AnyStateNode): Region {
    const on = new Map<string, Map<number, Step[]>>()
    const always = new Map<number, Step[]>()
    for (const leaf of leavesOf(root)) {
      for (const node of [leaf, ...ancestorsOf(leaf, root)]) {
        for (const [event, transitions] of node.transitions) {
          if (event.includes('*'))
            throw new Error(`machine ${this.machine.id}: wildcard events are not compiled; name them`)
          const table = on.get(event) ?? new Map<number, Step[]>()
          on.set(event, table)
          for (const transition of transitions) append(table, this.indexOf(leaf), this.step(transition, leaf, root))
        }
        for (const transition of node.always ?? [])
          append(always, this.indexOf(leaf), this.step(transition, leaf, root))
      }
    }
    const path = descent(root)
    return { initial: this.indexOf(path.at(-1) ?? root), entry: path.flatMap((n) => this.entry(n)), on, always }
  }

  private step(transition: Transition, leaf: AnyStateNode, root: AnyStateNode): Step {
    const guard = this.guard(transition.guard)
    const actions = transition.actions.map((a) => this.action(a))
    const target = transition.target?.[0]
    if (target === undefined) return { guard, exit: [], actions, entry: [], to: this.indexOf(leaf), edge: -1 }
    if (transition.target?.length !== 1 || !within(target, root)) {
      throw new Error(
        `machine ${this.machine.id}: "${transition.eventType}" of ${transition.source.id} leaves its region; regions keep to themselves`,
      )
    }
    const domain = domainOf(transition, target)
    const left = [leaf, ...ancestorsOf(leaf, root)].filter(
      (n) => isBelow(n, domain) || (transition.reenter && n === domain && n === transition.source),
    )
    const staysIn = transition.source === target && target === domain && !transition.reenter
    const down = [target, ...ancestorsOf(target, root)]
      .filter((n) => isBelow(n, domain) || (n === target && !staysIn))
      .reverse()
    const entered = [...down, ...descent(target).slice(1)]
    return {
      guard,
      exit: left.flatMap((n) => this.exit(n)),
      actions,
      entry: entered.flatMap((n) => this.entry(n)),
      to: this.indexOf(descent(target).at(-1) ?? target),
      edge: this.edges.get(edgeKey(transition)) ?? -1,
    }
  }

  private entry(node: AnyStateNode): Action[] {
    return node.entry.map((a) => this.action(a))
  }

  private exit(node: AnyStateNode): Action[] {
    return node.exit.map((a) => this.action(a))
  }

  private action(source: unknown): Action {
    if (typeof source === 'string') return { kind: 'effect', type: source }
    const action = source as {
      type?: string
      assignment?: unknown
      event?: MachineEvent
      delay?: unknown
      sendId?: string
    }
    switch (action.type) {
      case 'xstate.assign':
        return { kind: 'assign', update: assignment(action.assignment) }
      case 'xstate.raise':
        return { kind: 'startTimer', timer: action.event?.type ?? '', delay: this.delay(action.delay) }
      case 'xstate.cancel':
        return { kind: 'stopTimer', timer: String(action.sendId) }
      default:
        throw new Error(
          `machine ${this.machine.id}: action ${String(action.type ?? source)} is not compiled; use a named action without parameters, or assign`,
        )
    }
  }

  private guard(source: unknown): Step['guard'] {
    if (source === undefined) return undefined
    const known = this.machine.implementations.guards as Record<string, (scope: Scope, params: unknown) => boolean>
    const named = typeof source === 'string' ? known[source] : undefined
    if (named === undefined)
      throw new Error(
        `machine ${this.machine.id}: guard ${String(source)} has no implementation; name it in setup({ guards })`,
      )
    return (scope) => named(scope, undefined)
  }

  private delay(source: unknown): (scope: Scope) => number {
    if (typeof source === 'number') return () => source
    const known = this.machine.implementations.delays as Record<
      string,
      number | ((scope: Scope, params: unknown) => number)
    >
    const named = known[String(source)]
    if (named === undefined)
      throw new Error(
        `machine ${this.machine.id}: delay ${String(source)} has no implementation; name it in setup({ delays })`,
      )
    return typeof named === 'number' ? () => named : (scope) => named(scope, undefined)
  }
}

interface Transition {
  readonly target: readonly AnyStateNode[] | undefined
  readonly source: AnyStateNode
  readonly actions: readonly unknown[]
  readonly guard?: unknown
  readonly reenter: boolean
  readonly eventType: string
}

/** What an assign changes; fields that it does not name stay. */
function assignment(source: unknown): (scope: Scope) => Context {
  if (typeof source === 'function') return source as (scope: Scope) => Context
  const fields = Object.entries(source as Record<string, unknown>)
  return (scope) => {
    const changed: Record<string, unknown> = {}
    for (const [key, value] of fields) changed[key] = typeof value === 'function' ? value(scope) : value
    return changed
  }
}

/** The state that a transition happens in: everything below it is left. Models XState's getTransitionDomain (5.33). */
function domainOf(transition: Transition, target: AnyStateNode): AnyStateNode | undefined {
  const { source } = transition
  if (!transition.reenter && (target === source || isBelow(target, source))) return source
  let ancestor = source.parent
  while (ancestor !== undefined && !isBelow(target, ancestor)) ancestor = ancestor.parent
  return ancestor
}

function isBelow(node: AnyStateNode, above: AnyStateNode | undefined): boolean {
  if (above === undefined) return true
  for (let n = node.parent; n !== undefined; n = n.parent) if (n === above) return true
  return false
}

const within = (node: AnyStateNode, root: AnyStateNode): boolean => node === root || isBelow(node, root)

/** The ancestors of a node up to and including the region's root, nearest first. */
function ancestorsOf(node: AnyStateNode, root: AnyStateNode): AnyStateNode[] {
  const found: AnyStateNode[] = []
  for (let n: AnyStateNode | undefined = node; n !== undefined && n !== root; ) {
    n = n.parent
    if (n !== undefined) found.push(n)
  }
  return found
}

/** A node and its initial descendants down to a leaf. */
function descent(node: AnyStateNode): AnyStateNode[] {
  const path = [node]
  let at = node
  while (at.type === 'compound') {
    const next = at.initial.target[0]
    if (next === undefined) break
    at = next
    path.push(at)
  }
  return path
}

function leavesOf(node: AnyStateNode): AnyStateNode[] {
  if (node.type === 'parallel') throw new Error(`state ${node.id}: only the root of a machine may be parallel`)
  const children = Object.values(node.states)
  return children.length === 0 ? [node] : children.flatMap(leavesOf)
}

function append<K, V>(table: Map<K, V[]>, key: K, value: V): void {
  const list = table.get(key)
  if (list === undefined) table.set(key, [value])
  else list.push(value)
}
