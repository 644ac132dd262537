import { setup } from 'xstate'

/** The life of a pod on its node: what its worker does. Never backwards. Models pkg/kubelet/pod_workers.go, PodWorkType (1.36). */
export const podWorkerMachine = setup({
  types: {
    events: {} as
      | { type: 'SYNC' }
      | { type: 'SYNCED' }
      | { type: 'TERMINATE' }
      | { type: 'KILLED' }
      | { type: 'CLEANED_UP' },
  },
}).createMachine({
  id: 'podWorker',
  initial: 'syncing',
  states: {
    syncing: {
      initial: 'idle',
      on: { TERMINATE: 'terminating' },
      states: { idle: { on: { SYNC: 'working' } }, working: { on: { SYNCED: 'idle' } } },
    },
    terminating: { on: { KILLED: 'terminated' } },
    terminated: { on: { CLEANED_UP: 'finished' } },
    finished: { type: 'final' },
  },
})
