import type { Filter } from '../rejection.ts'
import { milliAmount, requestedOn, requestsOf } from '../snapshot.ts'

const PODS_PER_NODE = 110

/** The node must have room for what the pod requests. Models pkg/scheduler/framework/plugins/noderesources/fit.go (1.36). */
export const nodeResourcesFit: Filter = (pod, info) => {
  const allocatable = info.node.status?.allocatable ?? {}
  const reasons: string[] = []
  let resolvable = true
  if (info.pods.length + 1 > Number(allocatable.pods ?? PODS_PER_NODE)) reasons.push('Too many pods')
  for (const [name, amount] of Object.entries(requestsOf(pod)).sort(byScheduler)) {
    if (amount === 0) continue
    const room = milliAmount(allocatable[name])
    if (amount <= room - requestedOn(info, name)) continue
    reasons.push(`Insufficient ${name}`)
    if (amount > room) resolvable = false
  }
  return reasons.length === 0 ? undefined : { reasons, resolvable }
}

const FIRST = ['cpu', 'memory', 'ephemeral-storage']

function byScheduler([a]: [string, number], [b]: [string, number]): number {
  const rank = (name: string): number => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length)
  return rank(a) - rank(b) || (a < b ? -1 : 1)
}
