import * as v from 'valibot'
import { HOUR } from '../base/millis.ts'
import { DEFAULT_CAPACITY, DEFAULT_KUBELET, DEFAULT_RUNTIME, DEFAULT_SCENARIO, DEFAULT_START_TIME } from './defaults.ts'
import { count, duration, durationOr, fields, flag, list, mapOf, text } from './fields.ts'

const MAX_DURATION = 24 * HOUR
const MAX_TIMELINE = 1000
const MAX_NODES = 100

const listen = fields({
  port: v.pipe(
    v.number('must be a number'),
    v.integer('must be a whole number'),
    v.minValue(1, 'must be between 1 and 65535, inclusive'),
    v.maxValue(65535, 'must be between 1 and 65535, inclusive'),
  ),
  protocol: v.optional(v.picklist(['HTTP', 'TCP', 'GRPC'], 'supported values: "HTTP", "TCP", "GRPC"'), 'HTTP'),
  from: durationOr(0),
  until: v.optional(duration),
  paths: v.optional(
    mapOf(
      list(
        fields({
          from: durationOr(0),
          status: v.optional(count, 200),
          delay: durationOr(0),
          body: v.optional(text, ''),
        }),
      ),
    ),
  ),
  serving: v.optional(
    list(
      fields({
        from: durationOr(0),
        status: v.pipe(v.union([v.string(), v.number()], 'must be a status such as SERVING'), v.transform(String)),
      }),
    ),
  ),
})

const onSignal = v.pipe(
  mapOf(
    v.union(
      [
        v.strictObject({ ignore: v.literal(true) }),
        v.strictObject({ after: durationOr(0), exit: v.optional(count, 0) }),
      ],
      'must be {ignore: true} or {after: 2s, exit: 0}',
    ),
  ),
  // TERM and SIGTERM are the same signal
  v.transform((signals) =>
    Object.fromEntries(Object.entries(signals).map(([name, reaction]) => [name.replace(/^SIG/, ''), reaction])),
  ),
)

const attempt = fields({
  listen: v.optional(list(listen), []),
  files: v.optional(list(fields({ path: text, from: durationOr(0), until: v.optional(duration) })), []),
  memory: v.optional(list(fields({ from: durationOr(0), mebibytes: v.number('must be a number') })), []),
  exit: v.optional(fields({ after: durationOr(0), code: v.optional(count, 0) })),
  onSignal: v.optional(onSignal, {}),
  terminationMessage: v.optional(text),
})

const image = fields({
  name: text,
  present: v.optional(flag, false),
  pull: v.optional(duration),
  error: v.optional(text),
  failFirst: v.optional(count),
  private: v.optional(flag, false),
  entrypoint: v.optional(list(text)),
  cmd: v.optional(list(text)),
  stopSignal: v.optional(text),
  user: v.optional(text),
  uid: v.optional(count),
  size: v.optional(v.number('must be a number of bytes')),
  attempts: v.optional(list(attempt)),
})

const program = fields({
  container: v.optional(text, '*'),
  pod: v.optional(text, '*'),
  image: v.optional(text, '*'),
  attempts: v.optional(list(attempt), []),
})

const node = v.pipe(
  fields({
    name: text,
    capacity: v.optional(mapOf(v.union([v.string(), v.number()], 'must be a quantity such as 2 or 24Gi')), {}),
    labels: v.optional(mapOf(text), {}),
    taints: v.optional(list(fields({ key: text, value: v.optional(text), effect: text })), []),
  }),
  v.transform((declared) => ({ ...declared, capacity: { ...DEFAULT_CAPACITY, ...declared.capacity } })),
)

const nodes = v.pipe(
  list(node),
  v.maxLength(MAX_NODES, `Too many: must have at most ${MAX_NODES} items`),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    const seen = new Set<string>()
    dataset.value.forEach((item, index) => {
      if (seen.has(item.name)) {
        addIssue({
          message: `Duplicate value: ${JSON.stringify(item.name)}`,
          path: [{ type: 'array', origin: 'value', input: dataset.value, key: index, value: item }],
        })
      }
      seen.add(item.name)
    })
  }),
)

const kubelet = fields({
  serializeImagePulls: v.optional(flag, DEFAULT_KUBELET.serializeImagePulls),
  maxPods: v.optional(count, DEFAULT_KUBELET.maxPods),
  eventRecordQPS: v.optional(count, DEFAULT_KUBELET.eventRecordQPS),
  eventBurst: v.optional(count, DEFAULT_KUBELET.eventBurst),
})

const runtime = fields({
  runPodSandbox: durationOr(DEFAULT_RUNTIME.runPodSandbox),
  createContainer: durationOr(DEFAULT_RUNTIME.createContainer),
  startContainer: durationOr(DEFAULT_RUNTIME.startContainer),
})

const runtimeFault = fields({ call: text, pod: v.optional(text, '*'), times: v.optional(count, 1), message: text })

const kubernetesVersion = v.pipe(
  v.union([v.string(), v.number()], 'supported values: "1.36", "1.34"'),
  v.transform((version) => /^v?(\d+\.\d+)(\.\d+)?$/.exec(String(version))?.[1] ?? String(version)),
  v.picklist(['1.36', '1.34'], 'supported values: "1.36", "1.34"'),
)

const startTime = v.pipe(
  v.string('must be a time such as 2026-01-15T12:00:00Z'),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/, 'must be a time such as 2026-01-15T12:00:00Z'),
  v.transform((time) => Date.parse(time)),
  v.number('must be a time such as 2026-01-15T12:00:00Z'),
)

const spec = fields({
  title: v.optional(text, ''),
  description: v.optional(text, ''),
  kubernetesVersion: v.optional(kubernetesVersion, DEFAULT_SCENARIO.kubernetesVersion),
  featureGates: v.optional(mapOf(flag), {}),
  seed: v.optional(
    v.pipe(v.number('must be a number'), v.safeInteger('must be a whole number')),
    DEFAULT_SCENARIO.seed,
  ),
  startTime: v.optional(startTime, new Date(DEFAULT_START_TIME).toISOString()),
  duration: v.optional(v.pipe(duration, v.maxValue(MAX_DURATION, 'must be at most 24h'))),
  nodes: v.optional(nodes, []),
  kubelet: v.optional(kubelet, {}),
  runtime: v.optional(runtime, {}),
  images: v.optional(list(image), []),
  programs: v.optional(list(program), []),
  runtimeFaults: v.optional(list(runtimeFault), []),
  timeline: v.optional(
    v.pipe(
      list(fields({ at: v.pipe(duration, v.maxValue(MAX_DURATION, 'must be at most 24h')), run: text })),
      v.maxLength(MAX_TIMELINE, `Too many: must have at most ${MAX_TIMELINE} items`),
    ),
    [],
  ),
})

/** The Scenario document: what may be written, and what holds where nothing is. Durations become milliseconds. */
export const ScenarioDocument = fields({
  apiVersion: v.literal('podarium.dev/v1alpha1', 'supported values: "podarium.dev/v1alpha1"'),
  kind: v.literal('Scenario'),
  metadata: v.optional(
    fields({
      name: v.optional(text, DEFAULT_SCENARIO.name),
      labels: v.optional(mapOf(text)),
      annotations: v.optional(mapOf(text)),
    }),
    {},
  ),
  spec: v.optional(spec, {}),
})

/** A Scenario document that has been read, all defaults filled in. */
export type ScenarioDocument = v.InferOutput<typeof ScenarioDocument>
