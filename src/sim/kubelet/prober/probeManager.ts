import { isSidecar } from '../../../api/podStatus/sidecar.ts'
import type { ContainerStatus, PodStatus, Probe } from '../../../api/types.ts'
import type { ProbeType } from '../../../trace/trace.ts'
import type { KubeletContext, StoredPod } from '../kubeletContext.ts'
import type { PodContainers } from '../kuberuntime/podContainers.ts'
import { ProbeWorker } from './probeWorker.ts'

/** What the kubelet does with a published result. */
export interface ProbeListener {
  published(pod: StoredPod, container: string, probe: ProbeType, healthy: boolean): void
  statusOf(uid: string): PodStatus | undefined
  podOf(uid: string): StoredPod | undefined
}

export const PROBE_TYPES: readonly ProbeType[] = ['startupProbe', 'readinessProbe', 'livenessProbe']

/** The probe workers of all pods, and their published results by container ID. Models pkg/kubelet/prober/prober_manager.go (1.36). */
export class ProbeManager {
  private readonly workers = new Map<string, ProbeWorker>()
  /** By container ID: true healthy, false not. */
  private readonly results: Readonly<Record<ProbeType, Map<string, boolean>>> = {
    startupProbe: new Map(),
    readinessProbe: new Map(),
    livenessProbe: new Map(),
  }
  private readonly context: KubeletContext
  private readonly containers: PodContainers
  private readonly listener: ProbeListener

  constructor(context: KubeletContext, containers: PodContainers, listener: ProbeListener) {
    this.context = context
    this.containers = containers
    this.listener = listener
  }

  /** Starts the workers of a pod's containers; those that exist stay. Models AddPod. */
  addPod(pod: StoredPod): void {
    const probed = [...(pod.spec?.initContainers ?? []).filter(isSidecar), ...(pod.spec?.containers ?? [])]
    for (const container of probed) {
      for (const type of PROBE_TYPES) {
        const probe: Probe | undefined = container[type]
        const key = workerKey(pod.metadata.uid, container.name, type)
        if (probe === undefined || this.workers.has(key)) continue
        const worker = new ProbeWorker(
          this.context,
          this.containers,
          { pod, container: container.name, type, probe },
          {
            ...this.listener,
            podOf: (uid) => this.listener.podOf(uid),
            statusOf: (uid) => this.listener.statusOf(uid),
            begin: (id, healthy) => this.results[type].set(id, healthy),
            set: (id, healthy) => this.set(pod.metadata.uid, container.name, type, id, healthy),
            ended: () => this.workers.delete(key),
          },
        )
        this.workers.set(key, worker)
        worker.begin()
      }
    }
  }

  /** The published result for an instance; undefined where there is none yet. */
  get(type: ProbeType, containerId: string): boolean | undefined {
    return this.results[type].get(containerId)
  }

  /** Stops the workers that could restart a container; readiness goes on. Models StopLivenessAndStartup. */
  stopLivenessAndStartup(pod: StoredPod): void {
    for (const { name } of pod.spec?.containers ?? []) {
      for (const type of ['livenessProbe', 'startupProbe'] as const) this.stop(workerKey(pod.metadata.uid, name, type))
    }
  }

  /** Stops all workers of a pod. Models RemovePod. */
  removePod(uid: string): void {
    for (const key of [...this.workers.keys()]) if (key.startsWith(`${uid}/`)) this.stop(key)
  }

  /** Sets started and ready of statuses, and asks for a readiness attempt where a started container is not ready. Models UpdatePodStatus. */
  updateStatuses(pod: StoredPod, statuses: readonly ContainerStatus[]): ContainerStatus[] {
    const inits = pod.spec?.initContainers ?? []
    return statuses.map((status) => {
      const init = inits.find((c) => c.name === status.name)
      if (init !== undefined && !isSidecar(init)) {
        const done = status.state?.terminated?.exitCode === 0
        return { ...status, started: status.state?.running !== undefined, ready: done }
      }
      const started = this.isStarted(pod.metadata.uid, status)
      return { ...status, started, ready: started && this.isReady(pod.metadata.uid, status) }
    })
  }

  private isStarted(uid: string, status: ContainerStatus): boolean {
    if (status.state?.running === undefined) return false
    const result = this.get('startupProbe', idOf(status))
    return result ?? !this.workers.has(workerKey(uid, status.name, 'startupProbe'))
  }

  private isReady(uid: string, status: ContainerStatus): boolean {
    if (status.state?.running === undefined) return false
    if (this.get('readinessProbe', idOf(status)) === true) return true
    const worker = this.workers.get(workerKey(uid, status.name, 'readinessProbe'))
    worker?.trigger()
    return worker === undefined
  }

  private set(uid: string, container: string, type: ProbeType, id: string, healthy: boolean): void {
    if (this.results[type].get(id) === healthy) return
    this.results[type].set(id, healthy)
    const pod = this.listener.podOf(uid)
    if (pod !== undefined) this.listener.published(pod, container, type, healthy)
  }

  private stop(key: string): void {
    this.workers.get(key)?.stop()
    this.workers.delete(key)
  }
}

export const idOf = (status: ContainerStatus): string => (status.containerID ?? '').replace('containerd://', '')

const workerKey = (uid: string, container: string, type: ProbeType): string => `${uid}/${container}/${type}`
