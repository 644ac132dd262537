import { describe, expect, test } from 'vitest'
import { quantityText } from '../quantity/quantityText.ts'
import { podLimits, podRequests, type ResourceAmounts, schedulerRequest } from './podResources.ts'
import { qosClass } from './qos.ts'

const container = (name: string, requests: Record<string, string>, limits: Record<string, string> = {}) => ({
  name,
  resources: { requests, limits },
})
const texts = (amounts: ResourceAmounts) =>
  Object.fromEntries([...amounts].map(([n, amount]) => [n, quantityText(amount)]))

describe('what a pod requests', () => {
  test('is the sum of its containers, or its largest init container beside the sidecars before it', () => {
    const sidecar = { ...container('s', { cpu: '100m' }), restartPolicy: 'Always' }
    const spec = {
      initContainers: [sidecar, container('i', { cpu: '2' })],
      containers: [container('a', { cpu: '500m' }), container('b', { cpu: '500m', memory: '64Mi' })],
    }
    expect(texts(podRequests(spec))).toEqual({ cpu: '2100m', memory: '64Mi' })
  })

  test('is what the pod itself says where it says something, and its overhead on top', () => {
    const spec = {
      containers: [container('a', { cpu: '500m', 'nvidia.com/gpu': '1' })],
      resources: { requests: { cpu: '2' } },
      overhead: { cpu: '50m' },
    }
    expect(texts(podRequests(spec))).toEqual({ cpu: '2050m', 'nvidia.com/gpu': '1' })
  })

  test('counts for scoring with an assumed need where a container requests nothing', () => {
    const request = schedulerRequest({ containers: [container('a', { cpu: '500m' }), container('b', {})] })
    expect(request).toMatchObject({ milliCPU: 500, memory: 0, non0MilliCPU: 600, non0Memory: 2 * 200 * 1024 * 1024 })
  })
})

test('overhead adds to a limit that is one, and not to a limit of nothing', () => {
  const spec = { containers: [container('a', {}, { cpu: '1', memory: '0' })], overhead: { cpu: '50m', memory: '20Mi' } }
  expect(texts(podLimits(spec))).toEqual({ cpu: '1050m', memory: '0' })
})

describe('the QoS class of a pod', () => {
  const both = { cpu: '100m', memory: '64Mi' }
  test.each([
    ['that asks for nothing', [container('a', {})], 'BestEffort'],
    ['whose containers all have limits equal to their requests', [container('a', both, both)], 'Guaranteed'],
    ['one of whose containers asks for nothing', [container('a', both, both), container('b', {})], 'Burstable'],
    ['that asks for more than nothing', [container('a', { cpu: '1m' })], 'Burstable'],
  ])('%s is known', (_, containers, expected) => {
    expect(qosClass({ containers })).toBe(expected)
  })
})
