import type { ValuePath } from '../api/diagnostics.ts'
import type { KubernetesObject, Pod } from '../api/types.ts'
import type { Cluster } from './cluster.ts'
import { type SentObject, sentObjects } from './sentObjects.ts'

/** Where the pod's spec stands within a manifest of a kind. */
const POD_SPEC_PATHS: Readonly<Record<string, ValuePath>> = {
  Pod: ['spec'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
}
const TEMPLATE_PATH: ValuePath = ['spec', 'template', 'spec']
/** CronJob over Job over Pod is the longest chain of owners; one more is room. */
const LONGEST_CHAIN = 4

/** The document and the path that a pod's container comes from: its own manifest, or that of its topmost owner. */
export function noticePlace(
  cluster: Cluster,
  podUid: string,
  container: string | undefined,
  field: 'image' | 'program',
): { document: number; path: ValuePath } | undefined {
  const pod = cluster.store.list<Pod>('Pod').find((p) => p.metadata.uid === podUid)
  if (pod === undefined) return undefined
  const root = topOwner(cluster, pod)
  const sent = sentAs(cluster, root)
  if (sent === undefined) return undefined
  const { document } = sent
  const spec = [...sent.path, ...(POD_SPEC_PATHS[root.kind ?? ''] ?? TEMPLATE_PATH)]
  if (container === undefined) return { document, path: spec }
  for (const list of ['initContainers', 'containers', 'ephemeralContainers'] as const) {
    const index = (pod.spec?.[list] ?? []).findIndex((c) => c.name === container)
    if (index < 0) continue
    const own = pod.spec?.[list]?.[index]
    const key =
      field === 'image' ? 'image' : own?.command !== undefined ? 'command' : own?.args !== undefined ? 'args' : 'image'
    return { document, path: [...spec, list, index, key] }
  }
  return { document, path: spec }
}

function topOwner(cluster: Cluster, pod: Pod): KubernetesObject {
  let object: KubernetesObject = pod
  for (let step = 0; step < LONGEST_CHAIN; step++) {
    const owner = object.metadata?.ownerReferences?.find((r) => r.controller === true)
    const found =
      owner === undefined ? undefined : cluster.store.get(owner.kind, object.metadata?.namespace, owner.name)
    if (found === undefined) return object
    object = found
  }
  return object
}

function sentAs(cluster: Cluster, object: KubernetesObject): SentObject | undefined {
  return sentObjects(cluster.scenario).find(({ value }) => {
    const candidate = value as KubernetesObject | null
    return candidate?.kind === object.kind && (candidate?.metadata?.name ?? '') === object.metadata?.name
  })
}
