import { SECOND } from '../base/millis.ts'
import type { KubeletSpec, NodeSpec, RuntimeSpec, Scenario } from './scenario.ts'

/** What one node of a fresh cluster offers. */
export const DEFAULT_CAPACITY: NodeSpec['capacity'] = { cpu: '2', memory: '24Gi', pods: 250 }

/** The one node of a cluster that declares none. */
export const DEFAULT_NODE: NodeSpec = { name: 'node-1', capacity: DEFAULT_CAPACITY, labels: {}, taints: [] }

/** What a kubelet without a configuration file does. Models pkg/kubelet/apis/config/v1beta1/defaults.go (1.36). */
export const DEFAULT_KUBELET: KubeletSpec = {
  serializeImagePulls: true,
  maxPods: 110,
  eventRecordQPS: 50,
  eventBurst: 100,
}

/** How long an ordinary runtime takes for its calls, in milliseconds. */
export const DEFAULT_RUNTIME: RuntimeSpec = { runPodSandbox: 300, createContainer: 50, startContainer: 100 }

/** What the cluster's clocks say at the beginning, in milliseconds since 1970: 2026-01-15T12:00:00Z. */
export const DEFAULT_START_TIME = 1_768_478_400 * SECOND

/** The scenario of a text without a Scenario document and without manifests. */
export const DEFAULT_SCENARIO: Scenario = {
  name: 'scenario',
  title: '',
  description: '',
  kubernetesVersion: '1.36',
  featureGates: {},
  seed: 1,
  startTime: DEFAULT_START_TIME,
  nodes: [DEFAULT_NODE],
  kubelet: DEFAULT_KUBELET,
  runtime: DEFAULT_RUNTIME,
  images: [],
  programs: [],
  runtimeFaults: [],
  timeline: [],
  manifests: [],
}
