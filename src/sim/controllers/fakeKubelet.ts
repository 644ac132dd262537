import type { Pod } from '../../api/types.ts'
import { type Millis, SECOND } from '../../base/millis.ts'
import { deletePod } from '../apiserver/deletion.ts'
import type { Cluster } from '../cluster.ts'

/** For tests of controllers: pods with a node run and are ready after a second, and go half a second after they were deleted. */
export function startFakeKubelet(cluster: Cluster, readyAfter: Millis = SECOND): void {
  const { store, kernel } = cluster
  let addresses = 0
  const started = new Set<string>()
  store.watch<Pod>('Pod', ({ type, object: { metadata, spec } }) => {
    const { namespace, name, uid } = metadata
    if (type === 'DELETED' || !spec?.nodeName) return
    if (metadata.deletionTimestamp !== undefined) {
      kernel.after(SECOND / 2, () =>
        deletePod(store, namespace, name, { gracePeriodSeconds: 0, preconditionsUid: uid }),
      )
    } else if (!started.has(uid)) {
      started.add(uid)
      kernel.after(readyAfter, () => {
        const podIP = `10.244.0.${++addresses}`
        setStatus(cluster, namespace, name, { phase: 'Running', podIP }, 'True')
      })
    }
  })
}

/** Ends a pod as if its containers had left. */
export function finishPod(cluster: Cluster, name: string, phase: 'Succeeded' | 'Failed'): void {
  setStatus(cluster, 'default', name, { phase }, 'False')
}

function setStatus(
  { store }: Cluster,
  namespace: string | undefined,
  name: string,
  status: Partial<NonNullable<Pod['status']>>,
  ready: 'True' | 'False',
): void {
  store.update<Pod>('Pod', namespace, name, (old) => {
    const others = (old.status?.conditions ?? []).filter((c) => c.type !== 'Ready')
    const condition = { type: 'Ready', status: ready, lastTransitionTime: store.timestamp() }
    return { ...old, status: { ...old.status, ...status, conditions: [...others, condition] } } as Pod
  })
}
