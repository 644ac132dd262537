import { expect, test } from 'vitest'
import type { Pod } from '../../../api/types.ts'
import { MINUTE, SECOND } from '../../../base/millis.ts'
import { controlledCluster, found, testNodes } from '../controlledCluster.ts'

const pod = (nodeName: string): object => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web' },
  spec: { nodeName, containers: [{ name: 'app', image: 'nginx:1.27' }] },
})

test('a pod of a node that does not exist fails and goes after the quarantine of 40 seconds', () => {
  const on = controlledCluster([pod('node-9')])
  let last: Pod | undefined
  on.store.watch<Pod>('Pod', ({ object }) => {
    last = object
  })
  on.kernel.run(39 * SECOND)
  expect(found(on, 'Pod', 'web')).toBeDefined()
  on.kernel.run(61 * SECOND)
  expect(found(on, 'Pod', 'web')).toBeUndefined()
  expect(last?.status?.phase).toBe('Failed')
  expect(last?.status?.conditions?.find((c) => c.type === 'DisruptionTarget')?.reason).toBe('DeletionByPodGC')
})

test('a node that is deleted takes its pods along, and only its own', () => {
  const on = controlledCluster([pod('node-1')], testNodes('node-1', 'node-2'))
  on.kernel.at(5000, () => on.store.remove('Node', undefined, 'node-2'))
  on.kernel.run(2 * MINUTE)
  expect(found(on, 'Pod', 'web')).toBeDefined()
  on.kernel.at(2 * MINUTE, () => on.store.remove('Node', undefined, 'node-1'))
  on.kernel.run(4 * MINUTE)
  expect(found(on, 'Pod', 'web')).toBeUndefined()
})

test('a node that comes back in time spares them', () => {
  const on = controlledCluster([pod('node-1')])
  const node = found(on, 'Node', 'node-1')
  on.kernel.at(5000, () => on.store.remove('Node', undefined, 'node-1'))
  on.kernel.at(20_000, () => {
    on.store.create({ ...node, metadata: { name: 'node-1' } })
  })
  on.kernel.run(3 * MINUTE)
  expect(found(on, 'Pod', 'web')).toBeDefined()
})
