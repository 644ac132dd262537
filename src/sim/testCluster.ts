import type { Scenario } from '../scenario/scenario.ts'
import { TraceBuilder } from '../trace/builder.ts'
import { type Cluster, createCluster } from './cluster.ts'
import { Kernel } from './kernel/kernel.ts'

/** A cluster for tests: one node with two CPUs, and nothing running in it. */
export function testCluster(changes: Partial<Scenario> = {}): Cluster {
  const scenario: Scenario = {
    name: 'test',
    title: '',
    description: '',
    kubernetesVersion: '1.36',
    featureGates: {},
    seed: 1,
    startTime: Date.UTC(2026, 0, 15, 12),
    nodes: [{ name: 'node-1', capacity: { cpu: '2', memory: '24Gi', pods: 110 }, labels: {}, taints: [] }],
    kubelet: { serializeImagePulls: true, maxPods: 110, eventRecordQPS: 50, eventBurst: 100 },
    runtime: { runPodSandbox: 300, createContainer: 50, startContainer: 100 },
    images: [],
    programs: [],
    runtimeFaults: [],
    timeline: [],
    manifests: [],
    ...changes,
  }
  return createCluster(new Kernel(scenario.seed), new TraceBuilder(), scenario)
}
