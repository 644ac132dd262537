import type { Pod } from '../../api/types.ts'
import type { ObjectStore, Stored } from '../apiserver/objectStore.ts'
import { filterNode } from './filter.ts'
import type { Rejection } from './rejection.ts'
import { type NodeInfo, type Snapshot, takeSnapshot } from './snapshot.ts'
import { claimRefusal } from './volumeBinding.ts'

/** What a scheduling cycle found. */
export type Decision =
  | { readonly kind: 'noNodes' }
  /** No node was looked at, as the pod can go nowhere. */
  | { readonly kind: 'refused'; readonly message: string; readonly nodes: number }
  | { readonly kind: 'unfit'; readonly rejections: ReadonlyMap<NodeInfo, Rejection>; readonly snapshot: Snapshot }
  | { readonly kind: 'fits'; readonly nodes: readonly NodeInfo[]; readonly snapshot: Snapshot }

/** Where a pod can go. Models pkg/scheduler/schedule_one.go, schedulePod and findNodesThatFitPod (1.36). */
export function decideNodes(pod: Stored<Pod>, store: ObjectStore): Decision {
  const snapshot = takeSnapshot(store, pod)
  if (snapshot.nodes.length === 0) return { kind: 'noNodes' }
  const message = claimRefusal(pod, store)
  if (message !== undefined) return { kind: 'refused', message, nodes: snapshot.nodes.length }
  const rejections = new Map<NodeInfo, Rejection>()
  const nodes: NodeInfo[] = []
  for (const info of snapshot.nodes) {
    const rejection = filterNode(pod, info, snapshot)
    if (rejection === undefined) nodes.push(info)
    else rejections.set(info, rejection)
  }
  return nodes.length > 0 ? { kind: 'fits', nodes, snapshot } : { kind: 'unfit', rejections, snapshot }
}
