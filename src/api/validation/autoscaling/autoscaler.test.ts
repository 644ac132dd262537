import { expect, test } from 'vitest'
import { complaints, manifest } from '../testObjects.ts'

const autoscaler = (spec: object) =>
  manifest('autoscaling/v2', 'HorizontalPodAutoscaler', {
    ...{ scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, maxReplicas: 3 },
    ...spec,
  })
const cpu = (target: object) => ({ metrics: [{ type: 'Resource', resource: { name: 'cpu', target } }] })
const SHARE = { type: 'Utilization', averageUtilization: 50 }
const pods = (target: object) => ({ type: 'Pods', pods: { metric: { name: 'hits' }, target } })

test.each<[object, string[]]>([
  [{}, []],
  [
    { minReplicas: 0, maxReplicas: 0 },
    [
      'spec.minReplicas: Invalid value: 0: must be greater than or equal to 1',
      'spec.maxReplicas: Invalid value: 0: must be greater than 0',
      'spec.metrics: Forbidden: must specify at least one Object or External metric to support scaling to zero replicas',
    ],
  ],
  [{ minReplicas: 4 }, ['spec.maxReplicas: Invalid value: 3: must be greater than or equal to `minReplicas`']],
  [
    { scaleTargetRef: { apiVersion: 'v1', kind: 'Deployment', name: '' } },
    [
      'spec.scaleTargetRef.name: Required value',
      'spec.scaleTargetRef.apiVersion: Invalid value: "v1": apiVersion must specify API group',
    ],
  ],
  [{ scaleTargetRef: { apiVersion: 'v1', kind: 'ReplicationController', name: 'web' } }, []],
  [
    { scaleTargetRef: { apiVersion: 'a/b/c', kind: 'Deployment', name: 'web' } },
    ['spec.scaleTargetRef.apiVersion: Invalid value: "a/b/c": unexpected GroupVersion string: a/b/c'],
  ],
  [cpu(SHARE), []],
  [
    cpu({ type: 'Utilization' }),
    [
      'spec.metrics[0].resource.target.averageUtilization: Required value: must set either a target raw value or a target utilization',
    ],
  ],
  [
    cpu({ ...SHARE, averageUtilization: 0, averageValue: '0' }),
    [
      'spec.metrics[0].resource.target.averageValue: Invalid value: "0": must be positive',
      'spec.metrics[0].resource.target.averageUtilization: Invalid value: 0: must be greater than 0',
      'spec.metrics[0].resource.target.averageValue: Forbidden: may not set both a target raw value and a target utilization',
    ],
  ],
  [
    { metrics: [pods({ type: 'Often' })] },
    [
      'spec.metrics[0].pods.target.type: Invalid value: "Often": must be either Utilization, Value, or AverageValue',
      'spec.metrics[0].pods.target.averageValue: Required value: must specify a positive target averageValue',
    ],
  ],
  [
    { metrics: [{ type: 'Rate' }] },
    Array.from(
      { length: 2 },
      () =>
        'spec.metrics[0].type: Unsupported value: "Rate": supported values: "ContainerResource", "External", "Object", "Pods", "Resource"',
    ),
  ],
  [
    { metrics: [{ ...pods({ type: 'AverageValue', averageValue: '1' }), type: 'Resource' }] },
    ['spec.metrics[0].resource: Required value: must populate information for the given metric source'],
  ],
  [
    { metrics: [{ ...pods({ type: 'AverageValue', averageValue: '1' }), resource: { name: 'cpu', target: SHARE } }] },
    ['spec.metrics[0].resource: Forbidden: must populate the given metric source only'],
  ],
  [
    {
      behavior: {
        scaleUp: { stabilizationWindowSeconds: 3601, selectPolicy: 'Any' },
        scaleDown: { policies: [{ type: 'Half', value: 0, periodSeconds: 1801 }] },
      },
    },
    [
      'spec.behavior.scaleUp.stabilizationWindowSeconds: Invalid value: 3601: must be less than or equal to 3600',
      'spec.behavior.scaleUp.selectPolicy: Unsupported value: "Any": supported values: "Disabled", "Max", "Min"',
      'spec.behavior.scaleDown.policies[0].type: Unsupported value: "Half": supported values: "Percent", "Pods"',
      'spec.behavior.scaleDown.policies[0].value: Invalid value: 0: must be greater than zero',
      'spec.behavior.scaleDown.policies[0].periodSeconds: Invalid value: 1801: must be less than or equal to 1800',
    ],
  ],
])('an autoscaler of %j is answered by %j', (spec, expected) => {
  expect(complaints(autoscaler(spec))).toEqual(expected)
})

test('of the first version, whose fields are not described, only the metadata is looked at', () => {
  expect(complaints(manifest('autoscaling/v1', 'HorizontalPodAutoscaler', { maxReplicas: 0 }))).toEqual([])
})
