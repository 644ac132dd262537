import type { ValuePath } from '../../api/diagnostics.ts'
import type { KubernetesObject } from '../../api/types.ts'
import { historyOf, revisionOf } from '../../trace/queries/objectHistory.ts'
import type { ObjectRef } from '../../trace/records.ts'
import type { Trace } from '../../trace/trace.ts'

/** Where a pod's spec is written: the document, and the path of the spec in it. */
export interface WrittenSpec {
  readonly document: number
  readonly path: ValuePath
}

function latest(trace: Trace, ref: ObjectRef): KubernetesObject | undefined {
  const record = historyOf(trace, ref)?.records.at(-1)
  return record === undefined ? undefined : (revisionOf(trace, record)?.object as KubernetesObject | undefined)
}

function specPath(kind: string): ValuePath | undefined {
  switch (kind) {
    case 'Pod':
      return ['spec']
    case 'Deployment':
    case 'ReplicaSet':
    case 'StatefulSet':
    case 'DaemonSet':
    case 'Job':
    case 'ReplicationController':
      return ['spec', 'template', 'spec']
    case 'CronJob':
      return ['spec', 'jobTemplate', 'spec', 'template', 'spec']
    default:
      return undefined
  }
}

function controllerOf(object: KubernetesObject | undefined, namespace: string | undefined): ObjectRef | undefined {
  const owner = object?.metadata?.ownerReferences?.find((reference) => reference.controller === true)
  return owner === undefined ? undefined : { kind: owner.kind, name: owner.name, ...(namespace ? { namespace } : {}) }
}

/** Where the spec of a pod comes from: its own manifest, or the template of its owner or its owner's owner; undefined where nobody wrote one. */
export function writtenSpecOf(trace: Trace, pod: ObjectRef): WrittenSpec | undefined {
  let at: ObjectRef | undefined = pod
  for (let depth = 0; at !== undefined && depth < 4; depth++) {
    const { kind, name, namespace }: ObjectRef = at
    const made = trace.header.created.find((c) => c.kind === kind && c.name === name && c.error === undefined)
    const path = specPath(kind)
    if (made !== undefined && path !== undefined) return { document: made.document, path }
    at = controllerOf(latest(trace, at), namespace)
  }
  return undefined
}
