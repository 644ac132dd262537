import { describe, expect, test } from 'vitest'
import { prepareCreate } from '../../request/create.ts'
import { prepareUpdate } from '../../request/update.ts'
import type { KubernetesObject } from '../../types.ts'

const OPTIONS = { kubernetesVersion: '1.36', featureGates: {} } as const
const JOB = { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'a', image: 'x' }] } } }
const CLAIM = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } }
const SERVICE = { ports: [{ port: 80 }], clusterIP: '10.96.0.9', ipFamilies: ['IPv4'] }
const FIXED_CLAIM =
  'spec: Forbidden: spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims'

const KINDS = {
  Job: ['batch/v1', JOB],
  PersistentVolumeClaim: ['v1', CLAIM],
  Service: ['v1', SERVICE],
} as const

type Whole = KubernetesObject & { readonly spec: object }

function stored(kind: keyof typeof KINDS, spec: object, status: object): Whole {
  const [apiVersion, base] = KINDS[kind]
  const manifest = { apiVersion, kind, metadata: { name: 'web' }, spec: { ...base, ...spec } }
  const prepared = prepareCreate(manifest, OPTIONS)
  if (!prepared.ok) throw new Error(prepared.error.message)
  return { ...(prepared.value.object as Whole), ...{ status } }
}

/** The first line of each complaint of the server, as `field: message`. */
function complaints(kind: keyof typeof KINDS, before: object, change: object, status: object = {}): string[] {
  const old = stored(kind, before, status)
  const update = prepareUpdate(old, { ...old, spec: { ...old.spec, ...change } }, OPTIONS)
  if (update.ok) return []
  return update.error.causes.map(({ field, message }) => `${field}: ${message.split('\n')[0]}`)
}

const template = (spec: object) => ({ template: { ...JOB.template, spec: { ...JOB.template.spec, ...spec } } })
const suspended = { suspend: true }
const wasSuspended = { conditions: [{ type: 'Suspended', status: 'True' }], startTime: '2026-01-01T00:00:00Z' }

describe('a Job', () => {
  test.each<[string, object, object, object, RegExp | undefined]>([
    ['keeps its template', {}, {}, template({ nodeSelector: { a: 'b' } }), /^spec\.template: Invalid value: \{"Spec":/],
    ['may be sent elsewhere while it is suspended', suspended, {}, template({ nodeSelector: { a: 'b' } }), undefined],
    [
      'may need something else then',
      suspended,
      {},
      template({ containers: [{ name: 'a', image: 'x', resources: { requests: { cpu: '1' } } }] }),
      undefined,
    ],
    [
      'does not run something else then',
      suspended,
      {},
      template({ containers: [{ name: 'a', image: 'y' }] }),
      /^spec\.template\.spec: Invalid value: \{"Volumes":null,/,
    ],
    [
      'that still has pods does not go elsewhere',
      suspended,
      { ...wasSuspended, active: 1 },
      template({ nodeSelector: { a: 'b' } }),
      /^spec\.template: Invalid value/,
    ],
    ['that was stopped does', suspended, wasSuspended, template({ nodeSelector: { a: 'b' } }), undefined],
    [
      'keeps its number of completions',
      {},
      {},
      { completions: 3 },
      /^spec\.completions: Invalid value: 3: field is immutable$/,
    ],
    [
      'grows where it is indexed',
      { completionMode: 'Indexed', completions: 2, parallelism: 2 },
      {},
      { completions: 3, parallelism: 3 },
      undefined,
    ],
    [
      'grows in both numbers',
      { completionMode: 'Indexed', completions: 2, parallelism: 2 },
      {},
      { completions: 3 },
      /^spec\.completions: Invalid value: 3: can only be modified in tandem with spec\.parallelism$/,
    ],
    [
      'keeps who manages it',
      {},
      {},
      { managedBy: 'a.b/c' },
      /^spec\.managedBy: Invalid value: "a\.b\/c": field is immutable$/,
    ],
  ])('%s', (_title, before, status, change, complaint) => {
    const told = complaints('Job', before, change, status)
    if (complaint === undefined) expect(told).toEqual([])
    else expect(told.join('\n')).toMatch(complaint)
  })

  test('is looked at twice', () => {
    const wrong = 'spec.parallelism: Invalid value: -1: must be greater than or equal to 0'
    expect(complaints('Job', {}, { parallelism: -1 })).toEqual([wrong, wrong])
  })
})

describe('a claim', () => {
  const bound = { phase: 'Bound', capacity: { storage: '2Gi' } }
  test.each<[string, object, object, object, string[]]>([
    ['keeps its size until it is bound', {}, {}, { resources: { requests: { storage: '2Gi' } } }, [FIXED_CLAIM]],
    ['grows when it is bound', {}, bound, { resources: { requests: { storage: '3Gi' } } }, []],
    [
      'does not shrink',
      { resources: { requests: { storage: '2Gi' } } },
      bound,
      { resources: { requests: { storage: '1Gi' } } },
      ['spec.resources.requests.storage: Forbidden: field can not be less than status.capacity'],
    ],
    ['names its volume once', {}, {}, { volumeName: 'a' }, []],
    ['names it only once', { volumeName: 'a' }, {}, { volumeName: 'b' }, [FIXED_CLAIM]],
    ['gets a class where it had none', {}, {}, { storageClassName: 'a' }, []],
    [
      'keeps the mode of its volume',
      {},
      {},
      { volumeMode: 'Block' },
      [FIXED_CLAIM, 'volumeMode: Invalid value: "Block": field is immutable'],
    ],
  ])('%s', (_title, before, status, change, causes) => {
    expect(complaints('PersistentVolumeClaim', before, change, status)).toEqual(causes)
  })
})

describe('a Service', () => {
  test.each<[string, object, object, string[]]>([
    ['keeps its address where none is told', { clusterIPs: ['10.96.0.9'] }, { clusterIP: undefined }, []],
    [
      'keeps its address',
      { clusterIPs: ['10.96.0.9'] },
      { clusterIP: '10.96.0.7' },
      ['spec.clusterIPs[0]: Invalid value: ["10.96.0.7"]: may not change once set'],
    ],
    [
      'keeps its family',
      { clusterIPs: ['10.96.0.9'] },
      { ipFamilies: ['IPv6'] },
      [
        'spec.ipFamilies[0]: Invalid value: ["IPv6"]: may not change once set',
        'spec.clusterIPs[0]: Invalid value: "10.96.0.9": expected an IPv6 value as indicated by `ipFamilies[0]`',
      ],
    ],
    [
      'without an address may have any family',
      { clusterIP: 'None', clusterIPs: ['None'] },
      { ipFamilies: ['IPv6'] },
      [],
    ],
    ['may become a name', {}, { type: 'ExternalName', externalName: 'a.example' }, []],
  ])('%s', (_title, before, change, causes) => {
    expect(complaints('Service', before, change)).toEqual(causes)
  })

  test('warns again when it changes', () => {
    const old = stored('Service', { clusterIP: 'None', clusterIPs: ['None'] }, {})
    const update = prepareUpdate(old, { ...old, spec: { ...old.spec, sessionAffinity: 'ClientIP' } }, OPTIONS)
    expect(update).toMatchObject({
      value: { warnings: ['spec.SessionAffinity is ignored for headless services'] },
    })
  })
})
