import { isMirrorPod } from '../../../api/mirrorPod.ts'
import type { Pod } from '../../../api/types.ts'
import { type Millis, SECOND } from '../../../base/millis.ts'
import { deletePod } from '../../apiserver/deletion.ts'
import type { Process } from '../../kernel/process.ts'
import { API_WRITE_LATENCY, type KubeletContext, type StoredPod } from '../kubeletContext.ts'
import { isMirrorOf, mirrorOf } from './staticPod.ts'

/** How often the kubelet tidies up. Models pkg/kubelet/kubelet.go, housekeepingPeriod (1.36). */
const HOUSEKEEPING: Millis = 2 * SECOND
/** How often all statuses are compared with the API. Models pkg/kubelet/status/status_manager.go, syncPeriod (1.36). */
const STATUS_SYNC: Millis = 10 * SECOND

/** Keeps the API's picture of static pods: made where it is missing, made again where it was deleted, removed with the pod. Models pkg/kubelet/pod/mirror_client.go (1.36). */
export class MirrorPods {
  private readonly context: KubeletContext
  /** Since when the periodic work of this process counts: any instant of a period is as likely. */
  private readonly phase: number

  constructor(context: KubeletContext) {
    this.context = context
    this.phase = context.kernel.random(`periods of the kubelet on ${context.nodeName}`).next()
  }

  /** Makes the API show a pod, before it is run. `shown` is called when the periodic comparison next tells its status. Models pkg/kubelet/kubelet.go, tryReconcileMirrorPods (1.36). */
  *reconcile(pod: StoredPod, shown: () => void): Process {
    const { store } = this.context
    const { name, namespace } = pod.metadata
    const present = store.get<Pod>('Pod', namespace, name)
    if (present !== undefined && isMirrorOf(present, pod) && present.metadata.deletionTimestamp === undefined) return
    if (present !== undefined) {
      if (!isMirrorPod(present)) return
      yield API_WRITE_LATENCY
      deletePod(store, namespace, name, { gracePeriodSeconds: 0, preconditionsUid: present.metadata.uid })
    }
    yield API_WRITE_LATENCY
    if (store.get('Pod', namespace, name) !== undefined) return
    store.create(mirrorOf(this.context, pod))
    this.atNext(STATUS_SYNC, shown)
  }

  /** The pod is over and its file is gone: the next tidying removes what shows it. Models pkg/kubelet/kubelet_pods.go, deleteOrphanedMirrorPods (1.36). */
  removeOrphan(pod: StoredPod): void {
    const { store } = this.context
    const { name, namespace } = pod.metadata
    this.atNext(HOUSEKEEPING, () => {
      const present = store.get<Pod>('Pod', namespace, name)
      if (present === undefined || !isMirrorOf(present, pod)) return
      deletePod(store, namespace, name, { gracePeriodSeconds: 0, preconditionsUid: present.metadata.uid })
    })
  }

  private atNext(period: Millis, run: () => void): void {
    const { kernel } = this.context
    const offset = Math.round(this.phase * period)
    kernel.at(offset + Math.ceil((kernel.now - offset + 1) / period) * period, run)
  }
}
