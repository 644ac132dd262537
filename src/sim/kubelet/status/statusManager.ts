import { containersReady, ready } from '../../../api/podStatus/podConditions.ts'
import type { ContainerStatus, Pod, PodStatus } from '../../../api/types.ts'
import { NO_CAUSE, type RecordId } from '../../../trace/records.ts'
import { deletePod } from '../../apiserver/deletion.ts'
import { sameJson } from '../../apiserver/update.ts'
import { API_WRITE_LATENCY, type KubeletContext, type StoredPod } from '../kubeletContext.ts'
import { uidOnNode } from '../staticPods/staticPod.ts'
import { stamped } from './generatePodStatus.ts'
import { mergePodStatus, terminatedStatus } from './mergePodStatus.ts'

interface Entry {
  pod: StoredPod
  status: PodStatus
  finished: boolean
  unsent: boolean
  /** What the newest change of the status is caused by. */
  cause: RecordId
  writing: boolean
}

/**
 * Holds the newest status of each pod and brings it to the API: several changes within one write become one.
 * Models pkg/kubelet/status/status_manager.go (1.36).
 */
export class StatusManager {
  private readonly entries = new Map<string, Entry>()
  private readonly context: KubeletContext
  private readonly couldHaveRunningContainers: (uid: string) => boolean

  constructor(context: KubeletContext, couldHaveRunningContainers: (uid: string) => boolean) {
    this.context = context
    this.couldHaveRunningContainers = couldHaveRunningContainers
  }

  /** The newest status of a pod; undefined where none was computed yet. */
  get(uid: string): PodStatus | undefined {
    return this.entries.get(uid)?.status
  }

  /** Takes a new status; the same again is nothing, unless the pod is being deleted. */
  set(pod: StoredPod, status: PodStatus): void {
    const known = this.entries.get(pod.metadata.uid)
    if (known !== undefined && pod.metadata.deletionTimestamp === undefined && sameJson(known.status, status)) {
      known.pod = pod
      return
    }
    this.put(pod, status, known?.finished ?? false)
  }

  /** The fast path of a readiness probe: ready and its conditions change without a sync. Models SetContainerReadiness. */
  setReadiness(pod: StoredPod, container: string, isReady: boolean): void {
    this.patchContainer(pod, container, (s) => (s.ready === isReady ? s : { ...s, ready: isReady }))
  }

  /** The fast path of a startup probe. Models SetContainerStartup. */
  setStartup(pod: StoredPod, container: string, started: boolean): void {
    this.patchContainer(pod, container, (s) => (s.started === started ? s : { ...s, started }))
  }

  /** Tells at once that the sandbox stands, in the middle of a sync. */
  setReadyToStartContainers(pod: StoredPod): void {
    const known = this.entries.get(pod.metadata.uid)
    if (known === undefined) return
    const finding = { type: 'PodReadyToStartContainers', status: 'True' as const }
    this.set(pod, this.replaceConditions(pod, known.status, [finding]))
  }

  /** Writes the newest status again: the API may not have it. */
  resend(uid: string): void {
    const entry = this.entries.get(uid)
    if (entry === undefined) return
    entry.unsent = true
    this.schedule(entry)
  }

  /** Writes a status that has nothing of the one before, conditions included. */
  replace(pod: StoredPod, status: PodStatus): void {
    const { store, kernel } = this.context
    const { name, namespace } = pod.metadata
    kernel.after(API_WRITE_LATENCY, () => store.update<Pod>('Pod', namespace, name, (old) => ({ ...old, status })))
  }

  /** The pod is over: its status is final, and an object being deleted may go. `whenStopped` is the pod as it was when its stop was decided. */
  terminate(pod: StoredPod, whenStopped: StoredPod): void {
    const known = this.entries.get(pod.metadata.uid)
    this.put(pod, terminatedStatus(whenStopped, known?.status ?? pod.status ?? {}), true)
  }

  private patchContainer(
    pod: StoredPod,
    container: string,
    change: (status: ContainerStatus) => ContainerStatus,
  ): void {
    const known = this.entries.get(pod.metadata.uid)
    if (known === undefined) return
    const patch = (list: readonly ContainerStatus[] | undefined) =>
      list?.map((s) => (s.name === container ? change(s) : s))
    const containerStatuses = patch(known.status.containerStatuses)
    const initContainerStatuses = patch(known.status.initContainerStatuses)
    const status: PodStatus = {
      ...known.status,
      ...(containerStatuses === undefined ? {} : { containerStatuses }),
      ...(initContainerStatuses === undefined ? {} : { initContainerStatuses }),
    }
    const facts = {
      spec: pod.spec ?? { containers: [] },
      initContainerStatuses: status.initContainerStatuses ?? null,
      containerStatuses: status.containerStatuses ?? null,
      phase: status.phase ?? 'Pending',
      conditions: this.current(pod).status?.conditions ?? [],
      oldConditions: status.conditions ?? [],
      sandboxes: [],
    }
    this.set(pod, this.replaceConditions(pod, status, [ready(facts), containersReady(facts)]))
  }

  private replaceConditions(
    pod: StoredPod,
    status: PodStatus,
    findings: readonly { type: string; status: 'True' | 'False'; reason?: string; message?: string }[],
  ): PodStatus {
    const now = this.context.store.timestamp()
    const conditions = (status.conditions ?? []).map((c) => {
      const finding = findings.find((f) => f.type === c.type)
      return finding === undefined ? c : stamped(finding, pod, status, now)
    })
    return { ...status, conditions }
  }

  private put(pod: StoredPod, status: PodStatus, finished: boolean): void {
    const entry = this.entries.get(pod.metadata.uid) ?? {
      pod,
      status,
      finished,
      unsent: false,
      writing: false,
      cause: NO_CAUSE,
    }
    entry.pod = pod
    entry.status = status
    entry.finished = finished
    entry.unsent = true
    entry.cause = this.context.kernel.cause
    this.entries.set(pod.metadata.uid, entry)
    this.schedule(entry)
  }

  private schedule(entry: Entry): void {
    if (entry.writing) return
    entry.writing = true
    this.context.kernel.after(API_WRITE_LATENCY, () => {
      entry.writing = false
      if (!entry.unsent) return
      entry.unsent = false
      this.context.kernel.cause = entry.cause
      this.write(entry)
    })
  }

  private write(entry: Entry): void {
    const { store } = this.context
    const { uid, name, namespace } = entry.pod.metadata
    const stored = store.get<Pod>('Pod', namespace, name)
    if (stored === undefined || uidOnNode(stored) !== uid) return
    const merged = mergePodStatus(stored.status ?? {}, entry.status, () => this.couldHaveRunningContainers(uid))
    const foreign = (stored.status?.conditions ?? []).filter((c) => !merged.conditions?.some((m) => m.type === c.type))
    const conditions = [
      ...foreign,
      ...(merged.conditions ?? []).map(
        (c) => stored.status?.conditions?.find((s) => s.type === c.type && !KUBELET_CONDITIONS.has(c.type)) ?? c,
      ),
    ]
    const status = {
      ...merged,
      conditions,
      ...(stored.status?.nominatedNodeName === undefined ? {} : { nominatedNodeName: stored.status.nominatedNodeName }),
    }
    const updated = store.update<Pod>('Pod', namespace, name, (old) =>
      sameJson(old.status ?? {}, status) ? old : { ...old, status },
    ) as StoredPod | undefined
    const terminal = updated?.status?.phase === 'Failed' || updated?.status?.phase === 'Succeeded'
    if (updated !== undefined && entry.finished && terminal && updated.metadata.deletionTimestamp !== undefined) {
      this.context.kernel.after(API_WRITE_LATENCY, () =>
        deletePod(store, namespace, name, { gracePeriodSeconds: 0, preconditionsUid: uid }),
      )
    }
  }

  private current(pod: StoredPod): StoredPod {
    return this.context.store.get<Pod>('Pod', pod.metadata.namespace, pod.metadata.name) ?? pod
  }
}

const KUBELET_CONDITIONS = new Set([
  'PodReadyToStartContainers',
  'Initialized',
  'Ready',
  'ContainersReady',
  'PodScheduled',
  'AllContainersRestarting',
  'DisruptionTarget',
])
