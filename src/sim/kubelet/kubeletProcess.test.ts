import { expect, test } from 'vitest'
import type { Pod } from '../../api/types.ts'
import { createObject } from '../apiserver/create.ts'
import { deletePod } from '../apiserver/deletion.ts'
import type { Cluster, CommandOutcome } from '../cluster.ts'
import { type Process, spawn } from '../kernel/process.ts'
import { testCluster } from '../testCluster.ts'
import { type RunningNode, startKubelets } from './startKubelets.ts'

interface Played {
  readonly cluster: Cluster
  readonly node: RunningNode
  readonly pod: () => Pod | undefined
}

function play(command: readonly string[], spec: object = {}): Played {
  const cluster = testCluster()
  const node = startKubelets(cluster).get('node-1') as RunningNode
  const containers = [{ name: 'app', image: 'busybox:1.36', command }]
  const manifest = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' } }
  createObject(cluster, { ...manifest, spec: { nodeName: 'node-1', containers, ...spec } })
  return { cluster, node, pod: () => cluster.store.get<Pod>('Pod', 'default', 'web') }
}

const at = ({ cluster }: Played, time: number, verb: () => Process<CommandOutcome>): void => {
  cluster.kernel.at(time, () => {
    spawn(cluster.kernel, verb())
  })
}
const restarts = ({ pod }: Played): number | undefined => pod()?.status?.containerStatuses?.[0]?.restartCount
const web = { apiVersion: 'v1', kind: 'Pod', namespace: 'default', name: 'web' }

test('a stopped kubelet starts nothing again; started, it catches up', () => {
  const played = play(['sleep', '1000'])
  const { kernel, nodeVerbs, heartbeats } = played.cluster
  at(played, 5000, () => nodeVerbs.stopKubelet('node-1'))
  at(played, 6000, () => nodeVerbs.kill(web, 'app', 'KILL'))
  at(played, 30_000, () => nodeVerbs.startKubelet('node-1'))
  kernel.run(29_000)
  expect(restarts(played)).toBe(0)
  expect(heartbeats.silentSince('node-1')).toBe(5000)
  kernel.run(40_000)
  expect(restarts(played)).toBe(1)
  expect(played.pod()?.status?.phase).toBe('Running')
  expect(heartbeats.silentSince('node-1')).toBeUndefined()
})

test('containers run on while the kubelet restarts, and what is mounted stays', () => {
  const volumes = [{ name: 'data', emptyDir: {} }]
  const mounted = { name: 'app', image: 'busybox:1.36', volumeMounts: [{ name: 'data', mountPath: '/data' }] }
  const command = ['sh', '-c', 'test -e /data/seen && exit 7; touch /data/seen; sleep 20']
  const played = play([], { volumes, containers: [{ ...mounted, command }] })
  const { kernel, nodeVerbs } = played.cluster
  at(played, 10_000, () => nodeVerbs.restartKubelet('node-1'))
  kernel.run(18_000)
  expect(played.pod()?.status?.containerStatuses?.[0]).toMatchObject({ ready: true, restartCount: 0 })
  kernel.run(24_000)
  expect(played.pod()?.status?.containerStatuses?.[0]?.lastState?.terminated?.exitCode).not.toBeUndefined()
  expect(JSON.stringify(played.pod()?.status)).toContain('"exitCode":7')
})

test('a new process of the kubelet has forgotten the back-off', () => {
  const restartsWith = (verb: 'restart' | 'none'): number | undefined => {
    const played = play(['sh', '-c', 'exit 1'])
    if (verb === 'restart') at(played, 60_000, () => played.cluster.nodeVerbs.restartKubelet('node-1'))
    played.cluster.kernel.run(75_000)
    return restarts(played)
  }
  expect(restartsWith('restart')).toBeGreaterThan(restartsWith('none') ?? 0)
})

test('a pod that left the API while the kubelet was stopped is stopped when it is back', () => {
  const played = play(['sleep', '1000'])
  const { kernel, nodeVerbs, store } = played.cluster
  const uid = played.pod()?.metadata?.uid ?? ''
  at(played, 5000, () => nodeVerbs.stopKubelet('node-1'))
  kernel.at(6000, () => deletePod(store, 'default', 'web', { gracePeriodSeconds: 0 }))
  at(played, 20_000, () => nodeVerbs.startKubelet('node-1'))
  kernel.run(19_000)
  expect(played.node.runtime.running(uid, 'app')).toBeDefined()
  kernel.run(40_000)
  expect(played.node.runtime.running(uid, 'app')).toBeUndefined()
})

test('a node that is not there is said to be unknown', () => {
  const played = play(['sleep', '1'])
  let outcome: CommandOutcome | undefined
  at(played, 0, function* () {
    outcome = yield* played.cluster.nodeVerbs.stopKubelet('node-9')
    return outcome
  })
  played.cluster.kernel.run(1000)
  expect(outcome).toMatchObject({ stderr: 'error: node node-9 not found\n', code: 1 })
})
