import { requirementsMatch } from '../../../api/selector/selector.ts'
import type { Endpoint, EndpointSlice, Pod, Service } from '../../../api/types.ts'
import { generatedName } from '../../apiserver/nameGenerator.ts'
import type { ObjectStore, Stored, WatchEvent } from '../../apiserver/objectStore.ts'
import { sameJson } from '../../apiserver/update.ts'
import type { Cluster } from '../../cluster.ts'
import type { Process } from '../../kernel/process.ts'
import { controllerReference } from '../ownership.ts'
import { isReady } from '../podState.ts'
import { API_CALL, keyOf, type SyncResult, splitKey, WorkQueue } from '../workQueue.ts'
import { type EndpointGroup, endpointGroups } from './endpoints.ts'

const SERVICE_NAME = 'kubernetes.io/service-name'

/** Keeps the EndpointSlices of services that have a selector. Models pkg/controller/endpointslice (1.36). */
export function startEndpointSliceController(cluster: Cluster): void {
  const { kernel, store } = cluster
  const queue: WorkQueue = new WorkQueue(kernel, (key) => sync(cluster, key))
  store.watch<Service>('Service', ({ object }) => queue.add(keyOf(object)))
  store.watch<Pod>('Pod', (event) => {
    for (const service of servicesOf(store, event)) queue.add(keyOf(service))
  })
}

/** The services that a change of a pod is news for. Models endpointslice/util/controller_utils.go, GetServicesToUpdateOnPodChange. */
function servicesOf(store: ObjectStore, { type, object: pod, old }: WatchEvent<Pod>): Stored<Service>[] {
  const relabelled = old !== undefined && !sameJson(old.metadata.labels, pod.metadata.labels)
  if (type === 'MODIFIED' && old !== undefined && !relabelled && !endpointChanged(old, pod)) return []
  const versions = relabelled && old !== undefined ? [pod, old] : [pod]
  return store.list<Service>('Service').filter((service) => versions.some((version) => selects(service, version)))
}

/** A new phase alone is no news: a pod that completed stays in its slice until something else changes. */
function endpointChanged(old: Pod, pod: Pod): boolean {
  return (
    old.metadata?.deletionTimestamp !== pod.metadata?.deletionTimestamp ||
    isReady(old) !== isReady(pod) ||
    old.status?.podIP !== pod.status?.podIP ||
    old.spec?.nodeName !== pod.spec?.nodeName
  )
}

function selects(service: Stored<Service>, pod: Stored<Pod>): boolean {
  const selector = Object.entries(service.spec?.selector ?? {})
  if (selector.length === 0 || service.metadata.namespace !== pod.metadata.namespace) return false
  return requirementsMatch(
    selector.map(([key, value]) => ({ key, operator: '=', values: [value] })),
    pod.metadata.labels,
  )
}

function* sync(cluster: Cluster, key: string): Process<SyncResult> {
  const { store } = cluster
  const [namespace, name] = splitKey(key)
  const service = store.get<Service>('Service', namespace, name)
  const slices = store
    .list<EndpointSlice>('EndpointSlice')
    .filter((s) => s.metadata.namespace === namespace && s.metadata.labels?.[SERVICE_NAME] === name)
  if (service === undefined) return 'done'
  if (service.spec?.type === 'ExternalName' || Object.keys(service.spec?.selector ?? {}).length === 0) return 'done'
  const pods = store.list<Pod>('Pod').filter((pod) => selects(service, pod))
  const groups = endpointGroups(service, pods)
  const plan = planSlices(slices, groups.length > 0 ? groups : [{ ports: [], endpoints: [] }])
  yield API_CALL
  for (const slice of plan.unused) store.remove('EndpointSlice', namespace, slice.metadata.name)
  for (const { slice, group } of plan.kept) writeSlice(store, slice, group)
  for (const group of plan.created) createSlice(cluster, service, group)
  return 'done'
}

interface SlicePlan {
  readonly kept: readonly { slice: Stored<EndpointSlice>; group: EndpointGroup }[]
  readonly created: readonly EndpointGroup[]
  readonly unused: readonly Stored<EndpointSlice>[]
}

/** Slices keep their ports where they can; one without a group of its own takes over another group. */
function planSlices(slices: readonly Stored<EndpointSlice>[], groups: readonly EndpointGroup[]): SlicePlan {
  const free = new Set(slices)
  const kept: { slice: Stored<EndpointSlice>; group: EndpointGroup }[] = []
  const rest: EndpointGroup[] = []
  for (const group of groups) {
    const slice = [...free].find((s) => sameJson(s.ports ?? [], group.ports))
    if (slice === undefined) rest.push(group)
    else {
      free.delete(slice)
      kept.push({ slice, group })
    }
  }
  const created = rest.filter((group) => {
    const [slice] = free
    if (slice === undefined) return true
    free.delete(slice)
    kept.push({ slice, group })
    return false
  })
  return { kept, created, unused: [...free] }
}

function writeSlice(store: ObjectStore, slice: Stored<EndpointSlice>, { ports, endpoints }: EndpointGroup): void {
  const { namespace, name } = slice.metadata
  store.update<EndpointSlice>('EndpointSlice', namespace, name, (old) => {
    const ordered = inOldOrder(old.endpoints ?? [], endpoints)
    return sameJson(old.ports ?? [], ports) && sameJson(old.endpoints ?? [], ordered)
      ? old
      : ({
          ...old,
          endpoints: ordered.length > 0 ? ordered : null,
          ports: ports.length > 0 ? ports : null,
        } as EndpointSlice)
  })
}

/** Endpoints stay where they were; new ones come last. */
function inOldOrder(before: readonly Endpoint[], now: readonly Endpoint[]): Endpoint[] {
  const uids = before.map((e) => e.targetRef?.uid)
  const rank = (endpoint: Endpoint): number => {
    const at = uids.indexOf(endpoint.targetRef?.uid)
    return at < 0 ? uids.length : at
  }
  return [...now].sort((a, b) => rank(a) - rank(b))
}

function createSlice({ kernel, store }: Cluster, service: Stored<Service>, { ports, endpoints }: EndpointGroup): void {
  const { name, namespace } = service.metadata
  const uid = store.newUid()
  store.create(
    {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: {
        name: generatedName(`${name}-`, kernel.random(`name ${uid}`)),
        generateName: `${name}-`,
        namespace,
        labels: {
          ...service.metadata.labels,
          'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io',
          [SERVICE_NAME]: name,
          ...(service.spec?.clusterIP === 'None' ? { 'service.kubernetes.io/headless': '' } : {}),
        },
        ownerReferences: [controllerReference(service)],
      },
      addressType: 'IPv4',
      endpoints: endpoints.length > 0 ? endpoints : null,
      ports: ports.length > 0 ? ports : null,
    } as unknown as EndpointSlice,
    uid,
  )
}
