import { parseQuantity, type Quantity, quantityValue } from '../../../api/quantity/quantity.ts'
import { addQuantities } from '../../../api/quantity/quantityArithmetic.ts'
import { quantityText } from '../../../api/quantity/quantityText.ts'
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
const STORAGE = 'ephemeral-storage'

/** What a pod has used, as it was measured last. */
interface Usage {
  /** Bytes of each emptyDir on disk, by the volume's name. */
  readonly volumes: ReadonlyMap<string, number>
  /** Bytes that each running container has written to its root and its log. */
  readonly containers: ReadonlyMap<string, number>
}

/** Evicts pods that write more than their limits allow: emptyDir sizes, and ephemeral storage. Models pkg/kubelet/eviction/eviction_manager.go, localStorageEviction (1.36). */
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
    if (this.timers.has(uid) || !hasStorageLimit(pod)) return
    const phase = kernel.random('volume statistics').below(STATS_PERIOD)
    let measured = kernel.now
    let volumes: Usage['volumes'] = new Map()
    const look = (): void => {
      // volumes are measured once a minute, containers each time
      if (nextAfter(measured, phase, STATS_PERIOD) <= kernel.now) {
        volumes = this.volumeUsage(pod)
        measured = kernel.now
      }
      const exceeded = exceededLimit(pod, { volumes, containers: this.context.runtime.diskUsage(uid) })
      if (exceeded === undefined) {
        this.timers.set(uid, kernel.at(nextAfter(kernel.now, 0, MONITORING_PERIOD), look))
        return
      }
      record(this.context, pod, 'Warning', 'Evicted', exceeded)
      this.evict(pod, { reason: 'Evicted', message: exceeded }, EVICTION_GRACE_SECONDS)
    }
    this.timers.set(uid, kernel.at(nextAfter(kernel.now, 0, MONITORING_PERIOD), look))
  }

  forget(uid: string): void {
    this.timers.get(uid)?.cancel()
    this.timers.delete(uid)
  }

  private volumeUsage(pod: StoredPod): ReadonlyMap<string, number> {
    const mounted = this.volumes.volumesOf(pod.metadata.uid)
    return new Map(
      (pod.spec?.volumes ?? [])
        .filter(({ emptyDir }) => emptyDir !== undefined && emptyDir.medium !== 'Memory')
        .map(({ name }) => [name, mounted.get(name)?.tree.bytes ?? 0]),
    )
  }
}

function hasStorageLimit({ spec }: StoredPod): boolean {
  const limited = [...(spec?.initContainers ?? []), ...(spec?.containers ?? [])]
  return (
    limited.some(({ resources }) => resources?.limits?.[STORAGE] !== undefined) ||
    (spec?.volumes ?? []).some(({ emptyDir }) => emptyDir?.sizeLimit !== undefined)
  )
}

/** The first limit that a pod exceeds, in the eviction manager's words: volumes, the pod, its containers. */
export function exceededLimit({ spec }: Pick<StoredPod, 'spec'>, usage: Usage): string | undefined {
  for (const { name, emptyDir } of spec?.volumes ?? []) {
    const limit = quantityOf(emptyDir?.sizeLimit)
    const used = usage.volumes.get(name)
    if (limit !== undefined && used !== undefined && isOver(used, limit))
      return `Usage of EmptyDir volume "${name}" exceeds the limit "${quantityText(limit)}". `
  }
  const containers = spec?.containers ?? []
  const limits = containers.flatMap(({ resources }) => quantityOf(resources?.limits?.[STORAGE]) ?? [])
  const total = sum(usage.volumes.values()) + sum(usage.containers.values())
  if (limits.length > 0) {
    const limit = limits.reduce(addQuantities)
    if (isOver(total, limit))
      return `Pod ephemeral local storage usage exceeds the total limit of containers ${quantityText(limit)}. `
  }
  for (const { name, resources } of containers) {
    const limit = quantityOf(resources?.limits?.[STORAGE])
    if (limit !== undefined && isOver(usage.containers.get(name) ?? 0, limit))
      return `Container ${name} exceeded its local ephemeral storage limit "${quantityText(limit)}". `
  }
  return undefined
}

const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0)

const isOver = (used: number, limit: Quantity): boolean => BigInt(Math.round(used)) > quantityValue(limit)

function quantityOf(text: unknown): Quantity | undefined {
  const parsed = text === undefined ? undefined : parseQuantity(String(text))
  return parsed?.ok ? parsed.value : undefined
}

/** The next instant of a periodic one after now. */
function nextAfter(now: Millis, phase: Millis, period: Millis): Millis {
  return phase + (Math.floor((now - phase) / period) + 1) * period
}
