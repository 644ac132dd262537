import { expect, test } from 'vitest'
import { prepareCreate } from '../../request/create.ts'
import { prepareUpdate } from '../../request/update.ts'

const OPTIONS = { kubernetesVersion: '1.36', featureGates: {} } as const
const RBAC = 'rbac.authorization.k8s.io'
const roleRef = { apiGroup: RBAC, kind: 'Role', name: 'reader' }
const CLASS = { provisioner: 'a.io/disk', parameters: { type: 'fast' } }

const CHANGES: [string, string, object, object, string[]][] = [
  [`${RBAC}/v1`, 'RoleBinding', { roleRef }, { subjects: [{ kind: 'User', name: 'a' }] }, []],
  [
    `${RBAC}/v1`,
    'RoleBinding',
    { roleRef },
    { roleRef: { ...roleRef, name: 'writer' } },
    [`roleRef: Invalid value: {"APIGroup":"${RBAC}","Kind":"Role","Name":"writer"}: cannot change roleRef`],
  ],
  ['storage.k8s.io/v1', 'StorageClass', CLASS, { allowVolumeExpansion: true }, []],
  [
    'storage.k8s.io/v1',
    'StorageClass',
    CLASS,
    {
      ...{ provisioner: 'b.io/disk', parameters: {}, reclaimPolicy: 'Retain' },
      volumeBindingMode: 'WaitForFirstConsumer',
    },
    [
      'parameters: Forbidden: updates to parameters are forbidden.',
      'provisioner: Forbidden: updates to provisioner are forbidden.',
      'reclaimPolicy: Forbidden: updates to reclaimPolicy are forbidden.',
      'volumeBindingMode: Invalid value: "WaitForFirstConsumer": field is immutable',
    ],
  ],
  [
    'scheduling.k8s.io/v1',
    'PriorityClass',
    { value: 5 },
    { value: 6, preemptionPolicy: 'Never' },
    [
      'value: Forbidden: may not be changed in an update.',
      'preemptionPolicy: Invalid value: "Never": field is immutable',
    ],
  ],
  [
    'networking.k8s.io/v1',
    'IngressClass',
    { spec: { controller: 'a.io/b' } },
    { spec: { controller: 'a.io/c' } },
    ['spec.controller: Invalid value: "a.io/c": field is immutable'],
  ],
  ['v1', 'ResourceQuota', { spec: { hard: { pods: '1' } } }, { spec: { hard: { pods: '2' } } }, []],
  [
    'v1',
    'ResourceQuota',
    { spec: { hard: { pods: '1' } } },
    { spec: { hard: { pods: '1' }, scopes: ['BestEffort'] } },
    ['spec.scopes: Invalid value: ["BestEffort"]: field is immutable'],
  ],
]

/** An object as it was stored, laid over by a change. */
function changed(apiVersion: string, kind: string, content: object, change: object) {
  const prepared = prepareCreate({ apiVersion, kind, metadata: { name: 'web' }, ...content }, OPTIONS)
  if (!prepared.ok) throw new Error(prepared.error.message)
  return prepareUpdate(prepared.value.object, { ...prepared.value.object, ...change }, OPTIONS)
}

test.each(CHANGES)('of %s %s %j the change %j is answered by %j', (apiVersion, kind, content, change, expected) => {
  const update = changed(apiVersion, kind, content, change)
  expect(update.ok ? [] : update.error.causes.map(({ field, message }) => `${field}: ${message}`)).toEqual(expected)
})

test('what is old-fashioned in a class is warned about whenever it changes', () => {
  const key = 'failure-domain.beta.kubernetes.io/zone'
  const topology = { allowedTopologies: [{ matchLabelExpressions: [{ key, values: ['a'] }] }] }
  const update = changed('storage.k8s.io/v1', 'StorageClass', CLASS, topology)
  expect(update.ok && update.value.warnings).toEqual([
    'allowedTopologies[0].matchLabelExpressions[0].key: deprecated since v1.17; use "topology.kubernetes.io/zone" instead',
  ])
})
