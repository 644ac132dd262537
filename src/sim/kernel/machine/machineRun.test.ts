import { expect, test } from 'vitest'
import { assign, setup } from 'xstate'
import { Kernel } from '../kernel.ts'
import { compileMachine } from './compile.ts'
import { MachineRun } from './machineRun.ts'

type LampEvent = { type: 'ON' | 'OFF' | 'BREAK' }

const lamp = setup({
  types: { context: {} as { lit: number; patience: number }, events: {} as LampEvent },
  actions: { shine: () => {}, dim: () => {} },
  guards: { wornOut: ({ context }) => context.lit >= 3 },
  delays: { patience: ({ context }) => context.patience },
}).createMachine({
  id: 'lamp',
  context: { lit: 0, patience: 100 },
  initial: 'off',
  states: {
    off: { always: { guard: 'wornOut', target: 'broken' }, on: { ON: 'on' } },
    on: {
      entry: [assign({ lit: ({ context }) => context.lit + 1 }), 'shine'],
      exit: 'dim',
      after: { patience: 'off' },
      on: { OFF: 'off', ON: { target: 'on', reenter: true } },
    },
    broken: { type: 'final' },
  },
})

function started(react: (run: MachineRun<LampEvent>) => void = () => {}) {
  const kernel = new Kernel(1)
  const log: string[] = []
  const { chart } = compileMachine(lamp)
  const run: MachineRun<LampEvent> = new MachineRun<LampEvent>(compileMachine(lamp), kernel, {
    effects: {
      shine: () => {
        log.push(`${kernel.now} shine`)
        react(run)
        log.push(`${kernel.now} shone`)
      },
      dim: () => log.push(`${kernel.now} dim`),
    },
    observe: (from, to) => log.push(`${kernel.now} ${chart.states[from]?.name} to ${chart.states[to]?.name}`),
  })
  run.start()
  return { kernel, run, log }
}

test('a delay counts from the entry of its state, and entering anew begins it anew', () => {
  const { kernel, run, log } = started()
  run.send({ type: 'ON' })
  kernel.at(60, () => run.send({ type: 'ON' }))
  kernel.run(1000)
  expect(log).toEqual([
    '0 off to off',
    '0 off to on',
    '0 shine',
    '0 shone',
    '60 dim',
    '60 shine',
    '60 shone',
    '160 dim',
    '160 on to off',
  ])
})

test('what an effect sends waits until the step is over', () => {
  const { log, run } = started((machine) => machine.send({ type: 'OFF' }))
  run.send({ type: 'ON' })
  expect(log).toEqual(['0 off to off', '0 off to on', '0 shine', '0 shone', '0 dim', '0 on to off'])
  expect(run.matches('off')).toBe(true)
})

test('an eventless transition is taken as soon as its guard holds', () => {
  const { run } = started((machine) => machine.send({ type: 'OFF' }))
  for (let i = 0; i < 3; i++) run.send({ type: 'ON' })
  expect(run.matches('broken')).toBe(true)
  expect(run.context).toEqual({ lit: 3, patience: 100 })
})

test('a machine that is stopped forgets its timers and ignores events', () => {
  const { kernel, run } = started()
  run.send({ type: 'ON' })
  run.stop()
  run.send({ type: 'OFF' })
  kernel.run(1000)
  expect(run.matches('on')).toBe(true)
})

test('an event that a state does not know is ignored', () => {
  const { run, log } = started()
  run.send({ type: 'BREAK' })
  expect(log).toEqual(['0 off to off'])
})

test('eventless transitions that chase each other are an error, not a hang', () => {
  const restless = setup({}).createMachine({
    id: 'restless',
    initial: 'a',
    states: { a: { always: 'b' }, b: { always: 'a' } },
  })
  const run = new MachineRun(compileMachine(restless), new Kernel(1), { effects: {} })
  expect(() => run.start()).toThrow('machine restless: always transitions do not come to rest')
})
