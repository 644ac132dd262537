import { type Quantity, ZERO_QUANTITY } from '../../../api/quantity/quantity.ts'
import { addQuantities } from '../../../api/quantity/quantityArithmetic.ts'
import { quantityText } from '../../../api/quantity/quantityText.ts'
import type { KubernetesObject, Pod, ResourceQuota } from '../../../api/types.ts'
import type { Cluster } from '../../cluster.ts'
import { exceeds, quotaCovers, usageOf, usedOf } from '../quota.ts'
import { forbidden, type StatusError } from '../statusError.ts'

/** Refuses what a quota of the namespace leaves no room for. Models apiserver/pkg/admission/plugin/resourcequota/controller.go (1.36). */
export function quotaRefusal({ store }: Cluster, object: KubernetesObject): StatusError | undefined {
  const namespace = object.metadata?.namespace
  const quotas = store.list<ResourceQuota>('ResourceQuota').filter((q) => q.metadata.namespace === namespace)
  for (const quota of quotas) {
    if (!quotaCovers(quota, object)) continue
    const refused = refusal(quota, object, usedOf(store, quota))
    if (refused !== undefined) return forbidden(object.kind ?? '', object.metadata?.name ?? '', refused)
  }
  return undefined
}

function refusal(
  quota: ResourceQuota,
  object: KubernetesObject,
  used: ReadonlyMap<string, Quantity>,
): string | undefined {
  const name = quota.metadata?.name
  const hard = quota.spec?.hard ?? {}
  const limited = Object.keys(hard).sort()
  if (object.kind === 'Pod') {
    const missing = unspecified(object as Pod, limited)
    if (missing.length > 0) return `failed quota: ${name}: must specify ${missing.join('; ')}`
  }
  const requested = usageOf(object)
  const over = limited.filter((resource) => {
    const amount = requested.get(resource)
    if (amount === undefined) return false
    return exceeds(addQuantities(used.get(resource) ?? ZERO_QUANTITY, amount), hard[resource] ?? '0')
  })
  if (over.length === 0) return undefined
  const text = (amountOf: (resource: string) => string) => over.map((r) => `${r}=${amountOf(r)}`).join(',')
  const asked = text((r) => quantityText(requested.get(r) ?? ZERO_QUANTITY))
  const before = text((r) => quantityText(used.get(r) ?? ZERO_QUANTITY))
  return `exceeded quota: ${name}, requested: ${asked}, used: ${before}, limited: ${text((r) => hard[r] ?? '')}`
}

/** Compute resources that a quota limits must be given by every container: `limits.cpu for: app,log`. */
function unspecified(pod: Pod, limited: readonly string[]): string[] {
  const containers = [...(pod.spec?.containers ?? []), ...(pod.spec?.initContainers ?? [])]
  const missing: string[] = []
  for (const resource of limited) {
    const place = /^(?:(requests|limits)\.)?(cpu|memory)$/.exec(resource)
    if (place === null) continue
    const side = place[1] === 'limits' ? 'limits' : 'requests'
    const name = place[2] ?? ''
    if (pod.spec?.resources?.[side]?.[name] !== undefined) continue
    const without = containers.filter((c) => c.resources?.[side]?.[name] === undefined).map((c) => c.name)
    if (without.length > 0) missing.push(`${resource} for: ${[...without].sort().join(',')}`)
  }
  return missing
}
