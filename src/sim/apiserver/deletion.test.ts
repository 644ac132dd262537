import { expect, test } from 'vitest'
import type { Pod, PodStatus } from '../../api/types.ts'
import { SECOND } from '../../base/millis.ts'
import type { Cluster } from '../cluster.ts'
import { testCluster } from '../testCluster.ts'
import { deleteObject, deletePod } from './deletion.ts'
import { evictPod } from './eviction.ts'
import { updateObject } from './update.ts'

function withPod(spec: object, metadata: object = {}, status: PodStatus = { phase: 'Running' }): Cluster {
  const cluster = testCluster()
  cluster.store.create({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', namespace: 'default', ...metadata },
    spec: { containers: [], nodeName: 'node-1', terminationGracePeriodSeconds: 30, ...spec },
    status,
  } as Pod)
  return cluster
}

const pod = ({ store }: Cluster) => store.get<Pod>('Pod', 'default', 'web')
const deletion = (cluster: Cluster) => {
  const { deletionTimestamp, deletionGracePeriodSeconds, generation } = pod(cluster)?.metadata ?? {}
  return { at: deletionTimestamp?.slice(17, 19), grace: deletionGracePeriodSeconds, generation }
}

test('a deleted pod carries the end of its grace period, not the time of the request', () => {
  const cluster = withPod({})
  cluster.kernel.run(5 * SECOND)
  expect(deletePod(cluster.store, 'default', 'web')).toEqual({ ok: true, value: 'deleting' })
  expect(deletion(cluster)).toEqual({ at: '35', grace: 30, generation: 2 })
})

test.each<[string, object, PodStatus]>([
  ['has no node', { nodeName: undefined }, { phase: 'Pending' }],
  ['has failed', {}, { phase: 'Failed' }],
  ['has succeeded', {}, { phase: 'Succeeded' }],
  ['asks for no grace', { terminationGracePeriodSeconds: 0 }, { phase: 'Running' }],
])('a pod that %s goes at once', (_, spec, status) => {
  const cluster = withPod(spec, {}, status)
  expect(deletePod(cluster.store, 'default', 'web')).toEqual({ ok: true, value: 'removed' })
  expect(pod(cluster)).toBeUndefined()
})

const AGAIN: [string, number, object][] = [
  ['a longer grace changes nothing', 60, { at: '10', grace: 10, generation: 2 }],
  ['an equal grace changes nothing', 10, { at: '10', grace: 10, generation: 2 }],
  ['a shorter grace counts from the first request', 8, { at: '08', grace: 8, generation: 2 }],
  ['a grace that has already passed ends now, with a second left', 3, { at: '04', grace: 1, generation: 2 }],
]

test.each(AGAIN)('on a second delete %s', (_, seconds, expected) => {
  const cluster = withPod({ terminationGracePeriodSeconds: 10 })
  deletePod(cluster.store, 'default', 'web')
  cluster.kernel.run(4 * SECOND)
  deletePod(cluster.store, 'default', 'web', { gracePeriodSeconds: seconds })
  expect(deletion(cluster)).toEqual(expected)
})

test('a forced delete removes the object even while its containers run', () => {
  const cluster = withPod({})
  deletePod(cluster.store, 'default', 'web')
  expect(deletePod(cluster.store, 'default', 'web', { gracePeriodSeconds: 0 })).toEqual({ ok: true, value: 'removed' })
})

test('finalizers keep a deleted object until the last one is taken away', () => {
  const cluster = withPod({}, { finalizers: ['example.com/a', 'example.com/b'] })
  deletePod(cluster.store, 'default', 'web', { gracePeriodSeconds: 0 })
  expect(deletion(cluster).grace).toBe(0)
  const without = (name: string) =>
    updateObject<Pod>(cluster.store, 'Pod', 'default', 'web', (old) => ({
      ...old,
      metadata: { ...old.metadata, finalizers: (old.metadata.finalizers ?? []).filter((f) => f !== name) },
    }))
  without('example.com/a')
  expect(pod(cluster)).toBeDefined()
  without('example.com/b')
  expect(pod(cluster)).toBeUndefined()
})

test('a delete of another incarnation is refused', () => {
  const cluster = withPod({})
  const answer = deletePod(cluster.store, 'default', 'web', { preconditionsUid: 'other' })
  expect(answer.ok ? '' : answer.error.reason).toBe('Conflict')
  expect(pod(cluster)?.metadata.deletionTimestamp).toBeUndefined()
})

test('what does not exist is not found by its plural name', () => {
  const answer = deletePod(testCluster().store, 'default', 'nothere')
  expect(answer.ok ? '' : answer.error.message).toBe('pods "nothere" not found')
})

test('an object deleted in the foreground waits for its dependents behind a finalizer', () => {
  const { store } = testCluster()
  store.create({ apiVersion: 'apps/v1', kind: 'ReplicaSet', metadata: { name: 'web', namespace: 'default' } })
  deleteObject(store, 'ReplicaSet', 'default', 'web', { propagation: 'Foreground' })
  expect(store.get('ReplicaSet', 'default', 'web')?.metadata.finalizers).toEqual(['foregroundDeletion'])
})

test('an eviction marks the pod as target of a disruption before it deletes it', () => {
  const cluster = withPod({})
  expect(evictPod(cluster.store, 'default', 'web', { gracePeriodSeconds: 4 }).ok).toBe(true)
  expect(pod(cluster)?.status?.conditions?.[0]).toMatchObject({
    type: 'DisruptionTarget',
    reason: 'EvictionByEvictionAPI',
  })
  expect(deletion(cluster).grace).toBe(4)
})

test('an eviction that the disruption budget does not allow is refused', () => {
  const cluster = withPod({}, { labels: { app: 'web' } })
  const conditions = [{ type: 'Ready', status: 'True' }]
  updateObject<Pod>(cluster.store, 'Pod', 'default', 'web', (old) => ({
    ...old,
    status: { phase: 'Running', conditions },
  }))
  cluster.store.create({
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'web', namespace: 'default' },
    spec: { selector: { matchLabels: { app: 'web' } } },
    status: { observedGeneration: 1, currentHealthy: 1, desiredHealthy: 1, disruptionsAllowed: 0, expectedPods: 1 },
  } as never)
  const answer = evictPod(cluster.store, 'default', 'web')
  expect(answer.ok ? undefined : answer.error).toMatchObject({
    reason: 'TooManyRequests',
    cause: 'The disruption budget web needs 1 healthy pods and has 1 currently',
  })
})
