import type { ValuePath } from '../api/diagnostics.ts'
import type { Cluster } from './cluster.ts'
import { UNMODELLED_POD_FIELDS, unmodelledFields } from './notModelledFields.ts'

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
    const { kind } = (value ?? {}) as { kind?: unknown }
    const path = typeof kind === 'string' ? POD_SPEC_PATHS[kind] : undefined
    if (path === undefined) continue
    const spec = path.reduce<unknown>((at, key) => (at as Record<string | number, unknown> | undefined)?.[key], value)
    for (const found of unmodelledFields(spec, UNMODELLED_POD_FIELDS, path)) {
      const field = found.path.filter((key) => typeof key === 'string').join('.')
      cluster.notice({ kind: 'notModelled', document, path: found.path, message: field })
    }
  }
}
