import type { Pod } from '../types.ts'
import type { Draft } from './draft.ts'
import { defaultHugePageLimits, defaultPodLevelRequests } from './podLevelResources.ts'
import { defaultPodSpec } from './podSpec.ts'
import { requestLimits } from './resources.ts'

/** Fills in a pod: what holds for templates too, then what holds for pods only. Models pkg/apis/core/v1/defaults.go, SetDefaults_Pod. */
export function defaultPod(pod: Draft<Pod>): void {
  const { spec } = pod
  if (!spec) return
  defaultPodSpec(spec)
  const containers = [...(spec.initContainers ?? []), ...(spec.containers ?? [])]
  for (const container of containers) requestLimits(container.resources)
  defaultHugePageLimits(spec)
  defaultPodLevelRequests(spec)
  spec.enableServiceLinks ??= true
  if (spec.hostNetwork) {
    for (const container of containers) {
      for (const port of container.ports ?? [])
        if (!port.hostPort && port.containerPort) port.hostPort = port.containerPort
    }
  }
}
