import { describe, expect, test } from 'vitest'
import { briefly, podWith } from '../testObjects.ts'

describe('amounts and claims', () => {
  test.each<[object, object, string[]]>([
    [
      { resources: { limits: { 'a/b': '1500m', 'hugepages-2Mi': '3Mi', pods: '1' }, requests: { cpu: '1' } } },
      {},
      [
        'spec.containers[0].resources.limits[a/b]: Invalid value: "1500m": must be an integer',
        'spec.containers[0].resources.limits[hugepages-2Mi]: Invalid value: "3Mi": 3Mi is not positive integer multiple of hugepages-2Mi',
        'spec.containers[0].resources.limits[pods]: Invalid value: "pods": must be a standard resource for containers',
        'spec.containers[0].resources.requests[a/b]: Invalid value: "1500m": must be an integer',
        'spec.containers[0].resources.requests[hugepages-2Mi]: Invalid value: "3Mi": 3Mi is not positive integer multiple of hugepages-2Mi',
        'spec.containers[0].resources.requests[pods]: Invalid value: "pods": must be a standard resource for containers',
      ],
    ],
    [
      {
        resources: {
          requests: { 'requests.cpu': '1', 'kubernetes.io/x': '1', 'attachable-volumes-x': '1', 'nvidia.com/gpu': '1' },
        },
      },
      {},
      [
        'spec.containers[0].resources.requests[attachable-volumes-x]: Invalid value: "attachable-volumes-x": must be a standard resource type or fully qualified',
        'spec.containers[0].resources.requests[attachable-volumes-x]: Invalid value: "attachable-volumes-x": must be a standard resource for containers',
        'spec.containers[0].resources.limits: Required value: Limit must be set for non overcommitable resources',
        'spec.containers[0].resources.requests[requests.cpu]: Invalid value: "requests.cpu": must be a standard resource for containers',
      ],
    ],
    [
      { resources: { claims: [{ name: 'a' }, { name: 'a' }, { name: '' }, { name: 'b', request: 'B_' }] } },
      { resourceClaims: [{ name: 'a', resourceClaimName: 'x' }] },
      [
        'spec.containers[0].resources.claims[1]: Duplicate value: "a"',
        'spec.containers[0].resources.claims[2]: Required value',
        'spec.containers[0].resources.claims[3].request: Invalid value: "B_": a lowercase RFC 1123 label …',
        'spec.containers[0].resources.claims[3]: Not found: "b": must be one of the names in pod.spec.resourceClaims: a',
      ],
    ],
    [
      {},
      {
        resourceClaims: [
          { name: 'a', resourceClaimName: 'x' },
          { name: 'a', resourceClaimTemplateName: 'T_' },
          { name: 'c' },
          { name: 'd', resourceClaimName: 'x', resourceClaimTemplateName: 'y' },
        ],
      },
      [
        'spec.resourceClaims[1].name: Duplicate value: "a"',
        'spec.resourceClaims[1].resourceClaimTemplateName: Invalid value: "T_": a lowercase RFC 1123 subdomain …',
        'spec.resourceClaims[2]: Invalid value: {"Name":"c","ResourceClaimName":null,"ResourceClaimTemplateName":null}: must specify one of: `resourceClaimName`, `resourceClaimTemplateName`',
        'spec.resourceClaims[3]: Invalid value: {"Name":"d","ResourceClaimName":"x","ResourceClaimTemplateName":"y"}: at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified',
      ],
    ],
    [
      { resources: { requests: { cpu: '1' }, limits: { cpu: '3' } } },
      {
        resources: {
          requests: { cpu: '500m', foo: '1' },
          limits: { cpu: '2', 'hugepages-2Mi': '1Mi' },
          claims: [{ name: 'x' }],
        },
      },
      [
        'spec.resources.claims: Forbidden: claims may not be set for Resources at pod-level',
        'spec.resources.limits[hugepages-2Mi]: Invalid value: "1Mi": 1Mi is not positive integer multiple of hugepages-2Mi',
        'spec.resources.requests[foo]: Invalid value: "foo": must be a standard resource type or fully qualified',
        'spec.resources.requests[hugepages-2Mi]: Invalid value: "1Mi": 1Mi is not positive integer multiple of hugepages-2Mi',
        'spec.resources.claims[0]: Not found: "x": must be one of the names in pod.spec.resourceClaims which is empty',
        'spec.resources.requests[cpu]: Invalid value: "500m": must be greater than or equal to aggregate container requests of 1',
        'spec.resources.containers[0][cpu].limits: Invalid value: "3": must be less than or equal to pod limits of 2',
      ],
    ],
    [
      {},
      { os: { name: 'windows' }, resources: { limits: { cpu: '2' } } },
      ['spec.resources: Forbidden: may not be set for a windows pod'],
    ],
  ])('%j', (container, spec, expected) => {
    expect(briefly(podWith(container, spec))).toEqual(expected)
  })
})
