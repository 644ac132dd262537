import { expect, test } from 'vitest'
import type { PodDisruptionBudget } from '../../../api/types.ts'
import type { Cluster } from '../../cluster.ts'
import { runTimeline } from '../../kubectl/runTimeline.ts'
import { controlledCluster, eventTexts, found, testTemplate } from '../controlledCluster.ts'

const selector = { matchLabels: { app: 'web' } }
const deployment = (replicas: number): object => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: { replicas, selector, template: testTemplate('web') },
})
const budget = (spec: object): object => ({
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name: 'web' },
  spec: { selector, ...spec },
})
const status = (on: Cluster) => found<PodDisruptionBudget>(on, 'PodDisruptionBudget', 'web')?.status

const BUDGETS: [object, number, number, number][] = [
  [{ minAvailable: 2 }, 3, 2, 1],
  [{ minAvailable: '50%' }, 3, 2, 1],
  [{ minAvailable: '100%' }, 3, 3, 0],
  [{ minAvailable: 5 }, 3, 5, 0],
  [{ maxUnavailable: 1 }, 3, 2, 1],
  [{ maxUnavailable: '50%' }, 3, 1, 2],
  [{ maxUnavailable: 0 }, 3, 3, 0],
]

test.each(BUDGETS)(
  'a budget of %j for %i pods wants %i healthy and allows %i disruptions',
  (spec, replicas, healthy, allowed) => {
    const on = controlledCluster([deployment(replicas), budget(spec)])
    on.kernel.run(10_000)
    expect(status(on)).toMatchObject({
      currentHealthy: replicas,
      desiredHealthy: healthy,
      disruptionsAllowed: allowed,
      expectedPods: replicas,
    })
    expect(status(on)?.conditions?.[0]).toMatchObject({
      type: 'DisruptionAllowed',
      status: allowed > 0 ? 'True' : 'False',
      reason: allowed > 0 ? 'SufficientPods' : 'InsufficientPods',
    })
  },
)

test('a drain goes on only as fast as the budget allows', () => {
  const on = controlledCluster([deployment(2), budget({ minAvailable: 1 })])
  let least = 2
  runTimeline(on, [{ at: 10_000, run: 'kubectl drain node-1' }])
  on.store.watch<PodDisruptionBudget>('PodDisruptionBudget', ({ object }) => {
    if (on.kernel.now > 10_000) least = Math.min(least, object.status?.currentHealthy ?? 0)
  })
  on.kernel.run(30_000)
  expect(least).toBe(1)
  expect(status(on)?.disruptionsAllowed).toBe(0)
})

test('a budget that no pod matches says so', () => {
  const on = controlledCluster([budget({ minAvailable: 1 })])
  on.kernel.run(1000)
  expect(eventTexts(on)).toContain('NoPods: No matching pods found')
  expect(status(on)).toMatchObject({ expectedPods: 0, disruptionsAllowed: 0 })
})
