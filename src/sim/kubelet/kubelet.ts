import { isMirrorPod } from '../../api/mirrorPod.ts'
import type { Container, ContainerStatus, Pod, PodStatus } from '../../api/types.ts'
import { type Millis, SECOND } from '../../base/millis.ts'
import type { ProbeType } from '../../trace/trace.ts'
import type { WatchEvent } from '../apiserver/objectStore.ts'
import type { Process } from '../kernel/process.ts'
import type { RuntimePodStatus } from '../runtime/runtimeState.ts'
import { ActiveDeadline } from './activeDeadline.ts'
import { admitPod, type Rejection } from './admission/admitPod.ts'
import { BACK_OFF_PERIOD, JITTER, RESYNC_INTERVAL } from './behaviour.ts'
import { LocalStorageEviction } from './eviction/localStorageEviction.ts'
import { ImageManager } from './images/imageManager.ts'
import { missingPullSecrets } from './images/registryRefusal.ts'
import { type KubeletContext, record, type StoredPod } from './kubeletContext.ts'
import { BackOff } from './kuberuntime/backOff.ts'
import { CrashLoopHolds } from './kuberuntime/crashLoopHolds.ts'
import { killPod } from './kuberuntime/killPod.ts'
import type { PodContainers } from './kuberuntime/podContainers.ts'
import { pruneDeadContainers } from './kuberuntime/pruneDeadContainers.ts'
import { declaresRestartAll, removeAllContainers, restartAllTriggers } from './kuberuntime/restartAllContainers.ts'
import { type SyncTools, syncRuntimePod } from './kuberuntime/syncRuntimePod.ts'
import type { NodeState } from './nodeState.ts'
import { Pleg, type PodLifecycleEvent } from './pleg/pleg.ts'
import { type PodSyncer, PodWorker, type SyncOutcome } from './podWorker/podWorker.ts'
import { WorkQueue } from './podWorker/workQueue.ts'
import { ProbeManager } from './prober/probeManager.ts'
import { isStaticPod, uidOnNode } from './staticPods/staticPod.ts'
import { StaticPods } from './staticPods/staticPods.ts'
import { type ForcedEnd, generatePodStatus } from './status/generatePodStatus.ts'
import { ReasonCache } from './status/reasonCache.ts'
import { StatusManager } from './status/statusManager.ts'
import type { VolumeManager } from './volumes/volumeManager.ts'

/** How long the kubelet takes from hearing of a pod to looking at it. */
const DISPATCH: Millis = 2
/** The longest wait for the end of a back-off before the pod is looked at again. Models pkg/kubelet/pod_workers.go, completeWork (1.36). */
const LONGEST_BACK_OFF_WAIT: Millis = 60 * SECOND

/** The kubelet of one node: it hears of pods, of the runtime, of probes and of the time, and lets each pod's worker act. Models pkg/kubelet/kubelet.go (1.36). */
export class Kubelet implements PodSyncer {
  private readonly containers: PodContainers
  readonly statuses: StatusManager
  readonly probes: ProbeManager
  private readonly volumes: VolumeManager
  private readonly workers = new Map<string, PodWorker>()
  private readonly forced = new Map<string, ForcedEnd>()
  /** Pods whose containers were all removed, until the status has said so. */
  private readonly restartingAll = new Set<string>()
  private readonly pleg: Pleg
  private readonly queue: WorkQueue
  private readonly reasons = new ReasonCache()
  private readonly deadlines: ActiveDeadline
  private readonly holds: CrashLoopHolds
  private readonly localStorage: LocalStorageEviction
  private readonly tools: SyncTools
  readonly staticPods: StaticPods
  private readonly context: KubeletContext

  constructor(context: KubeletContext, node: NodeState) {
    this.context = context
    const { kernel, runtime } = context
    this.pleg = new Pleg(kernel, runtime)
    this.pleg.onEvent = (event) => this.onLifecycleEvent(event)
    runtime.onChange = (uid) => this.pleg.touched(uid)
    this.queue = new WorkQueue(kernel, (uid) => this.workers.get(uid)?.update())
    this.containers = node.containers
    this.statuses = new StatusManager(context, (uid) => this.workers.get(uid)?.couldHaveRunningContainers() ?? false)
    this.volumes = node.volumes
    this.localStorage = new LocalStorageEviction(context, this.volumes, (pod, end, grace) =>
      this.evict(pod, end, grace),
    )
    this.staticPods = new StaticPods(context, {
      run: (pod) => this.add(pod),
      stop: (pod) => this.workers.get(pod.metadata.uid)?.update(deleted(context, pod)),
      tellStatus: (pod) => this.statuses.resend(pod.metadata.uid),
    })
    this.holds = new CrashLoopHolds(context, this.containers)
    this.deadlines = new ActiveDeadline(context, this.queue, (uid) => this.workers.get(uid)?.update())
    this.probes = new ProbeManager(context, this.containers, {
      published: (pod, container, probe, healthy) => this.onProbeResult(pod, container, probe, healthy),
      statusOf: (uid) => this.statuses.get(uid),
      podOf: (uid) => this.workers.get(uid)?.pod,
    })
    this.tools = {
      images: new ImageManager(context, node.images),
      volumes: this.volumes,
      containers: this.containers,
      backOff: new BackOff(kernel),
      holds: this.holds,
      onSandbox: (pod) => {
        if (context.behaviour.tellsSandboxAtOnce) this.statuses.setReadyToStartContainers(pod)
      },
      results: {
        liveness: (id) => this.probes.get('livenessProbe', id),
        startup: (id) => this.probes.get('startupProbe', id),
      },
    }
  }

  /** Begins to watch the pods of this node. */
  start(): void {
    this.context.store.watch<Pod>('Pod', (event) => this.context.kernel.after(DISPATCH, () => this.onPodChange(event)))
  }

  /** Takes over what ran before this process did: pods of the API, and pods that left the API meanwhile. */
  adopt(pods: readonly StoredPod[], gone: readonly StoredPod[]): void {
    for (const object of pods) this.onPodChange({ type: 'ADDED', object })
    for (const pod of gone) {
      const worker = new PodWorker(this.context, this, pod)
      this.workers.set(pod.metadata.uid, worker)
      worker.start()
      this.onPodChange({ type: 'DELETED', object: pod })
    }
    for (const uid of this.workers.keys()) this.pleg.touched(uid)
  }

  /** The process ends: nothing is heard any more. */
  stop(): void {
    this.context.runtime.onChange = () => {}
    this.volumes.pause()
  }

  /** Ends a pod from within the kubelet: eviction and the like. */
  evict(pod: StoredPod, end: ForcedEnd, graceSeconds: number): void {
    this.forced.set(pod.metadata.uid, end)
    this.workers.get(pod.metadata.uid)?.update(undefined, graceSeconds)
  }

  /** The pods that have a worker here. */
  pods(): StoredPod[] {
    return [...this.workers.values()].map((w) => w.pod)
  }

  private onPodChange({ type, object, old }: WatchEvent<Pod>): void {
    if (object.spec?.nodeName !== this.context.nodeName) return
    const uid = uidOnNode(object)
    const worker = this.workers.get(uid)
    const statusOnly = old !== undefined && old.spec === object.spec && sameExceptVersion(old, object)
    if (isMirrorPod(object)) {
      if (!statusOnly) worker?.update()
      return
    }
    if (type === 'DELETED') {
      worker?.update(deleted(this.context, object), 1)
      return
    }
    if (worker === undefined) {
      if (type === 'MODIFIED' && old?.spec?.nodeName === this.context.nodeName) return
      this.add(object)
      return
    }
    if (!statusOnly) worker.update(object)
    else {
      worker.pod = object
      // a changed readiness gate is the only part of a status that others write and the kubelet acts upon
      if (gatesChanged(old, object)) worker.update(object)
    }
  }

  private add(pod: StoredPod): void {
    const rejection = admitPod(this.context.store, this.context.nodeName, this.pods(), pod)
    if (rejection !== undefined && pod.status?.phase === 'Pending') {
      this.reject(pod, rejection)
      return
    }
    const added = new PodWorker(this.context, this, pod)
    this.workers.set(pod.metadata.uid, added)
    added.start().update(pod)
  }

  /** A pod that the node will not run: it fails at once and never has a worker. Models pkg/kubelet/kubelet.go, rejectPod (1.36). */
  private reject(pod: StoredPod, { reason, message }: Rejection): void {
    record(this.context, pod, 'Warning', reason, message)
    const { qosClass } = pod.status ?? {}
    this.statuses.replace(pod, {
      phase: 'Failed',
      reason,
      message: `Pod was rejected: ${message}`,
      observedGeneration: pod.metadata.generation,
      qosClass,
      startTime: this.context.store.timestamp(),
    })
  }

  private onLifecycleEvent(event: PodLifecycleEvent): void {
    const worker = this.workers.get(event.uid)
    if (event.type === 'ContainerDied')
      pruneDeadContainers(this.context, event.uid, event.id, worker?.pod, worker?.couldHaveRunningContainers() ?? false)
    worker?.update()
  }

  private onProbeResult(pod: StoredPod, container: string, probe: ProbeType, healthy: boolean): void {
    switch (probe) {
      case 'livenessProbe':
        if (healthy) return
        break
      case 'readinessProbe':
        this.statuses.setReadiness(pod, container, healthy)
        break
      case 'startupProbe':
        this.statuses.setStartup(pod, container, healthy)
        break
    }
    this.workers.get(pod.metadata.uid)?.update()
  }

  newerThan(uid: string, instant: Millis): Process<RuntimePodStatus> {
    return this.pleg.newerThan(uid, instant)
  }

  *syncPod(pod: StoredPod, status: RuntimePodStatus, worker: PodWorker): Process<SyncOutcome> {
    const { behaviour } = this.context
    const { uid } = pod.metadata
    const computed = this.computeStatus(pod, status, 'live')
    this.statuses.set(pod, computed)
    if (computed.phase === 'Succeeded' || computed.phase === 'Failed') return { kind: 'terminal' }
    const triggers = behaviour.restartRules ? restartAllTriggers(pod, status) : []
    if (triggers.length > 0) return yield* this.restartAll(pod, triggers)
    this.deadlines.arm(pod, computed.startTime)
    if (isStaticPod(pod)) yield* this.staticPods.show(pod)
    const volumes = yield* this.volumes.waitForAttachAndMount(pod, worker.terminating)
    if (volumes === 'stopped') return { kind: 'failed' }
    this.volumes.refresh(pod)
    this.localStorage.watch(pod)
    const missing = missingPullSecrets(this.context, pod)
    if (missing.length > 0) {
      record(
        this.context,
        pod,
        'Warning',
        'FailedToRetrieveImagePullSecret',
        `Unable to retrieve some image pull secrets (${missing.join(', ')}); attempting to pull the image may not succeed.`,
      )
    }
    this.probes.addPod(pod)
    const result = yield* syncRuntimePod(this.context, this.tools, pod, status)
    for (const [container, failure] of result.starts) this.reasons.update(uid, container, failure)
    if (!result.failed && result.acted && behaviour.onDemandRelist) this.pleg.request(uid)
    if (!result.failed) return { kind: 'done' }
    return result.backOffEnd === undefined ? { kind: 'failed' } : { kind: 'failed', backOffEnd: result.backOffEnd }
  }

  private *restartAll(pod: StoredPod, triggers: readonly Container[]): Process<SyncOutcome> {
    const { uid } = pod.metadata
    yield* removeAllContainers(this.context, this.containers, pod, triggers)
    this.restartingAll.add(uid)
    this.pleg.request(uid)
    this.workers.get(uid)?.update()
    return { kind: 'done' }
  }

  *syncTerminatingPod(pod: StoredPod, status: RuntimePodStatus, grace: Millis): Process {
    const { uid } = pod.metadata
    this.statuses.set(pod, this.computeStatus(pod, status, 'live'))
    this.probes.stopLivenessAndStartup(pod)
    this.holds.endAll(pod)
    yield* killPod(this.context, this.containers, pod, grace)
    this.probes.removePod(uid)
    this.volumes.beginUnmount(pod)
    const current = this.workers.get(uid)?.pod ?? pod
    const life = isStaticPod(pod) ? 'live' : 'terminal'
    this.statuses.set(current, this.computeStatus(current, this.context.runtime.podStatus(uid), life))
  }

  *syncTerminatedPod(pod: StoredPod, status: RuntimePodStatus): Process {
    // a static pod's phase at its end is never told: its manifest is gone, and what shows it is about to go
    if (!isStaticPod(pod)) this.statuses.set(pod, this.computeStatus(pod, status, 'terminal'))
    yield* this.volumes.waitForUnmount(pod)
    if (isStaticPod(pod)) return
    const worker = this.workers.get(pod.metadata.uid)
    this.statuses.terminate(worker?.pod ?? pod, worker?.podWhenStopped ?? pod)
  }

  enqueue(uid: string, outcome: SyncOutcome | { readonly kind: 'phaseTransition' }): void {
    const { kernel, behaviour } = this.context
    const jittered = (span: Millis): Millis =>
      Math.round(span * (1 + JITTER * kernel.random(`requeue ${uid} ${kernel.now}`).next()))
    switch (outcome.kind) {
      case 'phaseTransition':
      case 'terminal':
        this.queue.enqueue(uid, 0)
        return
      case 'done':
        this.queue.enqueue(uid, jittered(RESYNC_INTERVAL))
        return
      case 'failed': {
        const { backOffEnd } = outcome
        const wait =
          backOffEnd === undefined || !behaviour.wakesAtBackOffEnd
            ? BACK_OFF_PERIOD
            : Math.min(Math.max(backOffEnd - kernel.now, 0), LONGEST_BACK_OFF_WAIT)
        this.queue.enqueue(uid, jittered(wait))
        return
      }
    }
  }

  finished(uid: string): void {
    this.queue.forget(uid)
    this.deadlines.forget(uid)
    this.localStorage.forget(uid)
    this.containers.forget(uid)
    const pod = this.workers.get(uid)?.pod
    if (pod !== undefined && isStaticPod(pod)) this.staticPods.finished(pod)
  }

  private computeStatus(pod: StoredPod, runtime: RuntimePodStatus, life: 'live' | 'terminal'): PodStatus {
    const { store, kernel, nodeAddress } = this.context
    const { uid } = pod.metadata
    const forced = this.forced.get(uid) ?? this.deadlines.exceeded(pod)
    const removedAll = this.restartingAll.delete(uid)
    const triggered = this.context.behaviour.restartRules && restartAllTriggers(pod, runtime).length > 0
    return generatePodStatus({
      restartCountNeverFalls: this.context.behaviour.restartCountNeverFalls,
      restartAll: !declaresRestartAll(pod)
        ? 'undeclared'
        : removedAll
          ? 'removed'
          : triggered
            ? 'triggered'
            : 'declared',
      pod,
      runtime,
      old: this.statuses.get(uid) ?? pod.status ?? {},
      podIsTerminal: life === 'terminal',
      failureOf: (container) => this.reasons.get(uid, container),
      ...(forced === undefined ? {} : { forced }),
      probed: (statuses: readonly ContainerStatus[]) => this.probes.updateStatuses(pod, statuses),
      nodeAddress,
      now: kernel.now,
      timestamp: (at) => store.timestamp(at),
    })
  }
}

/** A pod that is to end with all of its grace period. */
function deleted({ store }: KubeletContext, pod: StoredPod): StoredPod {
  const deletionTimestamp = pod.metadata.deletionTimestamp ?? store.timestamp()
  return { ...pod, metadata: { ...pod.metadata, deletionTimestamp } }
}

function sameExceptVersion(a: StoredPod, b: StoredPod): boolean {
  const strip = ({ resourceVersion: _r, managedFields: _m, ...rest }: StoredPod['metadata']): string =>
    JSON.stringify(rest)
  return strip(a.metadata) === strip(b.metadata)
}

function gatesChanged(a: StoredPod, b: StoredPod): boolean {
  return (b.spec?.readinessGates ?? []).some(({ conditionType }) => {
    const of = (pod: StoredPod) => pod.status?.conditions?.find((c) => c.type === conditionType)?.status
    return of(a) !== of(b)
  })
}
