import type { LastRun } from '../../../api/controllers/shouldRestart.ts'
import type { ContainerSnapshot, RuntimePodStatus } from '../../runtime/runtimeState.ts'

/** The newest instance of a container. Models pkg/kubelet/container/runtime.go, PodStatus.FindContainerStatusByName (1.36). */
export function newestInstance(status: RuntimePodStatus, container: string): ContainerSnapshot | undefined {
  return status.containers.find((c) => c.name === container)
}

/** How the newest instance of a container stands, for the restart rules. */
export function lastRunOf(status: RuntimePodStatus, container: string): LastRun {
  const instance = newestInstance(status, container)
  if (instance === undefined) return { state: 'absent' }
  return instance.state === 'exited' ? { state: 'exited', exitCode: instance.exitCode } : { state: instance.state }
}
