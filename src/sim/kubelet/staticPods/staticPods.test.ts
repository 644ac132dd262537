import { expect, test } from 'vitest'
import type { Pod } from '../../../api/types.ts'
import { deletePod } from '../../apiserver/deletion.ts'
import type { Stored } from '../../apiserver/objectStore.ts'
import type { Cluster, CommandOutcome } from '../../cluster.ts'
import { type Process, spawn } from '../../kernel/process.ts'
import { testCluster } from '../../testCluster.ts'
import { startKubelets } from '../startKubelets.ts'

const NODE = 'node-1'
const MANIFEST = `
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers: [{name: app, image: "busybox:1.36", command: [sleep, "1000"]}]
`

function play(): { cluster: Cluster; at: (time: number, verb: () => Process<CommandOutcome>) => CommandOutcome[] } {
  const cluster = testCluster()
  startKubelets(cluster)
  const at = (time: number, verb: () => Process<CommandOutcome>): CommandOutcome[] => {
    const outcomes: CommandOutcome[] = []
    cluster.kernel.at(time, () => {
      spawn(
        cluster.kernel,
        (function* () {
          outcomes.push(yield* verb())
        })(),
      )
    })
    return outcomes
  }
  return { cluster, at }
}

const mirror = ({ store }: Cluster): Stored<Pod> | undefined => store.get<Pod>('Pod', 'default', 'web-node-1')

test('a static pod is shown by a mirror that its node owns, and runs', () => {
  const { cluster, at } = play()
  at(1000, () => cluster.nodeVerbs.addStaticPod(NODE, 'web.yaml', MANIFEST))
  cluster.kernel.run(10_000)
  expect(mirror(cluster)?.metadata.ownerReferences?.[0]).toMatchObject({ kind: 'Node', name: NODE })
  expect(mirror(cluster)?.metadata.annotations).toMatchObject({ 'kubernetes.io/config.source': 'file' })
  expect(mirror(cluster)?.status?.phase).toBe('Running')
})

test('a deleted mirror comes back with another uid while the containers run on', () => {
  const { cluster, at } = play()
  at(1000, () => cluster.nodeVerbs.addStaticPod(NODE, 'web.yaml', MANIFEST))
  cluster.kernel.run(10_000)
  const before = mirror(cluster)
  deletePod(cluster.store, 'default', 'web-node-1')
  cluster.kernel.run(30_000)
  expect(mirror(cluster)?.metadata.uid).not.toBe(before?.metadata.uid)
  expect(mirror(cluster)?.metadata.deletionTimestamp).toBeUndefined()
  expect(mirror(cluster)?.status?.containerStatuses).toEqual(before?.status?.containerStatuses)
})

test('a removed manifest ends the pod with its grace period, then the mirror goes', () => {
  const { cluster, at } = play()
  at(1000, () => cluster.nodeVerbs.addStaticPod(NODE, 'web.yaml', MANIFEST))
  at(10_000, () => cluster.nodeVerbs.removeStaticPod(NODE, 'web.yaml'))
  cluster.kernel.run(30_000)
  expect(mirror(cluster)?.status?.containerStatuses?.[0]?.state?.running).toBeDefined()
  cluster.kernel.run(60_000)
  expect(mirror(cluster)).toBeUndefined()
})

test('a changed manifest takes the place of the pod once that is over', () => {
  const { cluster, at } = play()
  const changed = MANIFEST.replace('1.36', '1.35')
  at(1000, () => cluster.nodeVerbs.addStaticPod(NODE, 'web.yaml', MANIFEST))
  at(10_000, () => cluster.nodeVerbs.addStaticPod(NODE, 'web.yaml', changed))
  cluster.kernel.run(30_000)
  expect(mirror(cluster)?.spec?.containers[0]?.image).toBe('busybox:1.36')
  cluster.kernel.run(70_000)
  expect(mirror(cluster)?.spec?.containers[0]?.image).toBe('busybox:1.35')
  expect(mirror(cluster)?.status?.phase).toBe('Running')
})

test('a kubelet that starts again finds its manifests and lets their containers run', () => {
  const { cluster, at } = play()
  at(1000, () => cluster.nodeVerbs.addStaticPod(NODE, 'web.yaml', MANIFEST))
  at(10_000, () => cluster.nodeVerbs.restartKubelet(NODE))
  cluster.kernel.run(40_000)
  expect(mirror(cluster)?.status?.containerStatuses?.[0]).toMatchObject({ ready: true, restartCount: 0 })
})

test.each([
  ['kind: [', 'error: '],
  [MANIFEST.replace('name: app', 'name: App'), 'error: Pod "web" is invalid: spec.containers[0].name'],
  ['{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}', 'error: object is a ConfigMap, not a pod'],
])('a manifest that is no valid pod is refused with the reason: %s', (text, start) => {
  const { cluster, at } = play()
  const outcomes = at(1000, () => cluster.nodeVerbs.addStaticPod(NODE, 'bad.yaml', text))
  cluster.kernel.run(5000)
  expect(outcomes[0]?.stderr.startsWith(start)).toBe(true)
  expect(outcomes[0]?.code).toBe(1)
})
