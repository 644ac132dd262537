import type {
  CronJob,
  DaemonSet,
  Deployment,
  Endpoints,
  HorizontalPodAutoscaler,
  IngressClass,
  Job,
  KubernetesObject,
  LimitRange,
  NetworkPolicy,
  PersistentVolume,
  PersistentVolumeClaim,
  Pod,
  PriorityClass,
  ReplicaSet,
  ReplicationController,
  RoleBinding,
  Secret,
  Service,
  StatefulSet,
  StorageClass,
} from '../types.ts'
import { defaultAutoscaler } from './autoscaler.ts'
import type { Draft } from './draft.ts'
import { defaultCronJob, defaultJob } from './jobs.ts'
import {
  defaultEndpoints,
  defaultIngressClass,
  defaultLimitRange,
  defaultNetworkPolicy,
  defaultPriorityClass,
  defaultRoleBinding,
  defaultSecret,
} from './otherKinds.ts'
import { defaultPod } from './pod.ts'
import { defaultService } from './service.ts'
import { defaultClaim, defaultPersistentVolume, defaultStorageClass } from './storage.ts'
import {
  defaultDaemonSet,
  defaultDeployment,
  defaultReplicaSet,
  defaultReplicationController,
  defaultStatefulSet,
} from './workloads.ts'

type DefaultsOf<T> = (object: Draft<T>) => void

// Each function is only ever given objects of its own kind.
const of = <T>(fill: DefaultsOf<T>): DefaultsOf<KubernetesObject> => fill as unknown as DefaultsOf<KubernetesObject>

const DEFAULTS: ReadonlyMap<string, DefaultsOf<KubernetesObject>> = new Map([
  ['Pod', of<Pod>(defaultPod)],
  ['Deployment', of<Deployment>(defaultDeployment)],
  ['ReplicaSet', of<ReplicaSet>(defaultReplicaSet)],
  ['StatefulSet', of<StatefulSet>(defaultStatefulSet)],
  ['DaemonSet', of<DaemonSet>(defaultDaemonSet)],
  ['ReplicationController', of<ReplicationController>(defaultReplicationController)],
  ['Job', of<Job>(defaultJob)],
  ['CronJob', of<CronJob>(defaultCronJob)],
  ['Service', of<Service>(defaultService)],
  ['Secret', of<Secret>(defaultSecret)],
  ['PersistentVolumeClaim', of<PersistentVolumeClaim>(defaultClaim)],
  ['PersistentVolume', of<PersistentVolume>(defaultPersistentVolume)],
  ['StorageClass', of<StorageClass>(defaultStorageClass)],
  ['LimitRange', of<LimitRange>(defaultLimitRange)],
  ['NetworkPolicy', of<NetworkPolicy>(defaultNetworkPolicy)],
  ['HorizontalPodAutoscaler', of<HorizontalPodAutoscaler>(defaultAutoscaler)],
  ['IngressClass', of<IngressClass>(defaultIngressClass)],
  ['Endpoints', of<Endpoints>(defaultEndpoints)],
  ['PriorityClass', of<PriorityClass>(defaultPriorityClass)],
  ['RoleBinding', of<RoleBinding>(defaultRoleBinding)],
  ['ClusterRoleBinding', of<RoleBinding>(defaultRoleBinding)],
])

/** Fills in a decoded object in place, as the API server does before it looks at it. */
export function applyDefaults(object: Draft<KubernetesObject>): void {
  DEFAULTS.get(object.kind ?? '')?.(object)
}
