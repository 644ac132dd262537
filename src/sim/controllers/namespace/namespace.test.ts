import { expect, test } from 'vitest'
import type { Namespace } from '../../../api/types.ts'
import { runTimeline } from '../../kubectl/runTimeline.ts'
import { controlledCluster, found } from '../controlledCluster.ts'

const team = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'team' } }
const pod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web', namespace: 'team' },
  spec: { nodeName: 'node-1', serviceAccountName: 'default', containers: [{ name: 'app', image: 'nginx:1.27' }] },
}

test('a new namespace gets its default account and the certificate of the API server', () => {
  const on = controlledCluster([team])
  on.kernel.run(2000)
  expect(on.store.get('ServiceAccount', 'team', 'default')).toBeDefined()
  expect(on.store.get('ConfigMap', 'team', 'kube-root-ca.crt')).toBeDefined()
})

test('a deleted namespace is terminating until its pods are gone, and takes all with it', () => {
  const on = controlledCluster([team])
  runTimeline(on, [
    { at: 2000, run: `kubectl apply -f - <<'Y'\n${JSON.stringify(pod)}\nY` },
    { at: 10_000, run: 'kubectl delete namespace team --wait=false' },
  ])
  const phases: (string | undefined)[] = []
  on.store.watch<Namespace>('Namespace', ({ type, object }) =>
    phases.push(type === 'DELETED' ? 'gone' : object.status?.phase),
  )
  on.kernel.run(9000)
  expect(on.store.get('Pod', 'team', 'web')).toBeDefined()
  on.kernel.run(20_000)
  expect([...new Set(phases)].slice(-2)).toEqual(['Terminating', 'gone'])
  expect(on.store.get('Pod', 'team', 'web')).toBeUndefined()
  expect(on.store.get('ConfigMap', 'team', 'kube-root-ca.crt')).toBeUndefined()
  expect(found(on, 'Namespace', 'default')).toBeDefined()
})
