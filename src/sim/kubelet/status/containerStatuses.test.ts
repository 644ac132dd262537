import { expect, test } from 'vitest'
import type { ContainerState, ContainerStatus, Pod, PodSpec } from '../../../api/types.ts'
import { type ContainerSnapshot, emptyPodStatus } from '../../runtime/runtimeState.ts'
import { testExit, testInstance, testPod, testRuntime } from '../testPod.ts'
import { type ContainerStatusFacts, containerStatuses } from './containerStatuses.ts'

function statusesOf(facts: Partial<ContainerStatusFacts> & { readonly pod?: Pod }): ContainerStatus[] {
  const pod = facts.pod ?? testPod()
  return containerStatuses({
    pod,
    containers: (facts.list === 'init' ? pod.spec?.initContainers : pod.spec?.containers) ?? [],
    list: 'ordinary',
    runtime: testRuntime(),
    old: [],
    removedAll: false,
    restartCountNeverFalls: true,
    failureOf: () => undefined,
    timestamp: (at) => `+${at}`,
    ...facts,
  })
}

function text(state: ContainerState | undefined): string {
  if (state?.running !== undefined) return `running ${state.running.startedAt}`
  if (state?.terminated !== undefined) return `${state.terminated.reason} ${state.terminated.exitCode}`
  return state?.waiting === undefined ? 'none' : `waiting ${state.waiting.reason ?? ''}`.trim()
}
const summary = (s: ContainerStatus | undefined) =>
  `${text(s?.state)}, before ${text(s?.lastState)}, restarts ${s?.restartCount}`

const inits: Partial<PodSpec> = { initContainers: [{ name: 'setup', image: 'setup:1' }] }
const crash = { reason: 'CrashLoopBackOff', message: 'back-off' }

test.each<[string, string, Partial<ContainerStatusFacts>]>([
  [
    'not made yet: it waits',
    'waiting ContainerCreating, before none, restarts 0',
    { runtime: emptyPodStatus('uid-1') },
  ],
  [
    'not made yet in a pod with init containers: it waits for these',
    'waiting PodInitializing, before none, restarts 0',
    { pod: testPod(inits) },
  ],
  [
    'made and not started: it waits without a reason',
    'waiting, before none, restarts 0',
    { runtime: testRuntime(testInstance('app', { state: 'created' })) },
  ],
  ['running', 'running +1000, before none, restarts 0', { runtime: testRuntime(testInstance('app')) }],
  ['ended', 'Error 3, before none, restarts 0', { runtime: testRuntime(testExit('app', 3)) }],
  [
    'started again: the run before is lastState',
    'running +1000, before Error 3, restarts 1',
    { runtime: testRuntime(testInstance('app', { attempt: 1 }), testExit('app', 3)) },
  ],
  [
    'started twice: only the run just before is shown',
    'running +1000, before Completed 0, restarts 2',
    {
      runtime: testRuntime(testInstance('app', { attempt: 2 }), testExit('app', 0, { attempt: 1 }), testExit('app', 3)),
    },
  ],
  [
    'held in back-off: the end moves to lastState',
    'waiting CrashLoopBackOff, before Error 3, restarts 0',
    { runtime: testRuntime(testExit('app', 3)), failureOf: () => crash },
  ],
  [
    'held, but never started again: the failure is not shown',
    'Error 3, before none, restarts 0',
    { pod: testPod({ restartPolicy: 'Never' }), runtime: testRuntime(testExit('app', 3)), failureOf: () => crash },
  ],
  [
    'running: an old failure is not shown',
    'running +1000, before none, restarts 0',
    { runtime: testRuntime(testInstance('app')), failureOf: () => crash },
  ],
  [
    'removed by the rule RestartAllContainers',
    'waiting RestartingAllContainers, before RestartingAllContainers 137, restarts 1',
    { removedAll: true },
  ],
])('a container that is %s', (_, expected, facts) => {
  expect(summary(statusesOf(facts)[0])).toBe(expected)
})

const was = (more: Partial<ContainerStatus>): ContainerStatus =>
  ({ name: 'app', image: 'app:1', imageID: '', ready: true, restartCount: 2, ...more }) as ContainerStatus

test.each<[string, string, ContainerStatus]>([
  [
    'ran: it is lost and counted',
    'waiting ContainerCreating, before ContainerStatusUnknown 137, restarts 3',
    was({ state: { running: {} } }),
  ],
  [
    'had ended: it stays so',
    'Error 9, before none, restarts 2',
    was({ state: { terminated: { exitCode: 9, reason: 'Error' } } }),
  ],
  [
    'waited after an end: the end stays',
    'waiting ContainerCreating, before Error 9, restarts 2',
    was({ state: { waiting: {} }, lastState: { terminated: { exitCode: 9, reason: 'Error' } } }),
  ],
])('a container that the runtime has forgotten and that %s', (_, expected, old) => {
  expect(summary(statusesOf({ old: [old] })[0])).toBe(expected)
})

test.each<[string, string, readonly ContainerSnapshot[]]>([
  [
    'is taken as done once an ordinary container was made',
    'Completed 0, before none, restarts 0',
    [testInstance('app')],
  ],
  ['waits otherwise', 'waiting PodInitializing, before none, restarts 0', []],
])('an init container without a record %s', (_, expected, instances) => {
  const statuses = statusesOf({ pod: testPod(inits), list: 'init', runtime: testRuntime(...instances) })
  expect(summary(statuses[0])).toBe(expected)
})

test('an init container that ended well shows no failure', () => {
  const runtime = testRuntime(testExit('setup', 0, { role: 'init' }))
  const statuses = statusesOf({ pod: testPod(inits), list: 'init', runtime, failureOf: () => crash })
  expect(summary(statuses[0])).toBe('Completed 0, before none, restarts 0')
})

test('ordinary containers come by name, init containers in their order', () => {
  const named = ['zeta', 'alpha', 'mid'].map((name) => ({ name, image: 'x:1' }))
  const pod = testPod({ containers: named, initContainers: named })
  expect(statusesOf({ pod }).map((s) => s.name)).toEqual(['alpha', 'mid', 'zeta'])
  expect(statusesOf({ pod, list: 'init' }).map((s) => s.name)).toEqual(['zeta', 'alpha', 'mid'])
})

test('a program that could not be started began at the zero of time', () => {
  const runtime = testRuntime(testExit('app', 128, { reason: 'StartError', startedAt: Number.NEGATIVE_INFINITY }))
  expect(statusesOf({ runtime })[0]?.state?.terminated).toMatchObject({
    startedAt: '1970-01-01T00:00:00Z',
    finishedAt: '+2000',
  })
})
