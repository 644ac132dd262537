import { describe, expect, test } from 'vitest'
import { prepareCreate } from '../../request/create.ts'
import { complaints } from '../testObjects.ts'

const object = (kind: string, content: object, metadata: object = { name: 'c' }) => ({
  apiVersion: 'v1',
  kind,
  metadata,
  ...content,
})

test.each<[string, object, unknown[]]>([
  ['ConfigMap', { data: { 'a.b': 'x' } }, []],
  ['ConfigMap', { data: { 'bad key': 'x' } }, [expect.stringContaining('data[bad key]: Invalid value: "bad key"')]],
  [
    'ConfigMap',
    { data: { a: 'x' }, binaryData: { a: 'eA==' } },
    ['data[a]: Invalid value: "a": duplicate of key present in binaryData'],
  ],
  ['ConfigMap', { data: { a: 'x'.repeat(1024 * 1024 + 1) } }, [': Too long: may not be more than 1048576 bytes']],
  ['Secret', { type: 'kubernetes.io/tls' }, ['data[tls.crt]: Required value', 'data[tls.key]: Required value']],
  [
    'Secret',
    { type: 'kubernetes.io/ssh-auth', data: { 'ssh-privatekey': '' } },
    ['data[ssh-privatekey]: Required value'],
  ],
  [
    'Secret',
    { type: 'kubernetes.io/basic-auth' },
    ['data[username]: Required value', 'data[password]: Required value'],
  ],
  [
    'Secret',
    { type: 'kubernetes.io/service-account-token' },
    ['metadata.annotations[kubernetes.io/service-account.name]: Required value'],
  ],
  [
    'Secret',
    { type: 'kubernetes.io/dockerconfigjson', stringData: { '.dockerconfigjson': '[]' } },
    [
      'data[.dockerconfigjson]: Invalid value: "<secret contents redacted>": json: cannot unmarshal array into Go value of type map[string]interface {}',
    ],
  ],
])('a %s with %j', (kind, content, expected) => {
  expect(complaints(object(kind, content))).toEqual(expected)
})

const claim = (spec: object, metadata?: object) =>
  object(
    'PersistentVolumeClaim',
    { spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, ...spec } },
    metadata,
  )

describe('a claim with', () => {
  test.each<[object, unknown[]]>([
    [{}, []],
    [{ accessModes: [] }, ['spec.accessModes: Required value: at least 1 access mode is required']],
    [
      { accessModes: ['ReadWriteOncePod', 'RWO'] },
      [expect.stringContaining('spec.accessModes: Unsupported value: "RWO": supported values: "ReadOnlyMany"')],
    ],
    [
      { accessModes: ['ReadWriteOncePod', 'ReadWriteOnce'] },
      ['spec.accessModes: Forbidden: may not use ReadWriteOncePod with other access modes'],
    ],
    [{ resources: {} }, ['spec.resources[storage]: Required value']],
    [
      { resources: { requests: { storage: '-1Gi' } } },
      ['spec.resources[storage]: Invalid value: "-1Gi": must be greater than zero'],
    ],
    [{ volumeMode: 'Disk' }, [expect.stringContaining('supported values: "Block", "Filesystem"')]],
    [
      { volumeAttributesClassName: 'Gold' },
      [expect.stringContaining('spec.volumeAttributesClassName: Invalid value: "Gold"')],
    ],
    [
      { dataSourceRef: { kind: 'Backup', name: '' } },
      [
        'spec.dataSource.name: Required value',
        'spec.dataSource: Invalid value: "Backup": must be \'PersistentVolumeClaim\' when referencing the default apiGroup',
        'spec.dataSourceRef.name: Required value',
        'spec.dataSourceRef: Invalid value: "Backup": must be \'PersistentVolumeClaim\' when referencing the default apiGroup',
      ],
    ],
    [
      {
        dataSource: { kind: 'PersistentVolumeClaim', name: 'a' },
        dataSourceRef: { kind: 'PersistentVolumeClaim', name: 'b' },
      },
      ['spec: Invalid value: {}: must match dataSourceRef'],
    ],
  ])('%j', (spec, expected) => {
    expect(complaints(claim(spec))).toEqual(expected)
  })

  const stored = (value: object) => {
    const prepared = prepareCreate(value, { kubernetesVersion: '1.36', featureGates: {} })
    return prepared.ok ? prepared.value : undefined
  }

  test('one source has it in both fields', () => {
    const source = { kind: 'PersistentVolumeClaim', name: 'a' }
    const spec = { dataSource: source, dataSourceRef: source }
    expect(stored(claim({ dataSource: source }))?.object).toMatchObject({ spec })
    expect(stored(claim({ dataSourceRef: source }))?.object).toMatchObject({ spec })
  })

  test('a source that the old field never took goes without a word', () => {
    const prepared = stored(claim({ dataSource: { apiGroup: 'a.b', kind: 'Backup', name: 'a' } }))
    expect(prepared?.object).not.toMatchObject({ spec: { dataSource: expect.anything() } })
    expect(prepared?.warnings).toEqual([])
  })

  test('an annotation of old, or a part of a byte, is created with warnings', () => {
    const metadata = { name: 'c', annotations: { 'volume.beta.kubernetes.io/storage-class': 'fast' } }
    const prepared = stored(claim({ resources: { requests: { storage: '1500m' } } }, metadata))
    expect(prepared?.warnings).toEqual([
      'metadata.annotations[volume.beta.kubernetes.io/storage-class]: deprecated since v1.8; use "storageClassName" attribute instead',
      'spec.resources.requests[storage]: fractional byte value "1500m" is invalid, must be an integer',
    ])
  })
})
