import { expect, test } from 'vitest'
import { decodeScenario } from './decodeScenario.ts'
import { DEFAULT_CAPACITY, DEFAULT_KUBELET, DEFAULT_RUNTIME } from './defaults.ts'

const document = (spec: unknown): unknown => ({ apiVersion: 'podarium.dev/v1alpha1', kind: 'Scenario', spec })
const messages = (spec: unknown): readonly string[] => decodeScenario(document(spec)).problems.map((p) => p.message)

test('an empty scenario has every default', () => {
  const { document: read, problems } = decodeScenario(document(undefined))
  expect(problems).toEqual([])
  expect(read?.spec).toMatchObject({
    kubernetesVersion: '1.36',
    seed: 1,
    startTime: Date.UTC(2026, 0, 15, 12),
    kubelet: DEFAULT_KUBELET,
    runtime: DEFAULT_RUNTIME,
    timeline: [],
  })
})

test('durations are read into milliseconds, a bare number as seconds', () => {
  const spec = { duration: '5m', runtime: { runPodSandbox: '0.3s' }, timeline: [{ at: 10, run: 'kill web app 9' }] }
  const { document: read } = decodeScenario(document(spec))
  expect(read?.spec).toMatchObject({
    duration: 300_000,
    runtime: { runPodSandbox: 300, createContainer: 50, startContainer: 100 },
    timeline: [{ at: 10_000, run: 'kill web app 9' }],
  })
})

test('a node keeps the default of each capacity that it does not name', () => {
  const { document: read } = decodeScenario(document({ nodes: [{ name: 'big', capacity: { cpu: '64' } }] }))
  expect(read?.spec.nodes).toEqual([
    { name: 'big', capacity: { ...DEFAULT_CAPACITY, cpu: '64' }, labels: {}, taints: [] },
  ])
})

test('a signal is the same with and without SIG', () => {
  const programs = [
    { container: 'app', attempts: [{ onSignal: { SIGTERM: { after: '2s', exit: 1 }, HUP: { ignore: true } } }] },
  ]
  const { document: read } = decodeScenario(document({ programs }))
  expect(read?.spec.programs[0]?.attempts[0]?.onSignal).toEqual({
    TERM: { after: 2000, exit: 1 },
    HUP: { ignore: true },
  })
})

test.each([
  ['an unknown field', { tile: 'x' }, ['spec.tile: unknown field']],
  ['several unknown fields of one map', { a: 1, b: 2 }, ['spec.a: unknown field', 'spec.b: unknown field']],
  ['an unknown field of a list item', { images: [{ name: 'x', pul: '1s' }] }, ['spec.images[0].pul: unknown field']],
  ['a map where a text belongs', { title: {} }, ['spec.title: must be a text; put it in quotes']],
  ['a word that is no number', { seed: 'abc' }, ['spec.seed: Invalid value: "abc": must be a number']],
  [
    'a text that is no duration',
    { duration: 'soon' },
    ['spec.duration: Invalid value: "soon": must be a duration such as 10s, 1m30s or 300ms'],
  ],
  ['a duration of more than a day', { duration: '25h' }, ['spec.duration: Invalid value: "25h": must be at most 24h']],
  [
    'another version',
    { kubernetesVersion: '1.20' },
    ['spec.kubernetesVersion: Unsupported value: "1.20": supported values: "1.36", "1.34"'],
  ],
  ['an entry without a time', { timeline: [{ run: 'x' }] }, ['spec.timeline[0].at: Required value']],
  ['a list where a map belongs', { kubelet: [] }, ['spec.kubelet: must be a map']],
  ['two nodes of one name', { nodes: [{ name: 'a' }, { name: 'a' }] }, ['spec.nodes[1]: Duplicate value: "a"']],
  [
    'more than 1,000 entries',
    { timeline: Array.from({ length: 1001 }, () => ({ at: 1, run: 'x' })) },
    ['spec.timeline: Too many: must have at most 1000 items'],
  ],
])('%s is told', (_, spec, expected) => {
  expect(messages(spec)).toEqual(expected)
})

test('a wrong field costs only itself', () => {
  const spec = {
    title: 'kept',
    seed: 'abc',
    timeline: [{ run: 'no time' }, { at: '1s', run: 'good' }, { at: 'x', run: 'bad time' }],
  }
  const { document: read, problems } = decodeScenario(document(spec))
  expect(problems.map((p) => p.path)).toEqual([
    ['spec', 'seed'],
    ['spec', 'timeline', 0, 'at'],
    ['spec', 'timeline', 2, 'at'],
  ])
  expect(read?.spec).toMatchObject({ title: 'kept', seed: 1, timeline: [{ at: 1000, run: 'good' }] })
})

test('a field written without a value counts as absent', () => {
  expect(messages({ timeline: null, nodes: null })).toEqual([])
})

test('a document of an unknown version is not read', () => {
  const { document: read, problems } = decodeScenario({
    apiVersion: 'podarium.dev/v2',
    kind: 'Scenario',
    spec: { a: 1 },
  })
  expect(read).toBeUndefined()
  expect(problems.map((p) => p.message)).toContain(
    'apiVersion: Unsupported value: "podarium.dev/v2": supported values: "podarium.dev/v1alpha1"',
  )
})
