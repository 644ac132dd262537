import { describe, expect, test } from 'vitest'
import { prepareCreate } from '../../request/create.ts'
import { complaints, manifest } from '../testObjects.ts'

const policy = (spec: object) => manifest('networking.k8s.io/v1', 'NetworkPolicy', { podSelector: {}, ...spec })
const ingress = (spec: object, metadata?: object) => manifest('networking.k8s.io/v1', 'Ingress', spec, metadata)
const from = (peer: object) => ({ ingress: [{ from: [peer] }] })
const port = (fields: object) => ({ egress: [{ ports: [fields] }] })

describe('a network policy', () => {
  test.each<[object, string[]]>([
    [from({ podSelector: {} }), []],
    [from({}), ['spec.ingress[0].from[0]: Required value: must specify a peer']],
    [
      from({ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] }, podSelector: {} }),
      ['spec.ingress[0].from[0]: Forbidden: may not specify both ipBlock and another peer'],
    ],
    [from({ ipBlock: { cidr: '' } }), ['spec.ingress[0].from[0].ipBlock.cidr: Required value']],
    [
      from({ ipBlock: { cidr: '10.0.0.0' } }),
      [
        'spec.ingress[0].from[0].ipBlock.cidr: Invalid value: "10.0.0.0": must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)',
      ],
    ],
    ...['10.0.0.0/8', '11.1.0.0/16', 'fd00::/64'].map((except): [object, string[]] => [
      from({ ipBlock: { cidr: '10.0.0.0/8', except: [except] } }),
      [`spec.ingress[0].from[0].ipBlock.except[0]: Invalid value: "${except}": must be a strict subset of \`cidr\``],
    ]),
    [
      port({ protocol: 'ICMP', port: 0, endPort: 70_000 }),
      [
        'spec.egress[0].ports[0].protocol: Unsupported value: "ICMP": supported values: "TCP", "UDP", "SCTP"',
        'spec.egress[0].ports[0].port: Invalid value: 0: must be between 1 and 65535, inclusive',
        'spec.egress[0].ports[0].endPort: Invalid value: 70000: must be between 1 and 65535, inclusive',
      ],
    ],
    [
      port({ port: 80, endPort: 79 }),
      ['spec.egress[0].ports[0].endPort: Invalid value: 80: must be greater than or equal to `port`'],
    ],
    [
      port({ port: 'http', endPort: 79 }),
      ['spec.egress[0].ports[0].endPort: Invalid value: 79: may not be specified when `port` is non-numeric'],
    ],
    [
      port({ endPort: 79 }),
      ['spec.egress[0].ports[0].endPort: Invalid value: 79: may not be specified when `port` is not specified'],
    ],
    [
      { policyTypes: ['Ingress', 'Both'] },
      ['spec.policyTypes[1]: Unsupported value: "Both": supported values: "Ingress", "Egress"'],
    ],
    [
      { policyTypes: ['Ingress', 'Egress', 'Ingress'] },
      ['spec.policyTypes: Invalid value: ["Ingress","Egress","Ingress"]: may not specify more than two policyTypes'],
    ],
  ])('of %j is answered by %j', (spec, expected) => {
    expect(complaints(policy(spec))).toEqual(expected)
  })
})

describe('an Ingress', () => {
  const service = (fields: object) => ({ service: { name: 'web', port: { number: 80 }, ...fields } })
  const path = (fields: object) => ({
    rules: [{ http: { paths: [{ path: '/', pathType: 'Prefix', backend: service({}), ...fields }] } }],
  })
  const AT = 'spec.rules[0].http.paths[0]'

  test.each<[object, string[]]>([
    [path({}), []],
    [{}, ['spec: Invalid value: null: either `defaultBackend` or `rules` must be specified']],
    [{ defaultBackend: {} }, ['spec.defaultBackend: Invalid value: "": resource or service backend is required']],
    [path({ pathType: undefined }), [`${AT}.pathType: Required value: pathType must be specified`]],
    [
      path({ pathType: 'Regex' }),
      [`${AT}.pathType: Unsupported value: "Regex": supported values: "Exact", "ImplementationSpecific", "Prefix"`],
    ],
    [
      path({ path: 'a//b/..' }),
      [
        `${AT}.path: Invalid value: "a//b/..": must be an absolute path`,
        `${AT}.path: Invalid value: "a//b/..": must not contain '//'`,
        `${AT}.path: Invalid value: "a//b/..": cannot end with '/..'`,
      ],
    ],
    [path({ path: undefined, pathType: 'ImplementationSpecific' }), []],
    [path({ backend: service({ port: {} }) }), [`${AT}.backend: Required value: port name or number is required`]],
    [
      path({ backend: service({ name: '', port: { name: 'http', number: 80 } }) }),
      [
        `${AT}.backend.service.name: Required value`,
        `${AT}.backend: Invalid value: "": cannot set both port name & port number`,
      ],
    ],
    [
      path({ backend: { resource: { kind: '', name: 'a/b' } } }),
      [
        `${AT}.backend.resource.kind: Required value: kind is required`,
        `${AT}.backend.resource.name: Invalid value: "a/b": may not contain '/'`,
      ],
    ],
    [
      { rules: [{ host: '10.1.1.1', http: {} }] },
      [
        'spec.rules[0].host: Invalid value: "10.1.1.1": must be a DNS name, not an IP address',
        'spec.rules[0].http.paths: Required value',
      ],
    ],
    [
      { rules: [{ host: 'a.*.io' }], tls: [{ hosts: ['*.a.io'], secretName: 'key' }] },
      [expect.stringMatching(/^spec\.rules\[0\]\.host: Invalid value: "a\.\*\.io": a wildcard DNS-1123 sub/) as never],
    ],
  ])('of %j is answered by %j', (spec, expected) => {
    expect(complaints(ingress(spec))).toEqual(expected)
  })

  test('names its class once; the old annotation is warned about', () => {
    const metadata = { name: 'web', annotations: { 'kubernetes.io/ingress.class': 'nginx' } }
    expect(complaints(ingress({ ...path({}), ingressClassName: 'nginx' }, metadata))).toEqual([
      'annotations.kubernetes.io/ingress.class: Invalid value: "nginx": can not be set when the class field is also set',
    ])
    const prepared = prepareCreate(ingress(path({}), metadata), { kubernetesVersion: '1.36', featureGates: {} })
    expect(prepared.ok && prepared.value.warnings).toEqual([
      `annotation "kubernetes.io/ingress.class" is deprecated, please use 'spec.ingressClassName' instead`,
    ])
  })
})

test.each<[object, string[]]>([
  [{ controller: 'k8s.io/nginx' }, []],
  [
    { controller: 'nginx', parameters: { kind: 'P', name: 'p', scope: 'Pod' } },
    [
      'spec.controller: Invalid value: "nginx": must be a domain-prefixed path (such as "acme.io/foo")',
      'spec.parameters.scope: Unsupported value: "Pod": supported values: "Cluster", "Namespace"',
    ],
  ],
  [
    { controller: 'a.io/b', parameters: { kind: 'P', name: 'p', namespace: 'x' } },
    ["spec.parameters.namespace: Forbidden: `parameters.scope` is set to 'Cluster'"],
  ],
  [
    { controller: 'a.io/b', parameters: { kind: 'P', name: 'p', scope: 'Namespace' } },
    ["spec.parameters.namespace: Required value: `parameters.scope` is set to 'Namespace'"],
  ],
])('an IngressClass of %j is answered by %j', (spec, expected) => {
  expect(complaints(manifest('networking.k8s.io/v1', 'IngressClass', spec))).toEqual(expected)
})

test.each<[object, string[]]>([
  [{ addresses: [{ ip: '10.0.0.1' }], ports: [{ port: 80 }] }, []],
  [{}, ['subsets[0]: Required value: must specify `addresses` or `notReadyAddresses`']],
  [
    { addresses: [{ ip: '127.0.0.1', hostname: 'a.b' }], ports: [{ port: 0 }, { name: 'b', port: 1, protocol: 'X' }] },
    [
      'subsets[0].addresses[0].hostname: Invalid value: "a.b": must not contain dots',
      'subsets[0].addresses[0].ip: Invalid value: "127.0.0.1": may not be in the loopback range (127.0.0.0/8, ::1/128)',
      'subsets[0].ports[0].name: Required value',
      'subsets[0].ports[0].port: Invalid value: 0: must be between 1 and 65535, inclusive',
      'subsets[0].ports[1].protocol: Unsupported value: "X": supported values: "SCTP", "TCP", "UDP"',
    ],
  ],
])('Endpoints of the subset %j are answered by %j', (subset, expected) => {
  const value = { apiVersion: 'v1', kind: 'Endpoints', metadata: { name: 'web' }, subsets: [subset] }
  expect(complaints(value)).toEqual(expected)
})
