import { expect, test } from 'vitest'
import type { ConfigMap, Node, Pod } from '../../api/types.ts'
import type { TimelineEntry } from '../../scenario/scenario.ts'
import type { CommandRun } from '../../trace/records.ts'
import { createObject } from '../apiserver/create.ts'
import { deletePod } from '../apiserver/deletion.ts'
import type { Cluster } from '../cluster.ts'
import { testCluster } from '../testCluster.ts'
import { runTimeline } from './runTimeline.ts'

function cluster(): Cluster {
  const made = testCluster()
  createObject(made, {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', labels: { app: 'web' } },
    spec: {
      nodeName: 'node-1',
      containers: [{ name: 'app', image: 'nginx:1.27' }],
      terminationGracePeriodSeconds: 5,
    },
  })
  const status = { phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] }
  made.store.update<Pod>('Pod', 'default', 'web', (old) => ({ ...old, status }))
  return made
}

function ran(on: Cluster, ...runs: (string | TimelineEntry)[]): readonly CommandRun[] {
  const entries = runs.map((run) => (typeof run === 'string' ? { at: 0, run } : run))
  runTimeline(on, entries)
  on.kernel.run(60_000)
  return on.trace.finish({} as never).commands
}

const pod = (on: Cluster) => on.store.get<Pod>('Pod', 'default', 'web')

const LINES: [string, Partial<CommandRun>][] = [
  ['kubectl delete pod web --wait=false', { stdout: 'pod "web" deleted from default namespace\n', code: 0 }],
  ['kubectl delete pod nothere', { stderr: 'Error from server (NotFound): pods "nothere" not found\n', code: 1 }],
  ['kubectl delete pod nothere --ignore-not-found', { stdout: '', stderr: '', code: 0 }],
  ['kubectl label pod web tier=front', { stdout: 'pod/web labeled\n' }],
  ['kubectl label pod web app=api', { stderr: "error: 'app' already has a value (web), and --overwrite is false\n" }],
  ['kubectl label pod web app-', { stdout: 'pod/web unlabeled\n' }],
  ["kubectl annotate pod web note='seen by me'", { stdout: 'pod/web annotated\n' }],
  ['kubectl set image pod/web app=nginx:1.28', { stdout: 'pod/web image updated\n' }],
  ['kubectl create configmap s --from-literal=a=b', { stdout: 'configmap/s created\n' }],
  ['kubectl create secret generic t --from-literal=a=😀', { stdout: 'secret/t created\n' }],
  ['kubectl run web --image=nginx', { stderr: 'Error from server (AlreadyExists): pods "web" already exists\n' }],
  [
    `kubectl run web --image=nginx --overrides='{"spec":{"imagePullSecrets":[{}]}}'`,
    {
      stderr:
        'Warning: spec.imagePullSecrets[0].name: invalid empty name ""\nError from server (AlreadyExists): pods "web" already exists\n',
    },
  ],
  ['kubectl get pod web -o name', { stdout: 'pod/web\n' }],
  ["kubectl get pod web -o jsonpath='{.spec.containers[0].image}'", { stdout: 'nginx:1.27' }],
  ['kubectl wait --for=condition=Ready pod/web', { stdout: 'pod/web condition met\n' }],
  ['kubectl cordon node-1', { stdout: 'node/node-1 cordoned\n' }],
  ['kubectl taint node node-1 k=v:NoExecute', { stdout: 'node/node-1 tainted\n' }],
  ['kubectl patch pod nothere -p {}', { stderr: 'Error from server (NotFound): pods "nothere" not found\n' }],
  ['kubectl get widgets', { stderr: 'error: the server doesn\'t have a resource type "widgets"\n', code: 1 }],
]

test.each(LINES)('%s answers as kubectl does', (run, expected) => {
  expect(ran(cluster(), run)[0]).toMatchObject(expected)
})

test('a delete that waits ends when the pod is gone', () => {
  const on = cluster()
  on.kernel.at(4000, () => deletePod(on.store, 'default', 'web', { gracePeriodSeconds: 0 }))
  const [run] = ran(on, 'kubectl delete pod web')
  expect(run?.end).toBeGreaterThan(4000)
  expect(run?.end).toBeLessThan(4100)
})

test('a wait in vain ends with its timeout', () => {
  const [run] = ran(cluster(), 'kubectl wait --for=condition=Initialized pod/web --timeout=3s')
  expect(run).toMatchObject({ stderr: 'error: timed out waiting for the condition on pods/web\n', code: 1 })
  expect(run?.end).toBeGreaterThan(3000)
})

test('finalizers are removed by a patch with null, which lets a deleted pod go', () => {
  const on = cluster()
  on.store.update<Pod>('Pod', 'default', 'web', (old) => ({
    ...old,
    metadata: { ...old.metadata, finalizers: ['example.com/x'] },
  }))
  ran(on, { at: 0, run: 'kubectl delete pod web --force --grace-period=0 --wait=false' })
  expect(pod(on)?.metadata.deletionGracePeriodSeconds).toBe(0)
  runTimeline(on, [{ at: 61_000, run: `kubectl patch pod web --type=merge -p '{"metadata":{"finalizers":null}}'` }])
  on.kernel.run(62_000)
  expect(pod(on)).toBeUndefined()
})

test('a script substitutes the output of commands and feeds a here-string to the next', () => {
  const on = cluster()
  const path = `"/api/v1/namespaces/$(kubectl get pod web -o jsonpath='{.metadata.namespace}')/pods/web/eviction"`
  const [run] = ran(on, `kubectl create --raw ${path} -f - <<< '{"kind":"Eviction"}'`)
  expect(run?.stdout).toContain('"status":"Success"')
  expect(pod(on)?.status?.conditions?.at(-1)?.reason).toBe('EvictionByEvictionAPI')
})

test('a here-document is applied', () => {
  const on = cluster()
  const text = 'kubectl apply -f - <<Y\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: s}\ndata: {a: b}\nY\n'
  expect(ran(on, text)[0]).toMatchObject({ stdout: 'configmap/s created\n', code: 0 })
  expect(on.store.get<ConfigMap>('ConfigMap', 'default', 's')?.data).toEqual({ a: 'b' })
})

test('an unknown verb fails and is told', () => {
  const on = cluster()
  expect(ran(on, 'reboot node-1')[0]).toMatchObject({ stderr: 'sh: reboot: not found\n', code: 127 })
  expect(on.notices.map((n) => n.kind)).toEqual(['notModelled'])
})

test('a cordoned node is unschedulable until it is uncordoned', () => {
  const on = cluster()
  ran(on, 'kubectl cordon node-1', { at: 5000, run: 'kubectl uncordon node-1' })
  const revisions = on.trace.finish({} as never).revisions.filter((r) => r.ref.kind === 'Node')
  expect(revisions.map((r) => (r.object as Node).spec?.unschedulable)).toEqual([undefined, true, undefined])
})

test.each([
  [
    'a: b: c',
    'error: error parsing STDIN: error converting YAML to JSON: yaml: mapping values are not allowed in this context\n',
  ],
  [
    'kind: Pod',
    'error: error validating "STDIN": error validating data: apiVersion not set; if you choose to ignore these errors, turn validation off with --validate=false\n',
  ],
  [
    '{apiVersion: v1, kind: Pod, metadata: {name: 5}}',
    'error: unable to decode "STDIN": json: cannot unmarshal number into Go struct field ObjectMeta.metadata.name of type string\n',
  ],
  [
    '{apiVersion: v1, kind: Pot, metadata: {name: a}}',
    'error: resource mapping not found for name: "a" namespace: "" from "STDIN": no matches for kind "Pot" in version "v1"\nensure CRDs are installed first\n',
  ],
])('what kubectl cannot read (%s) it tells in its own words', (text, stderr) => {
  expect(ran(cluster(), `kubectl apply -f - <<Y\n${text}\nY\n`)[0]).toMatchObject({ stderr, code: 1 })
})
