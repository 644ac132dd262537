import { expect, test } from 'vitest'
import type { PodSpec } from '../../../api/types.ts'
import { type ContainerSnapshot, emptyPodStatus } from '../../runtime/runtimeState.ts'
import { testExit, testInstance, testPod, testRuntime } from '../testPod.ts'
import type { PodActionFacts } from './podActionFacts.ts'
import { computePodActions, type PodActions } from './podActions.ts'

const unprobed = { liveness: () => undefined, startup: () => undefined }
const two: Partial<PodSpec> = {
  containers: [
    { name: 'app', image: 'app:1' },
    { name: 'side', image: 'side:1' },
  ],
}

const actionsOf = (facts: Pick<PodActionFacts, 'pod' | 'status'> & Partial<PodActionFacts>): PodActions =>
  computePodActions({ ...unprobed, ...facts })

/** The decision in a line. */
function summary(actions: PodActions): string {
  const parts = [
    actions.createSandbox ? `sandbox ${actions.attempt}` : '',
    actions.killPod ? 'kill pod' : '',
    actions.initContainersToStart.length > 0 ? `init ${actions.initContainersToStart}` : '',
    actions.containersToStart.length > 0 ? `start ${actions.containersToStart}` : '',
    actions.containersToKill.length > 0 ? `kill ${actions.containersToKill.map((k) => k.instance.name)}` : '',
    actions.ephemeralContainersToStart.length > 0 ? `ephemeral ${actions.ephemeralContainersToStart}` : '',
  ]
  return parts.filter((part) => part !== '').join(', ') || 'nothing'
}

test.each<[string, string, Partial<PodSpec>]>([
  ['gets a sandbox and all its containers', 'sandbox 0, kill pod, start 0,1', two],
  [
    'with init containers gets a sandbox and the first of these only',
    'sandbox 0, kill pod, init 0',
    {
      ...two,
      initContainers: [
        { name: 'i', image: 'i:1' },
        { name: 'j', image: 'j:1' },
      ],
    },
  ],
])('a pod of which the runtime knows nothing %s', (_, expected, spec) => {
  expect(summary(actionsOf({ pod: testPod(spec), status: emptyPodStatus('uid-1') }))).toBe(expected)
})

const lost = (...containers: ContainerSnapshot[]) => ({
  ...testRuntime(...containers),
  sandboxes: [{ id: 'sandbox-0', attempt: 2, state: 'notReady' as const, createdAt: 500, ip: '10.244.0.2' }],
})

test.each<[string, string, Partial<PodSpec>, ContainerSnapshot[]]>([
  ['all is started again in the next sandbox', 'sandbox 3, kill pod, start 0,1', two, [testInstance('app')]],
  [
    'what has succeeded under OnFailure is not started again',
    'sandbox 3, kill pod, start 1',
    { ...two, restartPolicy: 'OnFailure' },
    [testExit('app', 0), testExit('side', 1)],
  ],
  [
    'nothing is made where all have succeeded under OnFailure',
    'kill pod',
    { ...two, restartPolicy: 'OnFailure' },
    [testExit('app', 0), testExit('side', 0)],
  ],
  ['a pod with Never is over', 'kill pod', { ...two, restartPolicy: 'Never' }, [testExit('app', 0)]],
])('when the sandbox is lost, %s', (_, expected, spec, containers) => {
  expect(summary(actionsOf({ pod: testPod(spec), status: lost(...containers) }))).toBe(expected)
})

test.each<[string, string, Partial<PodSpec>, ContainerSnapshot[]]>([
  ['all run: nothing is to be done', 'nothing', two, [testInstance('app'), testInstance('side')]],
  ['one was never made: it is started', 'start 1', two, [testInstance('app')]],
  ['one was made and not started: it is started', 'start 0', {}, [testInstance('app', { state: 'created' })]],
  ['Always: a success is started again', 'start 0', {}, [testExit('app', 0)]],
  ['OnFailure: a failure is started again', 'start 0', { restartPolicy: 'OnFailure' }, [testExit('app', 1)]],
  ['OnFailure: after a success the pod is over', 'kill pod', { restartPolicy: 'OnFailure' }, [testExit('app', 0)]],
  ['Never: after a failure the pod is over', 'kill pod', { restartPolicy: 'Never' }, [testExit('app', 1)]],
  [
    'Never: one ended, one runs: the pod goes on',
    'nothing',
    { ...two, restartPolicy: 'Never' },
    [testExit('app', 1), testInstance('side')],
  ],
  ['the newest instance decides', 'nothing', {}, [testInstance('app', { attempt: 1 }), testExit('app', 1)]],
  ['another image: killed and started', 'start 0, kill app', {}, [testInstance('app', { image: 'app:0' })]],
  [
    'a container of its own policy Never stays down in a pod of Always',
    'nothing',
    {
      containers: [
        { name: 'app', image: 'app:1', restartPolicy: 'Never' },
        { name: 'side', image: 'side:1' },
      ],
    },
    [testExit('app', 1), testInstance('side')],
  ],
  [
    'an ephemeral container is started once',
    'ephemeral 1',
    {
      ephemeralContainers: [
        { name: 'seen', image: 'sh:1' },
        { name: 'new', image: 'sh:1' },
      ],
    },
    [testInstance('app'), testExit('seen', 1, { role: 'ephemeral' })],
  ],
])('in a good sandbox, %s', (_, expected, spec, containers) => {
  expect(summary(actionsOf({ pod: testPod(spec), status: testRuntime(...containers) }))).toBe(expected)
})

test('a pod that is being deleted starts nothing', () => {
  const pod = testPod({}, { metadata: { deletionTimestamp: '2026-01-15T12:00:00Z' } })
  expect(summary(actionsOf({ pod, status: testRuntime(testExit('app', 1)) }))).toBe('kill pod')
})

test.each([
  ['livenessProbe', 'Always', 'start 0, kill app', 'Container app failed liveness probe, will be restarted'],
  ['startupProbe', 'OnFailure', 'start 0, kill app', 'Container app failed startup probe, will be restarted'],
  ['livenessProbe', 'Never', 'kill pod, kill app', 'Container app failed liveness probe'],
])('a failed %s under %s: %s', (probe, restartPolicy, expected, message) => {
  const actions = actionsOf({
    pod: testPod({ restartPolicy }),
    status: testRuntime(testInstance('app')),
    liveness: (id) => (probe === 'livenessProbe' && id === 'app-0' ? false : undefined),
    startup: (id) => (probe === 'startupProbe' && id === 'app-0' ? false : undefined),
  })
  expect(summary(actions)).toBe(expected)
  expect(actions.containersToKill).toMatchObject([{ reason: probe, message }])
})

test('a result of the instance before says nothing of the one that runs', () => {
  const status = testRuntime(testInstance('app', { attempt: 1 }), testExit('app', 137))
  expect(summary(actionsOf({ pod: testPod(), status, liveness: (id) => id !== 'app-0' }))).toBe('nothing')
})
