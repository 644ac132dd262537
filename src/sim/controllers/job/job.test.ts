import { expect, test } from 'vitest'
import type { Job, Pod } from '../../../api/types.ts'
import { createObject } from '../../apiserver/create.ts'
import type { Cluster } from '../../cluster.ts'
import { startControlPlane } from '../../controlPlane.ts'
import { runTimeline } from '../../kubectl/runTimeline.ts'
import { testCluster } from '../../testCluster.ts'
import { finishPod, startFakeKubelet } from '../fakeKubelet.ts'
import { indexesText, parseIndexes } from './indexes.ts'

/** A Job whose pods end two seconds after they are ready, as told for each start. */
function cluster(spec: object, ends: readonly ('Succeeded' | 'Failed')[] = ['Succeeded']): Cluster {
  const made = testCluster()
  startControlPlane(made)
  startFakeKubelet(made)
  let started = 0
  made.store.watch<Pod>('Pod', ({ type, object }) => {
    if (type !== 'ADDED') return
    const end = ends[Math.min(started++, ends.length - 1)] ?? 'Succeeded'
    made.kernel.after(3000, () => finishPod(made, object.metadata.name, end))
  })
  const template = { spec: { restartPolicy: 'Never', containers: [{ name: 'w', image: 'busybox:1.36' }] } }
  const value = { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'work' }, spec: { template, ...spec } }
  expect(createObject(made, value)).toMatchObject({ ok: true })
  return made
}

const job = ({ store }: Cluster) => store.get<Job>('Job', 'default', 'work')
const conditions = (on: Cluster) => (job(on)?.status?.conditions ?? []).map((c) => `${c.type} ${c.status} ${c.reason}`)

test('a Job completes when so many pods have succeeded, never more at a time than its parallelism', () => {
  const on = cluster({ completions: 5, parallelism: 2 })
  let most = 0
  on.store.watch<Job>('Job', ({ object }) => {
    most = Math.max(most, object.status?.active ?? 0)
  })
  on.kernel.run(30_000)
  expect(job(on)?.status).toMatchObject({ succeeded: 5, ready: 0, terminating: 0, uncountedTerminatedPods: {} })
  expect(conditions(on)).toEqual(['SuccessCriteriaMet True CompletionsReached', 'Complete True CompletionsReached'])
  expect(most).toBe(2)
})

test('failed pods are replaced after pauses of 10 s and 20 s, until the back-off limit is exceeded', () => {
  const on = cluster({ backoffLimit: 2 }, ['Failed'])
  const starts: number[] = []
  on.store.watch<Pod>('Pod', ({ type }) => {
    if (type === 'ADDED') starts.push(Math.round(on.kernel.now / 1000))
  })
  on.kernel.run(60_000)
  expect(starts).toEqual([0, 13, 36])
  expect(conditions(on)).toEqual(['FailureTarget True BackoffLimitExceeded', 'Failed True BackoffLimitExceeded'])
  expect(job(on)?.status?.failed).toBe(3)
})

test('an indexed Job runs each index once and writes them down', () => {
  const on = cluster({ completions: 4, parallelism: 2, completionMode: 'Indexed' })
  on.kernel.run(30_000)
  expect(job(on)?.status).toMatchObject({ completedIndexes: '0-3', succeeded: 4 })
  const names = on.store.list<Pod>('Pod').map((p) => p.metadata.name.replace(/-[^-]+$/, ''))
  expect(names).toEqual(['work-0', 'work-1', 'work-2', 'work-3'])
})

test('a suspended Job has no pods and no start time, and starts anew when it is resumed', () => {
  const on = cluster({})
  runTimeline(on, [
    { at: 1500, run: `kubectl patch job work -p '{"spec":{"suspend":true}}'` },
    { at: 10_000, run: `kubectl patch job work -p '{"spec":{"suspend":false}}'` },
  ])
  on.kernel.run(5000)
  expect(on.store.list('Pod')).toEqual([])
  expect(job(on)?.status?.startTime).toBeUndefined()
  expect(conditions(on)).toEqual(['Suspended True JobSuspended'])
  on.kernel.run(30_000)
  expect(conditions(on)).toContain('Complete True CompletionsReached')
})

test('an active deadline ends a Job whose pods still run', () => {
  const on = cluster({ activeDeadlineSeconds: 2 })
  on.kernel.run(10_000)
  expect(conditions(on)).toContain('Failed True DeadlineExceeded')
  expect(on.store.list('Pod')).toEqual([])
})

test('what still runs when a Job fails is deleted and counts as failed, once', () => {
  const spec = { activeDeadlineSeconds: 2, completions: 3, parallelism: 3, podReplacementPolicy: 'Failed' }
  const on = cluster(spec)
  on.kernel.run(60_000)
  expect(conditions(on)).toEqual(['FailureTarget True DeadlineExceeded', 'Failed True DeadlineExceeded'])
  expect(job(on)?.status).toMatchObject({ failed: 3, uncountedTerminatedPods: {} })
})

test('a finished Job is removed with its pods after its time to live', () => {
  const on = cluster({ ttlSecondsAfterFinished: 5 })
  on.kernel.run(20_000)
  expect(job(on)).toBeUndefined()
  expect(on.store.list('Pod')).toEqual([])
})

test.each([
  ['', []],
  ['0', [0]],
  ['0,1', [0, 1]],
  ['0-2', [0, 1, 2]],
  ['1,3-5,7', [1, 3, 4, 5, 7]],
])('indexes are written as %s', (text, indexes) => {
  expect(indexesText(indexes)).toBe(text)
  expect([...parseIndexes(text)]).toEqual(indexes)
})
