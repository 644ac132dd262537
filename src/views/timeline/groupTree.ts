import type { ObjectMeta } from '../../api/types.ts'
import { historiesOfKind, type ObjectHistory, refKey, revisionOf } from '../../trace/queries/objectHistory.ts'
import { oncePerTrace, timeOf } from '../../trace/queries/traceIndex.ts'
import type { ObjectRef } from '../../trace/records.ts'
import type { Trace } from '../../trace/trace.ts'

/** A workload object with what it owns, or a pod on its own. */
export interface GroupNode {
  readonly key: string
  readonly ref: ObjectRef
  readonly children: readonly GroupNode[]
}

const WORKLOADS = [
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'CronJob',
  'Job',
  'ReplicaSet',
  'ReplicationController',
  'Pod',
]

interface Building extends GroupNode {
  readonly children: Building[]
  readonly born: number
}

function metadataOf(trace: Trace, history: ObjectHistory): ObjectMeta | undefined {
  const object = revisionOf(trace, history.records[0] ?? 0)?.object
  return object?.metadata as ObjectMeta | undefined
}

function ownerKey(metadata: ObjectMeta | undefined): string | undefined {
  const owner = metadata?.ownerReferences?.find((o) => o.controller === true)
  if (owner === undefined) return undefined
  const namespace = metadata?.namespace
  return refKey(namespace === undefined ? owner : { kind: owner.kind, namespace, name: owner.name })
}

/** The workload objects of a trace with their pods below them, in the order in which they were made; owners come before what they own. */
export const groupTree: (trace: Trace) => readonly GroupNode[] = oncePerTrace((trace) => {
  const nodes = new Map<string, Building>()
  const owners = new Map<string, string>()
  for (const kind of WORKLOADS) {
    for (const history of historiesOfKind(trace, kind)) {
      const key = refKey(history.ref)
      nodes.set(key, { key, ref: history.ref, children: [], born: timeOf(trace, history.records[0] ?? 0) })
      const owner = ownerKey(metadataOf(trace, history))
      if (owner !== undefined) owners.set(key, owner)
    }
  }
  const roots: Building[] = []
  for (const node of nodes.values()) {
    const owner = nodes.get(owners.get(node.key) ?? '')
    if (owner === undefined) roots.push(node)
    else owner.children.push(node)
  }
  const byBirth = (a: Building, b: Building) => a.born - b.born || (a.key < b.key ? -1 : 1)
  for (const node of nodes.values()) node.children.sort(byBirth)
  // pods without an owner stand below the workloads
  return roots.sort((a, b) => Number(a.ref.kind === 'Pod') - Number(b.ref.kind === 'Pod') || byBirth(a, b))
})

/** All pods of a group, in the order of the tree. */
export function podsOfGroup(node: GroupNode): readonly ObjectRef[] {
  return node.ref.kind === 'Pod' ? [node.ref] : node.children.flatMap(podsOfGroup)
}
