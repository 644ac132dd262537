import type { AnyStateMachine } from 'xstate'
import type { TraceBuilder } from '../../trace/builder.ts'
import { INITIAL_EDGE } from '../../trace/builder.ts'
import type { ObjectRef } from '../../trace/records.ts'
import type { ProbeType } from '../../trace/trace.ts'
import type { Clock } from '../kernel/clock.ts'
import { type CompiledMachine, type Context, compileMachine, type MachineEvent } from '../kernel/machine/compile.ts'
import { type Effects, MachineRun } from '../kernel/machine/machineRun.ts'

/** Where a machine belongs. */
export interface MachinePlace {
  readonly pod: ObjectRef
  readonly container?: string
  readonly probe?: ProbeType
  readonly lane: number
}

/** Starts machines whose transitions are written to the trace; definitions are compiled once. */
export class PodMachines {
  private readonly compiled: Map<AnyStateMachine, CompiledMachine>
  private readonly kernel: Clock
  private readonly trace: TraceBuilder

  constructor(kernel: Clock, trace: TraceBuilder, compiled = new Map<AnyStateMachine, CompiledMachine>()) {
    this.kernel = kernel
    this.trace = trace
    this.compiled = compiled
  }

  /** The same for machines that live in another clock's time. */
  at(clock: Clock): PodMachines {
    return new PodMachines(clock, this.trace, this.compiled)
  }

  /** Starts an instance of a definition. */
  start<E extends MachineEvent>(
    definition: AnyStateMachine,
    place: MachinePlace,
    options: { context?: Context; effects?: Effects<E> } = {},
  ): MachineRun<E> {
    const known = this.compiled.get(definition)
    const compiled = known ?? compileMachine(definition)
    this.compiled.set(definition, compiled)
    const chart = this.trace.addChart(compiled.chart)
    const machine = this.trace.addMachine({ chart, ...place })
    const { kernel, trace } = this
    const run = new MachineRun<E>(compiled, kernel, {
      ...(options.context === undefined ? {} : { context: options.context }),
      effects: options.effects ?? {},
      observe: (from, to, edge) => {
        trace.transition(kernel.now, machine, kernel.cause, from, to, edge < 0 ? INITIAL_EDGE : edge)
      },
    })
    return run.start()
  }
}
