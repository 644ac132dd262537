import fc from 'fast-check'
import { expect, test } from 'vitest'
import { prepareCreate } from './create.ts'
import { expandList } from './parse/expandList.ts'
import { parseDocuments } from './parse/parseDocuments.ts'

const SEED = 20_261_121
const RUNS = 2000
const OPTIONS = { kubernetesVersion: '1.36', featureGates: {} } as const

const TEXTS = [
  `apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec:
  restartPolicy: Always
  initContainers:
  - {name: setup, image: "busybox:1.36", command: [sh, -c, "true"], restartPolicy: Always}
  containers:
  - name: app
    image: nginx:1.27
    ports: [{containerPort: 80, name: http}]
    env: [{name: A, value: "1"}, {name: B, valueFrom: {fieldRef: {fieldPath: metadata.name}}}]
    resources: {requests: {cpu: 100m}, limits: {memory: 64Mi}}
    livenessProbe: {httpGet: {path: /, port: http}, periodSeconds: 5}
    lifecycle: {preStop: {exec: {command: [sleep, "5"]}}}
    volumeMounts: [{name: data, mountPath: /data}]
  volumes: [{name: data, emptyDir: {}}]
  affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: a, operator: In, values: [b]}]}]}}}
`,
  `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 3
  selector: {matchLabels: {app: web}}
  strategy: {rollingUpdate: {maxSurge: 25%, maxUnavailable: 1}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, image: x}]}
`,
  `apiVersion: v1
kind: Service
metadata: {name: web}
spec: {type: NodePort, clusterIPs: [10.96.0.9], ports: [{port: 80, targetPort: http, nodePort: 30080}], selector: {app: web}}
---
apiVersion: batch/v1
kind: CronJob
metadata: {name: nightly}
spec:
  schedule: "0 3 * * *"
  timeZone: Europe/Rome
  jobTemplate: {spec: {backoffLimit: 2, template: {spec: {restartPolicy: Never, containers: [{name: a, image: x}]}}}}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db}
spec:
  serviceName: db
  selector: {matchLabels: {app: db}}
  template: {metadata: {labels: {app: db}}, spec: {containers: [{name: a, image: x}]}}
  volumeClaimTemplates: [{metadata: {name: data}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}]
`,
]

/** What a text may become at a place: other values, other structure, nothing. */
const PIECES = [
  '',
  'null',
  '~',
  '[]',
  '{}',
  '-1',
  '0',
  '1e99',
  '"',
  "'",
  '*a',
  '&a ',
  '- ',
  ': ',
  '\t',
  '\n',
  '  ',
  '# ',
].concat(['[', ']', '{', '}', ',', '!!str ', '|\n', 'true', '9999999999999', '__proto__: 1\n', 'ä', '<<: ', '---\n'])
const mutation = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.nat({ max: 14 }),
  piece: fc.constantFrom(...PIECES),
})

/** Cuts by whole tokens half of the time, so that many of the texts still are YAML. */
function mutated(text: string, { at, cut, piece }: { at: number; cut: number; piece: string }): string {
  const place = Math.floor(at * text.length)
  const token = /[\w./%"]+/g
  token.lastIndex = place
  const found = cut < 8 ? token.exec(text) : null
  const [start, end] = found ? [found.index, token.lastIndex] : [place, place + cut - 8]
  return text.slice(0, start) + piece + text.slice(Math.max(start, end))
}

test('whatever a manifest becomes, it is created or refused with a reason, and nothing throws', () => {
  let created = 0
  let refused = 0
  fc.assert(
    fc.property(fc.constantFrom(...TEXTS), fc.array(mutation, { minLength: 1, maxLength: 3 }), (text, mutations) => {
      const { documents, diagnostics } = parseDocuments(mutations.reduce(mutated, text))
      for (const { index, value, rangeOf } of documents) {
        if (diagnostics.some((each) => each.document === index && each.severity === 'error')) continue
        for (const { value: object, path } of expandList(value)) {
          const prepared = prepareCreate(object, OPTIONS)
          if (prepared.ok) {
            created++
            expect(prepared.value.object.kind).toBeTypeOf('string')
          } else {
            refused++
            expect(prepared.error.message).not.toBe('')
            expect(prepared.error.paths.length).toBeGreaterThan(0)
            for (const place of prepared.error.paths) {
              const { start, end } = rangeOf([...path, ...place])
              expect(end).toBeGreaterThanOrEqual(start)
            }
          }
        }
      }
    }),
    { seed: SEED, numRuns: RUNS },
  )
  expect(created).toBeGreaterThan(RUNS / 10)
  expect(refused).toBeGreaterThan(RUNS / 10)
})
