import { describe, expect, test } from 'vitest'
import { complaints, manifest } from './testObjects.ts'

const service = (spec: object, name = 'web') => manifest('v1', 'Service', { ports: [{ port: 80 }], ...spec }, { name })

describe('Services', () => {
  test.each<[object, unknown[]]>([
    [{}, []],
    [{ ports: [] }, ['spec.ports: Required value']],
    [{ ports: [], clusterIP: 'None' }, []],
    [
      { ports: [{ port: 0 }] },
      [expect.stringContaining('spec.ports[0].port: Invalid value: 0'), expect.stringContaining('targetPort')],
    ],
    [
      { ports: [{ port: 1 }, { port: 2 }] },
      ['spec.ports[0].name: Required value', 'spec.ports[1].name: Required value'],
    ],
    [{ type: 'Cluster' }, [expect.stringContaining('spec.type: Unsupported value: "Cluster"')]],
    [{ type: 'ExternalName' }, ['spec.externalName: Required value']],
    [
      { clusterIP: '192.168.5.5' },
      [expect.stringContaining('the provided IP (192.168.5.5) is not in the valid range')],
    ],
    [
      { sessionAffinity: 'Cookie' },
      ['spec.sessionAffinity: Unsupported value: "Cookie": supported values: "ClientIP", "None"'],
    ],
    [
      { externalTrafficPolicy: 'Local' },
      ['spec.externalTrafficPolicy: Invalid value: "Local": may only be set for externally-accessible services'],
    ],
    [
      { internalTrafficPolicy: 'Foo' },
      ['spec.internalTrafficPolicy: Unsupported value: "Foo": supported values: "Cluster", "Local"'],
    ],
    [{ selector: { app: 'not valid' } }, [expect.stringContaining('spec.selector: Invalid value: "not valid"')]],
  ])('%j', (spec, expected) => {
    expect(complaints(service(spec))).toEqual(expected)
  })

  test('a name may begin with a digit since 1.36', () => {
    expect(complaints(service({}, '1web'))).toEqual([])
    const older = complaints(service({}, '1web'), { kubernetesVersion: '1.34' })
    expect(older).toEqual([expect.stringContaining('a DNS-1035 label must consist of')])
  })
})

const labels = { app: 'web' }
const template = { metadata: { labels }, spec: { containers: [{ name: 'a', image: 'x' }] } }
const workload = (spec: object) => ({ selector: { matchLabels: labels }, template, ...spec })

describe('workloads', () => {
  test.each<[string, object, unknown[]]>([
    ['Deployment', {}, []],
    ['Deployment', { replicas: -1 }, ['spec.replicas: Invalid value: -1: must be greater than or equal to 0']],
    [
      'Deployment',
      { selector: {} },
      [expect.stringContaining('spec.selector: Invalid value: {}: empty selector is invalid for deployment')],
    ],
    [
      'Deployment',
      { selector: { matchLabels: { app: 'other' } } },
      [
        expect.stringContaining(
          'spec.template.metadata.labels: Invalid value: {"app":"web"}: `selector` does not match template `labels`',
        ),
      ],
    ],
    [
      'Deployment',
      { strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 0 } } },
      [expect.stringContaining('spec.strategy.rollingUpdate.maxUnavailable')],
    ],
    [
      'ReplicaSet',
      { minReadySeconds: -1 },
      ['spec.minReadySeconds: Invalid value: -1: must be greater than or equal to 0'],
    ],
    [
      'DaemonSet',
      { template: { ...template, spec: { ...template.spec, restartPolicy: 'Never' } } },
      ['spec.template.spec.restartPolicy: Unsupported value: "Never": supported values: "Always"'],
    ],
    [
      'StatefulSet',
      { ordinals: { start: -1 } },
      ['spec.ordinals.start: Invalid value: -1: must be greater than or equal to 0'],
    ],
    [
      'StatefulSet',
      { persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Sometimes' } },
      [expect.stringContaining('whenDeleted: Unsupported value: "Sometimes": supported values: "Retain", "Delete"')],
    ],
  ])('a %s with %j', (kind, spec, expected) => {
    expect(complaints(manifest('apps/v1', kind, workload(spec)))).toEqual(expected)
  })
})

const jobTemplate = { spec: { restartPolicy: 'Never', containers: [{ name: 'a', image: 'x' }] } }

describe('Jobs', () => {
  test.each<[object, unknown[]]>([
    [{}, []],
    [{ backoffLimit: -1 }, ['spec.backoffLimit: Invalid value: -1: must be greater than or equal to 0']],
    [
      { completionMode: 'Indexed', parallelism: 2 },
      ['spec.completions: Required value: when completion mode is Indexed'],
    ],
    [
      { completionMode: 'Sorted' },
      ['spec.completionMode: Unsupported value: "Sorted": supported values: "NonIndexed", "Indexed"'],
    ],
    [
      { template: { spec: { ...jobTemplate.spec, restartPolicy: 'Always' } } },
      [expect.stringContaining('spec.template.spec.restartPolicy')],
    ],
  ])('%j', (spec, expected) => {
    const job = manifest('batch/v1', 'Job', { template: jobTemplate, manualSelector: true, selector: {}, ...spec })
    expect(complaints(job)).toEqual(expected)
  })

  test.each<[object, unknown[]]>([
    [{}, []],
    [{ schedule: 'every day' }, [expect.stringContaining('spec.schedule: Invalid value: "every day"')]],
    [{ schedule: '' }, ['spec.schedule: Required value']],
    [
      { concurrencyPolicy: 'forbid' },
      ['spec.concurrencyPolicy: Unsupported value: "forbid": supported values: "Allow", "Forbid", "Replace"'],
    ],
    [{ timeZone: 'Mars/Olympus' }, [expect.stringContaining('spec.timeZone: Invalid value: "Mars/Olympus"')]],
  ])('a CronJob with %j', (spec, expected) => {
    const cron = manifest('batch/v1', 'CronJob', {
      schedule: '0 3 * * *',
      jobTemplate: { spec: { template: jobTemplate } },
      ...spec,
    })
    expect(complaints(cron)).toEqual(expected)
  })
})

describe('data', () => {
  test.each<[string, object, unknown[]]>([
    ['ConfigMap', { data: { 'a.b': 'x' } }, []],
    ['ConfigMap', { data: { 'bad key': 'x' } }, [expect.stringContaining('data[bad key]: Invalid value: "bad key"')]],
    ['Secret', { type: 'kubernetes.io/tls' }, ['data[tls.crt]: Required value', 'data[tls.key]: Required value']],
  ])('a %s with %j', (kind, content, expected) => {
    expect(complaints({ apiVersion: 'v1', kind, metadata: { name: 'c' }, ...content })).toEqual(expected)
  })
})
