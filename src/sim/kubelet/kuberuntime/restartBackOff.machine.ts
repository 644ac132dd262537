import { assign, setup } from 'xstate'

/** The crash-loop back-off of one container: `holding` until the wait is over, `due` until the kubelet looks again. */
export const restartBackOffMachine = setup({
  types: {
    context: {} as { holdMillis: number },
    events: {} as { type: 'HELD'; holdMillis: number } | { type: 'RELEASED' },
  },
  delays: { hold: ({ context }) => context.holdMillis },
}).createMachine({
  id: 'restartBackOff',
  context: { holdMillis: 0 },
  initial: 'clear',
  states: {
    clear: { on: { HELD: { target: 'holding', actions: assign({ holdMillis: ({ event }) => event.holdMillis }) } } },
    holding: { after: { hold: 'due' }, on: { RELEASED: 'clear' } },
    due: { on: { RELEASED: 'clear' } },
  },
})
