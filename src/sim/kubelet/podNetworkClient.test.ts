import { expect, test } from 'vitest'
import type { Pod } from '../../api/types.ts'
import { createObject } from '../apiserver/create.ts'
import type { Cluster } from '../cluster.ts'
import { testCluster } from '../testCluster.ts'
import { startKubelets } from './startKubelets.ts'

/** A pod whose shell serves connections with `nc`, and is probed. */
function play(script: string, probe: object): Cluster {
  const cluster = testCluster()
  startKubelets(cluster)
  const container = { name: 'app', image: 'busybox:1.36', command: ['sh', '-c', script], readinessProbe: probe }
  const manifest = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' } }
  createObject(cluster, { ...manifest, spec: { nodeName: 'node-1', containers: [container] } })
  cluster.kernel.run(15_000)
  return cluster
}

const isReady = ({ store }: Cluster): boolean | undefined =>
  store.get<Pod>('Pod', 'default', 'web')?.status?.containerStatuses?.[0]?.ready
const http = { httpGet: { port: 8080 }, periodSeconds: 2 }
const answer = (text: string): string => `while :; do printf '${text}' | nc -l -p 8080 > /dev/null; done`

test('an HTTP probe hears what a loop of nc answers', () => {
  expect(isReady(play(answer('HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\nok'), http))).toBe(true)
  expect(isReady(play(answer('HTTP/1.1 500 Oops\\r\\nContent-Length: 2\\r\\n\\r\\nno'), http))).toBe(false)
})

test('a TCP probe comes and goes: who serves one connection only has served it', () => {
  const cluster = play('nc -l -p 8080; echo over; sleep 100', { tcpSocket: { port: 8080 }, periodSeconds: 2 })
  expect(isReady(cluster)).toBe(false)
})
