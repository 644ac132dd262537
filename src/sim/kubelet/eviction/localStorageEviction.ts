import { parseQuantity, quantityValue } from '../../../api/quantity.ts'
import { MINUTE, type Millis, SECOND } from '../../../base/millis.ts'
import type { Timer } from '../../kernel/kernel.ts'
import { type KubeletContext, record, type StoredPod } from '../kubeletContext.ts'
import type { ForcedEnd } from '../status/generatePodStatus.ts'
import type { VolumeManager } from '../volumes/volumeManager.ts'

/** How often the eviction manager looks. Models pkg/kubelet/kubelet.go, evictionMonitoringPeriod (1.36). */
const MONITORING_PERIOD: Millis = 10 * SECOND
/** How old the sizes of volumes may be: they are measured once a minute. Models KubeletConfiguration volumeStatsAggPeriod. */
const STATS_PERIOD: Millis = MINUTE
/** A hard eviction gives the processes a second. */
const EVICTION_GRACE_SECONDS = 1

/** Evicts pods whose emptyDir volumes grow over their sizeLimit. Models pkg/kubelet/eviction/eviction_manager.go, localStorageEviction (1.36). */
export class LocalStorageEviction {
  private readonly timers = new Map<string, Timer>()
  private readonly context: KubeletContext
  private readonly volumes: VolumeManager
  private readonly evict: (pod: StoredPod, end: ForcedEnd, graceSeconds: number) => void

  constructor(context: KubeletContext, volumes: VolumeManager, evict: LocalStorageEviction['evict']) {
    this.context = context
    this.volumes = volumes
    this.evict = evict
  }

  /** Begins to look at a pod, if it has a limit to exceed. */
  watch(pod: StoredPod): void {
    const { kernel } = this.context
    const { uid } = pod.metadata
    if (this.timers.has(uid) || !(pod.spec?.volumes ?? []).some((v) => v.emptyDir?.sizeLimit !== undefined)) return
    const measured = kernel.random('volume statistics').below(STATS_PERIOD)
    const look = (): void => {
      const exceeded = this.exceeded(pod)
      if (exceeded === undefined) {
        this.timers.set(uid, kernel.at(nextLook(kernel.now, measured), look))
        return
      }
      record(this.context, pod, 'Warning', 'Evicted', exceeded)
      this.evict(pod, { reason: 'Evicted', message: exceeded }, EVICTION_GRACE_SECONDS)
    }
    this.timers.set(uid, kernel.at(nextLook(kernel.now, measured), look))
  }

  forget(uid: string): void {
    this.timers.get(uid)?.cancel()
    this.timers.delete(uid)
  }

  private exceeded(pod: StoredPod): string | undefined {
    for (const volume of pod.spec?.volumes ?? []) {
      const limit = volume.emptyDir?.sizeLimit
      const tree = this.volumes.volumesOf(pod.metadata.uid).get(volume.name)?.tree
      const parsed = limit === undefined ? undefined : parseQuantity(String(limit))
      if (tree === undefined || parsed === undefined || !parsed.ok) continue
      if (BigInt(tree.bytes) > quantityValue(parsed.value))
        return `Usage of EmptyDir volume "${volume.name}" exceeds the limit "${limit}". `
    }
    return undefined
  }
}

/** The first look of the manager after the volumes are measured next. */
function nextLook(now: Millis, phase: Millis): Millis {
  const measured = phase + (Math.floor((now - phase) / STATS_PERIOD) + 1) * STATS_PERIOD
  return Math.ceil(measured / MONITORING_PERIOD) * MONITORING_PERIOD
}
