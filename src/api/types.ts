// The API's own types come from the official OpenAPI description (types only: nothing of the package is bundled).
import type {
  V1ClusterRole,
  V1ClusterRoleBinding,
  V1ConfigMap,
  V1Container,
  V1ContainerState,
  V1ContainerStatus,
  V1ControllerRevision,
  V1CronJob,
  V1DaemonSet,
  V1Deployment,
  V1DeploymentCondition,
  V1Endpoint,
  V1EndpointSlice,
  V1Endpoints,
  V1Ingress,
  V1IngressClass,
  V1Job,
  V1JobCondition,
  V1LabelSelector,
  V1LifecycleHandler,
  V1LimitRange,
  V1Namespace,
  V1NetworkPolicy,
  V1Node,
  V1ObjectMeta,
  V1OwnerReference,
  V1PersistentVolume,
  V1PersistentVolumeClaim,
  V1Pod,
  V1PodCondition,
  V1PodDisruptionBudget,
  V1PodSpec,
  V1PodStatus,
  V1PodTemplateSpec,
  V1PriorityClass,
  V1Probe,
  V1ReplicaSet,
  V1ReplicationController,
  V1ResourceQuota,
  V1ResourceRequirements,
  V1Role,
  V1RoleBinding,
  V1RuntimeClass,
  V1Secret,
  V1Service,
  V1ServiceAccount,
  V1StatefulSet,
  V1StorageClass,
  V1Taint,
  V1Toleration,
  V2HorizontalPodAutoscaler,
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
export type ClusterRole = Json<V1ClusterRole>
export type ClusterRoleBinding = Json<V1ClusterRoleBinding>
export type ControllerRevision = Json<V1ControllerRevision>
export type CronJob = Json<V1CronJob>
export type DaemonSet = Json<V1DaemonSet>
export type Deployment = Json<V1Deployment>
export type DeploymentCondition = Json<V1DeploymentCondition>
export type Endpoint = Json<V1Endpoint>
export type EndpointSlice = Json<V1EndpointSlice>
export type Endpoints = Json<V1Endpoints>
export type HorizontalPodAutoscaler = Json<V2HorizontalPodAutoscaler>
export type Ingress = Json<V1Ingress>
export type IngressClass = Json<V1IngressClass>
export type Job = Json<V1Job>
export type JobCondition = Json<V1JobCondition>
export type LabelSelector = Json<V1LabelSelector>
export type LimitRange = Json<V1LimitRange>
export type Namespace = Json<V1Namespace>
export type NetworkPolicy = Json<V1NetworkPolicy>
export type OwnerReference = Json<V1OwnerReference>
export type PersistentVolume = Json<V1PersistentVolume>
export type PersistentVolumeClaim = Json<V1PersistentVolumeClaim>
export type PodDisruptionBudget = Json<V1PodDisruptionBudget>
export type PodTemplateSpec = Json<V1PodTemplateSpec>
export type PriorityClass = Json<V1PriorityClass>
export type ReplicaSet = Json<V1ReplicaSet>
export type ReplicationController = Json<V1ReplicationController>
export type ResourceQuota = Json<V1ResourceQuota>
export type ResourceRequirements = Json<V1ResourceRequirements>
export type RuntimeClass = Json<V1RuntimeClass>
export type Role = Json<V1Role>
export type RoleBinding = Json<V1RoleBinding>
export type ServiceAccount = Json<V1ServiceAccount>
export type StatefulSet = Json<V1StatefulSet>
export type StorageClass = Json<V1StorageClass>
export type Taint = Json<V1Taint>
export type Toleration = Json<V1Toleration>

/** Any API object. */
export interface KubernetesObject {
  readonly apiVersion?: string
  readonly kind?: string
  readonly metadata?: ObjectMeta
}
