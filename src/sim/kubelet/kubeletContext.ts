import type { KubernetesObject, Pod } from '../../api/types.ts'
import type { Millis } from '../../base/millis.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import type { TraceBuilder } from '../../trace/builder.ts'
import type { ObjectRef } from '../../trace/records.ts'
import type { EventRecorder } from '../apiserver/eventRecorder.ts'
import { type ObjectStore, refOf, type Stored } from '../apiserver/objectStore.ts'
import type { Clock } from '../kernel/clock.ts'
import type { ContainerRuntime } from '../runtime/containerRuntime.ts'
import type { ImageFacts } from '../runtime/images.ts'
import type { PodIdentity } from '../runtime/runtimeState.ts'
import type { KubeletBehaviour } from './behaviour.ts'
import type { PodMachines } from './podMachines.ts'

/** How long a write of the kubelet to the API takes. */
export const API_WRITE_LATENCY: Millis = 5

/** What all parts of one node's kubelet share. */
export interface KubeletContext {
  readonly kernel: Clock
  readonly trace: TraceBuilder
  readonly store: ObjectStore
  readonly events: EventRecorder
  readonly runtime: ContainerRuntime
  readonly behaviour: KubeletBehaviour
  readonly scenario: Scenario
  readonly nodeName: string
  readonly nodeAddress: string
  readonly machines: PodMachines
  readonly imageFacts: (image: string) => ImageFacts
  readonly notice: (kind: 'notModelled' | 'assumed', podUid: string, container: string, message: string) => void
}

/** What names the runtime that a pod asks for. */
type RuntimeClass = KubernetesObject & { readonly handler: string }

/** A pod as the store holds it. */
export type StoredPod = Stored<Pod>

/** A pod's identity for the runtime's calls. */
export function identityOf(context: KubeletContext, pod: StoredPod): PodIdentity {
  const { uid, name, namespace } = pod.metadata
  const runtimeClass = pod.spec?.runtimeClassName
  const handler =
    runtimeClass === undefined
      ? undefined
      : context.store.get<RuntimeClass>('RuntimeClass', undefined, runtimeClass)?.handler
  return {
    uid,
    name,
    namespace: namespace ?? 'default',
    lane: context.store.laneOf(refOf(pod)),
    network: pod.spec?.hostNetwork === true ? 'NODE' : 'POD',
    runtimeHandler: handler ?? '',
  }
}

/** `web_default(uid)`, as the kubelet's messages name a pod. Models pkg/kubelet/util/format/pod.go, Pod. */
export function podText(pod: StoredPod): string {
  return `${pod.metadata.name}_${pod.metadata.namespace ?? 'default'}(${pod.metadata.uid})`
}

/** Says something of a pod, or of one of its containers. */
export function record(
  context: KubeletContext,
  pod: StoredPod,
  type: 'Normal' | 'Warning',
  reason: string,
  message: string,
  container?: string,
): void {
  const ref: ObjectRef = refOf(pod)
  context.events.record(ref, {
    type,
    reason,
    message,
    ...(container === undefined ? {} : { fieldPath: fieldPathOf(pod, container) }),
  })
}

function fieldPathOf(pod: StoredPod, container: string): string {
  const list = pod.spec?.initContainers?.some((c) => c.name === container)
    ? 'initContainers'
    : pod.spec?.ephemeralContainers?.some((c) => c.name === container)
      ? 'ephemeralContainers'
      : 'containers'
  return `spec.${list}{${container}}`
}
