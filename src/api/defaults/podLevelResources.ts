import { canonicalQuantity } from '../quantity/quantityText.ts'
import { containerLimits, containerRequests, isPodLevelResource } from '../resources/podResources.ts'
import type { PodSpec } from '../types.ts'
import type { Draft } from './draft.ts'

const isHugePages = (name: string): boolean => name.startsWith('hugepages-')

/** A pod with resources of its own is limited to its containers' huge pages, unless it says how many it wants. Models pkg/apis/core/v1/defaults.go, defaultHugePagePodLimits (1.36). */
export function defaultHugePageLimits(spec: Draft<PodSpec>): void {
  const { resources } = spec
  if (!(resources && [resources.limits, resources.requests].some((list) => Object.keys(list ?? {}).length > 0))) return
  const limits: Record<string, string> = resources.limits ?? {}
  for (const [name, amount] of containerLimits({ ...spec, containers: spec.containers ?? [] })) {
    if (isHugePages(name) && !(name in (resources.requests ?? {}))) limits[name] ??= canonicalQuantity(amount)
  }
  if (Object.keys(limits).length > 0) resources.limits = limits
}

/** A pod with limits of its own requests what its containers do, or else its limits. Models pkg/apis/core/v1/defaults.go, defaultPodRequests (1.36). */
export function defaultPodLevelRequests(spec: Draft<PodSpec>): void {
  const { resources } = spec
  if (!resources?.limits) return
  const requests: Record<string, string> = resources.requests ?? {}
  for (const [name, amount] of containerRequests({ ...spec, containers: spec.containers ?? [] })) {
    if (isPodLevelResource(name) && !isHugePages(name)) requests[name] ??= canonicalQuantity(amount)
  }
  for (const [name, limit] of Object.entries(resources.limits)) {
    if (isPodLevelResource(name)) requests[name] ??= limit
  }
  if (Object.keys(requests).length > 0) resources.requests = requests
}
