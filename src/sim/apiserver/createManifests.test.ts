import { expect, test } from 'vitest'
import type { Pod, Service } from '../../api/types.ts'
import type { Cluster } from '../cluster.ts'
import { spawn } from '../kernel/process.ts'
import { testCluster } from '../testCluster.ts'
import { createManifests } from './createManifests.ts'

function created(...values: object[]): Cluster {
  const cluster = testCluster({ manifests: values.map((value, document) => ({ document, value })) })
  spawn(cluster.kernel, createManifests(cluster))
  cluster.kernel.run(1000)
  return cluster
}

const manifest = (kind: string, apiVersion: string, name: string, rest: object = {}) => ({
  apiVersion,
  kind,
  metadata: { name },
  ...rest,
})
const pod = (name: string, spec: object = {}) =>
  manifest('Pod', 'v1', name, { spec: { containers: [{ name: 'app', image: 'nginx:1.27' }], ...spec } })
const stored = (cluster: Cluster, name: string) => cluster.store.get<Pod>('Pod', 'default', name)

test('manifests are created in order, some milliseconds apart, and the answers carry their documents', () => {
  const cluster = created(pod('one'), pod('two'))
  expect(cluster.created).toEqual([
    { time: 0, document: 0, kind: 'Pod', name: 'one' },
    { time: 9, document: 1, kind: 'Pod', name: 'two' },
  ])
})

test('a created pod is pending, has its default account, a token volume and the tolerations of failing nodes', () => {
  const { spec, status } = stored(created(pod('web')), 'web') ?? {}
  expect(status).toMatchObject({ phase: 'Pending', qosClass: 'BestEffort' })
  expect(spec?.serviceAccountName).toBe('default')
  expect(spec?.volumes?.[0]?.name).toMatch(/^kube-api-access-[bcdfghjklmnpqrstvwxz2456789]{5}$/)
  expect(spec?.containers[0]?.volumeMounts?.[0]?.mountPath).toBe('/var/run/secrets/kubernetes.io/serviceaccount')
  expect(spec?.tolerations?.map((t) => t.key)).toEqual([
    'node.kubernetes.io/not-ready',
    'node.kubernetes.io/unreachable',
  ])
})

const REFUSALS: [string, object[], string, (string | number)[]][] = [
  ['a name that is taken', [pod('a'), pod('a')], 'pods "a" already exists', ['metadata', 'name']],
  [
    'an account that does not exist',
    [pod('a', { serviceAccountName: 'robot' })],
    'pods "a" is forbidden: error looking up service account default/robot: serviceaccount "robot" not found',
    ['spec', 'serviceAccountName'],
  ],
  [
    'a runtime class that does not exist',
    [pod('a', { runtimeClassName: 'gvisor' })],
    'pods "a" is forbidden: pod rejected: RuntimeClass "gvisor" not found',
    ['spec', 'runtimeClassName'],
  ],
  [
    'an overhead that no runtime class gives',
    [pod('a', { overhead: { cpu: '100m' } })],
    'pods "a" is forbidden: pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead',
    ['spec', 'overhead'],
  ],
  [
    'a priority class that does not exist',
    [pod('a', { priorityClassName: 'high' })],
    'pods "a" is forbidden: no PriorityClass with name high was found',
    ['spec', 'priorityClassName'],
  ],
  [
    'a quota that is used up',
    [manifest('ResourceQuota', 'v1', 'limit', { spec: { hard: { pods: '1' } } }), pod('a'), pod('b')],
    'pods "b" is forbidden: exceeded quota: limit, requested: pods=1, used: pods=1, limited: pods=1',
    [],
  ],
  [
    'a limit range that allows less',
    [
      manifest('LimitRange', 'v1', 'r', { spec: { limits: [{ type: 'Container', max: { memory: '1Gi' } }] } }),
      pod('a', { containers: [{ name: 'c', image: 'x', resources: { limits: { memory: '2Gi' } } }] }),
    ],
    'pods "a" is forbidden: maximum memory usage per Container is 1Gi, but limit is 2Gi',
    [],
  ],
]

test.each(REFUSALS)(
  '%s refuses the object in the words of the API server, at its place',
  (_, manifests, message, path) => {
    const cluster = created(...manifests)
    expect(cluster.created.at(-1)?.error).toBe(message)
    expect(cluster.notices).toContainEqual({ kind: 'refused', document: manifests.length - 1, path, message })
  },
)

test('a limit range gives a pod requests and limits, which decide its QoS class', () => {
  const limits = [
    { type: 'Container', default: { cpu: '50m', memory: '64Mi' }, defaultRequest: { cpu: '10m', memory: '32Mi' } },
  ]
  const web = stored(created(manifest('LimitRange', 'v1', 'defaults', { spec: { limits } }), pod('web')), 'web')
  expect(web?.spec?.containers[0]?.resources).toEqual({
    requests: { cpu: '10m', memory: '32Mi' },
    limits: { cpu: '50m', memory: '64Mi' },
  })
  expect(web?.status?.qosClass).toBe('Burstable')
  expect(web?.metadata.annotations?.['kubernetes.io/limit-ranger']).toBe(
    'LimitRanger plugin set: cpu, memory request for container app; cpu, memory limit for container app',
  )
})

test('a kind that nothing acts on is stored and its author told', () => {
  const cluster = created(
    manifest('Ingress', 'networking.k8s.io/v1', 'web', {
      spec: { defaultBackend: { service: { name: 'web', port: { number: 80 } } } },
    }),
  )
  expect(cluster.notices.map((n) => n.kind)).toEqual(['notModelled'])
})

test('a generated name ends with five characters that make no words', () => {
  const value = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { generateName: 'web-' },
    spec: { containers: [{ name: 'a', image: 'x' }] },
  }
  expect(created(value).created[0]?.name).toMatch(/^web-[bcdfghjklmnpqrstvwxz2456789]{5}$/)
})

test('the items of a List are created one by one, and a refusal stands at its item', () => {
  const items = [pod('a'), pod('b', { containers: [{ name: 'B', image: 'x' }] })]
  const cluster = created({ apiVersion: 'v1', kind: 'List', items })
  expect(cluster.created.map(({ document, name, error }) => [document, name, error === undefined])).toEqual([
    [0, 'a', true],
    [0, 'b', false],
  ])
  expect(cluster.notices.map(({ path }) => path)).toEqual([['items', 1, 'spec', 'containers', 0, 'name']])
})

test.each([[[]], [null], [undefined]])('a pod whose containers are %j is refused, not crashed on', (containers) => {
  const cluster = created(pod('empty', { containers }))
  expect(cluster.created[0]?.error).toBe('Pod "empty" is invalid: spec.containers: Required value')
})

test('a Job without labels shows those of its template, the generated ones among them', () => {
  const spec = { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'a', image: 'x' }] } } }
  const job = created(manifest('Job', 'batch/v1', 'work', { spec })).store.get('Job', 'default', 'work')
  expect(job?.metadata.labels).toMatchObject({
    'job-name': 'work',
    'batch.kubernetes.io/controller-uid': job?.metadata.uid,
  })
})

test('a Service is given an address that no other has, and a node port where it asks for one', () => {
  const service = (name: string) =>
    manifest('Service', 'v1', name, { spec: { type: 'NodePort', selector: { app: 'a' }, ports: [{ port: 80 }] } })
  const cluster = created(service('one'), service('two'))
  const specs = ['one', 'two'].map((name) => cluster.store.get<Service>('Service', 'default', name)?.spec)
  for (const spec of specs) {
    expect(spec?.clusterIP).toMatch(/^10\.96\./)
    expect(spec?.ports?.[0]?.nodePort).toBeGreaterThanOrEqual(30_000)
  }
  expect(new Set(specs.map((spec) => spec?.clusterIP)).size).toBe(2)
  expect(new Set(specs.map((spec) => spec?.ports?.[0]?.nodePort)).size).toBe(2)
})
