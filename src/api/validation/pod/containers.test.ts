import { describe, expect, test } from 'vitest'
import { complaints, podWith } from '../testObjects.ts'

const APP = 'spec.containers[0]'

describe('a container is accepted with', () => {
  test.each([
    ['a port with a name', { ports: [{ containerPort: 80, name: 'http' }] }],
    ['the same port for two protocols', { ports: [{ containerPort: 53 }, { containerPort: 53, protocol: 'UDP' }] }],
    ['a variable whose name has dots', { env: [{ name: 'my.var-1', value: 'x' }] }],
    ['a request that equals its limit', { resources: { requests: { cpu: '1' }, limits: { cpu: '1000m' } } }],
    ['an extended resource', { resources: { limits: { 'nvidia.com/gpu': '1' } } }],
    ['a probe of each kind', { livenessProbe: { exec: { command: ['true'] } }, readinessProbe: { grpc: { port: 1 } } }],
    [
      'a readiness probe that needs several successes',
      { readinessProbe: { tcpSocket: { port: 1 }, successThreshold: 3 } },
    ],
    ['a sleep that ends before the grace period', { lifecycle: { preStop: { sleep: { seconds: 30 } } } }],
  ])('%s', (_, container) => {
    expect(complaints(podWith(container))).toEqual([])
  })
})

const REFUSED: [string, object, string[]][] = [
  ['no name', { name: '' }, [`${APP}.name: Required value`]],
  ['no image', { image: '' }, [`${APP}.image: Required value`]],
  [
    'an image with a blank',
    { image: 'nginx ' },
    [`${APP}.image: Invalid value: "nginx ": must not have leading or trailing whitespace`],
  ],
  [
    'a pull policy that there is not',
    { imagePullPolicy: 'Maybe' },
    [`${APP}.imagePullPolicy: Unsupported value: "Maybe": supported values: "Always", "IfNotPresent", "Never"`],
  ],
  ['a port of 0', { ports: [{ containerPort: 0 }] }, [`${APP}.ports[0].containerPort: Required value`]],
  [
    'a port above 65535',
    { ports: [{ containerPort: 65536 }] },
    [`${APP}.ports[0].containerPort: Invalid value: 65536: must be between 1 and 65535, inclusive`],
  ],
  [
    'two ports of one name',
    {
      ports: [
        { containerPort: 1, name: 'a' },
        { containerPort: 2, name: 'a' },
      ],
    },
    [`${APP}.ports[1].name: Duplicate value: "a"`],
  ],
  [
    'a port name without a letter',
    { ports: [{ containerPort: 1, name: '80' }] },
    [`${APP}.ports[0].name: Invalid value: "80": must contain at least one letter (a-z)`],
  ],
  [
    'a protocol in lower case',
    { ports: [{ containerPort: 1, protocol: 'tcp' }] },
    [`${APP}.ports[0].protocol: Unsupported value: "tcp": supported values: "SCTP", "TCP", "UDP"`],
  ],
  ['a variable without a name', { env: [{ value: 'x' }] }, [`${APP}.env[0].name: Required value`]],
  [
    'a variable with a value and a source',
    { env: [{ name: 'A', value: 'x', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }] },
    [`${APP}.env[0].valueFrom: Invalid value: "": may not be specified when \`value\` is not empty`],
  ],
  [
    'a field that variables cannot show',
    { env: [{ name: 'A', valueFrom: { fieldRef: { fieldPath: 'spec.foo' } } }] },
    [
      `${APP}.env[0].valueFrom.fieldRef.fieldPath: Invalid value: "spec.foo": error converting fieldPath: field label not supported: spec.foo`,
    ],
  ],
  [
    'variables from nothing',
    { envFrom: [{}] },
    [`${APP}.envFrom: Invalid value: "": must specify one of: \`configMapRef\` or \`secretRef\``],
  ],
  [
    'a request above its limit',
    { resources: { requests: { memory: '2Gi' }, limits: { memory: '1Gi' } } },
    [`${APP}.resources.requests: Invalid value: "2Gi": must be less than or equal to memory limit of 1Gi`],
  ],
  [
    'a negative amount',
    { resources: { requests: { cpu: '-1' } } },
    [`${APP}.resources.requests[cpu]: Invalid value: "-1": must be greater than or equal to 0`],
  ],
  [
    'a part of a GPU',
    { resources: { limits: { 'nvidia.com/gpu': '500m' } } },
    [
      `${APP}.resources.limits[nvidia.com/gpu]: Invalid value: "500m": must be an integer`,
      `${APP}.resources.requests[nvidia.com/gpu]: Invalid value: "500m": must be an integer`,
    ],
  ],
  [
    'a probe without a handler',
    { livenessProbe: { periodSeconds: 1 } },
    [`${APP}.livenessProbe: Required value: must specify a handler type`],
  ],
  [
    'a probe with two handlers',
    { livenessProbe: { exec: { command: ['a'] }, tcpSocket: { port: 1 } } },
    [`${APP}.livenessProbe.tcpSocket: Forbidden: may not specify more than 1 handler type`],
  ],
  [
    'a probe of a port that is none',
    { livenessProbe: { httpGet: { port: 70000 } } },
    [`${APP}.livenessProbe.httpGet.port: Invalid value: 70000: must be between 1 and 65535, inclusive`],
  ],
  [
    'a liveness probe that needs several successes',
    { livenessProbe: { tcpSocket: { port: 1 }, successThreshold: 2 } },
    [`${APP}.livenessProbe.successThreshold: Invalid value: 2: must be 1`],
  ],
  [
    'a negative period',
    { startupProbe: { tcpSocket: { port: 1 }, periodSeconds: -1 } },
    [`${APP}.startupProbe.periodSeconds: Invalid value: -1: must be greater than or equal to 0`],
  ],
  [
    'a grace period of a readiness probe',
    { readinessProbe: { tcpSocket: { port: 1 }, terminationGracePeriodSeconds: 5 } },
    [`${APP}.readinessProbe.terminationGracePeriodSeconds: Invalid value: 5: must not be set for readinessProbes`],
  ],
  [
    'a mount of a volume that there is not',
    { volumeMounts: [{ name: 'data', mountPath: '/d' }] },
    [`${APP}.volumeMounts[0].name: Not found: "data"`],
  ],
]

test.each(REFUSED)('a container with %s is refused', (_, container, expected) => {
  expect(complaints(podWith(container))).toEqual(expected)
})

const RULE = { action: 'Restart', exitCodes: { operator: 'In', values: [1] } }
const RULES: [string, object, string[]][] = [
  [
    'without a policy',
    { restartPolicyRules: [RULE] },
    [`${APP}.restartPolicy: Required value: must specify restartPolicy when restart rules are used`],
  ],
  [
    'that ask for nothing',
    { restartPolicy: 'Never', restartPolicyRules: [{ action: 'Restart' }] },
    [`${APP}.restartPolicyRules[0].exitCodes: Required value: must be specified`],
  ],
  [
    'with an operator that there is not',
    { restartPolicy: 'Never', restartPolicyRules: [{ ...RULE, exitCodes: { operator: 'Equals', values: [1] } }] },
    [`${APP}.restartPolicyRules[0].exitCodes.operator: Unsupported value: "Equals": supported values: "In", "NotIn"`],
  ],
  ['that are in order', { restartPolicy: 'Never', restartPolicyRules: [RULE] }, []],
]

test.each(RULES)('restart rules %s', (_, container, expected) => {
  expect(complaints(podWith(container))).toEqual(expected)
})

test('an init container may have probes and hooks only where it is a sidecar', () => {
  const init = { name: 'i', image: 'x', readinessProbe: { tcpSocket: { port: 1 } } }
  const place = 'spec.initContainers[0].readinessProbe'
  expect(complaints(podWith({}, { initContainers: [init] }))).toEqual([
    `${place}: Forbidden: may not be set for init containers without restartPolicy=Always`,
  ])
  expect(complaints(podWith({}, { initContainers: [{ ...init, restartPolicy: 'Always' }] }))).toEqual([])
})

test('no two containers of a pod have one name, whatever list they are in', () => {
  expect(complaints(podWith({}, { initContainers: [{ name: 'app', image: 'x' }] }))).toEqual([
    'spec.initContainers[0].name: Duplicate value: "app"',
  ])
})
