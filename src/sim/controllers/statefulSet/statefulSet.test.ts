import { expect, test } from 'vitest'
import type { Pod, StatefulSet } from '../../../api/types.ts'
import type { Cluster } from '../../cluster.ts'
import { runTimeline } from '../../kubectl/runTimeline.ts'
import { controlledCluster, found, names, testTemplate } from '../controlledCluster.ts'

const set = (spec: object = {}): Cluster =>
  controlledCluster([
    {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'db' },
      spec: {
        replicas: 3,
        serviceName: 'db',
        selector: { matchLabels: { app: 'db' } },
        template: testTemplate('db'),
        ...spec,
      },
    },
  ])

/** The pods that came and went after an instant, in order. */
function story(on: Cluster, after: number): string[] {
  const said: string[] = []
  on.store.watch<Pod>('Pod', ({ type, object, old }) => {
    if (on.kernel.now < after) return
    const { name, deletionTimestamp } = object.metadata
    if (type === 'ADDED') said.push(`+${name}`)
    else if (deletionTimestamp !== undefined && old?.metadata.deletionTimestamp === undefined) said.push(`-${name}`)
  })
  return said
}

test('pods come one after another, each when the one before is ready', () => {
  const on = set()
  on.kernel.run(900)
  expect(names(on, 'Pod')).toEqual(['db-0'])
  on.kernel.run(1900)
  expect(names(on, 'Pod')).toEqual(['db-0', 'db-1'])
  on.kernel.run(5000)
  expect(found<StatefulSet>(on, 'StatefulSet', 'db')?.status).toMatchObject({ replicas: 3, availableReplicas: 3 })
})

test('with policy Parallel they come at once', () => {
  const on = set({ podManagementPolicy: 'Parallel' })
  on.kernel.run(500)
  expect(names(on, 'Pod')).toEqual(['db-0', 'db-1', 'db-2'])
})

test('scaling down takes the highest ordinal first, one at a time', () => {
  const on = set()
  const said = story(on, 10_000)
  runTimeline(on, [{ at: 10_000, run: 'kubectl scale statefulset db --replicas=1' }])
  on.kernel.run(20_000)
  expect(said).toEqual(['-db-2', '-db-1'])
})

test('a new image replaces pods from the highest ordinal down to the partition', () => {
  const on = set({ updateStrategy: { rollingUpdate: { partition: 1 } } })
  const said = story(on, 10_000)
  runTimeline(on, [{ at: 10_000, run: 'kubectl set image statefulset/db app=nginx:1.28' }])
  on.kernel.run(30_000)
  expect(said).toEqual(['-db-2', '+db-2', '-db-1', '+db-1'])
  expect(found<Pod>(on, 'Pod', 'db-0')?.spec?.containers[0]?.image).toBe('nginx:1.27')
})

test('each pod has a claim of its own that outlives it', () => {
  const template = {
    metadata: { name: 'data' },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
  }
  const on = set({ volumeClaimTemplates: [template], podManagementPolicy: 'Parallel', replicas: 2 })
  runTimeline(on, [{ at: 3000, run: 'kubectl scale statefulset db --replicas=0' }])
  on.kernel.run(10_000)
  expect(names(on, 'Pod')).toEqual([])
  expect(names(on, 'PersistentVolumeClaim')).toEqual(['data-db-0', 'data-db-1'])
})
