import type { Scenario } from '../scenario/scenario.ts'
import type { TraceBuilder } from '../trace/builder.ts'
import type { ObjectRef } from '../trace/records.ts'
import type { CreateAnswer, Notice } from '../trace/trace.ts'
import { EventRecorder } from './apiserver/eventRecorder.ts'
import { ObjectStore } from './apiserver/objectStore.ts'
import { preloadCluster } from './bootstrap.ts'
import type { Kernel } from './kernel/kernel.ts'
import type { Process } from './kernel/process.ts'
import { NodeHeartbeats } from './nodeHeartbeats.ts'
import type { WrittenLine } from './runtime/runtimeState.ts'

/** What a command printed and how it ended. */
export interface CommandOutcome {
  readonly stdout: string
  readonly stderr: string
  readonly code: number
  /** Why a command could not be run at all, in the runtime's words. */
  readonly refused?: string
}

/** What a person can do to nodes and containers; implemented by the kubelets' side. Each takes the time that it takes. */
export interface NodeVerbs {
  /** Signals the first process of a container; `signal` is a number or a name without SIG. */
  kill(pod: ObjectRef, container: string, signal: string): Process<CommandOutcome>
  /** Runs a command in a container. */
  exec(pod: ObjectRef, container: string, argv: readonly string[]): Process<CommandOutcome>
  /** The sandbox of a pod dies with all that is in it. */
  loseSandbox(pod: ObjectRef): Process<CommandOutcome>
  stopKubelet(node: string): Process<CommandOutcome>
  startKubelet(node: string): Process<CommandOutcome>
  restartKubelet(node: string): Process<CommandOutcome>
  /** Writes a manifest into the node's folder of static pods. */
  addStaticPod(node: string, file: string, manifest: string): Process<CommandOutcome>
  removeStaticPod(node: string, file: string): Process<CommandOutcome>
  /** What an instance of a container has written; undefined where the node does not have it any more. */
  log(pod: ObjectRef, containerId: string): readonly WrittenLine[] | undefined
}

/** What all parts of a simulated cluster share. */
export interface Cluster {
  readonly kernel: Kernel
  readonly store: ObjectStore
  readonly trace: TraceBuilder
  readonly scenario: Scenario
  /** The trace lane of commands. */
  readonly commandLane: number
  /** The API server's answers to the manifests, in order. */
  readonly created: CreateAnswer[]
  readonly notices: Notice[]
  /** Which kubelets are silent; told by whoever stops and starts them. */
  readonly heartbeats: NodeHeartbeats
  /** Set by the kubelets' side before the kernel runs. */
  nodeVerbs: NodeVerbs
  /** The recorder of a control plane component; the same one for the same name. */
  recorder(component: string): EventRecorder
  /** Says something about a place of the scenario's text, once. */
  notice(notice: Notice): void
}

const unsupported = (what: string): CommandOutcome => ({
  stdout: '',
  stderr: `error: ${what} is not simulated here\n`,
  code: 1,
})

// biome-ignore lint/correctness/useYield: a verb that nobody has implemented ends at once
function* refuse(what: string): Process<CommandOutcome> {
  return unsupported(what)
}

/** The verbs of a cluster without kubelets: each fails and says so. */
export const NO_NODE_VERBS: NodeVerbs = {
  kill: () => refuse('kill'),
  exec: () => refuse('exec'),
  loseSandbox: () => refuse('lose-sandbox'),
  stopKubelet: () => refuse('stop-kubelet'),
  startKubelet: () => refuse('start-kubelet'),
  restartKubelet: () => refuse('restart-kubelet'),
  addStaticPod: () => refuse('static-pod add'),
  removeStaticPod: () => refuse('static-pod remove'),
  log: () => undefined,
}

/** A cluster as it stands before the scenario begins: system objects and the scenario's nodes; nothing runs yet. */
export function createCluster(kernel: Kernel, trace: TraceBuilder, scenario: Scenario): Cluster {
  const { startTime, seed } = scenario
  const store = new ObjectStore(kernel, trace, { startTime, seed })
  const recorders = new Map<string, EventRecorder>()
  const notices: Notice[] = []
  const told = new Set<string>()
  const cluster: Cluster = {
    kernel,
    store,
    trace,
    scenario,
    commandLane: trace.addLane({ kind: 'commands' }),
    created: [],
    notices,
    heartbeats: new NodeHeartbeats(kernel),
    nodeVerbs: NO_NODE_VERBS,
    recorder(component) {
      const recorder = recorders.get(component) ?? new EventRecorder(kernel, trace, store, { component })
      recorders.set(component, recorder)
      return recorder
    },
    notice(notice) {
      const key = JSON.stringify(notice)
      if (!told.has(key)) notices.push(notice)
      told.add(key)
    },
  }
  preloadCluster(cluster)
  return cluster
}
