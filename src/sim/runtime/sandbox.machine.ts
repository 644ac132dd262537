import { setup } from 'xstate'

/** The pod sandbox: what the containers of a pod share. `attempt` grows with each new one. */
export const sandboxMachine = setup({
  types: { events: {} as { type: 'RUN' } | { type: 'CREATED' } | { type: 'FAILED' } | { type: 'STOPPED' } },
}).createMachine({
  id: 'sandbox',
  initial: 'none',
  states: {
    none: { on: { RUN: 'creating' } },
    creating: { on: { CREATED: 'ready', FAILED: 'none' } },
    ready: { on: { STOPPED: 'notReady' } },
    notReady: { on: { RUN: 'creating' } },
  },
})
