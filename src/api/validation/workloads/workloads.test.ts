import { describe, expect, test } from 'vitest'
import { prepareCreate } from '../../request/create.ts'
import { complaints, manifest } from '../testObjects.ts'

const labels = { app: 'web' }
const template = { metadata: { labels }, spec: { containers: [{ name: 'a', image: 'x' }] } }
const workload = (kind: string, spec: object) =>
  manifest('apps/v1', kind, { selector: { matchLabels: labels }, template, ...spec })

describe.each(['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet'])('a %s with', (kind) => {
  const told = kind === 'ReplicaSet' ? 'deployment' : kind.toLowerCase()

  test.each<[object, unknown[]]>([
    [{}, []],
    [{ selector: {} }, [`spec.selector: Invalid value: {}: empty selector is invalid for ${told}`]],
    [
      { selector: { matchLabels: { app: 'other' } } },
      ['spec.template.metadata.labels: Invalid value: {"app":"web"}: `selector` does not match template `labels`'],
    ],
    [
      { template: { ...template, spec: { ...template.spec, restartPolicy: 'Never' } } },
      ['spec.template.spec.restartPolicy: Unsupported value: "Never": supported values: "Always"'],
    ],
    [{ minReadySeconds: -1 }, ['spec.minReadySeconds: Invalid value: -1: must be greater than or equal to 0']],
  ])('%j', (spec, expected) => {
    expect(complaints(workload(kind, spec))).toEqual(expected)
  })
})

test.each<[string, object, unknown[]]>([
  ['Deployment', { replicas: -1 }, ['spec.replicas: Invalid value: -1: must be greater than or equal to 0']],
  [
    'Deployment',
    { strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 0 } } },
    ['spec.strategy.rollingUpdate.maxUnavailable: Invalid value: 0: may not be 0 when `maxSurge` is 0'],
  ],
  [
    'Deployment',
    { strategy: { rollingUpdate: { maxSurge: '2', maxUnavailable: 0 } } },
    [expect.stringContaining('spec.strategy.rollingUpdate.maxSurge: Invalid value: "2": a valid percent string')],
  ],
  [
    'Deployment',
    { strategy: { type: 'Recreate', rollingUpdate: {} } },
    ["spec.strategy.rollingUpdate: Forbidden: may not be specified when strategy `type` is 'Recreate'"],
  ],
  [
    'Deployment',
    { selector: { matchExpressions: [{ key: 'a', operator: 'Is' }], matchLabels: labels } },
    [
      expect.stringContaining('operator: Invalid value: "Is": not a valid selector operator'),
      'spec.selector: Invalid value: {"matchLabels":{"app":"web"},"matchExpressions":[{"key":"a","operator":"Is"}]}: invalid label selector',
    ],
  ],
  [
    'DaemonSet',
    { updateStrategy: { type: 'Recreate' } },
    [
      'spec.updateStrategy: Unsupported value: {"Type":"Recreate","RollingUpdate":null}: supported values: "RollingUpdate", "OnDelete"',
    ],
  ],
  [
    'DaemonSet',
    { updateStrategy: { rollingUpdate: { maxSurge: 1 } } },
    [expect.stringContaining('maxSurge: Invalid value: 1: may not be set when maxUnavailable is non-zero')],
  ],
  ['StatefulSet', { ordinals: { start: -1 } }, [expect.stringContaining('spec.ordinals.start: Invalid value: -1')]],
  ['StatefulSet', { serviceName: 'a.b' }, ['spec.serviceName: Invalid value: "a.b": must not contain dots']],
  [
    'StatefulSet',
    { persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Sometimes' } },
    [expect.stringContaining('whenDeleted: Unsupported value: "Sometimes": supported values: "Retain", "Delete"')],
  ],
  [
    'StatefulSet',
    { updateStrategy: { type: 'OnDelete', rollingUpdate: { partition: 2 } } },
    [
      'spec.updateStrategy.rollingUpdate: Invalid value: {"Partition":2,"MaxUnavailable":null}: only allowed for updateStrategy \'RollingUpdate\'',
    ],
  ],
  [
    'StatefulSet',
    { volumeClaimTemplates: [{ metadata: { name: 'd' } }], replicas: -1 },
    [
      'spec.volumeClaimTemplates[0].spec.accessModes: Required value: at least 1 access mode is required',
      'spec.volumeClaimTemplates[0].spec.resources[storage]: Required value',
      'spec.replicas: Invalid value: -1: must be greater than or equal to 0',
    ],
  ],
  [
    'StatefulSet',
    { template: { ...template, spec: { ...template.spec, hostname: 'Bad_Name', subdomain: 'Bad_Name' } } },
    [],
  ],
])('a %s with %j', (kind, spec, expected) => {
  expect(complaints(workload(kind, spec))).toEqual(expected)
})

test('the labels of a StatefulSet’s template are looked at twice', () => {
  const value = workload('StatefulSet', { template: { ...template, metadata: { labels: { app: 'web', 'b c': 'd' } } } })
  const [first, second, ...rest] = complaints(value)
  expect(first).toContain('spec.template.labels: Invalid value: "b c"')
  expect([second, rest]).toEqual([first, []])
})

test('a StatefulSet updates one pod at a time: more is dropped while its gate is off', () => {
  const value = workload('StatefulSet', { updateStrategy: { rollingUpdate: { maxUnavailable: 2 } } })
  const prepared = prepareCreate(value, { kubernetesVersion: '1.36', featureGates: {} })
  const rollingUpdate = { partition: 0 }
  expect(prepared.ok ? prepared.value.object : undefined).toMatchObject({ spec: { updateStrategy: { rollingUpdate } } })
})

test('what is warned about comes in the server’s order', () => {
  const spec = {
    revisionHistoryLimit: -1,
    template: { ...template, spec: { ...template.spec, nodeSelector: { 'beta.kubernetes.io/os': 'linux' } } },
    volumeClaimTemplates: [
      {
        metadata: { name: 'd' },
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1500m' } } },
      },
    ],
  }
  const prepared = prepareCreate(workload('StatefulSet', spec), { kubernetesVersion: '1.36', featureGates: {} })
  expect(prepared.ok ? prepared.value.warnings : prepared.error.message).toEqual([
    'spec.template.spec.nodeSelector[beta.kubernetes.io/os]: deprecated since v1.14; use "kubernetes.io/os" instead',
    'spec.volumeClaimTemplates[0].resources.requests[storage]: fractional byte value "1500m" is invalid, must be an integer',
    'spec.revisionHistoryLimit: a negative value retains all historical revisions; a value >= 0 is recommended',
  ])
})
