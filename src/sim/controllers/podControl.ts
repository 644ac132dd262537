import type { Pod } from '../../api/types.ts'
import { createObject } from '../apiserver/create.ts'
import { deletePod } from '../apiserver/deletion.ts'
import { refOf, type Stored } from '../apiserver/objectStore.ts'
import type { StatusError } from '../apiserver/statusError.ts'
import type { Cluster } from '../cluster.ts'
import type { Process } from '../kernel/process.ts'
import { API_CALL } from './workQueue.ts'

/** The most pods that one synchronization creates or deletes. */
const BURST = 500

/** Creates a pod for its owner and tells; the refusal where there is one. Models pkg/controller/controller_utils.go, RealPodControl (1.36). */
export function createOwnedPod(cluster: Cluster, component: string, owner: Stored, pod: Pod): StatusError | undefined {
  const made = createObject(cluster, pod, owner.metadata.namespace)
  const recorder = cluster.recorder(component)
  if (made.ok) {
    const message = `Created pod: ${made.value.object.metadata.name}`
    recorder.record(refOf(owner), { type: 'Normal', reason: 'SuccessfulCreate', message })
    return undefined
  }
  if (/unable to create new content in namespace/.test(made.error.message)) return made.error
  recorder.record(refOf(owner), {
    type: 'Warning',
    reason: 'FailedCreate',
    message: `Error creating: ${made.error.message}`,
  })
  return made.error
}

/** Deletes a pod for its owner and tells. */
export function deleteOwnedPod(cluster: Cluster, component: string, owner: Stored, pod: Stored<Pod>): void {
  const { namespace, name } = pod.metadata
  const deleted = deletePod(cluster.store, namespace, name)
  if (!deleted.ok) return
  cluster
    .recorder(component)
    .record(refOf(owner), { type: 'Normal', reason: 'SuccessfulDelete', message: `Deleted pod: ${name}` })
}

/** Creates many in batches of 1, 2, 4 ...; a batch with a failure is the last. Models controller_utils.go, slowStartBatch. */
export function* slowStart(
  count: number,
  create: (index: number) => StatusError | undefined,
): Process<StatusError | undefined> {
  const wanted = Math.min(count, BURST)
  let failure: StatusError | undefined
  let done = 0
  for (let batch = 1; done < wanted && failure === undefined; batch *= 2) {
    yield API_CALL
    const end = Math.min(done + batch, wanted)
    for (; done < end; done++) failure = create(done) ?? failure
  }
  return failure
}
