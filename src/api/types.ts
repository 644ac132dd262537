// The API's own types come from the official OpenAPI description (types only: nothing of the package is bundled).
import type {
  V1ConfigMap,
  V1Container,
  V1ContainerState,
  V1ContainerStatus,
  V1LifecycleHandler,
  V1Node,
  V1ObjectMeta,
  V1Pod,
  V1PodCondition,
  V1PodSpec,
  V1PodStatus,
  V1Probe,
  V1Secret,
  V1Service,
} from '@kubernetes/client-node'

/** An API type as JSON carries it: timestamps are texts, every value may be read only. */
export type Json<T> = T extends Date
  ? string
  : T extends readonly (infer E)[]
    ? readonly Json<E>[]
    : T extends object
      ? { readonly [K in keyof T]: Json<T[K]> }
      : T

export type ObjectMeta = Json<V1ObjectMeta>
export type Pod = Json<V1Pod>
export type PodSpec = Json<V1PodSpec>
export type PodStatus = Json<V1PodStatus>
export type PodCondition = Json<V1PodCondition>
export type Container = Json<V1Container>
export type ContainerStatus = Json<V1ContainerStatus>
export type ContainerState = Json<V1ContainerState>
export type Probe = Json<V1Probe>
export type LifecycleHandler = Json<V1LifecycleHandler>
export type ConfigMap = Json<V1ConfigMap>
export type Secret = Json<V1Secret>
export type Service = Json<V1Service>
export type Node = Json<V1Node>

/** Any API object. */
export interface KubernetesObject {
  readonly apiVersion?: string
  readonly kind?: string
  readonly metadata?: ObjectMeta
}
