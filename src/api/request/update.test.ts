import { describe, expect, test } from 'vitest'
import type { KubernetesObject, Pod, Service } from '../types.ts'
import { prepareCreate } from './create.ts'
import { prepareUpdate } from './update.ts'

const OPTIONS = { kubernetesVersion: '1.36', featureGates: {} } as const

function storedPod(): Pod {
  const containers = [{ name: 'app', image: 'nginx:1' }]
  const prepared = prepareCreate(
    { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec: { containers } },
    OPTIONS,
  )
  if (!prepared.ok) throw new Error(prepared.error.message)
  return prepared.value.object as Pod
}

const changed = (spec: object) => ({ ...storedPod(), spec: { ...storedPod().spec, ...spec } })

describe('a pod that exists', () => {
  test('may get another image, which is a new generation', () => {
    const update = prepareUpdate(storedPod(), changed({ containers: [{ name: 'app', image: 'nginx:2' }] }), OPTIONS)
    expect(update).toMatchObject({ ok: true, value: { outcome: 'changed', object: { metadata: { generation: 2 } } } })
  })

  test.each([
    [{ restartPolicy: 'Never' }, 'spec: Forbidden: pod updates may not change fields other than'],
    [{ containers: [] }, 'spec.containers: Required value'],
    [{ activeDeadlineSeconds: -1 }, 'spec.activeDeadlineSeconds: Invalid value: -1: must be between 1 and 2147483647'],
  ])('may not change %j', (spec, message) => {
    const update = prepareUpdate(storedPod(), changed(spec), OPTIONS)
    expect(update.ok ? '' : update.error.message).toContain(message)
  })

  test('keeps its spec when its status is written', () => {
    const update = prepareUpdate(
      storedPod(),
      { ...changed({ nodeName: 'n' }), status: { phase: 'Failed', qosClass: 'BestEffort' } },
      OPTIONS,
      'status',
    )
    expect(update).toMatchObject({ ok: true, value: { object: { status: { phase: 'Failed' } } } })
    expect((update.ok ? (update.value.object as Pod) : undefined)?.spec?.nodeName).toBeUndefined()
  })
})

const labels = { app: 'web' }
const template = { metadata: { labels }, spec: { restartPolicy: 'Always', containers: [{ name: 'a', image: 'x' }] } }
const workload = { selector: { matchLabels: labels }, template }

type Whole = KubernetesObject & { readonly spec: object }

function stored(apiVersion: string, kind: string, content: object): KubernetesObject {
  const prepared = prepareCreate({ apiVersion, kind, metadata: { name: 'web' }, ...content }, OPTIONS)
  if (!prepared.ok) throw new Error(prepared.error.message)
  return prepared.value.object
}

const CHANGES: [string, string, object, object, string][] = [
  ['apps/v1', 'Deployment', workload, { replicas: 5 }, ''],
  ['apps/v1', 'Deployment', workload, { selector: { matchLabels: { app: 'b' } } }, 'spec.selector: Invalid value'],
  ['apps/v1', 'DaemonSet', workload, { selector: { matchLabels: { app: 'b' } } }, 'field is immutable'],
  ['apps/v1', 'StatefulSet', workload, { replicas: 2 }, ''],
  ['apps/v1', 'StatefulSet', workload, { serviceName: 'b' }, 'updates to statefulset spec for fields other than'],
  ['apps/v1', 'StatefulSet', workload, { podManagementPolicy: 'Parallel' }, 'are forbidden'],
  ['v1', 'Service', { ports: [{ port: 80 }], clusterIP: '10.96.0.9' }, { selector: labels }, ''],
  [
    'v1',
    'Service',
    { ports: [{ port: 80 }], clusterIP: '10.96.0.9' },
    { clusterIP: '10.96.0.7' },
    'may not change once set',
  ],
]

describe('an object that exists', () => {
  test.each(CHANGES)('%s %s with %j, changed by %j: %s', (apiVersion, kind, spec, change, message) => {
    const old = stored(apiVersion, kind, { spec }) as KubernetesObject & { spec: object }
    const known = kind === 'Service' ? { ...old, spec: { ...old.spec, clusterIPs: ['10.96.0.9'] } } : old
    const update = prepareUpdate(known, { ...known, spec: { ...known.spec, ...change } }, OPTIONS)
    if (message === '')
      expect(update).toMatchObject({ ok: true, value: { outcome: 'changed', object: { spec: change } } })
    else expect(update.ok ? '' : update.error.message).toContain(message)
  })

  test('written as it is, is unchanged and keeps its generation', () => {
    const old = stored('apps/v1', 'Deployment', { spec: workload })
    const update = prepareUpdate(old, structuredClone(old), OPTIONS)
    expect(update).toMatchObject({ ok: true, value: { outcome: 'unchanged', object: { metadata: { generation: 1 } } } })
  })

  test.each([
    [{ data: { a: '2' } }, 'data: Forbidden: field is immutable when `immutable` is set'],
    [{ immutable: false }, 'immutable: Forbidden: field is immutable when `immutable` is set'],
    [{ metadata: { name: 'web', namespace: 'default', labels } }, ''],
  ])('and is immutable: %j', (change, message) => {
    const old = stored('v1', 'ConfigMap', { immutable: true, data: { a: '1' } })
    const update = prepareUpdate(old, { ...old, ...change }, OPTIONS)
    expect(update.ok ? '' : update.error.message).toContain(message)
    expect(update.ok).toBe(message === '')
  })

  test('keeps its spec when its status is written', () => {
    const old = stored('apps/v1', 'Deployment', { spec: workload }) as Whole
    const value = { ...old, spec: { ...old.spec, replicas: -1 }, status: { replicas: 3 } }
    const update = prepareUpdate(old, value, OPTIONS, 'status')
    const object = { spec: { replicas: 1 }, status: { replicas: 3 }, metadata: { generation: 1 } }
    expect(update).toMatchObject({ ok: true, value: { object } })
  })

  test('is of a new generation when a Deployment is annotated', () => {
    const old = stored('apps/v1', 'Deployment', { spec: workload }) as Whole
    const value = { ...old, metadata: { ...old.metadata, annotations: { a: 'b' } } }
    const update = prepareUpdate(old, value, OPTIONS)
    expect(update).toMatchObject({ ok: true, value: { object: { metadata: { generation: 2 } } } })
  })

  test('counts the templates of a DaemonSet beside its specs', () => {
    const old = stored('apps/v1', 'DaemonSet', { spec: workload }) as Whole
    const count = (spec: object) => {
      const update = prepareUpdate(old, { ...old, spec: { ...old.spec, ...spec } }, OPTIONS)
      return update.ok ? update.value.object.metadata?.annotations : undefined
    }
    const other = { ...template, spec: { ...template.spec, containers: [{ name: 'a', image: 'y' }] } }
    expect(count({ minReadySeconds: 1 })).toEqual({ 'deprecated.daemonset.template.generation': '1' })
    expect(count({ template: other })).toEqual({ 'deprecated.daemonset.template.generation': '2' })
  })

  test('stays in its namespace', () => {
    const old = stored('v1', 'ConfigMap', { data: { a: '1' } })
    const update = prepareUpdate(old, { ...old, metadata: { ...old.metadata, namespace: 'other' } }, OPTIONS)
    const why = 'the namespace of the provided object does not match the namespace sent on the request'
    expect(update.ok ? '' : update.error.message).toBe(why)
  })

  test('is changed in the version that is named', () => {
    const made = stored('v1', 'ConfigMap', { data: { a: '1' } })
    const old = { ...made, metadata: { ...made.metadata, resourceVersion: '5' } }
    const update = prepareUpdate(old, { ...old, metadata: made.metadata }, OPTIONS)
    const why = 'metadata.resourceVersion: Invalid value: "": must be specified for an update'
    expect(update.ok ? '' : update.error.message).toContain(why)
  })

  test('takes no new finalizer while it is being deleted', () => {
    const made = stored('v1', 'ConfigMap', { data: { a: '1' } })
    const metadata = { ...made.metadata, deletionTimestamp: '2026-01-01T00:00:00Z', finalizers: ['a.b/c'] }
    const old = { ...made, metadata } as unknown as KubernetesObject
    const update = prepareUpdate(old, { ...old, metadata: { ...metadata, finalizers: ['a.b/c', 'a.b/d'] } }, OPTIONS)
    const why = 'no new finalizers can be added if the object is being deleted, found new finalizers []string{"a.b/d"}'
    expect(update.ok ? '' : update.error.message).toContain(`metadata.finalizers: Forbidden: ${why}`)
  })

  test('lets go of what only its old type has', () => {
    const ports = [{ port: 80, nodePort: 30_080 }]
    const old = stored('v1', 'Service', { spec: { type: 'NodePort', clusterIP: '10.96.0.9', ports } }) as Service
    const update = prepareUpdate(old, { ...old, spec: { ...old.spec, type: 'ClusterIP' } }, OPTIONS)
    const { spec } = (update.ok ? update.value.object : {}) as Service
    expect(spec?.clusterIP).toBe('10.96.0.9')
    expect(spec?.ports?.[0]?.nodePort).toBeUndefined()
    expect(spec?.externalTrafficPolicy).toBeUndefined()
  })
})
