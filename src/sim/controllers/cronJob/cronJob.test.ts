import { expect, test } from 'vitest'
import type { CronJob, Job, Pod } from '../../../api/types.ts'
import { MINUTE } from '../../../base/millis.ts'
import type { Cluster } from '../../cluster.ts'
import { runTimeline } from '../../kubectl/runTimeline.ts'
import { controlledCluster, found } from '../controlledCluster.ts'
import { finishPod } from '../fakeKubelet.ts'

/** The clock of the test cluster begins at noon. */
function every(schedule: string, spec: object = {}): Cluster {
  const template = { spec: { restartPolicy: 'Never', containers: [{ name: 'app', image: 'busybox:1.36' }] } }
  return controlledCluster([
    {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { name: 'tick' },
      spec: { schedule, jobTemplate: { spec: { template } }, ...spec },
    },
  ])
}

/** Pods succeed a while after they began. */
function finishing(on: Cluster, after: number): Cluster {
  on.store.watch<Pod>('Pod', ({ object, old }) => {
    if (object.status?.phase === 'Running' && old?.status?.phase !== 'Running')
      on.kernel.after(after, () => finishPod(on, object.metadata.name, 'Succeeded'))
  })
  return on
}

function starts(on: Cluster): number[] {
  const times: number[] = []
  on.store.watch<Job>('Job', ({ type }) => {
    if (type === 'ADDED') times.push(Math.floor(on.kernel.now / MINUTE))
  })
  return times
}

const active = (on: Cluster): number => found<CronJob>(on, 'CronJob', 'tick')?.status?.active?.length ?? 0

test('a job is made at each minute of the schedule, named after its minute', () => {
  const on = finishing(every('*/2 * * * *'), 5000)
  const times = starts(on)
  on.kernel.run(6.5 * MINUTE)
  expect(times).toEqual([2, 4, 6])
  const minute = Date.UTC(2026, 0, 15, 12, 6) / MINUTE
  expect(found(on, 'Job', `tick-${minute}`)).toBeDefined()
})

test('Allow lets jobs run side by side', () => {
  const on = every('* * * * *')
  on.kernel.run(3.5 * MINUTE)
  expect(active(on)).toBe(3)
})

test('Forbid leaves out what would begin while a job runs', () => {
  const on = finishing(every('* * * * *', { concurrencyPolicy: 'Forbid' }), 1.5 * MINUTE)
  const times = starts(on)
  on.kernel.run(2.2 * MINUTE)
  expect(times).toEqual([1])
  expect(active(on)).toBe(1)
})

test('Replace ends the job that runs', () => {
  const on = every('* * * * *', { concurrencyPolicy: 'Replace' })
  const times = starts(on)
  on.kernel.run(3.5 * MINUTE)
  expect(times).toEqual([1, 2, 3])
  expect(on.store.list('Job')).toHaveLength(1)
})

test('nothing begins while it is suspended', () => {
  const on = finishing(every('* * * * *', { suspend: true }), 1000)
  const times = starts(on)
  const patch = `kubectl patch cronjob tick -p '{"spec":{"suspend":false}}'`
  runTimeline(on, [{ at: 150_000, run: patch }])
  on.kernel.run(2.4 * MINUTE)
  expect(times).toEqual([])
  on.kernel.run(3.5 * MINUTE)
  expect(times.at(-1)).toBe(3)
})

test('of jobs that are over only as many stay as the history keeps', () => {
  const on = finishing(every('* * * * *', { successfulJobsHistoryLimit: 2 }), 5000)
  on.kernel.run(6.5 * MINUTE)
  expect(on.store.list('Job')).toHaveLength(2)
})
