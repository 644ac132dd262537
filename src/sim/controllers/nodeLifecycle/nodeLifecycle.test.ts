import { expect, test } from 'vitest'
import type { Node, Pod } from '../../../api/types.ts'
import { MINUTE, SECOND } from '../../../base/millis.ts'
import type { Cluster } from '../../cluster.ts'
import { runTimeline } from '../../kubectl/runTimeline.ts'
import { controlledCluster, found, testNodes } from '../controlledCluster.ts'

const pod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web' },
  spec: { nodeName: 'node-1', containers: [{ name: 'app', image: 'nginx:1.27' }] },
}
const taints = (on: Cluster) =>
  (found<Node>(on, 'Node', 'node-1')?.spec?.taints ?? []).map((t) => `${t.key}:${t.effect}`)
const condition = (on: Cluster, kind: string, name: string, type: string) =>
  found<Pod>(on, kind, name)?.status?.conditions?.find((c) => c.type === type)?.status

test('a silent node is tainted and its pods unready between 40 and 55 seconds later', () => {
  const on = controlledCluster([pod], testNodes('node-1', 'node-2'))
  on.kernel.at(5000, () => on.heartbeats.stop('node-1'))
  on.kernel.run(5000 + 39 * SECOND)
  expect([taints(on), condition(on, 'Pod', 'web', 'Ready')]).toEqual([[], 'True'])
  on.kernel.run(5000 + 56 * SECOND)
  expect(taints(on)).toEqual(['node.kubernetes.io/unreachable:NoSchedule', 'node.kubernetes.io/unreachable:NoExecute'])
  expect(condition(on, 'Pod', 'web', 'Ready')).toBe('False')
  expect(condition(on, 'Node', 'node-1', 'Ready')).toBe('Unknown')
})

test('a node that is back loses its taints and its pods stay', () => {
  const on = controlledCluster([pod], testNodes('node-1', 'node-2'))
  on.kernel.at(5000, () => on.heartbeats.stop('node-1'))
  on.kernel.at(2 * MINUTE, () => on.heartbeats.resume('node-1'))
  on.kernel.run(10 * MINUTE)
  expect(taints(on)).toEqual([])
  expect(condition(on, 'Node', 'node-1', 'Ready')).toBe('True')
  expect(found<Pod>(on, 'Pod', 'web')?.metadata?.deletionTimestamp).toBeUndefined()
})

test('where all nodes are silent nothing is evicted', () => {
  const on = controlledCluster([pod])
  on.kernel.at(5000, () => on.heartbeats.stop('node-1'))
  on.kernel.run(10 * MINUTE)
  expect(taints(on)).toEqual(['node.kubernetes.io/unreachable:NoSchedule'])
  expect(found<Pod>(on, 'Pod', 'web')?.metadata?.deletionTimestamp).toBeUndefined()
})

test('a cordoned node carries a taint until it is uncordoned', () => {
  const on = controlledCluster([])
  runTimeline(on, [
    { at: 0, run: 'kubectl cordon node-1' },
    { at: 5000, run: 'kubectl uncordon node-1' },
  ])
  on.kernel.run(4000)
  expect(taints(on)).toEqual(['node.kubernetes.io/unschedulable:NoSchedule'])
  on.kernel.run(8000)
  expect(taints(on)).toEqual([])
})
