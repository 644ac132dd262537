import { isSidecar } from '../../api/podStatus/sidecar.ts'
import { parseQuantity, type Quantity, ZERO_QUANTITY } from '../../api/quantity.ts'
import { addQuantities, compareQuantities } from '../../api/quantityArithmetic.ts'
import { quantityText } from '../../api/quantityText.ts'
import type { Container, PodSpec } from '../../api/types.ts'

type Amounts = ReadonlyMap<string, Quantity>

/**
 * What a pod asks for and is limited to in all: ordinary containers and sidecars together, or the peak of its init containers where
 * that is higher; pod-level resources stand before them. Models component-helpers/resource/helpers.go, PodRequests, PodLimits (1.36).
 */
export function podResources(spec: PodSpec): { requests: Record<string, string>; limits: Record<string, string> } {
  const of = (side: 'requests' | 'limits'): Record<string, string> => {
    const total = new Map([...aggregate(spec, side), ...amountsOf(spec.resources?.[side])])
    const withOverhead = side === 'requests' || total.size > 0 ? added(total, amountsOf(spec.overhead)) : total
    return Object.fromEntries([...withOverhead].map(([name, amount]) => [name, quantityText(amount)]))
  }
  return { requests: of('requests'), limits: of('limits') }
}

function aggregate(spec: PodSpec, side: 'requests' | 'limits'): Amounts {
  const of = (container: Container): Amounts => amountsOf(container.resources?.[side])
  let running: Amounts = spec.containers.reduce<Amounts>((sum, c) => added(sum, of(c)), new Map())
  let sidecars: Amounts = new Map()
  let peak: Amounts = new Map()
  for (const container of spec.initContainers ?? []) {
    if (isSidecar(container)) {
      running = added(running, of(container))
      sidecars = added(sidecars, of(container))
      peak = larger(peak, sidecars)
    } else peak = larger(peak, added(sidecars, of(container)))
  }
  return larger(running, peak)
}

function amountsOf(list: Readonly<Record<string, string>> | undefined): Amounts {
  const amounts = new Map<string, Quantity>()
  for (const [name, text] of Object.entries(list ?? {})) {
    const parsed = parseQuantity(String(text))
    if (parsed.ok) amounts.set(name, parsed.value)
  }
  return amounts
}

function added(a: Amounts, b: Amounts): Amounts {
  const sum = new Map(a)
  for (const [name, amount] of b) sum.set(name, addQuantities(sum.get(name) ?? ZERO_QUANTITY, amount))
  return sum
}

function larger(a: Amounts, b: Amounts): Amounts {
  const most = new Map(a)
  for (const [name, amount] of b) {
    const before = most.get(name)
    if (before === undefined || compareQuantities(amount, before) > 0) most.set(name, amount)
  }
  return most
}
