import { expect, test } from 'vitest'
import { complaints, manifest } from '../testObjects.ts'

const budget = (spec: object, metadata?: object) => manifest('policy/v1', 'PodDisruptionBudget', spec, metadata)
const priority = (fields: object, name = 'high') => ({
  ...{ apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name }, value: 1000 },
  ...fields,
})

test.each<[object, string[]]>([
  [{ minAvailable: 1, selector: { matchLabels: { app: 'web' } } }, []],
  [
    { minAvailable: 1, maxUnavailable: '50%', selector: { matchLabels: { app: 'web' } } },
    [
      'spec: Invalid value: {"MinAvailable":1,"MaxUnavailable":"50%","Selector":{"matchLabels":{"app":"web"}},"UnhealthyPodEvictionPolicy":null}: minAvailable and maxUnavailable cannot be both set',
    ],
  ],
  [{ minAvailable: -1 }, ['spec.minAvailable: Invalid value: -1: must be greater than or equal to 0']],
  [{ maxUnavailable: '101%' }, ['spec.maxUnavailable: Invalid value: "101%": must not be greater than 100%']],
  [
    { unhealthyPodEvictionPolicy: 'Never' },
    ['spec.unhealthyPodEvictionPolicy: Unsupported value: "Never": supported values: "AlwaysAllow", "IfHealthyBudget"'],
  ],
])('a disruption budget of %j is answered by %j', (spec, expected) => {
  expect(complaints(budget(spec))).toEqual(expected)
})

test('the metadata of a disruption budget is only looked at when its spec is sound', () => {
  const metadata = { name: 'a/b' }
  expect(complaints(budget({ minAvailable: 1 }, metadata))).toEqual([
    `metadata.name: Invalid value: "a/b": may not contain '/'`,
  ])
  expect(complaints(budget({ minAvailable: -1 }, metadata))).toHaveLength(1)
})

test.each<[string, object, string[]]>([
  ['high', {}, []],
  [
    'high',
    { value: 1_000_000_001 },
    ['value: Forbidden: maximum allowed value of a user defined priority is 1000000000'],
  ],
  [
    'high',
    { preemptionPolicy: 'Maybe' },
    ['preemptionPolicy: Unsupported value: "Maybe": supported values: "Never", "PreemptLowerPriority"'],
  ],
  [
    'system-mine',
    {},
    [
      "metadata.name: Forbidden: priority class names with 'system-' prefix are reserved for system use only. error: system-mine is not a known system priority class",
    ],
  ],
  [
    'system-node-critical',
    {},
    [
      "metadata.name: Forbidden: priority class names with 'system-' prefix are reserved for system use only. error: value of system-node-critical PriorityClass must be 2000001000",
    ],
  ],
])('the priority class %s with %j is answered by %j', (name, fields, expected) => {
  expect(complaints(priority(fields, name))).toEqual(expected)
})

test.each<[object, string[]]>([
  [{ handler: 'runsc', overhead: { podFixed: { cpu: '10m' } } }, []],
  [{ handler: 'a.b' }, ['handler: Invalid value: "a.b": must not contain dots']],
  [
    { handler: 'runsc', overhead: { podFixed: { pods: '1' } } },
    ['overhead.limits[pods]: Invalid value: "pods": must be a standard resource for containers'],
  ],
  [
    {
      handler: 'runsc',
      scheduling: {
        nodeSelector: { 'a b': 'c' },
        tolerations: [
          { key: 'a', operator: 'Exists' },
          { key: 'a', operator: 'Exists' },
        ],
      },
    },
    [
      expect.stringContaining('scheduling.nodeSelector: Invalid value: "a b": name part must consist of') as never,
      'scheduling.tolerations[1]: Duplicate value: {"Key":"a","Operator":"Exists","Value":"","Effect":"","TolerationSeconds":null}',
    ],
  ],
])('a runtime class with %j is answered by %j', (fields, expected) => {
  const value = { apiVersion: 'node.k8s.io/v1', kind: 'RuntimeClass', metadata: { name: 'sandbox' }, ...fields }
  expect(complaints(value)).toEqual(expected)
})
