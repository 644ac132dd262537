import { containerRequests, isPodLevelResource } from '../podResources.ts'
import { canonicalQuantity } from '../quantityText.ts'
import type { PodSpec } from '../types.ts'
import type { Draft } from './draft.ts'

/** A pod with limits of its own requests what its containers do, or else its limits. Models pkg/apis/core/v1/defaults.go, defaultPodRequests (1.36). */
export function defaultPodLevelRequests(spec: Draft<PodSpec>): void {
  const { resources } = spec
  if (!resources?.limits) return
  const requests: Record<string, string> = resources.requests ?? {}
  for (const [name, amount] of containerRequests({ ...spec, containers: spec.containers ?? [] })) {
    const overcommits = !name.startsWith('hugepages-')
    if (isPodLevelResource(name) && overcommits) requests[name] ??= canonicalQuantity(amount)
  }
  for (const [name, limit] of Object.entries(resources.limits)) {
    if (isPodLevelResource(name)) requests[name] ??= limit
  }
  if (Object.keys(requests).length > 0) resources.requests = requests
}
