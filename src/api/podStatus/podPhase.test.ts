import { describe, expect, test } from 'vitest'
import type { ContainerStatus } from '../types.ts'
import { initialized, readinessConditions, ready, sandboxIsUsable } from './podConditions.ts'
import { podPhase } from './podPhase.ts'

const base = { ready: false, restartCount: 0, image: '', imageID: '' }
const running = (name: string): ContainerStatus => ({
  ...base,
  name,
  ready: true,
  started: true,
  state: { running: {} },
})
const waiting = (name: string): ContainerStatus => ({
  ...base,
  name,
  state: { waiting: { reason: 'ContainerCreating' } },
})
const exited = (name: string, exitCode: number): ContainerStatus => ({
  ...base,
  name,
  ready: exitCode === 0,
  state: { terminated: { exitCode } },
})
const backingOff = (name: string, exitCode: number): ContainerStatus => ({
  ...base,
  name,
  state: { waiting: { reason: 'CrashLoopBackOff' } },
  lastState: { terminated: { exitCode } },
})

describe('the phase of a pod', () => {
  test.each([
    ['whose containers all run', 'Always', [running('a'), running('b')], 'Running'],
    ['one of whose containers never started', 'Always', [running('a'), waiting('b')], 'Pending'],
    ['all of whose containers crash and come again', 'Always', [backingOff('a', 1), backingOff('b', 1)], 'Running'],
    ['all of whose containers succeeded for good', 'Never', [exited('a', 0), exited('b', 0)], 'Succeeded'],
    ['one of whose containers failed for good', 'Never', [exited('a', 0), exited('b', 1)], 'Failed'],
    ['of which one container failed and one runs', 'Never', [running('a'), exited('b', 1)], 'Running'],
    ['of which one is done and one comes again', 'OnFailure', [exited('a', 0), exited('b', 1)], 'Running'],
    ['of whose containers nothing is known', 'Always', [], 'Pending'],
  ])('%s, under %s, follows from its containers', (_, restartPolicy, containerStatuses, phase) => {
    const containers = [{ name: 'a' }, { name: 'b' }]
    const facts = { spec: { containers, restartPolicy }, containerStatuses, podIsTerminal: false, activeContainers: [] }
    expect(podPhase(facts)).toBe(phase)
  })

  test.each([
    ['Never', 'Failed'],
    ['Always', 'Pending'],
  ])('with a failed init container under %s is %s', (restartPolicy, phase) => {
    const spec = { initContainers: [{ name: 'i' }], containers: [{ name: 'a' }], restartPolicy }
    const facts = { initContainerStatuses: [exited('i', 1)], containerStatuses: [waiting('a')] }
    expect(podPhase({ spec, ...facts, podIsTerminal: false, activeContainers: [] })).toBe(phase)
  })

  test('stays Running while a sidecar outlives the ordinary containers', () => {
    const sidecar = { name: 's', restartPolicy: 'Always' }
    const spec = { initContainers: [sidecar], containers: [{ name: 'a' }], restartPolicy: 'Never' }
    const facts = { initContainerStatuses: [running('s')], containerStatuses: [exited('a', 0)] }
    expect(podPhase({ spec, ...facts, podIsTerminal: false, activeContainers: ['a'] })).toBe('Running')
  })

  test('does not go back to Pending because a sidecar starts anew', () => {
    const spec = { initContainers: [{ name: 's', restartPolicy: 'Always' }], containers: [{ name: 'a' }] }
    const starting = { ...running('s'), started: false }
    const facts = { spec, initContainerStatuses: [starting], containerStatuses: [running('a')], podIsTerminal: false }
    expect(podPhase({ ...facts, activeContainers: ['a'] })).toBe('Running')
    expect(podPhase({ ...facts, activeContainers: [] })).toBe('Pending')
  })
})

describe('the conditions of a pod', () => {
  const usable = { state: 'READY', network: 'POD', ip: '10.244.0.9' } as const
  const facts = {
    spec: { containers: [{ name: 'a' }], initContainers: [{ name: 'i' }] },
    initContainerStatuses: [waiting('i')],
    containerStatuses: [waiting('a')],
    phase: 'Pending',
    conditions: [],
    oldConditions: [],
    sandboxes: [usable],
  }

  test('name the containers that are not ready, and the init containers that are not done', () => {
    expect(readinessConditions(facts)).toEqual([
      { type: 'PodReadyToStartContainers', status: 'True' },
      {
        type: 'Initialized',
        status: 'False',
        reason: 'ContainersNotInitialized',
        message: 'containers with incomplete status: [i]',
      },
      { type: 'Ready', status: 'False', reason: 'ContainersNotReady', message: 'containers with unready status: [a]' },
      {
        type: 'ContainersReady',
        status: 'False',
        reason: 'ContainersNotReady',
        message: 'containers with unready status: [a]',
      },
    ])
  })

  test('keep a pod initialized once it was', () => {
    expect(initialized({ ...facts, oldConditions: [{ type: 'Initialized', status: 'True' }] }).status).toBe('True')
  })

  test('hold a pod with a shut readiness gate unready', () => {
    const gated = { ...facts.spec, initContainers: [], readinessGates: [{ conditionType: 'example.com/lb' }] }
    const open = { ...facts, spec: gated, containerStatuses: [running('a')], phase: 'Running' }
    expect(ready(open)).toMatchObject({ status: 'False', reason: 'ReadinessGatesNotReady' })
    expect(ready({ ...open, conditions: [{ type: 'example.com/lb', status: 'True' }] }).status).toBe('True')
  })

  test.each([
    ['is ready and has an address', [usable], true],
    ['has no address', [{ ...usable, ip: '' }], false],
    ['is not ready', [{ ...usable, state: 'NOTREADY' as const }], false],
    ['is one of two that are ready', [usable, usable], false],
    ['does not exist', [], false],
  ])('take a sandbox that %s for usable or not', (_, sandboxes, expected) => {
    expect(sandboxIsUsable({}, sandboxes)).toBe(expected)
  })
})
