import { expect, test } from 'vitest'
import type { Pod } from '../../api/types.ts'
import { createObject } from '../apiserver/create.ts'
import { deletePod } from '../apiserver/deletion.ts'
import { startControlPlane } from '../controlPlane.ts'
import { testCluster } from '../testCluster.ts'
import { startKubelets } from './startKubelets.ts'

const app = { name: 'app', image: 'nginx:1.27' }
const UNKNOWN = { terminated: expect.objectContaining({ reason: 'ContainerStatusUnknown', exitCode: 137 }) }

const SPECS: [string, object, object][] = [
  ['without init containers has containers that nobody can locate', { containers: [app] }, UNKNOWN],
  [
    'with init containers stays as it was',
    { initContainers: [{ ...app, name: 'init' }], containers: [app] },
    { waiting: { reason: 'PodInitializing' } },
  ],
]

test.each(SPECS)('a pod deleted while its volumes are mounted ends Failed and, %s', (_, spec, state) => {
  const cluster = testCluster()
  startControlPlane(cluster)
  startKubelets(cluster)
  createObject(cluster, { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec })
  cluster.kernel.at(100, () => deletePod(cluster.store, 'default', 'web'))
  let last: Pod | undefined
  cluster.store.watch<Pod>('Pod', ({ object }) => {
    last = object
  })
  cluster.kernel.run(10_000)
  expect(cluster.store.get('Pod', 'default', 'web')).toBeUndefined()
  expect(last?.status).toMatchObject({ phase: 'Failed', containerStatuses: [{ name: 'app', state }] })
  expect(last?.status?.conditions?.find((c) => c.type === 'Ready')?.reason).toBe('ContainersNotReady')
})
