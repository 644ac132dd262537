import { describe, expect, test } from 'vitest'
import { complaints, podWith } from '../testObjects.ts'

const SUBDOMAIN = expect.stringContaining('a lowercase RFC 1123 subdomain must consist of')

describe('names and metadata', () => {
  test.each([
    [{ name: 'web-1.example' }, []],
    [{ name: '1' }, []],
    [{}, ['metadata.name: Required value: name or generateName is required']],
    [{ name: 'Web_Server' }, [SUBDOMAIN]],
    [{ name: 'a'.repeat(254) }, [expect.stringContaining('must be no more than 253 characters')]],
    [{ name: 'web', labels: { 'a/b/c': 'x' } }, [expect.stringContaining('metadata.labels: Invalid value: "a/b/c"')]],
    [{ name: 'web', labels: { a: 'x y' } }, [expect.stringContaining('metadata.labels: Invalid value: "x y"')]],
    [{ name: 'web', labels: { a: '' } }, []],
    [{ name: 'web', annotations: { 'has space': 'x' } }, [expect.stringContaining('metadata.annotations')]],
    [{ name: 'web', namespace: 'Team' }, [expect.stringContaining('metadata.namespace: Invalid value: "Team"')]],
  ])('%j', (metadata, expected) => {
    expect(complaints(podWith({}, {}, metadata))).toEqual(expected)
  })
})

describe('a pod’s own fields', () => {
  test.each<[object, unknown[]]>([
    [{ containers: [] }, ['spec.containers: Required value']],
    [
      { restartPolicy: 'Sometimes' },
      ['spec.restartPolicy: Unsupported value: "Sometimes": supported values: "Always", "OnFailure", "Never"'],
    ],
    [
      { activeDeadlineSeconds: -5 },
      ['spec.activeDeadlineSeconds: Invalid value: -5: must be between 1 and 2147483647, inclusive'],
    ],
    [{ activeDeadlineSeconds: 1 }, []],
    [
      { dnsPolicy: 'clusterFirst' },
      [
        'spec.dnsPolicy: Unsupported value: "clusterFirst": supported values: "ClusterFirstWithHostNet", "ClusterFirst", "Default", "None"',
      ],
    ],
    [{ dnsPolicy: 'None' }, ['spec.dnsConfig: Required value: must provide `dnsConfig` when `dnsPolicy` is None']],
    [
      { hostAliases: [{ ip: '1.2.3', hostnames: ['a'] }] },
      ['spec.hostAliases[0].ip: Invalid value: "1.2.3": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)'],
    ],
    [
      { os: { name: 'mac' } },
      [expect.stringContaining('Unsupported value: "mac": supported values: "linux", "windows"')],
    ],
    [
      { ephemeralContainers: [{ name: 'look', image: 'x' }] },
      ['spec.ephemeralContainers: Forbidden: cannot be set on create'],
    ],
  ])('%j', (spec, expected) => {
    expect(complaints(podWith({}, spec))).toEqual(expected)
  })
})

describe('volumes', () => {
  const mounted = { volumeMounts: [{ name: 'data', mountPath: '/data' }] }
  test.each<[object, object, unknown[]]>([
    [{ emptyDir: { medium: 'Memory', sizeLimit: '1Mi' } }, mounted, []],
    [
      { emptyDir: {}, configMap: { name: 'c' } },
      {},
      ['spec.volumes[0].configMap: Forbidden: may not specify more than 1 volume type'],
    ],
    [
      { configMap: { name: 'c', items: [{ key: 'k', path: '../x' }] } },
      {},
      [`spec.volumes[0].configMap.items[0].path: Invalid value: "../x": must not contain '..'`],
    ],
    [
      { secret: { secretName: 's', defaultMode: 512 } },
      {},
      [expect.stringContaining('spec.volumes[0].secret.defaultMode: Invalid value: 512')],
    ],
    [{ hostPath: { path: '' } }, {}, ['spec.volumes[0].hostPath.path: Required value']],
    [
      {},
      { volumeMounts: [{ name: 'data', mountPath: '/d', subPath: '/x' }] },
      ['spec.containers[0].volumeMounts.subPath: Invalid value: "/x": must be a relative path'],
    ],
    [
      {},
      { volumeMounts: [...mounted.volumeMounts, ...mounted.volumeMounts] },
      ['spec.containers[0].volumeMounts[1].mountPath: Invalid value: "/data": must be unique'],
    ],
  ])('%j mounted by %j', (volume, container, expected) => {
    expect(complaints(podWith(container, { volumes: [{ name: 'data', ...volume }] }))).toEqual(expected)
  })

  test('a volume that is refused cannot be mounted either', () => {
    expect(complaints(podWith(mounted, { volumes: [{ name: 'data', hostPath: { path: '' } }] }))).toEqual([
      'spec.volumes[0].hostPath.path: Required value',
      'spec.containers[0].volumeMounts[0].name: Not found: "data"',
    ])
  })

  test('no two volumes have one name', () => {
    const volumes = [{ name: 'a' }, { name: 'a' }]
    expect(complaints(podWith({}, { volumes }))).toEqual(['spec.volumes[1].name: Duplicate value: "a"'])
  })
})
