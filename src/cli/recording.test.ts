import { expect, test } from 'vitest'
import { DEFAULT_SCENARIO, DEFAULT_START_TIME } from '../scenario/defaults.ts'
import { TraceBuilder } from '../trace/builder.ts'
import { type EventOccurrence, NO_CAUSE, type Revision } from '../trace/records.ts'
import type { Trace } from '../trace/trace.ts'
import { recordingText, toRecording } from './recording.ts'

function traceOf(write: (builder: TraceBuilder) => void): Trace {
  const builder = new TraceBuilder()
  builder.addLane({ kind: 'commands' })
  write(builder)
  const { name, title, seed, runtime } = DEFAULT_SCENARIO
  return builder.finish(
    {
      schema: 'podarium.dev/trace/v1',
      name,
      title,
      kubernetes: '1.36',
      seed,
      startTime: DEFAULT_START_TIME,
      duration: 30_000,
      ended: 'asked',
      runtime,
      created: [{ time: 1, document: 0, kind: 'Pod', name: 'web', error: 'refused' }],
      notices: [{ kind: 'notModelled', document: 0, path: [], message: 'volumes of that kind' }],
    },
    30_000,
  )
}

const revision = (kind: string, object: Record<string, unknown>, type: Revision['type'] = 'ADDED'): Revision => ({
  type,
  ref: { kind, namespace: 'default', name: 'web' },
  object,
})

const observed = (...revisions: readonly Revision[]) => {
  const trace = traceOf((builder) => {
    revisions.forEach((each, index) => {
      builder.revision(1000 * index, 0, NO_CAUSE, each)
    })
  })
  return toRecording(trace, DEFAULT_SCENARIO).observations
}

test('a pod keeps labels, owners, deletion, node, sidecars and status', () => {
  const metadata = {
    name: 'web',
    namespace: 'default',
    uid: '11111111-2222-4333-8444-555555555555',
    resourceVersion: '7',
    generation: 1,
    labels: { app: 'web' },
    annotations: { a: 'b' },
    creationTimestamp: '2026-01-15T12:00:03Z',
    ownerReferences: [{ kind: 'ReplicaSet', name: 'web-1', controller: true, uid: 'x' }],
  }
  const spec = { initContainers: [{ name: 'i' }, { name: 's', restartPolicy: 'Always' }], containers: [{ name: 'c' }] }
  const [pod] = observed(revision('Pod', { metadata, spec, status: { phase: 'Pending' } }))
  expect(pod).toEqual({
    t: 0,
    type: 'ADDED',
    kind: 'Pod',
    name: 'web',
    object: {
      metadata: {
        creationTimestamp: '+3s',
        generation: 1,
        labels: { app: 'web' },
        ownerReferences: [{ controller: true, kind: 'ReplicaSet', name: 'web-1' }],
      },
      nodeName: null,
      sidecars: ['s'],
      status: { phase: 'Pending' },
    },
  })
})

test.each([
  ['EndpointSlice', { endpoints: [], ports: [{ port: 80 }] }, { endpoints: null, ports: [{ port: 80 }] }],
  [
    'Deployment',
    { metadata: { name: 'web' }, spec: { replicas: 1 } },
    { metadata: {}, spec: { replicas: 1 }, status: {} },
  ],
  [
    'Node',
    { metadata: { labels: { a: 'b' } }, spec: {}, status: { conditions: [] } },
    { conditions: [], metadata: { labels: { a: 'b' } }, taints: null, unschedulable: null },
  ],
])('of the kind %s is kept what matters', (kind, object, kept) => {
  expect(observed(revision(kind, object)).map((each) => each.object)).toEqual([kept])
})

test('kinds that a recording does not watch are left out', () => {
  expect(observed(revision('ConfigMap', { data: {} }), revision('Service', {}))).toEqual([])
})

test('an event is added once and then modified under the same name', () => {
  const said: EventOccurrence = {
    name: 'web.1',
    type: 'Warning',
    reason: 'BackOff',
    message: 'Back-off',
    count: 1,
    regarding: { kind: 'Pod', namespace: 'default', name: 'web' },
    fieldPath: 'spec.containers{c}',
    component: 'kubelet',
    host: 'node-1',
    firstTime: 2000,
  }
  const trace = traceOf((builder) => {
    builder.event(2003, 0, NO_CAUSE, said)
    builder.event(9003, 0, NO_CAUSE, { ...said, count: 2 })
  })
  const { observations } = toRecording(trace, DEFAULT_SCENARIO)
  expect(observations.map(({ t, type, name }) => [t, type, name])).toEqual([
    [2.003, 'ADDED', '<event-1>'],
    [9.003, 'MODIFIED', '<event-1>'],
  ])
  expect(observations[1]?.object).toEqual({
    count: 2,
    fieldPath: 'spec.containers{c}',
    firstTimestamp: '+2s',
    lastTimestamp: '+9s',
    message: 'Back-off',
    object: 'Pod/web',
    reason: 'BackOff',
    reportingComponent: 'kubelet',
    source: { component: 'kubelet', host: 'node-1' },
    type: 'Warning',
  })
})

test('an event of the events.k8s.io API has an instant and no count of its own', () => {
  const said: EventOccurrence = {
    name: 'web.1',
    type: 'Normal',
    reason: 'Scheduled',
    message: 'Successfully assigned',
    count: 1,
    regarding: { kind: 'Pod', name: 'web' },
    component: 'default-scheduler',
    action: 'Binding',
    firstTime: 20,
  }
  const { observations } = toRecording(
    traceOf((builder) => builder.event(23, 0, NO_CAUSE, said)),
    DEFAULT_SCENARIO,
  )
  expect(observations[0]?.object).toEqual({
    action: 'Binding',
    eventTime: '+0.02s',
    message: 'Successfully assigned',
    object: 'Pod/web',
    reason: 'Scheduled',
    reportingComponent: 'default-scheduler',
    source: {},
    type: 'Normal',
  })
})

test('steps are the entries of the timeline, and not the creation of the manifests', () => {
  const command = { end: 5100, stdout: 'done\n', stderr: '', code: 0 }
  const trace = traceOf((builder) => {
    builder.command(0, 0, NO_CAUSE, { ...command, run: 'kubectl apply' })
    builder.command(5000, 0, NO_CAUSE, { ...command, run: 'kubectl delete pod web', entry: 0 })
  })
  expect(toRecording(trace, DEFAULT_SCENARIO).steps).toEqual([
    { t: 5, end: 5.1, run: 'kubectl delete pod web', stdout: 'done\n', code: 0 },
  ])
})

test('a recording tells the answers, what is not modelled, and the longest probe period', () => {
  const trace = traceOf((builder) => {
    const pod = { kind: 'Pod', name: 'web' }
    const probe = { kind: 'probe', pod, container: 'c', probe: 'livenessProbe', handler: 'exec' } as const
    builder.addLane({ ...probe, periodSeconds: 3, failureThreshold: 3, successThreshold: 1 })
    builder.addLane({ ...probe, periodSeconds: 20, failureThreshold: 3, successThreshold: 1 })
  })
  expect(toRecording(trace, DEFAULT_SCENARIO)).toMatchObject({
    schema: 'podarium.dev/recording/v1',
    kubernetes: 'v1.36.3',
    duration: 30,
    probePeriod: 20,
    created: [{ t: 0.001, kind: 'Pod', name: 'web', error: 'refused' }],
    notModelled: ['volumes of that kind'],
  })
})

test('a recording is written with one observation a line', () => {
  const trace = traceOf((builder) => {
    builder.revision(0, 0, NO_CAUSE, revision('Pod', {}))
    builder.revision(10, 0, NO_CAUSE, revision('Pod', {}, 'DELETED'))
  })
  const recording = toRecording(trace, DEFAULT_SCENARIO)
  const text = recordingText(recording)
  expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(recording)))
  expect(text.split('\n').filter((line) => line.startsWith('{"t":') && line.includes('"type"'))).toHaveLength(2)
})
