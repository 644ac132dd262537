import { expect, test } from 'vitest'
import { prepareCreate } from '../request/create.ts'

const labels = { app: 'web' }
const template = { metadata: { labels }, spec: { containers: [{ name: 'a', image: 'x' }] } }
const own = { restartPolicy: 'Always', dnsPolicy: 'ClusterFirst', terminationGracePeriodSeconds: 30 }

const DEFAULTS: [string, string, object, object][] = [
  [
    'v1',
    'Pod',
    { spec: template.spec },
    { spec: { ...own, enableServiceLinks: true, schedulerName: 'default-scheduler' } },
  ],
  [
    'apps/v1',
    'Deployment',
    { spec: { selector: { matchLabels: labels }, template } },
    {
      spec: {
        replicas: 1,
        revisionHistoryLimit: 10,
        progressDeadlineSeconds: 600,
        strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } },
        template: { spec: own },
      },
    },
  ],
  [
    'apps/v1',
    'StatefulSet',
    { spec: { selector: { matchLabels: labels }, template } },
    {
      spec: {
        podManagementPolicy: 'OrderedReady',
        updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 0 } },
        persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
      },
    },
  ],
  [
    'apps/v1',
    'DaemonSet',
    { spec: { selector: { matchLabels: labels }, template } },
    { spec: { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1, maxSurge: 0 } } } },
  ],
  [
    'v1',
    'ReplicationController',
    { spec: { template } },
    { metadata: { labels }, spec: { replicas: 1, selector: labels } },
  ],
  [
    'batch/v1',
    'CronJob',
    {
      spec: {
        schedule: '@daily',
        jobTemplate: { spec: { template: { spec: { ...template.spec, restartPolicy: 'Never' } } } },
      },
    },
    { spec: { concurrencyPolicy: 'Allow', suspend: false, successfulJobsHistoryLimit: 3, failedJobsHistoryLimit: 1 } },
  ],
  [
    'v1',
    'Service',
    { spec: { type: 'NodePort', ports: [{ port: 80 }] } },
    {
      spec: {
        sessionAffinity: 'None',
        externalTrafficPolicy: 'Cluster',
        internalTrafficPolicy: 'Cluster',
        ports: [{ port: 80, protocol: 'TCP', targetPort: 80 }],
      },
    },
  ],
  ['v1', 'Secret', { stringData: { key: 'value' } }, { type: 'Opaque', data: { key: 'dmFsdWU=' } }],
  [
    'v1',
    'PersistentVolumeClaim',
    { spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } },
    { spec: { volumeMode: 'Filesystem' }, status: { phase: 'Pending' } },
  ],
  [
    'storage.k8s.io/v1',
    'StorageClass',
    { provisioner: 'example.com/disk' },
    { reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate' },
  ],
  ['scheduling.k8s.io/v1', 'PriorityClass', { value: 5 }, { preemptionPolicy: 'PreemptLowerPriority' }],
  [
    'v1',
    'PersistentVolume',
    {
      spec: {
        ...{ capacity: { storage: '1Gi' }, accessModes: ['ReadWriteOnce'] },
        rbd: { monitors: ['a'], image: 'b' },
      },
    },
    {
      spec: {
        ...{ persistentVolumeReclaimPolicy: 'Retain', volumeMode: 'Filesystem' },
        rbd: { pool: 'rbd', user: 'admin', keyring: '/etc/ceph/keyring' },
      },
      status: { phase: 'Pending' },
    },
  ],
  [
    'v1',
    'LimitRange',
    { spec: { limits: [{ type: 'Container', max: { cpu: '2' }, min: { memory: '1Gi' } }] } },
    { spec: { limits: [{ default: { cpu: '2' }, defaultRequest: { cpu: '2', memory: '1Gi' } }] } },
  ],
  [
    'autoscaling/v2',
    'HorizontalPodAutoscaler',
    {
      spec: {
        ...{ scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, maxReplicas: 2 },
        behavior: { scaleDown: { selectPolicy: 'Disabled' } },
      },
    },
    {
      spec: {
        minReplicas: 1,
        metrics: [
          { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } },
        ],
        behavior: {
          scaleUp: {
            ...{ stabilizationWindowSeconds: 0, selectPolicy: 'Max' },
            policies: [
              { type: 'Pods', value: 4, periodSeconds: 15 },
              { type: 'Percent', value: 100, periodSeconds: 15 },
            ],
          },
          scaleDown: { selectPolicy: 'Disabled', policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }] },
        },
      },
    },
  ],
  [
    'networking.k8s.io/v1',
    'NetworkPolicy',
    { spec: { podSelector: {}, egress: [{ ports: [{ port: 80 }] }] } },
    { spec: { policyTypes: ['Ingress', 'Egress'], egress: [{ ports: [{ port: 80, protocol: 'TCP' }] }] } },
  ],
  [
    'networking.k8s.io/v1',
    'IngressClass',
    { spec: { controller: 'a.io/b', parameters: { kind: 'P', name: 'p' } } },
    { spec: { parameters: { scope: 'Cluster' } } },
  ],
  [
    'v1',
    'Endpoints',
    { subsets: [{ addresses: [{ ip: '10.0.0.1' }], ports: [{ port: 80 }] }] },
    { subsets: [{ ports: [{ protocol: 'TCP' }] }] },
  ],
  [
    'rbac.authorization.k8s.io/v1',
    'RoleBinding',
    {
      ...{ roleRef: { kind: 'Role', name: 'reader' } },
      subjects: [
        { kind: 'User', name: 'a' },
        { kind: 'ServiceAccount', name: 'b' },
      ],
    },
    {
      ...{ roleRef: { apiGroup: 'rbac.authorization.k8s.io' } },
      subjects: [{ apiGroup: 'rbac.authorization.k8s.io' }, { kind: 'ServiceAccount' }],
    },
  ],
]

test.each(DEFAULTS)('%s %s %j is stored with its defaults', (apiVersion, kind, given, stored) => {
  const value = { apiVersion, kind, metadata: { name: 'web' }, ...given }
  const prepared = prepareCreate(value, { kubernetesVersion: '1.36', featureGates: {} })
  expect(prepared.ok ? undefined : prepared.error.message).toBeUndefined()
  expect(prepared.ok ? prepared.value.object : undefined).toMatchObject(stored)
})

test('what is given is kept', () => {
  const spec = { ...template.spec, restartPolicy: 'Never', terminationGracePeriodSeconds: 0, enableServiceLinks: false }
  const value = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec }
  const prepared = prepareCreate(value, { kubernetesVersion: '1.36', featureGates: {} })
  const { containers: _, ...kept } = spec
  expect(prepared.ok ? prepared.value.object : undefined).toMatchObject({ spec: kept })
})

test.each([
  ['v1', 'Service', { ports: [{ port: 80 }] }, { loadBalancer: {} }],
  ['apps/v1', 'Deployment', { selector: { matchLabels: labels }, template }, {}],
  ['autoscaling/v1', 'HorizontalPodAutoscaler', { maxReplicas: 2 }, { currentReplicas: 0, desiredReplicas: 0 }],
])("the status of a new %s %s is the server's", (apiVersion, kind, spec, expected) => {
  const value = { apiVersion, kind, metadata: { name: 'web' }, spec, status: { conditions: [] } }
  const prepared = prepareCreate(value, { kubernetesVersion: '1.36', featureGates: {} })
  expect(prepared.ok ? (prepared.value.object as { status?: object }).status : prepared.error).toEqual(expected)
})
