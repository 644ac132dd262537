import { describe, expect, test } from 'vitest'
import { ROOT } from './fieldPath.ts'
import { validateMetadata } from './metadata.ts'

const METADATA = ROOT.child('metadata')
const complaints = (metadata: object): string[] =>
  validateMetadata({ name: 'a', ...metadata }, METADATA).map(({ field, message }) => `${field.text}: ${message}`)

const OWNER = { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'web', uid: '1' }
const START = 'must consist of alphanumeric characters'

describe('the metadata of an object', () => {
  test.each<[object, string[]]>([
    [{}, []],
    [{ name: '' }, ['metadata.name: Required value: name or generateName is required']],
    [{ generateName: 'web-' }, []],
    [{ generateName: 'weB-' }, []],
    [
      { generateName: '-' },
      [expect.stringContaining('metadata.generateName: Invalid value: "-": a lowercase') as never],
    ],
    [{ namespace: 'a.b' }, ['metadata.namespace: Invalid value: "a.b": must not contain dots']],
    [
      { labels: { 'a b': 'c d' } },
      [
        expect.stringContaining(`metadata.labels: Invalid value: "a b": name part ${START}`) as never,
        expect.stringContaining(
          'metadata.labels: Invalid value: "c d": a valid label must be an empty string',
        ) as never,
      ],
    ],
    [{ annotations: { 'Example.COM/a': '' } }, []],
    [
      { annotations: { a: 'x'.repeat(256 * 1024) } },
      ['metadata.annotations: Too long: may not be more than 262144 bytes'],
    ],
    [{ finalizers: ['example.com/keep', 'orphan'] }, []],
    [
      { finalizers: ['keep'] },
      [
        'metadata.finalizers[0]: Invalid value: "keep": name is neither a standard finalizer name nor is it fully qualified',
      ],
    ],
    [
      { finalizers: ['orphan', 'foregroundDeletion'] },
      [
        'metadata.finalizers: Invalid value: ["orphan","foregroundDeletion"]: finalizer orphan and foregroundDeletion cannot be both set',
      ],
    ],
    [{ ownerReferences: [OWNER] }, []],
    [
      { ownerReferences: [{ ...OWNER, apiVersion: 'apps/', uid: '' }] },
      [
        'metadata.ownerReferences.apiVersion: Invalid value: "apps/": version must not be empty',
        'metadata.ownerReferences.uid: Invalid value: "": must not be empty',
      ],
    ],
    [
      { ownerReferences: [{ ...OWNER, apiVersion: 'v1', kind: 'Event' }] },
      [
        'metadata.ownerReferences: Invalid value: {"apiVersion":"v1","kind":"Event","name":"web","uid":"1"}: /v1, Kind=Event is disallowed from being an owner',
      ],
    ],
    [
      {
        ownerReferences: [
          { ...OWNER, controller: true },
          { ...OWNER, name: 'api', controller: true },
        ],
      },
      [
        'metadata.ownerReferences: Invalid value: [{"apiVersion":"apps/v1","kind":"ReplicaSet","name":"web","uid":"1","controller":true},{"apiVersion":"apps/v1","kind":"ReplicaSet","name":"api","uid":"1","controller":true}]: Only one reference can have Controller set to true. Found "true" in references for ReplicaSet/web and ReplicaSet/api',
      ],
    ],
  ])('number %# is answered by the rules', (metadata, expected) => {
    expect(complaints(metadata)).toEqual(expected)
  })
})
