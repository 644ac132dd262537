import { matchesLabelSelector } from '../../../api/selector/selector.ts'
import type { Namespace, Pod, PodSpec } from '../../../api/types.ts'
import type { Stored } from '../../apiserver/objectStore.ts'
import { type Filter, unresolvable } from '../rejection.ts'
import type { NodeInfo, Snapshot } from '../snapshot.ts'

type PodAntiAffinity = NonNullable<NonNullable<PodSpec['affinity']>['podAntiAffinity']>
/** A term of pod affinity or anti-affinity. */
export type AffinityTerm = NonNullable<PodAntiAffinity['requiredDuringSchedulingIgnoredDuringExecution']>[number]

/** Pods stay near or away from other pods. Models pkg/scheduler/framework/plugins/interpodaffinity/filtering.go (1.36). */
export const interPodAffinity: Filter = (pod, info, snapshot) => {
  const near = pod.spec?.affinity?.podAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? []
  if (near.length > 0 && !affinityMet(pod, near, info, snapshot))
    return unresolvable("node(s) didn't match pod affinity rules")
  if (
    antiTermsOf(pod).some((term) =>
      podsInDomain(term, info, snapshot).some((p) => termMatchesPod(term, pod, p, snapshot)),
    )
  )
    return { reasons: ["node(s) didn't match pod anti-affinity rules"], resolvable: true }
  for (const other of snapshot.nodes)
    for (const existing of other.pods)
      for (const term of antiTermsOf(existing))
        if (sameDomain(term, other, info) && termMatchesPod(term, existing, pod, snapshot))
          return { reasons: ["node(s) didn't satisfy existing pods anti-affinity rules"], resolvable: true }
  return undefined
}

const antiTermsOf = (pod: Pod): readonly AffinityTerm[] =>
  pod.spec?.affinity?.podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? []

/** A pod that matches its own terms may be the first of its kind. */
function affinityMet(pod: Stored<Pod>, terms: readonly AffinityTerm[], info: NodeInfo, snapshot: Snapshot): boolean {
  if (terms.some((term) => info.node.metadata.labels?.[term.topologyKey] === undefined)) return false
  const all = (candidate: Stored<Pod>): boolean => terms.every((term) => termMatchesPod(term, pod, candidate, snapshot))
  const met = terms.every((term) => podsInDomain(term, info, snapshot).some(all))
  return met || (!snapshot.nodes.some((n) => n.pods.some(all)) && all(pod))
}

function podsInDomain(term: AffinityTerm, info: NodeInfo, snapshot: Snapshot): Stored<Pod>[] {
  return snapshot.nodes.filter((other) => sameDomain(term, other, info)).flatMap((other) => other.pods)
}

/** Whether two nodes are in the same domain of a term. */
export function sameDomain({ topologyKey }: AffinityTerm, a: NodeInfo, b: NodeInfo): boolean {
  const value = a.node.metadata.labels?.[topologyKey]
  return value !== undefined && value === b.node.metadata.labels?.[topologyKey]
}

/** Whether a term that a pod has is about another pod. */
export function termMatchesPod(
  term: AffinityTerm,
  owner: Stored<Pod>,
  other: Stored<Pod>,
  { store }: Snapshot,
): boolean {
  const { namespaces, namespaceSelector } = term
  const named = namespaces ?? []
  const implicit = named.length === 0 && namespaceSelector === undefined
  const namespace = other.metadata.namespace ?? ''
  const inNamespaces =
    (implicit && namespace === owner.metadata.namespace) ||
    named.includes(namespace) ||
    (namespaceSelector !== undefined &&
      matchesLabelSelector(namespaceSelector, store.get<Namespace>('Namespace', undefined, namespace)?.metadata.labels))
  return inNamespaces && matchesLabelSelector(term.labelSelector, other.metadata.labels)
}
