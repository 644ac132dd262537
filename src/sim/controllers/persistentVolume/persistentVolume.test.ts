import { expect, test } from 'vitest'
import type { PersistentVolume, PersistentVolumeClaim } from '../../../api/types.ts'
import { MINUTE } from '../../../base/millis.ts'
import type { Cluster } from '../../cluster.ts'
import { runTimeline } from '../../kubectl/runTimeline.ts'
import { controlledCluster, eventTexts, found } from '../controlledCluster.ts'

const volume = (changes: object = {}): object => ({
  apiVersion: 'v1',
  kind: 'PersistentVolume',
  metadata: { name: 'disk' },
  spec: {
    capacity: { storage: '10Gi' },
    accessModes: ['ReadWriteOnce'],
    storageClassName: '',
    hostPath: { path: '/data' },
    ...changes,
  },
})
const claim = (changes: object = {}): object => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name: 'data' },
  spec: {
    accessModes: ['ReadWriteOnce'],
    storageClassName: '',
    resources: { requests: { storage: '5Gi' } },
    ...changes,
  },
})
const phases = (on: Cluster): (string | undefined)[] => [
  found<PersistentVolume>(on, 'PersistentVolume', 'disk')?.status?.phase,
  found<PersistentVolumeClaim>(on, 'PersistentVolumeClaim', 'data')?.status?.phase,
]

test('a claim is bound to a volume that is large enough, and has its capacity', () => {
  const on = controlledCluster([volume(), claim()])
  on.kernel.run(MINUTE)
  expect(phases(on)).toEqual(['Bound', 'Bound'])
  expect(found<PersistentVolumeClaim>(on, 'PersistentVolumeClaim', 'data')?.status?.capacity).toEqual({
    storage: '10Gi',
  })
})

const MISFITS: [string, object, object][] = [
  ['is too small', volume({ capacity: { storage: '1Gi' } }), claim()],
  ['has another class', volume({ storageClassName: 'fast' }), claim()],
  ['cannot be written by many', volume(), claim({ accessModes: ['ReadWriteMany'] })],
  ['is not the one that is named', volume(), claim({ volumeName: 'other' })],
  ['is held for another claim', volume({ claimRef: { namespace: 'default', name: 'other' } }), claim()],
  ['lacks the labels asked for', volume(), claim({ selector: { matchLabels: { tier: 'db' } } })],
]

test.each(MISFITS)('a volume that %s is left alone', (_, disk, data) => {
  const on = controlledCluster([disk, data])
  on.kernel.run(MINUTE)
  expect(phases(on)[1]).toBe('Pending')
})

test('a claim without a class says that there is no volume for it, until there is one', () => {
  const on = controlledCluster([claim()])
  on.kernel.run(MINUTE)
  expect(eventTexts(on)).toContain(
    'FailedBinding: no persistent volumes available for this claim and no storage class is set',
  )
  const text = JSON.stringify(volume())
  runTimeline(on, [{ at: MINUTE, run: `kubectl apply -f - <<'Y'\n${text}\nY` }])
  on.kernel.run(2 * MINUTE)
  expect(phases(on)).toEqual(['Bound', 'Bound'])
})

test('a deleted claim stays while a pod uses it', () => {
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'db' },
    spec: {
      containers: [{ name: 'app', image: 'nginx:1.27' }],
      volumes: [{ name: 'v', persistentVolumeClaim: { claimName: 'data' } }],
    },
  }
  const on = controlledCluster([volume(), claim(), pod])
  runTimeline(on, [
    { at: 30_000, run: 'kubectl delete pvc data --wait=false' },
    { at: 50_000, run: 'kubectl delete pod db --wait=false' },
  ])
  on.kernel.run(49_000)
  expect(found(on, 'PersistentVolumeClaim', 'data')?.metadata?.deletionTimestamp).toBeDefined()
  on.kernel.run(55_000)
  expect(found(on, 'PersistentVolumeClaim', 'data')).toBeUndefined()
})
