import type { Cluster } from '../cluster.ts'
import { clusterNetwork } from '../clusterNetwork.ts'
import { nodeAddress } from '../nodes.ts'
import { type NoticeField, noticePlace } from '../noticePlace.ts'
import { ContainerRuntime } from '../runtime/containerRuntime.ts'
import { imageFacts } from '../runtime/imageFacts.ts'
import { startProgram } from '../runtime/startProgram.ts'
import { behaviourOf } from './behaviour.ts'
import { KubeletProcess, type NodeContext } from './kubeletProcess.ts'
import { nodeVerbs } from './nodeVerbs.ts'
import { PodMachines } from './podMachines.ts'

/** A node: its kubelet's process and its runtime. */
export interface RunningNode {
  readonly kubelet: KubeletProcess
  readonly runtime: ContainerRuntime
}

/** Starts a kubelet and a runtime for each node of the scenario, and hands the cluster the verbs that reach into them. */
export function startKubelets(cluster: Cluster): ReadonlyMap<string, RunningNode> {
  const { kernel, trace, store, scenario } = cluster
  const nodes = new Map<string, RunningNode>()
  const machines = new PodMachines(kernel, trace)
  const network = clusterNetwork(cluster, () => [...nodes.values()].flatMap((n) => n.runtime.networks()))
  scenario.nodes.forEach((node, index) => {
    let addresses = 1
    const noticeOf =
      (field: NoticeField): NodeContext['notice'] =>
      (kind, podUid, container, message) =>
        cluster.notice({ kind, ...noticePlace(cluster, podUid, container, field), message })
    const runtime = new ContainerRuntime({
      kernel,
      trace,
      latencies: scenario.runtime,
      faults: scenario.runtimeFaults,
      startProgram,
      cluster: network,
      nextAddress: () => `10.244.${index}.${++addresses}`,
      nodeAddress: nodeAddress(index),
      startTime: scenario.startTime,
      notice: noticeOf('program'),
    })
    const context: NodeContext = {
      kernel,
      trace,
      store,
      runtime,
      scenario,
      machines,
      behaviour: behaviourOf(scenario.kubernetesVersion),
      nodeName: node.name,
      nodeAddress: nodeAddress(index),
      imageFacts: (image) => imageFacts(image, scenario.images),
      notice: noticeOf('image'),
    }
    const kubelet = new KubeletProcess(context, cluster.heartbeats)
    kubelet.boot()
    nodes.set(node.name, { kubelet, runtime })
  })
  cluster.nodeVerbs = nodeVerbs(cluster, nodes)
  return nodes
}
