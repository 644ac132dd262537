import { expect, test } from 'vitest'
import type { Pod } from '../../api/types.ts'
import type { NodeSpec } from '../../scenario/scenario.ts'
import { deletePod } from '../apiserver/deletion.ts'
import type { Cluster } from '../cluster.ts'
import { controlledCluster } from '../controllers/controlledCluster.ts'
import { testCluster } from '../testCluster.ts'
import { Scheduler } from './scheduler.ts'

const node = (name: string, more: Partial<NodeSpec> = {}): NodeSpec => ({
  name,
  capacity: { cpu: '2', memory: '4Gi', pods: 10 },
  labels: {},
  taints: [],
  ...more,
})

function started(nodes: readonly NodeSpec[]): Cluster {
  const cluster = testCluster({ nodes })
  new Scheduler(cluster).start()
  return cluster
}

function add(cluster: Cluster, name: string, spec: object = {}, labels: Record<string, string> = {}): void {
  cluster.store.create({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'default', labels },
    spec: { schedulerName: 'default-scheduler', containers: [{ name: 'app', image: 'nginx' }], ...spec },
    status: { phase: 'Pending' },
  } as Pod)
}

const pod = (cluster: Cluster, name: string) => cluster.store.get<Pod>('Pod', 'default', name)
const scheduled = (cluster: Cluster, name: string) =>
  pod(cluster, name)?.status?.conditions?.find((c) => c.type === 'PodScheduled')
const asking = (cpu: string) => ({ containers: [{ name: 'app', image: 'nginx', resources: { requests: { cpu } } }] })

test('a pod is bound within milliseconds of its creation, its condition set in the same write', () => {
  const cluster = started([node('node-1')])
  add(cluster, 'web')
  cluster.kernel.run(10)
  expect(pod(cluster, 'web')?.spec?.nodeName).toBe('node-1')
  expect(scheduled(cluster, 'web')).toMatchObject({ status: 'True', lastProbeTime: null })
})

const UNFIT: [string, NodeSpec[], object, string][] = [
  ['more CPU than a node has', [node('a')], asking('3'), '1 Insufficient cpu. NOHELP'],
  [
    'a label that no node has',
    [node('a')],
    { nodeSelector: { disk: 'ssd' } },
    "1 node(s) didn't match Pod's node affinity/selector. NOHELP",
  ],
  [
    'a taint',
    [node('a', { taints: [{ key: 'k', effect: 'NoSchedule' }] })],
    {},
    '1 node(s) had untolerated taint(s). NOHELP',
  ],
]

test.each(UNFIT)('a pod that fails for %s is told so by node counts', (_, nodes, spec, message) => {
  const cluster = started(nodes)
  add(cluster, 'web', spec)
  cluster.kernel.run(10)
  const tail =
    'no new claims to deallocate, preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.'
  expect(scheduled(cluster, 'web')).toMatchObject({
    status: 'False',
    reason: 'Unschedulable',
    message: `0/1 nodes are available: ${message.replace('NOHELP', tail)}`,
  })
})

test('a pod without room is placed as soon as another one is over', () => {
  const cluster = started([node('node-1')])
  add(cluster, 'first', asking('1500m'))
  cluster.kernel.run(10)
  add(cluster, 'second', asking('1500m'))
  cluster.kernel.run(1000)
  expect(pod(cluster, 'second')?.spec?.nodeName).toBeUndefined()
  cluster.store.update<Pod>('Pod', 'default', 'first', (old) => ({ ...old, status: { phase: 'Succeeded' } }))
  cluster.kernel.run(1010)
  expect(pod(cluster, 'second')?.spec?.nodeName).toBe('node-1')
})

test('a gated pod waits without a word until its last gate is gone', () => {
  const cluster = started([node('node-1')])
  add(cluster, 'gated', { schedulingGates: [{ name: 'example.com/quota' }] })
  cluster.kernel.run(1000)
  expect(scheduled(cluster, 'gated')).toBeUndefined()
  cluster.store.update<Pod>('Pod', 'default', 'gated', (old) => ({
    ...old,
    spec: { ...old.spec, containers: old.spec?.containers ?? [], schedulingGates: [] },
  }))
  cluster.kernel.run(1010)
  expect(pod(cluster, 'gated')?.spec?.nodeName).toBe('node-1')
})

test('a pod of another scheduler is left alone', () => {
  const cluster = started([node('node-1')])
  add(cluster, 'waits', { schedulerName: 'mine' })
  cluster.kernel.run(1000)
  expect(pod(cluster, 'waits')?.spec?.nodeName).toBeUndefined()
})

test('two pods that keep away from each other go to different nodes, the third waits', () => {
  const cluster = started([node('a', { labels: {} }), node('b')])
  const apart = {
    affinity: {
      podAntiAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: [
          { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app: 'db' } } },
        ],
      },
    },
  }
  for (const name of ['one', 'two', 'three']) add(cluster, name, apart, { app: 'db' })
  cluster.kernel.run(20)
  expect(['one', 'two'].map((n) => pod(cluster, n)?.spec?.nodeName).sort()).toEqual(['a', 'b'])
  expect(scheduled(cluster, 'three')?.message).toContain("2 node(s) didn't match pod anti-affinity rules")
})

test('a more important pod has a less important one deleted and takes its place', () => {
  const cluster = started([node('node-1')])
  add(cluster, 'low', { ...asking('1500m'), priority: 0 })
  cluster.kernel.run(10)
  add(cluster, 'vip', { ...asking('1500m'), priority: 1000 })
  cluster.kernel.run(20)
  expect(pod(cluster, 'vip')?.status?.nominatedNodeName).toBe('node-1')
  expect(scheduled(cluster, 'vip')?.message).toBe('0/1 nodes are available: 1 Insufficient cpu.')
  expect(pod(cluster, 'low')?.status?.conditions?.map((c) => c.reason)).toContain('PreemptionByScheduler')
  deletePod(cluster.store, 'default', 'low', { gracePeriodSeconds: 0 })
  cluster.kernel.run(40)
  expect(pod(cluster, 'vip')?.spec?.nodeName).toBe('node-1')
})

test('a pod that waits for its claim is told again whenever volumes change, and another is not', () => {
  const spec = (volumes: object[]) => ({ containers: [{ name: 'app', image: 'x' }], volumes })
  const claim = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'data' } }
  const storage = { resources: { requests: { storage: '1Gi' } }, accessModes: ['ReadWriteOnce'], storageClassName: '' }
  const pod = (name: string, rest: object): object => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name },
    spec: rest,
  })
  const on = controlledCluster([
    { ...claim, spec: storage },
    pod('db', spec([{ name: 'v', persistentVolumeClaim: { claimName: 'data' } }])),
    pod('ssd', { ...spec([]), nodeSelector: { disk: 'ssd' } }),
  ])
  on.kernel.at(5000, () => on.store.create({ ...claim, metadata: { name: 'other', namespace: 'default' } }))
  on.kernel.run(10_000)
  const failed = on.trace.finish({} as never).events.filter((e) => e.reason === 'FailedScheduling')
  const of = (name: string) => failed.filter((e) => e.regarding.name === name)
  expect(of('db').length).toBeGreaterThan(1)
  expect(of('ssd')).toHaveLength(1)
})
