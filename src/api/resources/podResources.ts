import { isSidecar } from '../podStatus/sidecar.ts'
import { parseQuantity, type Quantity, quantityMilliValue, quantityValue, ZERO_QUANTITY } from '../quantity/quantity.ts'
import { addQuantities, compareQuantities } from '../quantity/quantityArithmetic.ts'
import type { Container, PodSpec, ResourceRequirements } from '../types.ts'

/** Amounts by resource. */
export type ResourceAmounts = ReadonlyMap<string, Quantity>

/** The parts of a pod that its resources follow from. */
export type ResourceSpec = Pick<PodSpec, 'containers' | 'initContainers' | 'resources' | 'overhead'>

/** What the scheduler counts a pod as; whole numbers, bytes and millicores. */
export interface SchedulerRequest {
  readonly milliCPU: number
  readonly memory: number
  readonly ephemeralStorage: number
  /** Other resources by name. */
  readonly scalar: Readonly<Record<string, number>>
  /** With what containers are taken to need that request nothing; for scoring only. */
  readonly non0MilliCPU: number
  readonly non0Memory: number
}

const CPU = 'cpu'
const MEMORY = 'memory'
const STORAGE = 'ephemeral-storage'
/** What a container is taken to need that requests no CPU or memory. Models the scheduler's util/pod_resources.go. */
const ASSUMED: ResourceAmounts = amounts({ [CPU]: '100m', [MEMORY]: `${200 * 1024 * 1024}` })
const NOTHING_ASSUMED: ResourceAmounts = new Map()

/** A list of a manifest as amounts; what is no quantity counts as nothing. */
export function amounts(list: ResourceRequirements['requests']): Map<string, Quantity> {
  const entries = Object.entries(list ?? {}).map(([name, text]): [string, Quantity] => {
    const parsed = parseQuantity(String(text))
    return [name, parsed.ok ? parsed.value : ZERO_QUANTITY]
  })
  return new Map(entries)
}

/** What the containers of a pod request together. Models component-helpers/resource, AggregateContainerRequests (1.36). */
export function containerRequests(spec: ResourceSpec, assumed: ResourceAmounts = NOTHING_ASSUMED): ResourceAmounts {
  return aggregate(spec, ({ resources }) => withAssumed(amounts(resources?.requests), assumed))
}

/** What the containers of a pod are limited to together. Models component-helpers/resource, AggregateContainerLimits (1.36). */
export function containerLimits(spec: ResourceSpec): ResourceAmounts {
  return aggregate(spec, ({ resources }) => amounts(resources?.limits))
}

/** A pod's requests: its containers', or the pod's own where it has some, and its overhead. Models component-helpers/resource, PodRequests (1.36). */
export function podRequests(spec: ResourceSpec, assumed: ResourceAmounts = NOTHING_ASSUMED): ResourceAmounts {
  const total = overridden(containerRequests(spec, assumed), spec.resources?.requests)
  addAll(total, amounts(spec.overhead))
  return total
}

/** A pod's requests as if it had none of its own. */
export function podRequestsOfContainers(spec: ResourceSpec): ResourceAmounts {
  return podRequests({ ...spec, resources: undefined })
}

/** A pod's limits; overhead adds to those that limit something. Models component-helpers/resource, PodLimits (1.36). */
export function podLimits(spec: ResourceSpec): ResourceAmounts {
  const total = overridden(containerLimits(spec), spec.resources?.limits)
  for (const [name, extra] of amounts(spec.overhead)) {
    const limit = total.get(name)
    if (limit !== undefined && limit.unscaled !== 0n) total.set(name, addQuantities(limit, extra))
  }
  return total
}

/** What NodeResourcesFit and scoring count a pod as. Models the scheduler's framework/types.go, PodInfo.CalculateResource (1.36). */
export function schedulerRequest(spec: ResourceSpec): SchedulerRequest {
  const requests = podRequests(spec)
  const podLevel = Object.keys(spec.resources?.requests ?? {}).some(isPodLevelResource)
  const missing = podLevel ? new Map([...ASSUMED].filter(([name]) => !requests.has(name))) : ASSUMED
  const assumed = missing.size === 0 ? requests : podRequests(spec, missing)
  const scalar: Record<string, number> = {}
  for (const [name, amount] of requests) {
    if (name !== CPU && name !== MEMORY && name !== STORAGE) scalar[name] = Number(quantityValue(amount))
  }
  return {
    milliCPU: millis(requests.get(CPU)),
    memory: units(requests.get(MEMORY)),
    ephemeralStorage: units(requests.get(STORAGE)),
    scalar,
    non0MilliCPU: millis(assumed.get(CPU)),
    non0Memory: units(assumed.get(MEMORY)),
  }
}

// Ordinary containers and sidecars run together; an init container runs beside the sidecars started before it.
function aggregate(spec: ResourceSpec, listOf: (container: Container) => ResourceAmounts): Map<string, Quantity> {
  const total = new Map<string, Quantity>()
  for (const container of spec.containers) addAll(total, listOf(container))
  const sidecars = new Map<string, Quantity>()
  const init = new Map<string, Quantity>()
  for (const container of spec.initContainers ?? []) {
    const own = listOf(container)
    if (isSidecar(container)) {
      addAll(total, own)
      addAll(sidecars, own)
      raiseAll(init, sidecars)
    } else {
      const beside = new Map(own)
      addAll(beside, sidecars)
      raiseAll(init, beside)
    }
  }
  raiseAll(total, init)
  return total
}

function overridden(total: ResourceAmounts, ofPod: ResourceRequirements['requests']): Map<string, Quantity> {
  const result = new Map(total)
  for (const [name, amount] of amounts(ofPod)) if (isPodLevelResource(name)) result.set(name, amount)
  return result
}

/** Whether a resource may be set for a whole pod. Models component-helpers/resource, IsSupportedPodLevelResource. */
export function isPodLevelResource(name: string): boolean {
  return name === CPU || name === MEMORY || name.startsWith('hugepages-')
}

function withAssumed(list: Map<string, Quantity>, assumed: ResourceAmounts): ResourceAmounts {
  for (const [name, amount] of assumed) if (!list.has(name)) list.set(name, amount)
  return list
}

function addAll(total: Map<string, Quantity>, more: ResourceAmounts): void {
  for (const [name, amount] of more) {
    const before = total.get(name)
    total.set(name, before === undefined ? amount : addQuantities(before, amount))
  }
}

function raiseAll(total: Map<string, Quantity>, other: ResourceAmounts): void {
  for (const [name, amount] of other) {
    const before = total.get(name)
    if (before === undefined || compareQuantities(amount, before) > 0) total.set(name, amount)
  }
}

function millis(amount: Quantity | undefined): number {
  return amount === undefined ? 0 : Number(quantityMilliValue(amount))
}

function units(amount: Quantity | undefined): number {
  return amount === undefined ? 0 : Number(quantityValue(amount))
}
