import type { Node } from '../api/types.ts'
import type { NodeSpec, Scenario } from '../scenario/scenario.ts'

/** How long before the scenario the nodes became ready, in milliseconds. */
const NODE_AGE = 60_000

/** Kubelet and API server versions that stand for a minor version. */
const PATCH_VERSION: Readonly<Record<Scenario['kubernetesVersion'], string>> = { '1.36': 'v1.36.3', '1.34': 'v1.34.4' }

/** The address of the n-th node. */
export function nodeAddress(index: number): string {
  return `192.168.1.${10 + index}`
}

/**
 * The Node object of a declared node: ready, allocatable equal to its capacity.
 * Models pkg/kubelet/nodestatus/setters.go (1.36).
 */
export function nodeObject(spec: NodeSpec, index: number, scenario: Scenario): Node {
  const capacity: Record<string, string> = {
    cpu: '2',
    memory: '24Gi',
    'ephemeral-storage': '100Gi',
    'hugepages-1Gi': '0',
    'hugepages-2Mi': '0',
    pods: String(scenario.kubelet.maxPods),
  }
  for (const [name, quantity] of Object.entries(spec.capacity)) capacity[name] = String(quantity)
  const since = new Date(scenario.startTime - NODE_AGE).toISOString().replace(/\.\d+Z$/, 'Z')
  const condition = (type: string, status: string, reason: string, message: string) => ({
    type,
    status,
    reason,
    message,
    lastHeartbeatTime: since,
    lastTransitionTime: since,
  })
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name: spec.name,
      labels: {
        'beta.kubernetes.io/arch': 'amd64',
        'beta.kubernetes.io/os': 'linux',
        'kubernetes.io/arch': 'amd64',
        'kubernetes.io/hostname': spec.name,
        'kubernetes.io/os': 'linux',
        ...spec.labels,
      },
    },
    spec: spec.taints.length > 0 ? { taints: spec.taints } : {},
    status: {
      addresses: [
        { type: 'InternalIP', address: nodeAddress(index) },
        { type: 'Hostname', address: spec.name },
      ],
      capacity,
      allocatable: capacity,
      conditions: [
        condition('MemoryPressure', 'False', 'KubeletHasSufficientMemory', 'kubelet has sufficient memory available'),
        condition('DiskPressure', 'False', 'KubeletHasNoDiskPressure', 'kubelet has no disk pressure'),
        condition('PIDPressure', 'False', 'KubeletHasSufficientPID', 'kubelet has sufficient PID available'),
        condition('Ready', 'True', 'KubeletReady', 'kubelet is posting ready status'),
      ],
      nodeInfo: {
        architecture: 'amd64',
        bootID: '',
        containerRuntimeVersion: 'containerd://2.1.0',
        kernelVersion: '6.12.0',
        kubeProxyVersion: '',
        kubeletVersion: PATCH_VERSION[scenario.kubernetesVersion],
        machineID: '',
        operatingSystem: 'linux',
        osImage: 'Linux',
        systemUUID: '',
      },
    },
  } as unknown as Node
}
