import { matchesLabelSelector } from '../../api/selector/selector.ts'
import type { Pod } from '../../api/types.ts'
import type { Stored } from '../apiserver/objectStore.ts'
import { type AffinityTerm, sameDomain, termMatchesPod } from './filters/interPodAffinity.ts'
import { termMatches } from './filters/nodeAffinity.ts'
import { tolerates } from './filters/taintToleration.ts'
import { milliAmount, type NodeInfo, requestsOf, type Snapshot } from './snapshot.ts'

const MAX = 100
/** What a container without requests counts as, for scores only. */
const NON_ZERO: Readonly<Record<string, number>> = { cpu: 100, memory: 200 * 1024 * 1024 * 1000 }
const WEIGHTS = { resources: 1, balance: 1, taints: 3, nodeAffinity: 2, spread: 2, podAffinity: 2 }

/**
 * How good each node is for a pod, 0 to 100 for each plugin, weighted.
 * Models the score plugins of pkg/scheduler/apis/config/v1/default_plugins.go (1.36); image locality is left out.
 */
export function scoreNodes(pod: Stored<Pod>, nodes: readonly NodeInfo[], snapshot: Snapshot): number[] {
  const raw = nodes.map((info) => ({
    taints: intolerable(pod, info),
    nodeAffinity: preferredNode(pod, info),
    spread: matchingPods(pod, info, snapshot),
    podAffinity: preferredPods(pod, info, snapshot),
  }))
  const most = (of: (r: (typeof raw)[number]) => number) => Math.max(0, ...raw.map(of))
  const tops = {
    taints: most((r) => r.taints),
    nodeAffinity: most((r) => r.nodeAffinity),
    spread: most((r) => r.spread),
  }
  const near = raw.map((r) => r.podAffinity)
  const [low, high] = [Math.min(...near, 0), Math.max(...near, 0)]
  return nodes.map((info, index) => {
    const used = fractions(pod, info)
    const { taints = 0, nodeAffinity = 0, spread = 0, podAffinity = 0 } = raw[index] ?? {}
    return (
      WEIGHTS.resources * leastAllocated(used) +
      WEIGHTS.balance * balanced(used) +
      WEIGHTS.taints * (MAX - share(taints, tops.taints)) +
      WEIGHTS.nodeAffinity * share(nodeAffinity, tops.nodeAffinity) +
      WEIGHTS.spread * (MAX - share(spread, tops.spread)) +
      WEIGHTS.podAffinity * share(podAffinity - low, high - low)
    )
  })
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : Math.floor((MAX * part) / whole))

/** The parts of a node's processor and memory that are requested once a pod is there. */
function fractions(pod: Stored<Pod>, info: NodeInfo): number[] {
  return ['cpu', 'memory'].map((name) => {
    const counted = (p: Pod): number => requestsOf(p)[name] ?? (NON_ZERO[name] ?? 0) * (p.spec?.containers.length ?? 1)
    const used = info.pods.reduce((sum, p) => sum + counted(p), counted(pod))
    const room = milliAmount(info.node.status?.allocatable?.[name])
    return room === 0 ? 1 : Math.min(1, used / room)
  })
}

function leastAllocated(used: readonly number[]): number {
  const parts = used.map((f) => Math.floor(MAX * (1 - f)))
  return Math.floor(parts.reduce((a, b) => a + b, 0) / parts.length)
}

function balanced([cpu = 0, memory = 0]: readonly number[]): number {
  return Math.floor(MAX * (1 - Math.abs(cpu - memory) / 2))
}

const intolerable = (pod: Stored<Pod>, { node }: NodeInfo): number =>
  (node.spec?.taints ?? []).filter((t) => t.effect === 'PreferNoSchedule' && !tolerates(pod.spec?.tolerations ?? [], t))
    .length

function preferredNode(pod: Stored<Pod>, { node }: NodeInfo): number {
  const terms = pod.spec?.affinity?.nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []
  return terms.reduce((sum, { weight, preference }) => sum + (termMatches(preference, node) ? weight : 0), 0)
}

function preferredPods(pod: Stored<Pod>, info: NodeInfo, snapshot: Snapshot): number {
  const { podAffinity, podAntiAffinity } = pod.spec?.affinity ?? {}
  const sum = (terms: readonly { weight: number; podAffinityTerm: AffinityTerm }[] = []): number =>
    terms.reduce((total, { weight, podAffinityTerm: term }) => {
      const near = snapshot.nodes.filter((n) => sameDomain(term, n, info)).flatMap((n) => n.pods)
      return total + weight * near.filter((p) => termMatchesPod(term, pod, p, snapshot)).length
    }, 0)
  return (
    sum(podAffinity?.preferredDuringSchedulingIgnoredDuringExecution) -
    sum(podAntiAffinity?.preferredDuringSchedulingIgnoredDuringExecution)
  )
}

/** Soft spreading: by the pod's own constraints, else over hosts among the pods of the same owner. */
function matchingPods(pod: Stored<Pod>, info: NodeInfo, snapshot: Snapshot): number {
  const soft = (pod.spec?.topologySpreadConstraints ?? []).filter((c) => c.whenUnsatisfiable === 'ScheduleAnyway')
  const namespace = pod.metadata.namespace
  if (soft.length === 0) {
    const owner = pod.metadata.ownerReferences?.find((o) => o.controller === true)?.uid
    if (owner === undefined) return 0
    return info.pods.filter((p) => p.metadata.ownerReferences?.some((o) => o.uid === owner)).length
  }
  return soft.reduce((sum, { topologyKey, labelSelector }) => {
    const value = info.node.metadata.labels?.[topologyKey]
    const domain = snapshot.nodes.filter((n) => n.node.metadata.labels?.[topologyKey] === value)
    const matching = domain
      .flatMap((n) => n.pods)
      .filter((p) => p.metadata.namespace === namespace && matchesLabelSelector(labelSelector, p.metadata.labels))
    return sum + matching.length
  }, 0)
}
