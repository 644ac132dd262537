import { expect, test } from 'vitest'
import type { Deployment, EndpointSlice, Pod, ReplicaSet } from '../../../api/types.ts'
import { createObject } from '../../apiserver/create.ts'
import type { Cluster } from '../../cluster.ts'
import { startControlPlane } from '../../controlPlane.ts'
import { runTimeline } from '../../kubectl/runTimeline.ts'
import { testCluster } from '../../testCluster.ts'
import { startFakeKubelet } from '../fakeKubelet.ts'

function cluster(spec: object = {}): Cluster {
  const made = testCluster()
  startControlPlane(made)
  startFakeKubelet(made)
  const labels = { app: 'web' }
  const template = { metadata: { labels }, spec: { containers: [{ name: 'nginx', image: 'nginx:1.27' }] } }
  const values = [
    { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec: { selector: labels, ports: [{ port: 80 }] } },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web' },
      spec: { replicas: 3, selector: { matchLabels: labels }, template, ...spec },
    },
  ]
  for (const value of values) expect(createObject(made, value)).toMatchObject({ ok: true })
  return made
}

const status = ({ store }: Cluster) => store.get<Deployment>('Deployment', 'default', 'web')?.status
const sizes = ({ store }: Cluster) =>
  store
    .list<ReplicaSet>('ReplicaSet')
    .toSorted((a, b) => Number(a.metadata.uid > b.metadata.uid))
    .map((rs) => [rs.spec?.replicas, rs.status?.replicas])
const images = ({ store }: Cluster) => store.list<Pod>('Pod').map((p) => p.spec?.containers[0]?.image)
const conditions = (on: Cluster) =>
  (status(on)?.conditions ?? []).map((c) => `${c.type} ${c.status} ${c.reason}`).sort()

test('a Deployment has its pods made and says when all are available', () => {
  const on = cluster()
  on.kernel.run(5000)
  expect(status(on)).toMatchObject({ replicas: 3, updatedReplicas: 3, readyReplicas: 3, availableReplicas: 3 })
  expect(status(on)?.unavailableReplicas).toBeUndefined()
  expect(conditions(on)).toEqual(['Available True MinimumReplicasAvailable', 'Progressing True NewReplicaSetAvailable'])
})

test('a new image rolls out with one pod more and none less, and ends on the new ReplicaSet alone', () => {
  const on = cluster()
  runTimeline(on, [{ at: 5000, run: 'kubectl set image deployment/web nginx=nginx:1.28' }])
  let least = 3
  let most = 0
  on.store.watch<Deployment>('Deployment', ({ object }) => {
    if (on.kernel.now < 5000) return
    least = Math.min(least, object.status?.availableReplicas ?? 0)
    most = Math.max(most, object.status?.replicas ?? 0)
  })
  on.kernel.run(20_000)
  expect(images(on)).toEqual(['nginx:1.28', 'nginx:1.28', 'nginx:1.28'])
  expect([least, most]).toEqual([3, 4])
  const revisions = on.store
    .list<ReplicaSet>('ReplicaSet')
    .map((rs) => [rs.metadata.annotations?.['deployment.kubernetes.io/revision'], rs.spec?.replicas])
  expect(revisions.sort()).toEqual([
    ['1', 0],
    ['2', 3],
  ])
})

test('Recreate makes nothing new before the last old pod is gone', () => {
  const on = cluster({ strategy: { type: 'Recreate' } })
  runTimeline(on, [{ at: 5000, run: 'kubectl set image deployment/web nginx=nginx:1.28' }])
  let mixed = 0
  on.store.watch<Pod>('Pod', () => {
    if (new Set(images(on)).size > 1) mixed++
  })
  on.kernel.run(20_000)
  expect(images(on)).toEqual(['nginx:1.28', 'nginx:1.28', 'nginx:1.28'])
  expect(mixed).toBe(0)
})

test('scaling keeps the ReplicaSet', () => {
  const on = cluster()
  runTimeline(on, [{ at: 5000, run: 'kubectl scale deployment web --replicas=1' }])
  on.kernel.run(10_000)
  expect(sizes(on)).toEqual([[1, 1]])
  expect(images(on)).toHaveLength(1)
})

test('a deleted pod is replaced at once', () => {
  const on = cluster()
  runTimeline(on, [{ at: 5000, run: 'kubectl delete pod -l app=web --wait=false' }])
  on.kernel.run(5400)
  expect(on.store.list<Pod>('Pod')).toHaveLength(6)
  on.kernel.run(10_000)
  expect(on.store.list<Pod>('Pod')).toHaveLength(3)
})

test('a paused Deployment does not roll out until it is resumed', () => {
  const on = cluster()
  runTimeline(on, [
    { at: 4000, run: 'kubectl rollout pause deployment/web' },
    { at: 5000, run: 'kubectl set image deployment/web nginx=nginx:1.28' },
    { at: 10_000, run: 'kubectl rollout resume deployment/web' },
  ])
  on.kernel.run(9000)
  expect(new Set(images(on))).toEqual(new Set(['nginx:1.27']))
  expect(conditions(on)).toContain('Progressing Unknown DeploymentPaused')
  on.kernel.run(25_000)
  expect(new Set(images(on))).toEqual(new Set(['nginx:1.28']))
})

test('a rollout without progress for the deadline is told as such', () => {
  const on = cluster({
    progressDeadlineSeconds: 5,
    template: {
      metadata: { labels: { app: 'web' } },
      spec: { nodeSelector: { no: 'such' }, containers: [{ name: 'nginx', image: 'nginx:1.27' }] },
    },
  })
  on.kernel.run(10_000)
  expect(conditions(on)).toContain('Progressing False ProgressDeadlineExceeded')
})

test('undo goes back to the template before, which becomes the newest revision', () => {
  const on = cluster()
  runTimeline(on, [
    { at: 5000, run: 'kubectl set image deployment/web nginx=nginx:1.28' },
    { at: 15_000, run: 'kubectl rollout undo deployment/web' },
  ])
  on.kernel.run(30_000)
  expect(new Set(images(on))).toEqual(new Set(['nginx:1.27']))
  const revisions = on.store
    .list<ReplicaSet>('ReplicaSet')
    .map((rs) => rs.metadata.annotations?.['deployment.kubernetes.io/revision'])
  expect(revisions.sort()).toEqual(['2', '3'])
})

test('deleting the Deployment takes its ReplicaSets and pods along, orphaning leaves them', () => {
  const on = cluster()
  runTimeline(on, [{ at: 5000, run: 'kubectl delete deployment web --cascade=orphan' }])
  on.kernel.run(10_000)
  expect(sizes(on)).toEqual([[3, 3]])
  expect(on.store.list<ReplicaSet>('ReplicaSet')[0]?.metadata.ownerReferences).toBeUndefined()
  runTimeline(on, [{ at: 10_000, run: 'kubectl delete replicaset -l app=web' }])
  on.kernel.run(15_000)
  expect(on.store.list('Pod')).toEqual([])
})

test('the service has an endpoint for every ready pod, unready ones and those on their way out are marked', () => {
  const on = cluster()
  on.kernel.run(500)
  const endpoints = () => on.store.list<EndpointSlice>('EndpointSlice').flatMap((s) => s.endpoints ?? [])
  expect(endpoints()).toEqual([])
  on.kernel.run(5000)
  expect(endpoints().map((e) => e.conditions)).toEqual(
    Array(3).fill({ ready: true, serving: true, terminating: false }),
  )
  runTimeline(on, [{ at: 5000, run: 'kubectl scale deployment web --replicas=2' }])
  on.kernel.run(5300)
  expect(endpoints().filter((e) => e.conditions?.terminating)).toHaveLength(1)
  on.kernel.run(8000)
  expect(endpoints()).toHaveLength(2)
})
