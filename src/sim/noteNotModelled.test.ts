import { expect, test } from 'vitest'
import { noteNotModelled } from './noteNotModelled.ts'
import { testCluster } from './testCluster.ts'

const noted = (value: object): string[] => {
  const cluster = testCluster({ manifests: [{ document: 0, value }] })
  noteNotModelled(cluster)
  return cluster.notices.map(({ kind, path }) => `${kind} ${path?.join('.')}`)
}

const FIELDS: [string, string, object][] = [
  ['a Job', 'spec.successPolicy', { kind: 'Job', spec: { successPolicy: { rules: [] } } }],
  ['a Job', 'spec.backoffLimitPerIndex', { kind: 'Job', spec: { backoffLimitPerIndex: 0 } }],
  ['a Job', 'spec.maxFailedIndexes', { kind: 'Job', spec: { maxFailedIndexes: 2 } }],
  ['a Job', 'spec.managedBy', { kind: 'Job', spec: { managedBy: 'example.com/other' } }],
  [
    'a Job',
    'spec.podFailurePolicy.rules.1.action',
    { kind: 'Job', spec: { podFailurePolicy: { rules: [{ action: 'FailJob' }, { action: 'FailIndex' }] } } },
  ],
  [
    'a CronJob',
    'spec.jobTemplate.spec.backoffLimitPerIndex',
    { kind: 'CronJob', spec: { jobTemplate: { spec: { backoffLimitPerIndex: 1 } } } },
  ],
  [
    'a StatefulSet',
    'spec.persistentVolumeClaimRetentionPolicy.whenScaled',
    { kind: 'StatefulSet', spec: { persistentVolumeClaimRetentionPolicy: { whenScaled: 'Delete' } } },
  ],
  [
    'a StatefulSet',
    'spec.updateStrategy.rollingUpdate.maxUnavailable',
    { kind: 'StatefulSet', spec: { updateStrategy: { rollingUpdate: { maxUnavailable: 2 } } } },
  ],
  [
    'a DaemonSet',
    'spec.updateStrategy.rollingUpdate.maxSurge',
    { kind: 'DaemonSet', spec: { updateStrategy: { rollingUpdate: { maxSurge: 1 } } } },
  ],
  ['a Service', 'spec.type', { kind: 'Service', spec: { type: 'LoadBalancer' } }],
  ['a Service', 'spec.externalTrafficPolicy', { kind: 'Service', spec: { externalTrafficPolicy: 'Local' } }],
  ['a Service', 'spec.sessionAffinity', { kind: 'Service', spec: { sessionAffinity: 'ClientIP' } }],
  ['a volume', 'spec.nodeAffinity', { kind: 'PersistentVolume', spec: { nodeAffinity: {} } }],
  ['a claim', 'spec.dataSource', { kind: 'PersistentVolumeClaim', spec: { dataSource: { name: 'a' } } }],
  ['a Pod', 'spec.hostPID', { kind: 'Pod', spec: { hostPID: true } }],
  [
    'a template',
    'spec.template.spec.containers.0.resizePolicy',
    { kind: 'Deployment', spec: { template: { spec: { containers: [{ resizePolicy: [] }] } } } },
  ],
]

test.each(FIELDS)('%s that uses %s is told that it has no effect', (_, path, manifest) => {
  expect(noted(manifest)).toEqual([`notModelled ${path}`])
})

const SILENT: [string, object][] = [
  [
    'retaining its claims',
    { kind: 'StatefulSet', spec: { persistentVolumeClaimRetentionPolicy: { whenScaled: 'Retain' } } },
  ],
  ['failing the whole Job', { kind: 'Job', spec: { podFailurePolicy: { rules: [{ action: 'FailJob' }] } } }],
  [
    'one address family',
    { kind: 'Service', spec: { ipFamilies: ['IPv4'], type: 'NodePort', sessionAffinity: 'None' } },
  ],
  ['a kind that nobody knows', { kind: 'Widget', spec: { hostPID: true } }],
  ['nothing at all', {}],
]

test.each(SILENT)('%s needs no notice', (_, manifest) => {
  expect(noted(manifest)).toEqual([])
})

test.each([
  [{ apiVersion: 'coordination.k8s.io/v1', kind: 'Lease' }, ['validation of Lease']],
  [{ apiVersion: 'v1', kind: 'ServiceAccount' }, []],
  [{ apiVersion: 'v1', kind: 'ConfigMap' }, []],
  [{ apiVersion: 'v1', kind: 'Unheard' }, []],
])('of %j it is said whether its rules are missing', (value, messages) => {
  const cluster = testCluster({ manifests: [{ document: 0, value }] })
  noteNotModelled(cluster)
  expect(cluster.notices.map(({ message }) => message)).toEqual(messages)
})
