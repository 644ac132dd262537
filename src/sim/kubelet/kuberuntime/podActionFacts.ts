import type { Container, Pod } from '../../../api/types.ts'
import type { ContainerSnapshot, RuntimePodStatus } from '../../runtime/runtimeState.ts'

/** What the decision depends on. */
export interface PodActionFacts {
  readonly pod: Pod
  readonly status: RuntimePodStatus
  /** The probe workers' published results, by container ID. */
  readonly liveness: (id: string) => boolean | undefined
  readonly startup: (id: string) => boolean | undefined
}

/** Why a single container is stopped. */
export type KillReason = 'livenessProbe' | 'startupProbe' | 'definitionChanged'

/** A container to stop, with the text of its Killing event. */
export interface ContainerToKill {
  readonly instance: ContainerSnapshot
  readonly container: Container
  readonly message: string
  readonly reason: KillReason
}

/** Whether the manifest names another image than the one that runs. Models pkg/kubelet/container/helpers.go, HashContainer (1.36). */
export function definitionChanged(container: Container, instance: ContainerSnapshot): boolean {
  return container.image !== instance.image
}
