import { expect, test } from 'vitest'
import type { Observation, Recording } from './recording.ts'
import { storyOf } from './story.ts'

const RECORDING: Recording = {
  schema: 'podarium.dev/recording/v1',
  name: 'test',
  kubernetes: 'v1.36.3',
  run: 1,
  duration: 10,
  probePeriod: 0,
  runtime: { createContainer: 0.05, runPodSandbox: 0.3, startContainer: 0.1 },
  images: null,
  created: [],
  steps: [],
  observations: [],
}

const told = (more: Partial<Recording>): readonly string[] =>
  storyOf({ ...RECORDING, ...more }).map((line) => line.trim())

const pod = (t: number, status: object, type: Observation['type'] = 'MODIFIED'): Observation => ({
  t,
  type,
  kind: 'Pod',
  name: 'web',
  object: { metadata: {}, status },
})

test('a story tells what changed, and nothing twice', () => {
  const running = { name: 'app', state: { running: {} }, ready: true, restartCount: 0 }
  const observations = [
    pod(0, { phase: 'Pending' }, 'ADDED'),
    pod(1, { phase: 'Running', containerStatuses: [running] }),
    pod(2, { phase: 'Running', containerStatuses: [running] }),
    pod(3, {}, 'DELETED'),
  ]
  expect(told({ observations })).toEqual([
    '0.000  Pod/web added  phase: Pending',
    '1.000  Pod/web  phase: Running · [app]: running ready restarts 0',
    '3.000  Pod/web gone',
  ])
})

test('commands, answers and events come at their time, with what they said', () => {
  const lines = told({
    created: [{ t: 0, kind: 'Pod', name: 'web', error: 'is invalid' }],
    steps: [{ t: 5, end: 5.1, run: 'kubectl delete pod web', stderr: 'not found\n', code: 1 }],
    observations: [
      {
        t: 3,
        type: 'MODIFIED',
        kind: 'Event',
        name: '<event-1>',
        object: { object: 'Pod/web', type: 'Warning', reason: 'BackOff', message: 'Back-off', count: 2 },
      },
    ],
  })
  expect(lines).toEqual([
    '0.000  create Pod/web → is invalid',
    '3.000  event Pod/web Warning BackOff x2: Back-off',
    '5.000  $ kubectl delete pod web → not found → exit code 1',
  ])
})

test('calls of the runtime are told, but not the probes among them', () => {
  const call = { t: 1, dur: 0.3, pod: 'web', attempt: 0 }
  const criCalls = [
    { ...call, call: 'RunPodSandbox', error: 'no network' },
    { ...call, call: 'ExecSync', container: 'app' },
  ]
  expect(told({ criCalls })).toEqual(['1.000    cri RunPodSandbox web#0 (0.3s) ✗ no network'])
})
