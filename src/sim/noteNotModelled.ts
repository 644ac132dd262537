import type { ValuePath } from '../api/diagnostics.ts'
import { kindInfo } from '../api/kinds.ts'
import { validationOf } from '../api/validation/validateObject.ts'
import type { Cluster } from './cluster.ts'
import { type FoundField, UNMODELLED_FIELDS, UNMODELLED_POD_FIELDS, unmodelledFields } from './notModelledFields.ts'
import { sentObjects } from './sentObjects.ts'

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

/** Says what the simulation passes over, at its place: fields that a manifest uses, and the rules of kinds of which only the metadata is validated. */
export function noteNotModelled(cluster: Cluster): void {
  for (const { document, path: place, value } of sentObjects(cluster.scenario)) {
    const notice = (path: ValuePath, message: string) =>
      cluster.notice({ kind: 'notModelled', document, path: [...place, ...path], message })
    const unvalidated = kindWithoutRules(value)
    if (unvalidated !== undefined) notice(['kind'], `validation of ${unvalidated}`)
    for (const { path } of passedOver(value)) {
      notice(path, path.filter((key) => typeof key === 'string').join('.'))
    }
  }
}

function kindWithoutRules(manifest: unknown): string | undefined {
  const { apiVersion, kind } = (manifest ?? {}) as { apiVersion?: unknown; kind?: unknown }
  const served = kindInfo(String(apiVersion), String(kind))
  return served !== undefined && validationOf(served) === 'metadataOnly' ? served.kind : undefined
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
