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

/** What a notice about a container stands at: its image, or what it runs. */
export type NoticeField = 'image' | 'program'

/** The document of what no manifest has: the scenario's own. */
const NO_DOCUMENT = -1

/** The document and the path that a pod's container comes from: its own manifest, or that of its topmost owner; the timeline where a command made it. */
export function noticePlace(
  cluster: Cluster,
  podUid: string,
  container: string,
  field: NoticeField,
): { document: number; path: ValuePath } {
  const pod = cluster.store.list<Pod>('Pod').find((p) => p.metadata.uid === podUid)
  const root = pod && topOwner(cluster, pod)
  const sent = root && sentAs(cluster, root)
  if (pod === undefined || root === undefined || sent === undefined)
    return { document: NO_DOCUMENT, path: ['spec', 'timeline'] }
  const { document } = sent
  const spec = [...sent.path, ...(POD_SPEC_PATHS[root.kind ?? ''] ?? TEMPLATE_PATH)]
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

/** The manifest that an object comes from: by its name, or by the beginning of a name that the server generated. */
function sentAs(cluster: Cluster, object: KubernetesObject): SentObject | undefined {
  const { name = '', namespace = 'default' } = object.metadata ?? {}
  return sentObjects(cluster.scenario).find(({ value }) => {
    const candidate = value as KubernetesObject | null
    if (candidate?.kind !== object.kind) return false
    const { name: own, generateName, namespace: ownNamespace = 'default' } = candidate?.metadata ?? {}
    if (ownNamespace !== namespace) return false
    return own === undefined && generateName !== undefined ? name.startsWith(generateName) : own === name
  })
}
