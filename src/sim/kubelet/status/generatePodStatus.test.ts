import { expect, test } from 'vitest'
import type { PodSpec, PodStatus } from '../../../api/types.ts'
import { emptyPodStatus } from '../../runtime/runtimeState.ts'
import { testExit, testInstance, testPod, testRuntime } from '../testPod.ts'
import { generatePodStatus, type PodStatusFacts } from './generatePodStatus.ts'

const NOW = '2026-01-15T12:00:05Z'
const BEFORE = '2026-01-15T12:00:01Z'

const statusOf = (facts: Partial<PodStatusFacts>): PodStatus =>
  generatePodStatus({
    pod: testPod(),
    runtime: testRuntime(testInstance('app')),
    old: {},
    podIsTerminal: false,
    failureOf: () => undefined,
    restartAll: 'undeclared',
    restartCountNeverFalls: true,
    probed: (statuses) => statuses.map((s) => ({ ...s, ready: s.state?.running !== undefined, started: true })),
    nodeAddress: '192.168.1.10',
    now: 5000,
    timestamp: () => NOW,
    ...facts,
  })
const condition = (status: PodStatus, type: string) => status.conditions?.find((c) => c.type === type)
const withPolicy = (restartPolicy: string, more: Partial<PodSpec> = {}) => testPod({ restartPolicy, ...more })

test.each<[string, string, Partial<PodStatusFacts>]>([
  ['Pending', 'nothing runs yet', { runtime: emptyPodStatus('uid-1') }],
  ['Running', 'its container runs', {}],
  ['Running', 'its container will be started again', { runtime: testRuntime(testExit('app', 1)) }],
  [
    'Succeeded',
    'all have ended well for good',
    { pod: withPolicy('OnFailure'), runtime: testRuntime(testExit('app', 0)) },
  ],
  ['Failed', 'one has failed for good', { pod: withPolicy('Never'), runtime: testRuntime(testExit('app', 1)) }],
  ['Failed', 'it is forced to end', { forced: { reason: 'DeadlineExceeded', message: 'too late' } }],
  ['Failed', 'it was so before: a phase that is terminal never goes back', { old: { phase: 'Failed' } }],
])('a pod is %s where %s', (phase, _, facts) => {
  expect(statusOf(facts).phase).toBe(phase)
})

test('a forced end says why', () => {
  const forced = { reason: 'Evicted', message: 'no room' }
  expect(statusOf({ forced })).toMatchObject({ phase: 'Failed', ...forced })
})

test.each([
  ['stays as long as the condition does', 'True', BEFORE],
  ['moves when the condition turns', 'False', NOW],
])('lastTransitionTime %s', (_, status, time) => {
  const old: PodStatus = { conditions: [{ type: 'Ready', status, lastTransitionTime: BEFORE }] }
  expect(condition(statusOf({ old }), 'Ready')).toMatchObject({ status: 'True', lastTransitionTime: time })
})

test('conditions of others are kept, and the kubelet replaces its own', () => {
  const pod = testPod(
    {},
    {
      status: {
        conditions: [
          { type: 'example.com/gate', status: 'True' },
          { type: 'Ready', status: 'False' },
        ],
      },
    },
  )
  const status = statusOf({ pod })
  expect(status.conditions?.map((c) => `${c.type} ${c.status}`)).toEqual([
    'example.com/gate True',
    'PodReadyToStartContainers True',
    'Initialized True',
    'Ready True',
    'ContainersReady True',
    'PodScheduled True',
  ])
})

test.each<[string, string | undefined, Partial<PodStatusFacts>]>([
  ["its sandbox's", '10.244.0.2', {}],
  ["the node's with hostNetwork", '192.168.1.10', { pod: testPod({ hostNetwork: true }) }],
  [
    'the last known one where the sandbox is gone',
    '10.244.0.9',
    { runtime: emptyPodStatus('uid-1'), old: { podIPs: [{ ip: '10.244.0.9' }] } },
  ],
  ['none before there is a sandbox', undefined, { runtime: emptyPodStatus('uid-1') }],
])("a pod's address is %s", (_, ip, facts) => {
  const status = statusOf(facts)
  expect([status.podIP, status.podIPs?.[0]?.ip, status.hostIP]).toEqual([ip, ip, '192.168.1.10'])
})

test('the start of a pod is kept once it was told', () => {
  expect(statusOf({}).startTime).toBe(NOW)
  expect(statusOf({ old: { startTime: BEFORE } }).startTime).toBe(BEFORE)
})

test.each([
  ['undeclared', undefined],
  ['declared', 'False'],
  ['triggered', 'True'],
  ['removed', 'False'],
] as const)('AllContainersRestarting of a pod whose rule is %s is %s', (restartAll, expected) => {
  expect(condition(statusOf({ restartAll }), 'AllContainersRestarting')?.status).toBe(expected)
})
