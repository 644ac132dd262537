import type { Clock } from '../clock.ts'
import type { Timer } from '../kernel.ts'
import type { Action, CompiledMachine, Context, MachineEvent, Step } from './compile.ts'

/** What a machine does to the world: one function for each named action. */
export type Effects<E extends MachineEvent> = Readonly<Record<string, (context: Context, event: E) => void>>

/** Hears of every change of a leaf state; `edge` is -1 for the initial entry. */
export type TransitionObserver = (from: number, to: number, edge: number) => void

/** A running machine over the kernel's time. Runs to completion: what an effect sends waits until the step is over. */
export class MachineRun<E extends MachineEvent = MachineEvent> {
  /** The extended state; it changes in place. */
  private readonly own: Record<string, unknown>
  private readonly leaves: number[]
  private readonly timers = new Map<string, Timer>()
  private readonly inbox: MachineEvent[] = []
  /** The steps of the microstep in progress, by region. */
  private readonly taken: (Step | undefined)[] = []
  private readonly hasAlways: boolean
  private busy = false
  private stopped = false
  private readonly compiled: CompiledMachine
  private readonly kernel: Clock
  private readonly effects: Effects<E>
  private readonly observe: TransitionObserver

  constructor(
    compiled: CompiledMachine,
    kernel: Clock,
    options: { context?: Context; effects: Effects<E>; observe?: TransitionObserver },
  ) {
    this.compiled = compiled
    this.kernel = kernel
    this.effects = options.effects
    this.observe = options.observe ?? (() => {})
    this.own = { ...compiled.context, ...options.context }
    this.leaves = compiled.regions.map((r) => r.initial)
    this.hasAlways = compiled.regions.some((r) => r.always.size > 0)
  }

  /** The extended state now. */
  get context(): Context {
    return this.own
  }

  /** Enters the initial states. */
  start(): this {
    const event = { type: 'xstate.init' }
    this.busy = true
    for (const leaf of this.leaves) this.observe(leaf, leaf, -1)
    for (const region of this.compiled.regions) this.perform(region.entry, event)
    this.settle(event)
    this.drain()
    return this
  }

  /** Sends an event; it is handled now, or after the step in progress. */
  send(event: E): void {
    this.receive(event)
  }

  /** Stops all timers; later events are ignored. */
  stop(): void {
    this.stopped = true
    for (const timer of this.timers.values()) timer.cancel()
    this.timers.clear()
  }

  /** Whether a state of this name is active. */
  matches(name: string): boolean {
    const { states } = this.compiled.chart
    return this.leaves.some((leaf) => {
      for (let i = leaf; i >= 0; i = states[i]?.parent ?? -1) if (states[i]?.name === name) return true
      return false
    })
  }

  /** The active leaf states, one a region, as indexes into the chart's states. */
  active(): readonly number[] {
    return this.leaves
  }

  private receive(event: MachineEvent): void {
    if (this.stopped) return
    this.inbox.push(event)
    if (!this.busy) {
      this.busy = true
      this.drain()
    }
  }

  private drain(): void {
    for (let event = this.inbox.shift(); event !== undefined && !this.stopped; event = this.inbox.shift()) {
      this.microstep(event, 'on')
      this.settle(event)
    }
    this.busy = false
  }

  /** Takes `always` transitions until none is enabled. */
  private settle(event: MachineEvent): void {
    if (!this.hasAlways) return
    for (let turns = 0; turns < 100; turns++) {
      if (!this.microstep(event, 'always')) return
    }
    throw new Error(`machine ${this.compiled.chart.id}: always transitions do not come to rest`)
  }

  /** Takes the first enabled step of each region; says whether there was one. */
  private microstep(event: MachineEvent, table: 'on' | 'always'): boolean {
    const { taken, leaves } = this
    let any = false
    for (let region = 0; region < leaves.length; region++) {
      taken[region] = this.enabled(region, event, table)
      if (taken[region] !== undefined) any = true
    }
    if (!any) return false
    for (let region = leaves.length - 1; region >= 0; region--) this.perform(taken[region]?.exit, event)
    for (const step of taken) this.perform(step?.actions, event)
    for (let region = 0; region < leaves.length; region++) this.enter(region, taken[region])
    for (const step of taken) this.perform(step?.entry, event)
    return true
  }

  private enter(region: number, step: Step | undefined): void {
    if (step === undefined) return
    const from = this.leaves[region] as number
    this.leaves[region] = step.to
    if (from !== step.to) this.observe(from, step.to, step.edge)
  }

  /** The first step of a region's leaf whose guard holds. */
  private enabled(region: number, event: MachineEvent, table: 'on' | 'always'): Step | undefined {
    const tables = this.compiled.regions[region]
    const steps = (table === 'on' ? tables?.on.get(event.type) : tables?.always)?.get(this.leaves[region] as number)
    if (steps === undefined) return undefined
    for (const step of steps) {
      if (step.guard === undefined || step.guard({ context: this.own, event })) return step
    }
    return undefined
  }

  private perform(actions: readonly Action[] | undefined, event: MachineEvent): void {
    if (actions === undefined) return
    for (const action of actions) {
      switch (action.kind) {
        case 'effect':
          this.effects[action.type]?.(this.own, event as E)
          break
        case 'assign':
          Object.assign(this.own, action.update({ context: this.own, event }))
          break
        case 'startTimer': {
          const { timer } = action
          const span = action.delay({ context: this.own, event })
          this.timers.get(timer)?.cancel()
          this.timers.set(
            timer,
            this.kernel.after(span, () => this.receive({ type: timer })),
          )
          break
        }
        case 'stopTimer':
          this.timers.get(action.timer)?.cancel()
          break
      }
    }
  }
}
