import { assign, setup } from 'xstate'

type ContainerEvent =
  | { type: 'PULL' }
  | { type: 'PULLED' }
  | { type: 'PULL_FAILED' }
  | { type: 'CREATE' }
  | { type: 'CREATE_FAILED' }
  | { type: 'STARTED' }
  | { type: 'START_FAILED' }
  | { type: 'HELD' }
  | { type: 'HOOK_STARTED' }
  | { type: 'HOOK_DONE' }
  | { type: 'SIGNAL'; graceMillis: number }
  | { type: 'EXITED' }
  | { type: 'RESET' }

/**
 * One container of a pod over all its restarts. It runs the grace period: `stopping` sends the stop signal,
 * and when the grace ends before the process does, `killed` sends SIGKILL.
 */
export const containerMachine = setup({
  types: { context: {} as { graceMillis: number }, events: {} as ContainerEvent },
  actions: { sendStopSignal: () => {}, sendKill: () => {} },
  delays: { grace: ({ context }) => context.graceMillis },
}).createMachine({
  id: 'container',
  context: { graceMillis: 0 },
  initial: 'waiting',
  on: { RESET: '.waiting' },
  states: {
    waiting: {
      initial: 'created',
      on: {
        HELD: '.crashLoopBackOff',
        PULL: '.pulling',
        PULL_FAILED: '.imagePullBackOff',
        CREATE: '.creating',
        CREATE_FAILED: '.createError',
        STARTED: 'running',
        START_FAILED: 'terminated',
      },
      states: {
        created: {},
        pulling: { on: { PULLED: 'creating' } },
        imagePullBackOff: {},
        creating: {},
        createError: {},
        crashLoopBackOff: {},
      },
    },
    running: {
      initial: 'up',
      on: { EXITED: 'terminated' },
      states: {
        up: {
          on: {
            HOOK_STARTED: 'hook',
            SIGNAL: { target: 'stopping', actions: assign({ graceMillis: ({ event }) => event.graceMillis }) },
          },
        },
        hook: {
          on: {
            HOOK_DONE: 'up',
            SIGNAL: { target: 'stopping', actions: assign({ graceMillis: ({ event }) => event.graceMillis }) },
          },
        },
        stopping: { entry: 'sendStopSignal', after: { grace: 'killed' } },
        killed: { entry: 'sendKill' },
      },
    },
    terminated: {
      on: {
        HELD: 'waiting.crashLoopBackOff',
        PULL: 'waiting.pulling',
        CREATE: 'waiting.creating',
        PULL_FAILED: 'waiting.imagePullBackOff',
        CREATE_FAILED: 'waiting.createError',
      },
    },
  },
})
