import { describe, expect, test } from 'vitest'
import type { Pod } from '../types.ts'
import { deleteOrder } from './deleteOrder.ts'
import { fitErrorMessage } from './fitError.ts'
import { maxSurge, maxUnavailable, newReplicaSetSize } from './rollout.ts'

describe('a rolling update', () => {
  const quarter = { replicas: 3, strategy: 'RollingUpdate', maxSurge: '25%', maxUnavailable: '25%' }

  test('rounds what may be too many up and what may be missing down', () => {
    expect(maxSurge(quarter)).toBe(1)
    expect(maxUnavailable(quarter)).toBe(0)
  })

  test('lets one pod be missing where it could not move at all', () => {
    expect(maxUnavailable({ ...quarter, maxSurge: 0, maxUnavailable: 0 })).toBe(1)
  })

  test('may neither grow nor shrink where a bound is no percentage', () => {
    expect(maxSurge({ ...quarter, maxUnavailable: 'all' })).toBe(0)
    expect(maxUnavailable({ ...quarter, maxSurge: '5' })).toBe(0)
  })

  test('grows the new ReplicaSet by as much as there is room', () => {
    expect(newReplicaSetSize(quarter, [3, 0])).toBe(1)
    expect(newReplicaSetSize(quarter, [3, 1])).toBe(1)
    expect(newReplicaSetSize(quarter, [1, 2])).toBe(3)
  })
})

describe('the pods that a ReplicaSet gives up first', () => {
  const now = Date.parse('2026-01-15T12:00:00Z')
  const pod = (name: string, phase: string, status: 'True' | 'False', cost = ''): Pod => ({
    metadata: {
      name,
      uid: name,
      creationTimestamp: '2026-01-15T11:00:00Z',
      annotations: { 'controller.kubernetes.io/pod-deletion-cost': cost },
    },
    spec: { containers: [], nodeName: 'node-1' },
    status: { phase, conditions: [{ type: 'Ready', status, lastTransitionTime: '2026-01-15T11:30:00Z' }] },
  })
  const order = (...pods: Pod[]) =>
    deleteOrder(
      pods.map((one) => ({ pod: one, rank: 1 })),
      now,
    ).map(({ metadata }) => metadata?.name)

  test('are those that do not run, then those that are not ready', () => {
    const [ready, unready, pending] = [
      pod('a', 'Running', 'True'),
      pod('b', 'Running', 'False'),
      pod('c', 'Pending', 'False'),
    ]
    expect(order(ready, unready, pending)).toEqual(['c', 'b', 'a'])
  })

  test('are those of the lower deletion cost, unless it does not read as a number', () => {
    const [dear, plain, odd] = [
      pod('a', 'Running', 'True', '5'),
      pod('b', 'Running', 'True'),
      pod('c', 'Running', 'True', '+3'),
    ]
    expect(order(dear, plain, odd)).toEqual(['b', 'c', 'a'])
    expect(order(plain, pod('d', 'Running', 'True', '-05'), pod('e', 'Running', 'True', '007'))).toEqual([
      'd',
      'b',
      'e',
    ])
  })
})

describe('the message of FailedScheduling', () => {
  test('counts reasons over all nodes, the judged and the others', () => {
    const nodes = [['Insufficient cpu'], ['Insufficient cpu', 'Too many pods']]
    const message = fitErrorMessage({ numAllNodes: 3, nodes, absent: ['node(s) were unschedulable'] })
    expect(message).toBe('0/3 nodes are available: 1 Too many pods, 1 node(s) were unschedulable, 2 Insufficient cpu.')
  })

  test('is what a plugin said before any node was judged', () => {
    const failure = {
      numAllNodes: 1,
      nodes: [['ignored']],
      preFilterMsg: 'no claims',
      postFilterMsg: 'preemption: none.',
    }
    expect(fitErrorMessage(failure)).toBe('0/1 nodes are available: no claims. preemption: none.')
  })
})
