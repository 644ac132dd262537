import { describe, expect, test } from 'vitest'
import type { KubernetesObject } from '../types.ts'
import { describe as describeObject } from './describe.ts'
import { describedText } from './describeWriter.ts'
import { volumeLines } from './volumeLines.ts'
import type { Volume } from './volumeSources.ts'

const NOW = Date.parse('2026-01-15T12:00:00Z')
const metadata = { name: 'x', namespace: 'default', uid: 'u1' }
const object = (fields: object) => fields as KubernetesObject
const text = (target: KubernetesObject, ...others: KubernetesObject[]) =>
  describeObject(target, { objects: [target, ...others], now: NOW }) ?? ''

describe('a volume', () => {
  const volumeText = (source: object) => {
    const volume = { name: 'v', ...source } as Volume
    const lines = describedText((writer) => volumeLines(writer, [volume])).split('\n')
    return lines.slice(2, -1).map((line) => line.trim().replace(/ {2,}/g, '  '))
  }

  test.each([
    [{ hostPath: { path: '/x', type: '' } }, ['Path:  /x', 'HostPathType:']],
    [{ emptyDir: { sizeLimit: '1024Mi' } }, ['Medium:', 'SizeLimit:  1Gi']],
    [{ fc: { targetWWNs: ['a', 'b'] } }, ['TargetWWNs:  a, b', 'LUN:  <none>', 'FSType:', 'ReadOnly:  false']],
    [{ cinder: { volumeID: 'c' } }, ['VolumeID:  c', 'FSType:', 'ReadOnly:  false', 'SecretRef:  nil']],
    [
      { flexVolume: { driver: 'd', secretRef: { name: 's' }, options: { b: '1', a: '2' } } },
      [
        'Driver:  d',
        'FSType:',
        'SecretRef:  &LocalObjectReference{Name:s,}',
        'ReadOnly:  false',
        'Options:  map[a:2 b:1]',
      ],
    ],
    [
      { cephfs: { monitors: ['m1', 'm2'] } },
      ['Monitors:  [m1 m2]', 'Path:', 'User:', 'SecretFile:', 'SecretRef:  nil', 'ReadOnly:  false'],
    ],
    [{ nfs: { server: 's', path: '/' }, csi: { driver: 'd' } }, ['Server:  s', 'Path:  /', 'ReadOnly:  false']],
  ])('%j is told by its facts', (source, facts) => {
    expect(volumeText(source).slice(1)).toEqual(facts)
  })

  test('of no known source is unknown', () => {
    expect(volumeText({})).toEqual(['<unknown>'])
  })
})

test('a claim names its class of old, its capacity in canonical form, its conditions and who uses it', () => {
  const claim = object({
    kind: 'PersistentVolumeClaim',
    metadata: {
      ...metadata,
      annotations: { 'volume.beta.kubernetes.io/storage-class': 'slow' },
      ownerReferences: [{ kind: 'Pod', name: 'owner', uid: 'p2', apiVersion: 'v1' }],
    },
    spec: { volumeName: 'pv', storageClassName: 'fast', dataSource: { kind: 'VolumeSnapshot', name: 's' } },
    status: { phase: 'Bound', capacity: { storage: '2048Mi' }, conditions: [{ type: 'Resizing', status: 'True' }] },
  })
  const volume = { name: 'v', persistentVolumeClaim: { claimName: 'x' } }
  const pod = (name: string, uid: string, volumes: object[]) =>
    object({ kind: 'Pod', metadata: { name, uid, namespace: 'default' }, spec: { containers: [], volumes } })
  const described = text(claim, pod('user', 'p1', [volume, volume]), pod('owner', 'p2', []))
  expect(described).toMatch(/StorageClass: +slow\n/)
  expect(described).toMatch(/Capacity: +2Gi\n/)
  expect(described).toMatch(/DataSource:\n {2}Kind: +VolumeSnapshot\n {2}Name: +s\n/)
  expect(described).toMatch(/Used By: +owner\n +user\n +user\n/)
  expect(described).toMatch(/Resizing +True +Mon, 01 Jan 0001 00:00:00 \+0000 /)
})

test('a ReplicationController without a template says so, and the next line follows at once', () => {
  const controller = { kind: 'ReplicationController', metadata, spec: { replicas: 2, selector: { app: 'a' } } }
  expect(text(object(controller))).toContain('Pod Template:\n  <unset>Events:')
})

test('a namespace is described with its quotas and its limits', () => {
  const namespace = object({ kind: 'Namespace', metadata: { name: 'x' }, status: { phase: 'Active' } })
  const quota = {
    kind: 'ResourceQuota',
    metadata: { name: 'q', namespace: 'x' },
    spec: { scopes: ['BestEffort'] },
    status: { hard: { memory: '1024Mi' } },
  }
  const range = {
    kind: 'LimitRange',
    metadata: { name: 'l', namespace: 'x' },
    spec: { limits: [{ type: 'Pod', default: { cpu: '1' } }] },
  }
  const described = text(namespace, object(quota), object(range))
  expect(described).toContain('* Matches all pods that do not have resource requirements set.')
  expect(described).toMatch(/memory +0 +1Gi\n/)
  expect(described).toMatch(/ Pod +cpu +- +- +- +1 +-\n/)
  expect(text(namespace)).toContain('No resource quota.\n\nNo LimitRange resource.\n')
})

test('an event is described field by field', () => {
  const event = { kind: 'Event', metadata, involvedObject: { uid: 'zz', apiVersion: 'v1' }, count: 3, related: null }
  const described = text(object(event))
  expect(described).toMatch(/Involved Object:\n {2}API Version: +v1\n {2}UID: +zz\n/)
  expect(described).toMatch(/Related: +<nil>\n/)
})

test('a secret shows how long its values are, and the token of a service account', () => {
  const secret = {
    kind: 'Secret',
    metadata,
    type: 'kubernetes.io/service-account-token',
    data: { a: 'AAE=', token: 'YWJj' },
  }
  expect(text(object(secret))).toMatch(/a: +2 bytes\ntoken: +abc\n/)
})

test('a share of a node that has nothing to share is what 64 bits make of it', () => {
  const node = object({ kind: 'Node', metadata: { name: 'n' }, status: { capacity: { memory: '1Gi' } } })
  const resources = { requests: { cpu: '1', memory: '256Mi' } }
  const pod = { kind: 'Pod', metadata, spec: { nodeName: 'n', containers: [{ name: 'c', resources }] } }
  const described = text(node, object(pod))
  expect(described).toContain('1 (-9223372036854775808%)')
  expect(described).toContain('256Mi (25%)')
  expect(described).toMatch(/cpu +1 \(0%\)/)
})

test.each([
  [{ clusterIPs: [''], externalIPs: [] }, /IPs: *\n/, /External IPs/],
  [{}, /IPs: +<none>\n/, /External IPs/],
  [{ externalIPs: ['192.0.2.1'] }, /External IPs: +192\.0\.2\.1\n/, /Traffic Distribution/],
])('a service with %j shows its addresses', (spec, shown, hidden) => {
  const described = text(object({ kind: 'Service', metadata, spec }))
  expect(described).toMatch(shown)
  expect(described).not.toMatch(hidden)
})
