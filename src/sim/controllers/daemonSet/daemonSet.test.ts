import { expect, test } from 'vitest'
import type { DaemonSet, Pod } from '../../../api/types.ts'
import type { Cluster } from '../../cluster.ts'
import { runTimeline } from '../../kubectl/runTimeline.ts'
import { controlledCluster, eventTexts, found, testNodes, testTemplate } from '../controlledCluster.ts'
import { finishPod } from '../fakeKubelet.ts'

const agent = {
  apiVersion: 'apps/v1',
  kind: 'DaemonSet',
  metadata: { name: 'agent' },
  spec: { selector: { matchLabels: { app: 'agent' } }, template: testTemplate('agent') },
}
const taint = { key: 'gpu', value: 'yes', effect: 'NoSchedule' }
const places = ({ store }: Cluster) =>
  store
    .list<Pod>('Pod')
    .map((p) => p.spec?.nodeName)
    .sort()

test('every node gets one pod, but for those with a taint that it does not tolerate', () => {
  const [first, second] = testNodes('node-1', 'node-2')
  const tainted = testNodes('node-3').map((node) => ({ ...node, taints: [taint] }))
  const on = controlledCluster(
    [agent],
    [first, second, ...tainted].flatMap((node) => node ?? []),
  )
  on.kernel.run(5000)
  expect(places(on)).toEqual(['node-1', 'node-2'])
  expect(found<DaemonSet>(on, 'DaemonSet', 'agent')?.status).toMatchObject({
    desiredNumberScheduled: 2,
    numberAvailable: 2,
    numberMisscheduled: 0,
  })
})

test('a node that loses its taint gets its pod', () => {
  const on = controlledCluster(
    [agent],
    testNodes('node-1').map((node) => ({ ...node, taints: [taint] })),
  )
  runTimeline(on, [{ at: 3000, run: 'kubectl taint node node-1 gpu-' }])
  on.kernel.run(2900)
  expect(places(on)).toEqual([])
  on.kernel.run(6000)
  expect(places(on)).toEqual(['node-1'])
})

test('a failed pod is deleted and replaced, and told', () => {
  const on = controlledCluster([agent])
  on.kernel.run(3000)
  const [failed] = on.store.list<Pod>('Pod')
  finishPod(on, failed?.metadata.name ?? '', 'Failed')
  on.kernel.run(10_000)
  const [pod] = on.store.list<Pod>('Pod')
  expect(pod?.metadata.uid).not.toBe(failed?.metadata.uid)
  expect(eventTexts(on)).toContain(
    `FailedDaemonPod: Found failed daemon pod default/${failed?.metadata.name} on node node-1, will try to kill it`,
  )
})

test('a new template is rolled out node by node', () => {
  const on = controlledCluster([agent], testNodes('node-1', 'node-2'))
  runTimeline(on, [{ at: 5000, run: 'kubectl set image daemonset/agent app=nginx:1.28' }])
  let least = 2
  on.store.watch<DaemonSet>('DaemonSet', ({ object }) => {
    if (on.kernel.now > 5000) least = Math.min(least, object.status?.numberAvailable ?? 0)
  })
  on.kernel.run(20_000)
  expect(on.store.list<Pod>('Pod').map((p) => p.spec?.containers[0]?.image)).toEqual(['nginx:1.28', 'nginx:1.28'])
  expect(least).toBe(1)
})
