import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AnyMachineSnapshot, type AnyStateMachine, initialTransition, transition } from 'xstate'
import { machines } from '../../machines.ts'
import { Kernel } from '../kernel.ts'
import { compileMachine, type MachineEvent } from './compile.ts'
import { MachineRun } from './machineRun.ts'

/** Events of a machine's own alphabet, timers included, with the payloads that its assigns read. */
function eventsOf(machine: AnyStateMachine): fc.Arbitrary<MachineEvent> {
  const types = machine.events.filter((type) => type !== '')
  return fc.record({
    type: fc.constantFrom(...types),
    graceMillis: fc.integer({ min: 0, max: 9 }),
    holdMillis: fc.integer({ min: 0, max: 9 }),
  })
}

/** The names of the effects in the order in which XState would run them; its own timers and assigns are no effects. */
function effectsOf(actions: readonly { type: string }[]): string[] {
  return actions.map((a) => a.type).filter((type) => !type.startsWith('xstate.'))
}

/** The paths of all active atomic states, sorted. */
function leavesOf(snapshot: AnyMachineSnapshot): string[] {
  return snapshot._nodes
    .filter((n) => n.type === 'atomic' || n.type === 'final')
    .map((n) => n.path.join('.'))
    .sort()
}

describe('the compiled machine does what XState does', () => {
  test.each(machines.map((m) => [m.id, m] as const))(
    '%s: states, context and effects agree after any events',
    (_id, machine) => {
      const compiled = compileMachine(machine)
      const names = new Set<string>(Object.keys(machine.implementations.actions))
      const pathOf = (leaf: number): string => {
        const path: string[] = []
        for (let i = leaf; i > 0; i = compiled.chart.states[i]?.parent ?? -1)
          path.unshift(compiled.chart.states[i]?.name ?? '')
        return path.join('.')
      }
      fc.assert(
        fc.property(fc.array(eventsOf(machine), { maxLength: 30 }), (events) => {
          const done: string[] = []
          const effects = Object.fromEntries([...names].map((name) => [name, () => done.push(name)]))
          const run = new MachineRun(compiled, new Kernel(1), { effects }).start()
          let [snapshot, actions] = initialTransition(machine) as [AnyMachineSnapshot, { type: string }[]]
          const expected = effectsOf(actions)
          for (const event of events) {
            // a machine whose regions all are final takes no more events in XState; ours has no such state to leave
            if (snapshot.status !== 'active') break
            run.send(event)
            ;[snapshot, actions] = transition(machine, snapshot, event) as [AnyMachineSnapshot, { type: string }[]]
            expected.push(...effectsOf(actions))
          }
          expect(run.active().map(pathOf).sort()).toEqual(leavesOf(snapshot))
          expect(run.context).toEqual(snapshot.context ?? {})
          expect(done).toEqual(expected)
        }),
        { numRuns: 300, seed: 7 },
      )
    },
  )
})
