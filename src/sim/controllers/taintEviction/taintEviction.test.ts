import { expect, test } from 'vitest'
import type { Pod, Taint, Toleration } from '../../../api/types.ts'
import { runTimeline } from '../../kubectl/runTimeline.ts'
import { controlledCluster, eventTexts, found } from '../controlledCluster.ts'
import { type Stay, stayWith } from './controller.ts'

const noExecute: Taint = { key: 'k', value: 'v', effect: 'NoExecute' }
const tolerates = (tolerationSeconds?: number): Toleration => ({
  key: 'k',
  operator: 'Exists',
  effect: 'NoExecute',
  ...(tolerationSeconds === undefined ? {} : { tolerationSeconds }),
})

const STAYS: [string, Taint[], Toleration[], Stay][] = [
  ['no taint', [], [], 'forever'],
  ['a taint that only keeps new pods away', [{ ...noExecute, effect: 'NoSchedule' }], [], 'forever'],
  ['a taint that is not tolerated', [noExecute], [], 0],
  ['a taint that is tolerated', [noExecute], [tolerates()], 'forever'],
  ['a toleration for some time', [noExecute], [tolerates(30)], 30_000],
  ['several tolerations, of which the shortest counts', [noExecute], [tolerates(30), tolerates(10)], 10_000],
  ['a toleration of negative time', [noExecute], [tolerates(-5)], 0],
  ['two taints, one of them not tolerated', [noExecute, { ...noExecute, key: 'other' }], [tolerates()], 0],
]

test.each(STAYS)('with %s a pod may stay so long', (_, taints, tolerations, stay) => {
  expect(stayWith(taints, tolerations)).toBe(stay)
})

const pod = (tolerations: Toleration[]): object => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web' },
  spec: { nodeName: 'node-1', tolerations, containers: [{ name: 'app', image: 'nginx:1.27' }] },
})

test('a pod is deleted as a disruption once its toleration is used up', () => {
  const on = controlledCluster([pod([tolerates(10)])])
  let last: Pod | undefined
  on.store.watch<Pod>('Pod', ({ object }) => {
    last = object
  })
  runTimeline(on, [{ at: 2000, run: 'kubectl taint node node-1 k=v:NoExecute' }])
  on.kernel.run(12_000)
  expect(found<Pod>(on, 'Pod', 'web')?.metadata?.deletionTimestamp).toBeUndefined()
  on.kernel.run(15_000)
  expect(found(on, 'Pod', 'web')).toBeUndefined()
  expect(last?.status?.conditions?.find((c) => c.type === 'DisruptionTarget')?.reason).toBe('DeletionByTaintManager')
})

test('a taint that is taken off in time spares the pod, which is told', () => {
  const on = controlledCluster([pod([tolerates(10)])])
  runTimeline(on, [
    { at: 2000, run: 'kubectl taint node node-1 k=v:NoExecute' },
    { at: 5000, run: 'kubectl taint node node-1 k-' },
  ])
  on.kernel.run(60_000)
  expect(found(on, 'Pod', 'web')).toBeDefined()
  expect(eventTexts(on)).toContain('TaintManagerEviction: Cancelling deletion of Pod default/web')
})
