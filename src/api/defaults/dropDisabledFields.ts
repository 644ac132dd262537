import type { KubernetesObject, PodSpec } from '../types.ts'
import type { Draft } from './draft.ts'

/** The template of a workload, or the pod itself: where in an object a pod's spec is. */
export function podSpecOf(object: Draft<KubernetesObject>): Draft<PodSpec> | undefined {
  const spec = (object as { spec?: Record<string, unknown> }).spec
  if (object.kind === 'Pod') return spec as Draft<PodSpec> | undefined
  const holder = object.kind === 'CronJob' ? (spec?.jobTemplate as { spec?: Record<string, unknown> })?.spec : spec
  return (holder?.template as { spec?: Draft<PodSpec> } | undefined)?.spec
}

/** Drops the fields whose feature gates are off, silently, as the server does. Models pkg/api/pod/util.go, dropDisabledFields (1.36). */
export function dropDisabledFields(
  object: Draft<KubernetesObject>,
  featureGates: Readonly<Record<string, boolean>>,
): void {
  const spec = podSpecOf(object)
  if (!spec) return
  if (!featureGates.ContainerStopSignals) {
    for (const container of [...(spec.containers ?? []), ...(spec.initContainers ?? [])]) {
      if (!container.lifecycle?.stopSignal) continue
      delete container.lifecycle.stopSignal
      if (Object.keys(container.lifecycle).length === 0) delete container.lifecycle
    }
  }
}
