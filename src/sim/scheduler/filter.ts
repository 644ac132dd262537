import type { Pod } from '../../api/types.ts'
import type { Stored } from '../apiserver/objectStore.ts'
import { interPodAffinity } from './filters/interPodAffinity.ts'
import { nodeAffinity } from './filters/nodeAffinity.ts'
import { nodeName } from './filters/nodeName.ts'
import { nodePorts } from './filters/nodePorts.ts'
import { nodeResourcesFit } from './filters/nodeResourcesFit.ts'
import { nodeUnschedulable } from './filters/nodeUnschedulable.ts'
import { podTopologySpread } from './filters/podTopologySpread.ts'
import { taintToleration } from './filters/taintToleration.ts'
import type { Filter, Rejection } from './rejection.ts'
import type { NodeInfo, Snapshot } from './snapshot.ts'

/** In the order of the default profile. Models pkg/scheduler/apis/config/v1/default_plugins.go (1.36). */
const FILTERS: readonly Filter[] = [
  nodeUnschedulable,
  nodeName,
  taintToleration,
  nodeAffinity,
  nodePorts,
  nodeResourcesFit,
  podTopologySpread,
  interPodAffinity,
]

/** Whether a node is fit for a pod: the first plugin that says no decides. */
export function filterNode(pod: Stored<Pod>, node: NodeInfo, snapshot: Snapshot): Rejection | undefined {
  for (const filter of FILTERS) {
    const rejection = filter(pod, node, snapshot)
    if (rejection !== undefined) return rejection
  }
  return undefined
}
