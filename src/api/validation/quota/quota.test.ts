import { expect, test } from 'vitest'
import { complaints, manifest } from '../testObjects.ts'

const ratio = (most: string) => ({
  type: 'Container',
  min: { cpu: '100m' },
  max: { cpu: '1' },
  maxLimitRequestRatio: { cpu: most },
})

test.each<[object, string[]]>([
  [{ type: 'Container', min: { cpu: '100m' }, max: { cpu: '1' } }, []],
  [{ type: 'Node' }, ['spec.limits[0].type: Invalid value: "Node": must be a standard limit type or fully qualified']],
  [
    { type: 'Container', max: { pods: '3' } },
    [
      'spec.limits[0].max[pods]: Invalid value: "pods": must be a standard resource for containers',
      'spec.limits[0].default[pods]: Invalid value: "pods": must be a standard resource for containers',
      'spec.limits[0].defaultRequest[pods]: Invalid value: "pods": must be a standard resource for containers',
    ],
  ],
  [
    { type: 'Pod', default: { cpu: '1' }, defaultRequest: { cpu: '1' } },
    [
      "spec.limits[0].default: Forbidden: may not be specified when `type` is 'Pod'",
      "spec.limits[0].defaultRequest: Forbidden: may not be specified when `type` is 'Pod'",
    ],
  ],
  [
    { type: 'PersistentVolumeClaim' },
    [
      'spec.limits[0].limits: Required value: either minimum or maximum storage value is required, but neither was provided',
    ],
  ],
  [
    { type: 'Pod', min: { cpu: '2' }, max: { cpu: '1' } },
    ['spec.limits[0].min[cpu]: Invalid value: "2": min value 2 is greater than max value 1'],
  ],
  [
    { type: 'Container', default: { cpu: '2' }, defaultRequest: { cpu: '3' }, max: { cpu: '1' } },
    [
      'spec.limits[0].defaultRequest[cpu]: Invalid value: "3": default request value 3 is greater than max value 1',
      'spec.limits[0].defaultRequest[cpu]: Invalid value: "3": default request value 3 is greater than default limit value 2',
      'spec.limits[0].default[cpu]: Invalid value: "1": default value 2 is greater than max value 1',
    ],
  ],
  [
    { type: 'Container', min: { cpu: '2' }, default: { cpu: '1' }, defaultRequest: { cpu: '1' } },
    [
      'spec.limits[0].defaultRequest[cpu]: Invalid value: "1": min value 2 is greater than default request value 1',
      'spec.limits[0].default[cpu]: Invalid value: "2": min value 2 is greater than default value 1',
    ],
  ],
  [ratio('10'), []],
  [
    ratio('11'),
    ['spec.limits[0].maxLimitRequestRatio[cpu]: Invalid value: "11": ratio 11 is greater than max/min = 10.000000'],
  ],
  [ratio('500m'), ['spec.limits[0].maxLimitRequestRatio[cpu]: Invalid value: "500m": ratio 500m is less than 1']],
  [
    { type: 'Container', default: { 'nvidia.com/gpu': '2' }, defaultRequest: { 'nvidia.com/gpu': '1' } },
    [
      'spec.limits[0].defaultRequest[nvidia.com/gpu]: Invalid value: "1": default value 2 must equal to defaultRequest value 1 in nvidia.com/gpu',
    ],
  ],
])('a limit range of %j is answered by %j', (item, expected) => {
  expect(complaints(manifest('v1', 'LimitRange', { limits: [item] }))).toEqual(expected)
})

test('a type of limits occurs once', () => {
  const limits = [{ type: 'Pod' }, { type: 'Pod' }]
  expect(complaints(manifest('v1', 'LimitRange', { limits }))).toEqual(['spec.limits[1].type: Duplicate value: "Pod"'])
})

const scoped = (scopeName: string, operator: string, values?: string[]) => ({
  scopeSelector: { matchExpressions: [{ scopeName, operator, ...(values ? { values } : {}) }] },
})

test.each<[object, string[]]>([
  [{ hard: { pods: '4', 'requests.nvidia.com/gpu': '1', 'count/deployments.apps': '2' } }, []],
  [
    { hard: { storage: '1Gi' } },
    ['spec.hard[storage]: Invalid value: "storage": must be a standard resource for quota'],
  ],
  [
    { hard: { nodes: '1' } },
    [
      'spec.hard[nodes]: Invalid value: "nodes": must be a standard resource type or fully qualified',
      'spec.hard[nodes]: Invalid value: "nodes": must be a standard resource for quota',
    ],
  ],
  [{ hard: { pods: '1500m' } }, ['spec.hard[pods]: Invalid value: "1500m": must be an integer']],
  [{ hard: { cpu: '-1' } }, ['spec.hard[cpu]: Invalid value: "-1": must be greater than or equal to 0']],
  [{ hard: { pods: '4' }, scopes: ['BestEffort'] }, []],
  [
    { hard: { cpu: '4' }, scopes: ['BestEffort', 'NotBestEffort'] },
    [
      'spec.scopes: Invalid value: ["BestEffort","NotBestEffort"]: unsupported scope applied to resource',
      'spec.scopes: Invalid value: ["BestEffort","NotBestEffort"]: conflicting scopes',
    ],
  ],
  [{ scopes: ['Good'] }, ['spec.scopes: Invalid value: ["Good"]: unsupported scope']],
  [scoped('PriorityClass', 'In', ['high']), []],
  [
    scoped('PriorityClass', 'In'),
    [
      "spec.scopeSelector.matchExpressions.values: Required value: must be at least one value when `operator` is 'In' or 'NotIn' for scope selector",
    ],
  ],
  [
    { ...scoped('BestEffort', 'Exists'), hard: { memory: '1Gi' } },
    [
      'spec.scopeSelector.matchExpressions: Invalid value: {"MatchExpressions":[{"ScopeName":"BestEffort","Operator":"Exists","Values":null}]}: unsupported scope applied to resource',
    ],
  ],
  [
    scoped('PriorityClass', 'Equals'),
    ['spec.scopeSelector.matchExpressions.operator: Invalid value: "Equals": not a valid selector operator'],
  ],
])('a quota of %j is answered by %j', (spec, expected) => {
  expect(complaints(manifest('v1', 'ResourceQuota', spec))).toEqual(expected)
})
