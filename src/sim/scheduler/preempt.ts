import { matchesLabelSelector } from '../../api/selector/selector.ts'
import type { Pod, PodDisruptionBudget } from '../../api/types.ts'
import type { Stored } from '../apiserver/objectStore.ts'
import { filterNode } from './filter.ts'
import type { Rejection } from './rejection.ts'
import { type NodeInfo, priorityOf, type Snapshot } from './snapshot.ts'

/** What preemption came to: a node and the pods to remove from it, or the words that say why not. */
export type Preemption =
  | { readonly kind: 'victims'; readonly node: string; readonly victims: readonly Stored<Pod>[] }
  | { readonly kind: 'none'; readonly message: string }

interface Candidate {
  readonly info: NodeInfo
  readonly victims: readonly Stored<Pod>[]
  readonly violations: number
}

/** Looks for pods of lower priority whose removal makes room. Models pkg/scheduler/framework/preemption/preemption.go (1.36). */
export function decidePreemption(
  pod: Stored<Pod>,
  rejections: ReadonlyMap<NodeInfo, Rejection>,
  snapshot: Snapshot,
): Preemption {
  const refused = ineligible(pod, snapshot)
  if (refused !== undefined) return { kind: 'none', message: `preemption: ${refused}` }
  const candidates: Candidate[] = []
  let unhelpful = 0
  for (const [info, rejection] of rejections) {
    if (!rejection.resolvable) {
      unhelpful++
      continue
    }
    const candidate = victimsOn(pod, info, snapshot)
    if (candidate !== undefined) candidates.push(candidate)
  }
  const best = candidates.sort(better)[0]
  if (best !== undefined) return { kind: 'victims', node: best.info.node.metadata.name, victims: best.victims }
  const without = rejections.size - unhelpful
  const reasons = [
    ...(without > 0 ? [`${without} No preemption victims found for incoming pod`] : []),
    ...(unhelpful > 0 ? [`${unhelpful} Preemption is not helpful for scheduling`] : []),
  ].sort()
  return {
    kind: 'none',
    message: `preemption: 0/${rejections.size} nodes are available: ${reasons.join(', ')}.`,
  }
}

function ineligible(pod: Stored<Pod>, snapshot: Snapshot): string | undefined {
  if (pod.spec?.preemptionPolicy === 'Never') return 'not eligible due to preemptionPolicy=Never.'
  const nominated = pod.status?.nominatedNodeName
  const going = snapshot.nodes
    .find((n) => n.node.metadata.name === nominated)
    ?.pods.some((p) => p.metadata.deletionTimestamp !== undefined && priorityOf(p) < priorityOf(pod))
  return going === true ? 'not eligible due to a terminating pod on the nominated node.' : undefined
}

/** Removes all pods of lower priority, then takes back as many as fit, the most important first. */
function victimsOn(pod: Stored<Pod>, info: NodeInfo, snapshot: Snapshot): Candidate | undefined {
  const priority = priorityOf(pod)
  const lower = info.pods.filter((p) => priorityOf(p) < priority)
  if (lower.length === 0) return undefined
  const fits = (pods: readonly Stored<Pod>[]): boolean => {
    const changed = { node: info.node, pods }
    const nodes = snapshot.nodes.map((n) => (n === info ? changed : n))
    return filterNode(pod, changed, { ...snapshot, nodes }) === undefined
  }
  let kept = info.pods.filter((p) => priorityOf(p) >= priority)
  if (!fits(kept)) return undefined
  const guarded = new Map(lower.map((p) => [p, violatesBudget(p, snapshot)]))
  const order = [...lower].sort(
    (a, b) => Number(guarded.get(b)) - Number(guarded.get(a)) || priorityOf(b) - priorityOf(a) || olderFirst(a, b),
  )
  const victims: Stored<Pod>[] = []
  for (const candidate of order) {
    if (fits([...kept, candidate])) kept = [...kept, candidate]
    else victims.push(candidate)
  }
  victims.sort((a, b) => priorityOf(b) - priorityOf(a) || olderFirst(a, b))
  return { info, victims, violations: victims.filter((v) => guarded.get(v)).length }
}

function violatesBudget(pod: Stored<Pod>, { store }: Snapshot): boolean {
  return store
    .list<PodDisruptionBudget>('PodDisruptionBudget')
    .some(
      (pdb) =>
        pdb.metadata.namespace === pod.metadata.namespace &&
        matchesLabelSelector(pdb.spec?.selector, pod.metadata.labels) &&
        (pdb.status?.disruptionsAllowed ?? 0) < 1,
    )
}

const startOf = (pod: Stored<Pod>): string => pod.status?.startTime ?? pod.metadata.creationTimestamp ?? ''
const olderFirst = (a: Stored<Pod>, b: Stored<Pod>): number =>
  startOf(a) < startOf(b) ? -1 : startOf(a) > startOf(b) ? 1 : 0

/** Fewest broken budgets, least important victims, fewest of them, the most recently started. Models preemption.go, pickOneNodeForPreemption. */
function better(a: Candidate, b: Candidate): number {
  const highest = (c: Candidate): number => Math.max(...c.victims.map(priorityOf))
  const sum = (c: Candidate): number => c.victims.reduce((total, v) => total + priorityOf(v) + 2 ** 31, 0)
  const first = (c: Candidate): string => c.victims.map(startOf).sort()[0] ?? ''
  return (
    a.violations - b.violations ||
    highest(a) - highest(b) ||
    sum(a) - sum(b) ||
    a.victims.length - b.victims.length ||
    (first(a) > first(b) ? -1 : first(a) < first(b) ? 1 : 0)
  )
}
