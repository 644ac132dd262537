import { isSidecar } from '../../../api/podStatus/sidecar.ts'
import type { Millis } from '../../../base/millis.ts'
import { all, type Process } from '../../kernel/process.ts'
import type { KubeletContext, StoredPod } from '../kubeletContext.ts'
import { killContainer } from './killContainer.ts'
import { containersOf, type PodContainers } from './podContainers.ts'
import { TerminationOrder } from './terminationOrder.ts'

/** Stops all running containers of a pod side by side, then its sandboxes. Models pkg/kubelet/kuberuntime/kuberuntime_manager.go, killPodWithSyncResult (1.36). */
export function* killPod(
  context: KubeletContext,
  containers: PodContainers,
  pod: StoredPod,
  graceOverride?: Millis,
): Process {
  const { kernel, runtime } = context
  const { uid } = pod.metadata
  const running = containersOf(pod.spec).flatMap(({ container }) => {
    const instance = runtime.running(uid, container.name)
    return instance === undefined ? [] : [{ container, instance }]
  })
  const hasSidecars = (pod.spec?.initContainers ?? []).some(isSidecar)
  const order =
    hasSidecars && pod.spec !== undefined
      ? new TerminationOrder(
          pod.spec,
          running.map((r) => r.container.name),
        )
      : undefined
  const cause = kernel.cause
  yield* all(
    kernel,
    running.map(({ container, instance }) => {
      kernel.cause = cause
      return killContainer(context, containers, pod, container, instance, {
        message: `Stopping container ${container.name}`,
        ...(graceOverride === undefined ? {} : { graceOverride }),
        ...(order === undefined ? {} : { order }),
      })
    }),
  )
  yield* runtime.stopPodSandboxes(uid)
  containers.sandboxOf(pod).send({ type: 'STOPPED' })
}
