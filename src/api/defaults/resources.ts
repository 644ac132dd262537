import { parseQuantity, quantityMilliValue } from '../quantity/quantity.ts'
import { quantityText } from '../quantity/quantityText.ts'
import type { ResourceRequirements } from '../types.ts'
import type { Draft } from './draft.ts'

const MILLI = -3

/** Rounds amounts up to thousandths, in place. Models pkg/apis/core/v1/defaults.go, SetDefaults_ResourceList. */
export function roundResources(resources: Draft<ResourceRequirements> | undefined): void {
  for (const list of [resources?.limits, resources?.requests]) {
    if (list) roundList(list)
  }
}

/** Rounds the amounts of one list up to thousandths, in place. */
export function roundList(list: Record<string, string>): void {
  for (const [name, text] of Object.entries(list)) {
    const quantity = parseQuantity(text)
    if (!quantity.ok || quantity.value.exponent >= MILLI) continue
    const rounded = parseQuantity(`${quantityMilliValue(quantity.value)}m`)
    if (rounded.ok) list[name] = quantityText(rounded.value)
  }
}

/** What has a limit but no request requests its limit. Models pkg/apis/core/v1/defaults.go, SetDefaults_Pod. */
export function requestLimits(resources: Draft<ResourceRequirements> | undefined): void {
  if (!resources?.limits) return
  const requests = resources.requests ?? {}
  for (const [name, amount] of Object.entries(resources.limits)) requests[name] ??= amount
  if (Object.keys(requests).length > 0) resources.requests = requests
}
