import { type Millis, SECOND } from '../../../base/millis.ts'
import { refOf } from '../../apiserver/objectStore.ts'
import type { MachineRun } from '../../kernel/machine/machineRun.ts'
import { type Process, Signal, spawn } from '../../kernel/process.ts'
import type { RuntimePodStatus } from '../../runtime/runtimeState.ts'
import type { KubeletContext, StoredPod } from '../kubeletContext.ts'
import { podWorkerMachine } from './podWorker.machine.ts'

/** What a worker does next. Models PodWorkerState (1.36). */
type WorkType = 'sync' | 'terminating' | 'terminated' | 'finished'

/** What a sync of a pod came to. */
export type SyncOutcome =
  | { readonly kind: 'done' }
  /** The pod's containers are all over: it is to be terminated. */
  | { readonly kind: 'terminal' }
  | { readonly kind: 'failed'; readonly backOffEnd?: Millis }

/** The three kinds of work; implemented by the kubelet. */
export interface PodSyncer {
  syncPod(pod: StoredPod, status: RuntimePodStatus, worker: PodWorker): Process<SyncOutcome>
  syncTerminatingPod(pod: StoredPod, status: RuntimePodStatus, grace: Millis): Process
  syncTerminatedPod(pod: StoredPod, status: RuntimePodStatus): Process
  newerThan(uid: string, instant: Millis): Process<RuntimePodStatus>
  /** Sets when the pod is looked at again. */
  enqueue(uid: string, outcome: SyncOutcome | { readonly kind: 'phaseTransition' }): void
  finished(uid: string): void
}

type PodWorkerEvent = { type: 'SYNC' | 'SYNCED' | 'TERMINATE' | 'KILLED' | 'CLEANED_UP' }

/** The worker of one pod: at most one update waits; syncing, then terminating, then terminated, never back. Models pkg/kubelet/pod_workers.go (1.36). */
export class PodWorker {
  pod: StoredPod
  /** Fires once the pod is to be terminated. */
  readonly terminating = new Signal()
  /** The pod as it was when its termination was decided. */
  podWhenStopped: StoredPod | undefined
  private work: WorkType = 'sync'
  /** Seconds; 0: not decided. Only ever shortened. */
  private graceSeconds = 0
  private pending = false
  private wake = new Signal()
  private lastSync: Millis = -1
  private pendingCause: number
  private readonly machine: MachineRun<PodWorkerEvent>
  private readonly context: KubeletContext
  private readonly syncer: PodSyncer

  constructor(context: KubeletContext, syncer: PodSyncer, pod: StoredPod) {
    this.context = context
    this.syncer = syncer
    this.pod = pod
    this.pendingCause = context.kernel.cause
    const ref = refOf(pod)
    this.machine = context.machines.start<PodWorkerEvent>(podWorkerMachine, {
      pod: ref,
      lane: context.store.laneOf(ref),
    })
  }

  start(): this {
    spawn(this.context.kernel, this.loop())
    return this
  }

  /** Whether containers of the pod may still run, as far as the worker knows. */
  couldHaveRunningContainers(): boolean {
    return this.work === 'sync' || this.work === 'terminating'
  }

  /** Takes a new version of the pod, or only a reason to look again. `graceSeconds` is a kill from within the kubelet. */
  update(pod: StoredPod = this.pod, graceSeconds?: number): void {
    if (this.work === 'finished') return
    this.pod = pod
    const { deletionTimestamp } = pod.metadata
    const phase = pod.status?.phase
    if (deletionTimestamp !== undefined || phase === 'Failed' || phase === 'Succeeded' || graceSeconds !== undefined)
      this.terminate(graceSeconds)
    if (!this.pending) this.pendingCause = this.context.kernel.cause
    this.pending = true
    this.wake.fire()
  }

  /** Models calculateEffectiveGracePeriod: what is stored is only ever shortened. */
  private terminate(override: number | undefined): void {
    this.podWhenStopped ??= this.pod
    if (this.work === 'sync') this.work = 'terminating'
    this.terminating.fire()
    const { deletionGracePeriodSeconds } = this.pod.metadata
    let grace = this.graceSeconds
    if (deletionGracePeriodSeconds !== undefined && (grace === 0 || deletionGracePeriodSeconds < grace))
      grace = deletionGracePeriodSeconds
    if (override !== undefined && (grace === 0 || override < grace)) grace = override
    if (grace === 0 && deletionGracePeriodSeconds !== 0 && override !== 0)
      grace = this.pod.spec?.terminationGracePeriodSeconds ?? 30
    this.graceSeconds = Math.max(1, grace)
  }

  private *loop(): Process {
    const { kernel } = this.context
    const { uid } = this.pod.metadata
    for (;;) {
      if (!this.pending) {
        this.wake = new Signal()
        yield this.wake
      }
      this.pending = false
      const work: WorkType = this.work
      const { pendingCause } = this
      const status = yield* this.syncer.newerThan(uid, this.lastSync)
      kernel.cause = pendingCause
      switch (work) {
        case 'sync': {
          this.machine.send({ type: 'SYNC' })
          const outcome = yield* this.syncer.syncPod(this.pod, status, this)
          this.lastSync = kernel.now
          this.machine.send({ type: 'SYNCED' })
          if (outcome.kind === 'terminal') {
            this.terminate(undefined)
            this.syncer.enqueue(uid, { kind: 'phaseTransition' })
          } else this.syncer.enqueue(uid, outcome)
          break
        }
        case 'terminating':
          this.machine.send({ type: 'TERMINATE' })
          yield* this.syncer.syncTerminatingPod(this.pod, status, this.graceSeconds * SECOND)
          this.lastSync = kernel.now
          this.work = 'terminated'
          this.machine.send({ type: 'KILLED' })
          this.syncer.enqueue(uid, { kind: 'phaseTransition' })
          break
        case 'terminated':
          yield* this.syncer.syncTerminatedPod(this.pod, status)
          this.work = 'finished'
          this.machine.send({ type: 'CLEANED_UP' })
          this.syncer.finished(uid)
          break
        case 'finished':
          return
      }
    }
  }
}
