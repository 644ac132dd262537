import { expect, test } from 'vitest'
import { parseScenario } from '../scenario/parse.ts'
import { NO_CAUSE, RecordKind } from '../trace/records.ts'
import { serializeTrace } from '../trace/serialize.ts'
import type { Trace } from '../trace/trace.ts'
import { simulate } from './simulate.ts'

const POD = `
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec:
  containers:
  - name: app
    image: example.com/app:1
    readinessProbe: {httpGet: {path: /ready, port: 8080}, periodSeconds: 2}
  - name: crash
    image: example.com/app:1
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {app: web}
  ports: [{port: 80, targetPort: 8080}]
`
const SCENARIO = `---
apiVersion: podarium.dev/v1alpha1
kind: Scenario
metadata: {name: test}
spec:
  duration: 60s
  images: [{name: "example.com/*", present: true, entrypoint: [/app]}]
  programs:
  - {container: app, attempts: [{listen: [{port: 8080}]}]}
  - {container: crash, attempts: [{exit: {after: 1s, code: 1}}]}
`

const traceOf = (text: string): Trace => {
  const { scenario, diagnostics } = parseScenario(text)
  expect(diagnostics).toEqual([])
  return simulate(scenario)
}

/** What is told of each record before an instant: its time and kind, and its row where it has words. */
function until(trace: Trace, end: number): string[] {
  const { time, kind, row } = trace.records
  const told: string[] = []
  for (let i = 0; i < time.length && (time[i] ?? 0) < end; i++) {
    const r = row[i] ?? 0
    const words =
      kind[i] === RecordKind.event ? trace.events[r] : kind[i] === RecordKind.revision ? trace.revisions[r] : undefined
    told.push(`${time[i]} ${kind[i]} ${JSON.stringify(words) ?? ''}`)
  }
  return told
}

test('equal scenarios give equal traces', () => {
  expect(serializeTrace(traceOf(POD + SCENARIO))).toBe(serializeTrace(traceOf(POD + SCENARIO)))
})

test('deleting a pod at 20 s changes nothing before 20 s, and much after it', () => {
  const kept = traceOf(POD + SCENARIO)
  const deleted = traceOf(`${POD}${SCENARIO}  timeline: [{at: 20s, run: kubectl delete pod web}]\n`)
  expect(until(deleted, 20_000)).toEqual(until(kept, 20_000))
  expect(until(kept, 20_000).length).toBeGreaterThan(50)
  expect(deleted.revisions.at(-1)).not.toEqual(kept.revisions.at(-1))
})

test('a longer duration adds to a trace and changes nothing of it', () => {
  const longer = traceOf(POD + SCENARIO.replace('60s', '90s'))
  expect(until(longer, 60_000)).toEqual(until(traceOf(POD + SCENARIO), 60_000))
})

test('another seed changes times, names and addresses, not what happens', () => {
  const told = (seed: number) => {
    const { events } = traceOf(POD + SCENARIO.replace('duration', `seed: ${seed}\n  duration`))
    return new Set(events.map((e) => `${e.regarding.name} ${e.type} ${e.reason} ${e.fieldPath}`))
  }
  const texts = [1, 2].map((seed) =>
    serializeTrace(traceOf(POD + SCENARIO.replace('duration', `seed: ${seed}\n  duration`))),
  )
  expect(texts[0]).not.toBe(texts[1])
  expect([...told(2)].toSorted()).toEqual([...told(1)].toSorted())
})

test('records are in time order, and a cause stands before its effect', () => {
  const { time, cause } = traceOf(POD + SCENARIO).records
  const late = [...time.keys()].filter((i) => i > 0 && (time[i] ?? 0) < (time[i - 1] ?? 0))
  const uncaused = [...cause.keys()].filter((i) => cause[i] !== NO_CAUSE && (cause[i] ?? 0) >= i)
  expect([late, uncaused]).toEqual([[], []])
  expect(cause.filter((c) => c !== NO_CAUSE).length).toBeGreaterThan(cause.length / 2)
})

test('an object’s versions rise by resourceVersion, from ADDED on, and end with DELETED', () => {
  const { revisions } = traceOf(`${POD}${SCENARIO}  timeline: [{at: 20s, run: kubectl delete pod web}]\n`)
  const pod = revisions.filter((r) => r.ref.kind === 'Pod' && r.ref.name === 'web')
  expect(pod.map((r) => r.type)).toEqual(['ADDED', ...pod.slice(2).map(() => 'MODIFIED'), 'DELETED'])
  const versions = pod
    .slice(0, -1)
    .map((r) => Number((r.object.metadata as { resourceVersion: string }).resourceVersion))
  expect(versions).toEqual([...new Set(versions)].toSorted((a, b) => a - b))
})

test('without a duration a trace ends soon after the last thing that happened', () => {
  const { header } = traceOf(
    'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: app, image: nginx}]}\n',
  )
  expect(header.ended).toBe('quiet')
  expect(header.duration).toBeGreaterThanOrEqual(20_000)
  expect(header.duration).toBeLessThanOrEqual(60_000)
})

test('a text without a single manifest is a quiet cluster', () => {
  const { header, events } = traceOf('')
  expect([header.ended, header.created, events]).toEqual(['quiet', [], []])
})

test('what the API server refuses is told and does not run', () => {
  const { header, revisions } = traceOf('apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: []}\n')
  expect(header.created[0]?.error).toContain('spec.containers: Required value')
  expect(revisions.some((r) => r.ref.kind === 'Pod')).toBe(false)
})

test('three hundred pods at once end within the step limit, all of them running', () => {
  const { scenario } = parseScenario(`
apiVersion: podarium.dev/v1alpha1
kind: Scenario
metadata: {name: many}
spec:
  duration: 10s
  nodes: [{name: big, capacity: {pods: 300, cpu: "64", memory: 64Gi}}]
  images: [{name: "example.com/*", present: true, entrypoint: [/app]}]
`)
  const manifests = Array.from({ length: 300 }, (_, document) => ({
    document,
    value: {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: `web-${document}` },
      spec: { containers: [{ name: 'app', image: 'example.com/app:1' }] },
    },
  }))
  const { header, revisions } = simulate({ ...scenario, manifests })
  expect(header.ended).toBe('asked')
  const pods = revisions.filter((r) => r.ref.kind === 'Pod')
  const phases = new Map(pods.map((r) => [r.ref.name, (r.object.status as { phase?: string }).phase]))
  expect([phases.size, ...new Set(phases.values())]).toEqual([300, 'Running'])
})
