import { assign, setup } from 'xstate'

/** What a probe worker counts. `last` is the newest result, `run` how often it came in a row. */
interface ProbeContext {
  readonly period: number
  readonly failureThreshold: number
  readonly successThreshold: number
  /** Whether a published result puts the worker on hold: liveness on failure, startup on any. */
  readonly holdsOn: 'failure' | 'any' | 'nothing'
  readonly last: 'success' | 'failure' | 'none'
  readonly run: number
}

type ProbeEvent =
  | { type: 'TRIGGER' }
  | { type: 'CONTAINER' }
  | { type: 'DUE' }
  | { type: 'GONE' }
  | { type: 'SUCCESS' }
  | { type: 'FAILURE' }
  | { type: 'STOP' }

const counted = (result: 'success' | 'failure') =>
  assign<ProbeContext, ProbeEvent, undefined, ProbeEvent, never>(({ context }) => ({
    last: result,
    run: context.last === result ? context.run + 1 : 1,
  }))

/**
 * A probe worker: a ticker beside the state of the worker itself. Every tick, and every trigger (which starts the
 * ticker's period anew), asks for an attempt; the worker counts its results and publishes them at the thresholds.
 * Models pkg/kubelet/prober/worker.go, run and doProbe (1.36).
 */
export const probeWorkerMachine = setup({
  types: { context: {} as ProbeContext, events: {} as ProbeEvent },
  actions: { attempt: () => {}, publishSuccess: () => {}, publishFailure: () => {} },
  guards: {
    enoughSuccesses: ({ context }) => (context.last === 'success' ? context.run + 1 : 1) >= context.successThreshold,
    enoughFailures: ({ context }) => (context.last === 'failure' ? context.run + 1 : 1) >= context.failureThreshold,
    holdsOnSuccess: ({ context }) =>
      context.holdsOn === 'any' && (context.last === 'success' ? context.run + 1 : 1) >= context.successThreshold,
    holdsOnFailure: ({ context }) =>
      context.holdsOn !== 'nothing' && (context.last === 'failure' ? context.run + 1 : 1) >= context.failureThreshold,
  },
  delays: { period: ({ context }) => context.period },
}).createMachine({
  id: 'probeWorker',
  type: 'parallel',
  context: { period: 10000, failureThreshold: 3, successThreshold: 1, holdsOn: 'failure', last: 'none', run: 0 },
  states: {
    ticker: {
      initial: 'ticking',
      states: {
        ticking: {
          after: { period: { target: 'ticking', reenter: true, actions: 'attempt' } },
          on: { TRIGGER: { target: 'ticking', reenter: true, actions: 'attempt' }, STOP: 'stopped' },
        },
        stopped: {},
      },
    },
    worker: {
      initial: 'waiting',
      on: { STOP: '.stopped', GONE: '.waiting', CONTAINER: '.initialDelay' },
      states: {
        waiting: {},
        initialDelay: { on: { DUE: 'probing' } },
        probing: {
          on: {
            SUCCESS: [
              {
                guard: 'holdsOnSuccess',
                target: 'onHold',
                actions: [assign({ last: 'success', run: 0 }), 'publishSuccess'],
              },
              { guard: 'enoughSuccesses', actions: [counted('success'), 'publishSuccess'] },
              { actions: counted('success') },
            ],
            FAILURE: [
              {
                guard: 'holdsOnFailure',
                target: 'onHold',
                actions: [assign({ last: 'failure', run: 0 }), 'publishFailure'],
              },
              { guard: 'enoughFailures', actions: [counted('failure'), 'publishFailure'] },
              { actions: counted('failure') },
            ],
          },
        },
        onHold: {},
        stopped: { type: 'final' },
      },
    },
  },
})
