import { expect, test } from 'vitest'
import type { ResourceQuota } from '../../../api/types.ts'
import type { Cluster } from '../../cluster.ts'
import { runTimeline } from '../../kubectl/runTimeline.ts'
import { controlledCluster, found, testTemplate } from '../controlledCluster.ts'
import { finishPod } from '../fakeKubelet.ts'

const quota = (hard: object): object => ({
  apiVersion: 'v1',
  kind: 'ResourceQuota',
  metadata: { name: 'limit' },
  spec: { hard },
})
const pod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web' },
  spec: {
    containers: [{ name: 'app', image: 'nginx:1.27', resources: { requests: { cpu: '100m' }, limits: { cpu: '1' } } }],
  },
}
const used = (on: Cluster) => found<ResourceQuota>(on, 'ResourceQuota', 'limit')?.status?.used

// the API server's own service counts too
test('a quota says what is used of what it limits, and gets it back when a pod is over', () => {
  const on = controlledCluster([quota({ pods: '3', 'requests.cpu': '1', 'limits.cpu': '4', services: '2' }), pod])
  on.kernel.run(3000)
  expect(used(on)).toEqual({ pods: '1', 'requests.cpu': '100m', 'limits.cpu': '1', services: '1' })
  finishPod(on, 'web', 'Succeeded')
  on.kernel.run(6000)
  expect(used(on)).toEqual({ pods: '0', 'requests.cpu': '0', 'limits.cpu': '0', services: '1' })
})

test('objects are counted by their kind', () => {
  const on = controlledCluster([quota({ 'count/deployments.apps': '1' })])
  runTimeline(on, [{ at: 1000, run: 'kubectl create deployment web --image=nginx:1.27' }])
  on.kernel.run(5000)
  expect(used(on)).toEqual({ 'count/deployments.apps': '1' })
})

test('a ReplicaSet that the quota holds back makes what it may', () => {
  const template = testTemplate('web')
  const selector = { matchLabels: { app: 'web' } }
  const set = {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: { name: 'web' },
    spec: { replicas: 3, selector, template },
  }
  const on = controlledCluster([quota({ pods: '2' }), set])
  on.kernel.run(5000)
  expect(on.store.list('Pod')).toHaveLength(2)
  expect(used(on)).toEqual({ pods: '2' })
})
