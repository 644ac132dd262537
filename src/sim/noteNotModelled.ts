import type { ValuePath } from '../api/diagnostics.ts'
import type { Cluster } from './cluster.ts'
import { type FoundField, UNMODELLED_FIELDS, UNMODELLED_POD_FIELDS, unmodelledFields } from './notModelledFields.ts'

/** Where kinds of manifests keep a pod's spec. */
const POD_SPEC_PATHS: Readonly<Record<string, ValuePath>> = {
  Pod: ['spec'],
  Deployment: ['spec', 'template', 'spec'],
  ReplicaSet: ['spec', 'template', 'spec'],
  ReplicationController: ['spec', 'template', 'spec'],
  StatefulSet: ['spec', 'template', 'spec'],
  DaemonSet: ['spec', 'template', 'spec'],
  Job: ['spec', 'template', 'spec'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
}

/** Says of every field that a manifest uses and the simulation passes over that it is not modelled, at its place. */
export function noteNotModelled(cluster: Cluster): void {
  for (const { document, value } of cluster.scenario.manifests) {
    for (const { path } of passedOver(value)) {
      const message = path.filter((key) => typeof key === 'string').join('.')
      cluster.notice({ kind: 'notModelled', document, path, message })
    }
  }
}

function passedOver(manifest: unknown): FoundField[] {
  const { kind } = (manifest ?? {}) as { kind?: unknown }
  if (typeof kind !== 'string') return []
  const own = unmodelledFields(manifest, UNMODELLED_FIELDS[kind] ?? [], [])
  const path = POD_SPEC_PATHS[kind]
  if (path === undefined) return own
  const spec = path.reduce<unknown>((at, key) => (at as Record<string | number, unknown> | undefined)?.[key], manifest)
  return [...own, ...unmodelledFields(spec, UNMODELLED_POD_FIELDS, path)]
}
