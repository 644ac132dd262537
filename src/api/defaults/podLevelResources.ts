import { parseQuantity, type Quantity } from '../quantity.ts'
import { addQuantities, compareQuantities } from '../quantityArithmetic.ts'
import { canonicalQuantity } from '../quantityText.ts'
import type { Container, PodSpec } from '../types.ts'
import type { Draft } from './draft.ts'

type Amounts = Map<string, Quantity>

/** Whether a resource may be set for a whole pod. Models component-helpers/resource, IsSupportedPodLevelResource. */
export function isPodLevelResource(name: string): boolean {
  return name === 'cpu' || name === 'memory' || name.startsWith('hugepages-')
}

/** What a pod's containers request together: the sidecars' requests last, an init container's only while it runs. Models component-helpers/resource, AggregateContainerRequests and AggregateContainerLimits. */
export function aggregateContainers(
  spec: Draft<PodSpec> | PodSpec,
  of: (container: Container) => Readonly<Record<string, string>> | undefined,
): Amounts {
  const total: Amounts = new Map()
  const initial: Amounts = new Map()
  const sidecars: Amounts = new Map()
  for (const container of spec.containers ?? []) add(total, amounts(of(container as Container)))
  for (const container of spec.initContainers ?? []) {
    const own = amounts(of(container as Container))
    if (container.restartPolicy === 'Always') {
      add(total, own)
      add(sidecars, own)
      raise(initial, sidecars)
    } else {
      const during = new Map(sidecars)
      add(during, own)
      raise(initial, during)
    }
  }
  raise(total, initial)
  return total
}

function amounts(list: Readonly<Record<string, string>> | undefined): Amounts {
  const found: Amounts = new Map()
  for (const [name, text] of Object.entries(list ?? {})) {
    const quantity = parseQuantity(text)
    if (quantity.ok) found.set(name, quantity.value)
  }
  return found
}

function add(total: Amounts, more: Amounts): void {
  for (const [name, amount] of more) {
    const known = total.get(name)
    total.set(name, known ? addQuantities(known, amount) : amount)
  }
}

function raise(total: Amounts, floor: Amounts): void {
  for (const [name, amount] of floor) {
    const known = total.get(name)
    if (!known || compareQuantities(known, amount) < 0) total.set(name, amount)
  }
}

/** A pod with limits of its own requests what its containers do, or else its limits. Models pkg/apis/core/v1/defaults.go, defaultPodRequests (1.36). */
export function defaultPodLevelRequests(spec: Draft<PodSpec>): void {
  const { resources } = spec
  if (!resources?.limits) return
  const requests: Record<string, string> = resources.requests ?? {}
  for (const [name, amount] of aggregateContainers(spec, (container) => container.resources?.requests)) {
    const overcommits = !name.startsWith('hugepages-')
    if (isPodLevelResource(name) && overcommits) requests[name] ??= canonicalQuantity(amount)
  }
  for (const [name, limit] of Object.entries(resources.limits)) {
    if (isPodLevelResource(name)) requests[name] ??= limit
  }
  if (Object.keys(requests).length > 0) resources.requests = requests
}
