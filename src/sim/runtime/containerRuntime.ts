import type { Millis } from '../../base/millis.ts'
import { err, ok, type Result } from '../../base/result.ts'
import type { RuntimeFaultSpec, RuntimeSpec } from '../../scenario/scenario.ts'
import type { TraceBuilder } from '../../trace/builder.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { type Process, Signal } from '../kernel/process.ts'
import { CriCalls, unknownHandler } from './criCalls.ts'
import { execCommand } from './execCommand.ts'
import { type ClusterNetwork, type Listener, PodNetwork } from './network/podNetwork.ts'
import type { ExecResult, SignalName, StartProgram } from './program.ts'
import {
  type ContainerConfig,
  createdContainer,
  type PodIdentity,
  podSnapshot,
  type RuntimeContainer,
  type RuntimePod,
  type RuntimePodStatus,
  type Sandbox,
  type WrittenLine,
} from './runtimeState.ts'

/** What a real runtime adds to the declared latencies: measured on the recordings' machine. */
const SANDBOX_OVERHEAD: Millis = 18
const CALL_OVERHEAD: Millis = 1
const START_OVERHEAD: Millis = 5
const TEARDOWN: Millis = 2
/** What the log keeps for a termination message: 80 lines. Models pkg/kubelet/kuberuntime (1.36), MaxContainerTerminationMessageLogLines. */
const LOG_TAIL_LINES = 80
/** What stands before a line in a log file, and its newline: the time, the stream and a tag. */
const LOG_PREFIX = 46

/** What the runtime is built from. */
export interface RuntimeOptions {
  readonly kernel: Kernel
  readonly trace: TraceBuilder
  readonly latencies: RuntimeSpec
  readonly faults: readonly RuntimeFaultSpec[]
  readonly startProgram: StartProgram
  readonly cluster: (namespace: string) => ClusterNetwork
  readonly nextAddress: () => string
  readonly nodeAddress: string
  /** What clocks say at time 0, in milliseconds since 1970. */
  readonly startTime: number
  readonly notice: (kind: 'notModelled' | 'assumed', podUid: string, container: string, message: string) => void
}

/** The container runtime of one node (the CRI side): sandboxes, containers and the programs in them. */
export class ContainerRuntime {
  /** Called after every change of a pod's containers or sandboxes. */
  onChange: (uid: string) => void = () => {}
  private readonly pods = new Map<string, RuntimePod>()
  private readonly calls: CriCalls
  /** Shared by all pods with hostNetwork. */
  private readonly nodeNetwork = new PodNetwork()
  private ids = 0
  private readonly options: RuntimeOptions

  constructor(options: RuntimeOptions) {
    this.options = options
    this.calls = new CriCalls(options.kernel, options.trace, options.faults)
  }

  /** What the runtime says of a pod now. */
  podStatus(uid: string): RuntimePodStatus {
    return podSnapshot(uid, this.pods.get(uid))
  }

  /** The network of a pod's ready sandbox. */
  network(uid: string): PodNetwork | undefined {
    return this.pods.get(uid)?.sandboxes.find((s) => s.state === 'ready')?.network
  }

  /** Who listens at an address of this node's sandboxes; `nobody` where none has the address. */
  listenerAt(ip: string, port: number): Listener | 'refused' | 'nobody' {
    let found: 'refused' | 'nobody' = 'nobody'
    for (const pod of this.pods.values()) {
      for (const { state, network } of pod.sandboxes) {
        if (state !== 'ready' || network.ip !== ip) continue
        const listener = network.at(port)
        if (listener !== undefined) return listener
        found = 'refused'
      }
    }
    return found
  }

  /** The pods that have a ready sandbox, with their network. */
  networks(): { uid: string; network: PodNetwork }[] {
    const found: { uid: string; network: PodNetwork }[] = []
    for (const [uid, pod] of this.pods)
      for (const s of pod.sandboxes) if (s.state === 'ready') found.push({ uid, network: s.network })
    return found
  }

  /** Makes a new sandbox with a new address. */
  *runPodSandbox(identity: PodIdentity, attempt: number): Process<Result<Sandbox, string>> {
    const { kernel, latencies } = this.options
    const call = this.calls.begin(identity, { call: 'RunPodSandbox', attempt })
    yield latencies.runPodSandbox + SANDBOX_OVERHEAD
    const fault = this.calls.fault('RunPodSandbox', identity.name) ?? unknownHandler(identity.runtimeHandler)
    if (fault !== undefined) return this.calls.refuse(call, fault)
    const network = identity.network === 'NODE' ? this.nodeNetwork : new PodNetwork()
    const ip = identity.network === 'NODE' ? this.options.nodeAddress : this.options.nextAddress()
    network.ip = ip
    const sandbox: Sandbox = { id: this.nextId(), attempt, state: 'ready', createdAt: kernel.now, network, ip }
    const pod = this.pod(identity)
    pod.sandboxes.unshift(sandbox)
    this.changed(pod)
    call.end()
    return ok(sandbox)
  }

  /** Stops all sandboxes of a pod; what still runs in them dies. */
  *stopPodSandboxes(uid: string): Process {
    const pod = this.pods.get(uid)
    if (pod === undefined) return
    for (const sandbox of pod.sandboxes) {
      if (sandbox.state !== 'ready') continue
      const call = this.calls.begin(pod.identity, { call: 'StopPodSandbox', attempt: sandbox.attempt })
      yield TEARDOWN
      sandbox.state = 'notReady'
      this.killAll(pod, sandbox.id)
      this.changed(pod)
      call.end()
    }
  }

  /** Makes a container of a sandbox; it does not run yet. */
  *createContainer(
    identity: PodIdentity,
    sandbox: Pick<Sandbox, 'id'>,
    config: ContainerConfig,
  ): Process<Result<RuntimeContainer, string>> {
    const { kernel, latencies } = this.options
    const call = this.calls.begin(
      identity,
      { call: 'CreateContainer', attempt: config.attempt, container: config.name, detail: config.request.image },
      config.lane,
    )
    yield latencies.createContainer + CALL_OVERHEAD
    const fault = this.calls.fault('CreateContainer', identity.name)
    if (fault !== undefined) return this.calls.refuse(call, fault)
    if (config.request.argv.length === 0)
      return this.calls.refuse(call, 'failed to generate container spec: no command specified')
    const container = createdContainer(this.nextId(), sandbox.id, config, kernel.now)
    const pod = this.pod(identity)
    pod.containers.unshift(container)
    pod.configs.set(container.id, config)
    pod.ended.set(container.id, new Signal())
    this.changed(pod)
    call.end()
    return ok(container)
  }

  /** Starts a created container's program; a program that cannot start leaves an exited container (StartError, 128). */
  *startContainer(identity: PodIdentity, container: RuntimeContainer): Process<Result<void, string>> {
    const { kernel, latencies } = this.options
    const pod = this.pod(identity)
    const config = pod.configs.get(container.id)
    const sandbox = pod.sandboxes.find((s) => s.id === container.sandboxId)
    if (config === undefined || sandbox === undefined) return err('container not found')
    const call = this.calls.begin(
      identity,
      { call: 'StartContainer', attempt: container.attempt, container: container.name },
      config.lane,
    )
    yield latencies.startContainer + START_OVERHEAD
    const fault = this.calls.fault('StartContainer', identity.name)
    const cause = kernel.cause
    container.state = 'running'
    container.startedAt = kernel.now
    const outcome =
      fault === undefined
        ? this.options.startProgram(
            { ...config.request, attempt: container.attempt },
            {
              kernel,
              env: config.env,
              files: config.files,
              network: sandbox.network,
              cluster: this.options.cluster(identity.namespace),
              hostname: config.hostname,
              startTime: this.options.startTime,
              ...(config.memoryLimit === undefined ? {} : { memoryLimit: config.memoryLimit }),
              log: (stream, line) => this.log(pod, container, config, stream, line),
              exited: (exit) =>
                this.exited(
                  pod,
                  container,
                  exit.exitCode,
                  exit.oomKilled ? 'OOMKilled' : exit.exitCode === 0 ? 'Completed' : 'Error',
                ),
              notModelled: (what) => this.options.notice('notModelled', identity.uid, container.name, what),
              assumed: (what) => this.options.notice('assumed', identity.uid, container.name, what),
            },
          )
        : { error: fault }
    kernel.cause = cause
    if ('error' in outcome) {
      const message = `failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: ${outcome.error}`
      container.message = message
      container.startedAt = Number.NEGATIVE_INFINITY
      this.end(pod, container, 128, 'StartError')
      return this.calls.refuse(call, fault ?? message)
    }
    container.program = outcome.program
    this.changed(pod)
    call.end()
    return ok(undefined)
  }

  /** Appends the record of a StopContainer call; the kubelet's container machine sends the signals. Returns what ends it. */
  stopCall(identity: PodIdentity, container: RuntimeContainer, timeout: Millis): () => void {
    const config = this.pods.get(identity.uid)?.configs.get(container.id)
    return this.calls.begin(
      identity,
      {
        call: 'StopContainer',
        attempt: container.attempt,
        container: container.name,
        detail: `timeout ${Math.round(timeout / 1000)}`,
      },
      config?.lane,
    ).end
  }

  /** Sends a signal to a container's process 1. */
  signal(uid: string, containerId: string, signal: SignalName): void {
    const container = this.find(uid, containerId)
    if (container?.state === 'running') container.program?.signal(signal)
  }

  /** Fires when the instance has ended. */
  ended(uid: string, containerId: string): Signal {
    const signal = this.pods.get(uid)?.ended.get(containerId)
    if (signal !== undefined) return signal
    const gone = new Signal()
    gone.fire()
    return gone
  }

  /** Forgets an exited instance. */
  removeContainer(uid: string, containerId: string): void {
    const pod = this.pods.get(uid)
    const at = pod?.containers.findIndex((c) => c.id === containerId) ?? -1
    const container = pod?.containers[at]
    if (pod === undefined || container === undefined) return
    this.calls
      .begin(
        pod.identity,
        { call: 'RemoveContainer', attempt: container.attempt, container: container.name },
        pod.configs.get(containerId)?.lane,
      )
      .end()
    if (container.state === 'running') container.program?.destroy()
    pod.containers.splice(at, 1)
    pod.configs.delete(containerId)
    this.changed(pod)
  }

  /** Runs a command in a running container; the result comes through `done`, unless cancelled. */
  exec(
    uid: string,
    containerId: string,
    argv: readonly string[],
    done: (result: ExecResult) => void,
  ): { cancel(): void } {
    return execCommand(this.options.kernel, this.find(uid, containerId), () => this.nextId(), argv, done)
  }

  /** The running instance of a container. */
  running(uid: string, name: string): RuntimeContainer | undefined {
    return this.pods.get(uid)?.containers.find((c) => c.name === name && c.state === 'running')
  }

  /** What an instance of a container has written; undefined where it is gone. */
  logOf(uid: string, containerId: string): readonly WrittenLine[] | undefined {
    return this.find(uid, containerId)?.log
  }

  /** How many bytes each running container of a pod has written, to its own files and to its log. */
  diskUsage(uid: string): ReadonlyMap<string, number> {
    const running = (this.pods.get(uid)?.containers ?? []).filter(({ state }) => state === 'running')
    return new Map(running.map(({ name, files, logBytes }) => [name, files.writtenBytes + logBytes]))
  }

  /** A pod's ready sandbox is lost; the processes in it go on until the kubelet stops them. */
  loseSandbox(uid: string): void {
    const pod = this.pods.get(uid)
    if (pod === undefined) return
    for (const sandbox of pod.sandboxes) {
      if (sandbox.state === 'ready') sandbox.state = 'notReady'
    }
    this.changed(pod)
  }

  private killAll(pod: RuntimePod, sandboxId: string): void {
    for (const container of pod.containers) {
      if (container.sandboxId !== sandboxId || container.state !== 'running') continue
      container.program?.destroy()
      this.exited(pod, container, 137, 'Error')
    }
  }

  private exited(pod: RuntimePod, container: RuntimeContainer, exitCode: number, reason: string): void {
    if (container.state === 'exited') return
    this.calls
      .begin(
        pod.identity,
        { call: 'exit', attempt: container.attempt, container: container.name, detail: `${reason} ${exitCode}` },
        pod.configs.get(container.id)?.lane,
      )
      .end()
    this.end(pod, container, exitCode, reason)
  }

  private end(pod: RuntimePod, container: RuntimeContainer, exitCode: number, reason: string): void {
    container.state = 'exited'
    container.finishedAt = this.options.kernel.now
    container.exitCode = exitCode
    container.reason = reason
    container.program = undefined
    this.changed(pod)
    pod.ended.get(container.id)?.fire()
  }

  private log(
    pod: RuntimePod,
    container: RuntimeContainer,
    config: ContainerConfig,
    stream: 'stdout' | 'stderr',
    text: string,
  ): void {
    const { kernel, trace } = this.options
    container.logTail.push(text)
    container.logBytes += text.length + LOG_PREFIX
    container.log.push({ time: kernel.now, stream, text })
    if (container.logTail.length > LOG_TAIL_LINES) container.logTail.shift()
    trace.log(kernel.now, config.lane, kernel.cause, {
      pod: pod.identity.name,
      container: container.name,
      attempt: container.attempt,
      stream,
      text,
    })
  }

  private find(uid: string, containerId: string): RuntimeContainer | undefined {
    return this.pods.get(uid)?.containers.find((c) => c.id === containerId)
  }

  private pod(identity: PodIdentity): RuntimePod {
    const known = this.pods.get(identity.uid)
    if (known !== undefined) return known
    const pod: RuntimePod = {
      identity,
      sandboxes: [],
      containers: [],
      configs: new Map(),
      ended: new Map(),
    }
    this.pods.set(identity.uid, pod)
    return pod
  }

  private changed(pod: RuntimePod): void {
    this.onChange(pod.identity.uid)
  }

  private nextId(): string {
    const random = this.options.kernel.random(`container id ${this.ids++}`)
    return Array.from({ length: 64 }, () => random.below(16).toString(16)).join('')
  }
}
