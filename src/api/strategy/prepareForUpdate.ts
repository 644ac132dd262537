import { addDefaultTolerations } from '../admission/defaultTolerationSeconds.ts'
import type { Draft } from '../defaults/draft.ts'
import { sameStruct } from '../semanticEquality.ts'
import type {
  Container,
  DaemonSet,
  KubernetesObject,
  ObjectMeta,
  PersistentVolumeClaim,
  Pod,
  PodSpec,
  PodStatus,
  Service,
} from '../types.ts'
import { dropTypeDependentFields } from './dropTypeDependentFields.ts'
import { keepAllocated } from './keepAllocated.ts'
import { prepareClaim } from './prepareClaim.ts'

/** The parts of an object that are written on their own; all but the status are a pod's. */
export type Subresource = 'status' | 'resize' | 'ephemeralcontainers'

type Whole = KubernetesObject & { readonly spec?: unknown; readonly status?: unknown }

const TEMPLATE_GENERATION = 'deprecated.daemonset.template.generation'

/** Takes back what a request may not write, which depends on the endpoint that it was sent to. Models the PrepareForUpdate of the kinds' strategies (1.36). */
export function prepareForUpdate(object: Draft<KubernetesObject>, old: KubernetesObject, part?: Subresource): void {
  if (object.kind === 'Pod') {
    preparePod(object as Draft<Pod>, old as Pod, part)
    return
  }
  if (part === 'status') {
    keepField(object as Draft<Whole>, old as Whole, 'spec')
    return
  }
  if (object.kind === 'Service') {
    keepAllocated(object as Draft<Service>, old as Service)
    dropTypeDependentFields(object as Draft<Service>, old as Service)
  }
  if (object.kind === 'PersistentVolumeClaim') prepareClaim(object as Draft<PersistentVolumeClaim>)
  if (object.kind === 'DaemonSet') countTemplates(object as Draft<DaemonSet>, old as DaemonSet)
  keepField(object as Draft<Whole>, old as Whole, 'status')
}

function keepField(object: Draft<Whole>, old: Whole, field: 'spec' | 'status'): void {
  if (old[field] === undefined) delete object[field]
  else object[field] = old[field]
}

function preparePod(pod: Draft<Pod>, old: Pod, part: Subresource | undefined): void {
  const spec = pod.spec as PodSpec | undefined
  switch (part) {
    case undefined:
      addDefaultTolerations(pod)
      if (pod.spec && (spec?.terminationGracePeriodSeconds ?? 0) < 0) pod.spec.terminationGracePeriodSeconds = 1
      keepField(pod as Draft<Whole>, old as Whole, 'status')
      return
    case 'status':
      keepField(pod as Draft<Whole>, old as Whole, 'spec')
      prepareStatus(pod, old)
      return
    case 'ephemeralcontainers':
      keepAllBut(pod, old, {
        ...old.spec,
        containers: old.spec?.containers ?? [],
        ephemeralContainers: spec?.ephemeralContainers,
      })
      return
    case 'resize': {
      const resized = spec && resizedSpec(spec, old.spec ?? { containers: [] })
      if (resized) keepAllBut(pod, old, resized)
      return
    }
  }
}

/** The pod as it was, with another spec. Models apimachinery/pkg/apis/meta/v1/meta.go, ResetObjectMetaForStatus. */
function keepAllBut(pod: Draft<Pod>, old: Pod, spec: PodSpec): void {
  keepField(pod as Draft<Whole>, old as Whole, 'status')
  pod.spec = spec as Draft<PodSpec>
  const { labels, annotations, finalizers, ownerReferences, deletionTimestamp } = old.metadata ?? {}
  const kept = { labels, annotations, finalizers, ownerReferences, deletionTimestamp }
  pod.metadata = withoutAbsent({ ...pod.metadata, ...kept } as ObjectMeta)
}

/** The old spec with the new resources; where the containers are not the same, all of the new one, which is refused then. Models pkg/registry/core/pod/strategy.go, dropNonResizeUpdates. */
function resizedSpec(spec: PodSpec, old: PodSpec): PodSpec | undefined {
  const lengths = ({ containers, initContainers = [] }: PodSpec) => `${containers.length} ${initContainers.length}`
  if (lengths(spec) !== lengths(old)) return undefined
  const resized = (containers: readonly Container[] = [], known: readonly Container[] = []) => {
    if (containers.some(({ name }, index) => name !== known[index]?.name)) return containers
    return known.map((container, index) => {
      const { resources, resizePolicy } = containers[index] ?? {}
      return { ...container, resources, resizePolicy }
    })
  }
  return {
    ...old,
    resources: spec.resources,
    containers: resized(spec.containers, old.containers),
    initContainers: old.initContainers && resized(spec.initContainers, old.initContainers),
  }
}

/** Models podStatusStrategy.PrepareForUpdate, after Convert_v1_PodStatus_To_core_PodStatus. */
function prepareStatus(pod: Draft<Pod>, old: Pod): void {
  const status: Draft<PodStatus> = pod.status ?? {}
  const before = old.status ?? {}
  pod.status = status
  // A kubelet may report owners that are none: what the object says of them stays.
  const { ownerReferences } = old.metadata ?? {}
  pod.metadata = withoutAbsent({ ...pod.metadata, ownerReferences } as ObjectMeta)
  delete pod.metadata.deletionTimestamp
  const { podIP } = status
  if (podIP && podIP !== status.podIPs?.[0]?.ip) status.podIPs = [{ ip: podIP }]
  else if (!podIP && status.podIPs?.[0]) status.podIP = status.podIPs[0].ip
  if (!status.qosClass && before.qosClass) status.qosClass = before.qosClass
  if (!status.observedGeneration && before.observedGeneration) status.observedGeneration = before.observedGeneration
  const generations = new Map<string, number[]>()
  for (const { type, observedGeneration = 0 } of before.conditions ?? []) {
    generations.set(type, [...(generations.get(type) ?? []), observedGeneration])
  }
  for (const condition of status.conditions ?? []) {
    const observed = generations.get(condition.type)?.shift()
    if (observed && !condition.observedGeneration) condition.observedGeneration = observed
  }
}

/** Models pkg/registry/apps/daemonset/strategy.go, PrepareForUpdate: the templates are counted beside the specs. */
function countTemplates(set: Draft<DaemonSet>, old: DaemonSet): void {
  const count = old.metadata?.annotations?.[TEMPLATE_GENERATION]
  if (count === undefined) return
  const isSame = sameStruct(set.spec?.template, old.spec?.template, 'PodTemplateSpec')
  const annotations = {
    ...set.metadata?.annotations,
    [TEMPLATE_GENERATION]: isSame ? count : String(Number(count) + 1),
  }
  set.metadata = { ...set.metadata, annotations }
}

function withoutAbsent(metadata: ObjectMeta): Draft<ObjectMeta> {
  return Object.fromEntries(Object.entries(metadata).filter(([, value]) => value !== undefined)) as Draft<ObjectMeta>
}
