import { expect, test } from 'vitest'
import type { ContainerStatus, PodStatus } from '../../../api/types.ts'
import { testPod } from '../testPod.ts'
import { mergePodStatus, terminatedStatus } from './mergePodStatus.ts'

const running: PodStatus = { phase: 'Running' }
const ready = ['Initialized', 'Ready', 'ContainersReady'].map((type) => ({ type, status: 'True' }))
const conditionsOf = (status: PodStatus) =>
  status.conditions?.map((c) => `${c.type} ${c.status} ${c.reason ?? ''}`.trim())

test.each([
  ['Failed', 'PodFailed'],
  ['Succeeded', 'PodCompleted'],
])('a phase %s waits for the containers to end, but the pod is ready no longer', (phase, reason) => {
  const local: PodStatus = { phase, reason: 'DeadlineExceeded', message: 'too late', conditions: ready }
  const merged = mergePodStatus({ ...running, message: 'before' }, local, () => true)
  expect([merged.phase, merged.reason, merged.message]).toEqual(['Running', undefined, 'before'])
  expect(conditionsOf(merged)).toEqual(['Initialized True', `Ready False ${reason}`, `ContainersReady False ${reason}`])
})

test('conditions that were False before keep their own reason', () => {
  const local: PodStatus = {
    phase: 'Failed',
    conditions: [{ type: 'Ready', status: 'False', reason: 'ReadinessGatesNotReady' }],
  }
  expect(conditionsOf(mergePodStatus(running, local, () => true))).toEqual(['Ready False ReadinessGatesNotReady'])
})

test.each<[string, PodStatus, PodStatus, boolean]>([
  ['the containers have ended', running, { phase: 'Failed', conditions: ready }, false],
  ['the phase is not terminal', running, { phase: 'Running', conditions: ready }, true],
  ['the API has a terminal phase already', { phase: 'Failed' }, { phase: 'Failed', conditions: ready }, true],
])('a status is sent as it is where %s', (_, api, local, couldRun) => {
  expect(mergePodStatus(api, local, () => couldRun)).toBe(local)
})

const status = (name: string, state: ContainerStatus['state'], more: Partial<ContainerStatus> = {}): ContainerStatus =>
  ({ name, image: '', imageID: '', ready: false, restartCount: 0, state, ...more }) as ContainerStatus
const endOf = (s: ContainerStatus | undefined) => `${s?.state?.terminated?.reason} ${s?.state?.terminated?.exitCode}`

test('what has no end when the pod is over is lost with 137, and a phase that is not terminal is Failed', () => {
  const containerStatuses = [
    status('app', { running: {} }),
    status('done', { terminated: { exitCode: 0, reason: 'Completed' } }),
  ]
  const over = terminatedStatus(testPod(), { phase: 'Running', containerStatuses })
  expect(over.phase).toBe('Failed')
  expect(over.containerStatuses?.map(endOf)).toEqual(['ContainerStatusUnknown 137', 'Completed 0'])
})

test('a phase that is terminal stays', () => {
  expect(terminatedStatus(testPod(), { phase: 'Succeeded' }).phase).toBe('Succeeded')
})

const setup = { name: 'setup', image: 'setup:1' }
const proxy = { ...setup, name: 'proxy', restartPolicy: 'Always' }

test.each([
  ['its init container had not ended', [setup], [status('setup', { running: {} })], []],
  ['its sidecar had not started', [proxy], [status('proxy', { running: {} }, { started: false })], []],
])('a container that never was is not called lost, as %s when the pod was stopped', (_, initContainers, init) => {
  const before: PodStatus = {
    initContainerStatuses: init,
    containerStatuses: [status('app', { waiting: { reason: 'PodInitializing' } })],
  }
  const over = terminatedStatus(testPod({ initContainers }, { status: before }), before)
  expect(over.containerStatuses).toEqual(before.containerStatuses)
  expect(over.initContainerStatuses).toEqual(init)
})

test.each([
  ['the init container had ended well', [setup], [status('setup', { terminated: { exitCode: 0 } })], undefined],
  ['the sidecar had started', [proxy], [status('proxy', { running: {} }, { started: true })], undefined],
  ['the container had run before', [setup], [], { terminated: { exitCode: 1 } }],
])('a waiting container counts as lost once %s', (_, initContainers, init, lastState) => {
  const before: PodStatus = {
    initContainerStatuses: init,
    containerStatuses: [status('app', { waiting: { reason: 'PodInitializing' } }, lastState && { lastState })],
  }
  const over = terminatedStatus(testPod({ initContainers }, { status: before }), before)
  expect(endOf(over.containerStatuses?.[0])).toBe('ContainerStatusUnknown 137')
})
