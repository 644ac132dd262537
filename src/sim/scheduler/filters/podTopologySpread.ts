import { matchesLabelSelector } from '../../../api/selector/selector.ts'
import type { Pod, PodSpec } from '../../../api/types.ts'
import type { Stored } from '../../apiserver/objectStore.ts'
import { type Filter, unresolvable } from '../rejection.ts'
import type { NodeInfo, Snapshot } from '../snapshot.ts'
import { matchesNode } from './nodeAffinity.ts'
import { tolerates } from './taintToleration.ts'

type Constraint = NonNullable<PodSpec['topologySpreadConstraints']>[number]

const REASON = "node(s) didn't match pod topology spread constraints"

/** Pods are kept spread over the domains of a node label. Models pkg/scheduler/framework/plugins/podtopologyspread/filtering.go (1.36). */
export const podTopologySpread: Filter = (pod, info, snapshot) => {
  const hard = (pod.spec?.topologySpreadConstraints ?? []).filter((c) => c.whenUnsatisfiable === 'DoNotSchedule')
  for (const constraint of hard) {
    const value = info.node.metadata.labels?.[constraint.topologyKey]
    if (value === undefined) return unresolvable(`${REASON} (missing required label)`)
    const counts = domainCounts(pod, constraint, hard, snapshot)
    const least = counts.size < (constraint.minDomains ?? 1) ? 0 : Math.min(...counts.values())
    const self = matchesLabelSelector(selectorOf(pod, constraint), pod.metadata.labels) ? 1 : 0
    if ((counts.get(value) ?? 0) + self - least > constraint.maxSkew) return { reasons: [REASON], resolvable: true }
  }
  return undefined
}

/** How many matching pods each domain has, over the nodes that count. */
export function domainCounts(
  pod: Stored<Pod>,
  constraint: Constraint,
  all: readonly Constraint[],
  snapshot: Snapshot,
): Map<string, number> {
  const counts = new Map<string, number>()
  const selector = selectorOf(pod, constraint)
  for (const info of snapshot.nodes) {
    if (!countsNode(pod, constraint, all, info)) continue
    const value = info.node.metadata.labels?.[constraint.topologyKey] ?? ''
    const matching = info.pods.filter(
      (other) =>
        other.metadata.namespace === pod.metadata.namespace &&
        other.metadata.deletionTimestamp === undefined &&
        matchesLabelSelector(selector, other.metadata.labels),
    ).length
    counts.set(value, (counts.get(value) ?? 0) + matching)
  }
  return counts
}

function countsNode(pod: Stored<Pod>, constraint: Constraint, all: readonly Constraint[], { node }: NodeInfo): boolean {
  if (all.some((c) => node.metadata.labels?.[c.topologyKey] === undefined)) return false
  if (constraint.nodeAffinityPolicy !== 'Ignore' && !matchesNode(pod.spec, node)) return false
  if (constraint.nodeTaintsPolicy !== 'Honor') return true
  return (node.spec?.taints ?? []).every(
    (t) => t.effect === 'PreferNoSchedule' || tolerates(pod.spec?.tolerations ?? [], t),
  )
}

/** The constraint's selector, narrowed to pods that share the values of `matchLabelKeys`. */
function selectorOf(pod: Stored<Pod>, { labelSelector, matchLabelKeys = [] }: Constraint): Constraint['labelSelector'] {
  if (labelSelector === undefined || matchLabelKeys.length === 0) return labelSelector
  const own = pod.metadata.labels ?? {}
  const shared = matchLabelKeys.filter((key) => own[key] !== undefined).map((key) => [key, own[key] ?? ''])
  return { ...labelSelector, matchLabels: { ...labelSelector.matchLabels, ...Object.fromEntries(shared) } }
}
