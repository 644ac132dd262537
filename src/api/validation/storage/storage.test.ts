import { describe, expect, test } from 'vitest'
import { prepareCreate } from '../../request/create.ts'
import { complaints, manifest } from '../testObjects.ts'

const volume = (spec: object) => manifest('v1', 'PersistentVolume', spec)
const SOUND = { capacity: { storage: '1Gi' }, accessModes: ['ReadWriteOnce'], hostPath: { path: '/data' } }
const NODE = {
  required: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'Exists' }] }] },
}

describe('a persistent volume', () => {
  test.each<[object, string[]]>([
    [SOUND, []],
    [
      {},
      [
        'spec.accessModes: Required value',
        'spec.capacity: Required value',
        'spec.capacity: Unsupported value: null: supported values: "storage"',
        'spec: Required value: must specify a volume type',
      ],
    ],
    [
      { ...SOUND, capacity: { storage: '0' }, accessModes: ['ReadWriteOncePod', 'ReadWriteMany'] },
      [
        'spec.accessModes: Forbidden: may not use ReadWriteOncePod with other access modes',
        'spec.capacity[storage]: Invalid value: "0": must be greater than zero',
      ],
    ],
    [
      { ...SOUND, capacity: { storage: '-1' } },
      [
        'spec.capacity[storage]: Invalid value: -1: must be a valid resource quantity',
        'spec.capacity[storage]: Invalid value: "-1": must be greater than zero',
      ],
    ],
    [
      { ...SOUND, persistentVolumeReclaimPolicy: 'Keep', volumeMode: 'Raw', storageClassName: 'Fast' },
      [
        'spec.persistentVolumeReclaimPolicy: Unsupported value: "Keep": supported values: "Delete", "Recycle", "Retain"',
        expect.stringMatching(
          /^spec\.storageClassName: Invalid value: "Fast": a lowercase RFC 1123 subdomain/,
        ) as never,
        'spec.volumeMode: Unsupported value: "Raw": supported values: "Block", "Filesystem"',
      ],
    ],
    [
      { ...SOUND, nfs: { server: '', path: 'exports' } },
      ['spec.nfs: Forbidden: may not specify more than 1 volume type'],
    ],
    [
      { ...SOUND, hostPath: undefined, nfs: { server: '', path: 'exports' } },
      ['spec.nfs.server: Required value', 'spec.nfs.path: Invalid value: "exports": must be an absolute path'],
    ],
    [
      { ...SOUND, hostPath: undefined, local: { path: '/mnt/../disk' } },
      [
        `spec.local.path: Invalid value: "/mnt/../disk": must not contain '..'`,
        'spec.nodeAffinity: Required value: Local volume requires node affinity',
      ],
    ],
    [{ ...SOUND, hostPath: undefined, local: { path: '/mnt' }, nodeAffinity: NODE }, []],
    [
      { ...SOUND, nodeAffinity: { required: { nodeSelectorTerms: [] } } },
      ['spec.nodeAffinity.required.nodeSelectorTerms: Required value: must have at least one node selector term'],
    ],
    [
      { ...SOUND, nodeAffinity: {} },
      ['spec.nodeAffinity.required: Required value: must specify required node constraints'],
    ],
    [
      { ...SOUND, hostPath: { path: '//' }, persistentVolumeReclaimPolicy: 'Recycle' },
      [`spec.persistentVolumeReclaimPolicy: Forbidden: may not be 'recycle' for a hostPath mount of '/'`],
    ],
    [
      {
        ...{ ...SOUND, hostPath: undefined },
        csi: { driver: 'a', volumeHandle: '', nodePublishSecretRef: { name: 'key' } },
      },
      ['spec.csi.volumeHandle: Required value', 'spec.csi.nodePublishSecretRef.namespace: Required value'],
    ],
    [
      { ...SOUND, volumeAttributesClassName: '' },
      [
        'spec.volumeAttributesClassName: Required value: an empty string is disallowed',
        'spec.csi: Required value: has to be specified when using volumeAttributesClassName',
      ],
    ],
  ])('of %j is answered by %j', (spec, expected) => {
    expect(complaints(volume(spec))).toEqual(expected)
  })

  test('that is old-fashioned is warned about', () => {
    const spec = { ...SOUND, hostPath: undefined, rbd: { monitors: ['a'], image: 'b' } }
    const metadata = { name: 'v', annotations: { 'volume.beta.kubernetes.io/storage-class': 'fast' } }
    const prepared = prepareCreate(
      manifest('v1', 'PersistentVolume', { ...spec, persistentVolumeReclaimPolicy: 'Recycle' }, metadata),
      { kubernetesVersion: '1.36', featureGates: {} },
    )
    expect(prepared.ok && prepared.value.warnings).toEqual([
      'metadata.annotations[volume.beta.kubernetes.io/storage-class]: deprecated since v1.8; use "storageClassName" attribute instead',
      'spec.persistentVolumeReclaimPolicy: The Recycle reclaim policy is deprecated. Instead, the recommended approach is to use dynamic provisioning.',
      'spec.rbd: deprecated in v1.28, non-functional in v1.31+',
    ])
  })
})

describe('a storage class', () => {
  const storageClass = (fields: object) => ({
    ...{ apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: 'fast' }, provisioner: 'a.io/Disk' },
    ...fields,
  })
  const term = (...values: string[]) => ({ matchLabelExpressions: [{ key: 'zone', values }] })

  test.each<[object, string[]]>([
    [{}, []],
    [{ provisioner: '' }, ['provisioner: Required value']],
    [
      { provisioner: 'A B' },
      [expect.stringMatching(/^provisioner: Invalid value: "a b": name part must consist of/) as never],
    ],
    [{ parameters: { '': 'x' } }, ['parameters: Invalid value: "": field can not be empty.']],
    [
      { reclaimPolicy: 'Recycle', volumeBindingMode: 'Later' },
      [
        'reclaimPolicy: Unsupported value: "Recycle": supported values: "Delete", "Retain"',
        'volumeBindingMode: Unsupported value: "Later": supported values: "Immediate", "WaitForFirstConsumer"',
      ],
    ],
    [{ allowedTopologies: [term('a'), term('b')] }, []],
    [
      { allowedTopologies: [term('a', 'a'), term()] },
      [
        'allowedTopologies[0].matchLabelExpressions[0].values[1]: Duplicate value: "a"',
        'allowedTopologies[1].matchLabelExpressions[0].values: Required value',
      ],
    ],
    [
      { allowedTopologies: [term('a', 'b'), term('b', 'a')] },
      ['allowedTopologies[1].matchLabelExpressions: Duplicate value: ""'],
    ],
  ])('with %j is answered by %j', (fields, expected) => {
    expect(complaints(storageClass(fields))).toEqual(expected)
  })
})
