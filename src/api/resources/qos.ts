import { parseQuantity, type Quantity, ZERO_QUANTITY } from '../quantity/quantity.ts'
import { addQuantities, compareQuantities } from '../quantity/quantityArithmetic.ts'
import type { PodSpec, ResourceRequirements } from '../types.ts'

/** The quality of service that a pod's requests and limits amount to. */
export type QosClass = 'Guaranteed' | 'Burstable' | 'BestEffort'

const COMPUTE_RESOURCES = ['cpu', 'memory'] as const

/** A pod's QoS class: pod-level resources decide where there are any. Models pkg/apis/core/v1/helper/qos/qos.go, ComputePodQOS (1.36). */
export function qosClass(spec: Pick<PodSpec, 'containers' | 'initContainers' | 'resources'>): QosClass {
  const ofPod = spec.resources
  const holders: readonly (ResourceRequirements | undefined)[] = ofPod
    ? [ofPod]
    : [...spec.containers, ...(spec.initContainers ?? [])].map((container) => container.resources)

  const requests = new Map<string, Quantity>()
  const limits = new Map<string, Quantity>()
  let guaranteed = true
  for (const resources of holders) {
    addPositive(requests, resources?.requests)
    addPositive(limits, resources?.limits)
    if (!COMPUTE_RESOURCES.every((name) => positive(resources?.limits?.[name]) !== undefined)) guaranteed = false
  }
  if (requests.size === 0 && limits.size === 0) return 'BestEffort'
  const equal = [...requests].every(([name, request]) => {
    const limit = limits.get(name)
    return limit !== undefined && compareQuantities(limit, request) === 0
  })
  return guaranteed && equal && requests.size === limits.size ? 'Guaranteed' : 'Burstable'
}

function addPositive(totals: Map<string, Quantity>, list: ResourceRequirements['requests']): void {
  for (const name of COMPUTE_RESOURCES) {
    const amount = positive(list?.[name])
    if (amount !== undefined) totals.set(name, addQuantities(totals.get(name) ?? ZERO_QUANTITY, amount))
  }
}

function positive(text: string | undefined): Quantity | undefined {
  const parsed = parseQuantity(String(text ?? '0'))
  return parsed.ok && parsed.value.unscaled > 0n ? parsed.value : undefined
}
