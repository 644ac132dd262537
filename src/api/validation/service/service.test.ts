import { describe, expect, test } from 'vitest'
import { type CreateOptions, prepareCreate } from '../../request/create.ts'
import { complaints, manifest } from '../testObjects.ts'

const service = (spec: object, metadata: object = { name: 'web' }) =>
  manifest('v1', 'Service', { ports: [{ port: 80 }], ...spec }, metadata)
const warnings = (value: object, options: Partial<CreateOptions> = {}) => {
  const prepared = prepareCreate(value, { kubernetesVersion: '1.36', featureGates: {}, ...options })
  return prepared.ok ? prepared.value.warnings : prepared.error.message
}

const LOCAL = "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'"
const ONLY_BALANCERS = "may only be used when `type` is 'LoadBalancer'"

describe('a Service with', () => {
  test.each<[object, unknown[]]>([
    [{}, []],
    [{ ports: [] }, ['spec.ports: Required value']],
    [{ ports: [], clusterIP: 'None' }, []],
    [{ ports: [], type: 'ExternalName', externalName: 'example.com.' }, []],
    [
      { ports: [{ port: 0 }] },
      [expect.stringContaining('spec.ports[0].port: Invalid value: 0'), expect.stringContaining('targetPort')],
    ],
    [
      { ports: [{ port: 1 }, { port: 2 }] },
      ['spec.ports[0].name: Required value', 'spec.ports[1].name: Required value'],
    ],
    [
      {
        ports: [
          { name: 'a', port: 1 },
          { name: 'a', port: 2, targetPort: 'too-long-a-port-name' },
        ],
      },
      [
        'spec.ports[1].name: Duplicate value: "a"',
        expect.stringContaining('spec.ports[1].targetPort: Invalid value: "too-long-a-port-name"'),
      ],
    ],
    [{ ports: [{ port: 1, protocol: 'ICMP' }] }, [expect.stringContaining('Unsupported value: "ICMP"')]],
    [{ ports: [{ port: 1, appProtocol: 'a b' }] }, [expect.stringContaining('appProtocol: Invalid value: "a b"')]],
    [{ type: 'Cluster' }, [expect.stringContaining('spec.type: Unsupported value: "Cluster"')]],
    [{ type: 'ExternalName' }, ['spec.externalName: Required value']],
    [
      { type: 'ExternalName', externalName: 'a.b', clusterIP: '10.96.0.9', ipFamilies: ['IPv4'] },
      [
        'spec.clusterIPs: Forbidden: may not be set for ExternalName services',
        'spec.ipFamilies: Forbidden: may not be set for ExternalName services',
      ],
    ],
    [
      { type: 'NodePort', clusterIP: 'None' },
      ['spec.clusterIPs[0]: Invalid value: "None": may not be set to \'None\' for NodePort services'],
    ],
    [{ selector: { app: 'not valid' } }, [expect.stringContaining('spec.selector: Invalid value: "not valid"')]],
    [
      { sessionAffinity: 'Cookie' },
      ['spec.sessionAffinity: Unsupported value: "Cookie": supported values: "ClientIP", "None"'],
    ],
    [
      { sessionAffinity: 'ClientIP', sessionAffinityConfig: { clientIP: { timeoutSeconds: 86_401 } } },
      [
        'spec.sessionAffinityConfig.clientIP.timeoutSeconds: Invalid value: 86401: must be greater than 0 and less than 86400',
      ],
    ],
    [
      { externalIPs: ['127.0.0.1', '1.2.3'] },
      [
        expect.stringContaining('spec.externalIPs[0]: Invalid value: "127.0.0.1": may not be in the loopback range'),
        expect.stringContaining('spec.externalIPs[1]: Invalid value: "1.2.3": must be a valid IP address'),
      ],
    ],
    [
      { ports: [{ port: 80, nodePort: 30_080 }] },
      ["spec.ports[0].nodePort: Forbidden: may not be used when `type` is 'ClusterIP'"],
    ],
    [
      {
        ports: [
          { name: 'a', port: 80 },
          { name: 'b', port: 80 },
        ],
      },
      [
        'spec.ports[1]: Duplicate value: {"Name":"","Protocol":"TCP","AppProtocol":null,"Port":80,"TargetPort":0,"NodePort":0}',
      ],
    ],
    [
      { loadBalancerSourceRanges: ['10.0.0.0/8', '1.2.3.4'] },
      [
        `spec.LoadBalancerSourceRanges: Forbidden: ${ONLY_BALANCERS}`,
        expect.stringContaining('spec.LoadBalancerSourceRanges[1]: Invalid value: "1.2.3.4": must be a valid CIDR'),
      ],
    ],
    [
      { allocateLoadBalancerNodePorts: true, loadBalancerClass: 'a/b' },
      [
        `spec.allocateLoadBalancerNodePorts: Forbidden: ${ONLY_BALANCERS}`,
        `spec.loadBalancerClass: Forbidden: ${ONLY_BALANCERS}`,
      ],
    ],
    [
      { type: 'LoadBalancer', loadBalancerClass: 'a b' },
      [expect.stringContaining('spec.loadBalancerClass: Invalid value: "a b"')],
    ],
    [
      { externalTrafficPolicy: 'Local' },
      ['spec.externalTrafficPolicy: Invalid value: "Local": may only be set for externally-accessible services'],
    ],
    [{ externalTrafficPolicy: 'Local', externalIPs: ['8.8.8.8'] }, []],
    [
      { type: 'NodePort', externalTrafficPolicy: 'Node' },
      ['spec.externalTrafficPolicy: Unsupported value: "Node": supported values: "Cluster", "Local"'],
    ],
    [{ healthCheckNodePort: 30_005 }, [`spec.healthCheckNodePort: Invalid value: 30005: ${LOCAL}`]],
    [
      { internalTrafficPolicy: 'Foo' },
      ['spec.internalTrafficPolicy: Unsupported value: "Foo": supported values: "Cluster", "Local"'],
    ],
    [
      { trafficDistribution: 'Near' },
      [
        'spec.trafficDistribution: Unsupported value: "Near": supported values: "PreferClose", "PreferSameZone", "PreferSameNode"',
      ],
    ],
  ])('%j', (spec, expected) => {
    expect(complaints(service(spec))).toEqual(expected)
  })

  test('annotations that contradict', () => {
    const annotations = {
      'service.beta.kubernetes.io/load-balancer-source-ranges': '10.0.0.0/8, x',
      'service.kubernetes.io/topology-aware-hints': 'Auto',
      'service.kubernetes.io/topology-mode': 'Disabled',
    }
    const path = 'metadata.annotations[service.beta.kubernetes.io/load-balancer-source-ranges]'
    expect(complaints(service({}, { name: 'web', annotations }))).toEqual([
      'metadata.annotations[service.kubernetes.io/topology-mode]: Invalid value: "Disabled": must match annotations[service.kubernetes.io/topology-aware-hints] when both are specified',
      `${path}: Forbidden: ${ONLY_BALANCERS}`,
      expect.stringContaining(`${path}: Invalid value: "x": must be a valid CIDR value`),
    ])
  })

  test('a name that begins with a digit, since 1.36', () => {
    expect(complaints(service({}, { name: '1web' }))).toEqual([])
    const older = complaints(service({}, { name: '1web' }), { kubernetesVersion: '1.34' })
    expect(older).toEqual([expect.stringContaining('a DNS-1035 label must consist of')])
  })
})

/** What is found out before anything else is looked at, such as the name. */
describe('what cannot be allocated', () => {
  const BAD_NAME = { name: 'Bad_Name' }
  const DUAL = "must be 'RequireDualStack' or 'PreferDualStack' when multiple"

  test.each<[object, unknown[]]>([
    [
      { clusterIP: '192.168.5.5' },
      [expect.stringContaining('the provided IP (192.168.5.5) is not in the valid range')],
    ],
    [{ clusterIP: '10.96.0.0' }, [expect.stringContaining('the provided IP (10.96.0.0) is not in the valid range')]],
    [{ clusterIP: 'none' }, [expect.stringContaining('spec.clusterIPs[0]: Invalid value: "none"')]],
    [
      { clusterIPs: ['10.96.0.9'] },
      ['spec.clusterIPs: Invalid value: ["10.96.0.9"]: must be empty when `clusterIP` is not specified'],
    ],
    [
      { clusterIP: '10.96.0.9', clusterIPs: ['10.96.0.8'] },
      ['spec.clusterIPs: Invalid value: ["10.96.0.8"]: first value must match `clusterIP`'],
    ],
    [
      { clusterIP: '10.96.0.9', clusterIPs: ['10.96.0.9', '10.96.0.8'] },
      ['spec.clusterIPs: Invalid value: ["10.96.0.9","10.96.0.8"]: may specify no more than one IP for each IP family'],
    ],
    [
      { clusterIP: '10.96.0.9', ipFamilies: ['IPv6'] },
      ['spec.clusterIPs[0]: Invalid value: "10.96.0.9": expected an IPv6 value as indicated by `ipFamilies[0]`'],
    ],
    [
      { clusterIP: '2001:db8::1' },
      ['spec.clusterIPs[0]: Invalid value: ["2001:db8::1"]: IPv6 is not configured on this cluster'],
    ],
    [{ ipFamilies: ['IPv6'] }, ['spec.ipFamilies[0]: Invalid value: "IPv6": not configured on this cluster']],
    [
      { ipFamilies: ['IPv4', 'IPv4', 'v6'] },
      [
        'spec.ipFamilies[1]: Duplicate value: "IPv4"',
        'spec.ipFamilies[2]: Unsupported value: "v6": supported values: "IPv4", "IPv6"',
      ],
    ],
    [
      { ipFamilies: ['IPv4', 'IPv6'] },
      [`spec.ipFamilyPolicy: Invalid value: "SingleStack": ${DUAL} IP families are specified`],
    ],
    [
      { ipFamilyPolicy: 'RequireDualStack' },
      [
        'spec.ipFamilyPolicy: Invalid value: "RequireDualStack": this cluster is not configured for dual-stack services',
      ],
    ],
    [{ ipFamilyPolicy: 'Any' }, [expect.stringContaining('spec.ipFamilyPolicy: Unsupported value: "Any"')]],
    [
      { type: 'NodePort', ports: [{ port: 80, nodePort: 80 }] },
      [
        'spec.ports[0].nodePort: Invalid value: 80: provided port is not in the valid range. The range of valid ports is 30000-32767',
      ],
    ],
    [
      {
        type: 'NodePort',
        ports: [
          { name: 'a', port: 80, nodePort: 30_001 },
          { name: 'b', port: 81, protocol: 'UDP', nodePort: 30_001 },
        ],
      },
      ['spec.ports[1].nodePort: Invalid value: 30001: provided port is already allocated'],
    ],
    [
      {
        type: 'LoadBalancer',
        externalTrafficPolicy: 'Local',
        healthCheckNodePort: 30_001,
        ports: [{ port: 80, nodePort: 30_001 }],
      },
      [': failed to allocate requested HealthCheck NodePort 30001: provided port is already allocated'],
    ],
  ])('%j', (spec, expected) => {
    expect(complaints(service(spec, BAD_NAME))).toEqual(expected)
  })

  test('a dry run does not ask for the range of node ports', () => {
    const value = service({ type: 'NodePort', ports: [{ port: 80, nodePort: 80 }] })
    expect(complaints(value, { dryRun: 'All' })).toEqual([])
  })

  test('ports of one number share a node port, whatever their protocols are', () => {
    const ports = [
      { name: 'a', port: 53, nodePort: 30_053 },
      { name: 'b', port: 53, protocol: 'UDP', nodePort: 30_053 },
    ]
    expect(complaints(service({ type: 'NodePort', ports }))).toEqual([])
  })
})

test.each<[object, unknown]>([
  [{ externalIPs: ['8.8.8.8'] }, ['spec.externalIPs is deprecated']],
  [{ externalName: 'a.b' }, ['spec.externalName is ignored when spec.type is not "ExternalName"']],
  [
    { clusterIP: 'None', sessionAffinity: 'ClientIP', loadBalancerIP: '1.2.3.4', trafficDistribution: 'PreferClose' },
    [
      'spec.loadBalancerIP is ignored for headless services',
      'spec.SessionAffinity is ignored for headless services',
      'spec.trafficDistribution: "PreferClose" is deprecated; use "PreferSameZone"',
    ],
  ],
])('a Service with %j is created with warnings', (spec, expected) => {
  expect(warnings(service(spec))).toEqual(expected)
})
