import { structOfKind } from '../schema/fields.ts'
import type { KubernetesObject } from '../types.ts'
import { validateAutoscaler } from './autoscaling/autoscaler.ts'
import { validateConfigMap, validatePersistentVolumeClaim, validateSecret } from './data/dataKinds.ts'
import type { FieldError } from './fieldError.ts'
import { ROOT } from './fieldPath.ts'
import { validateMetadata } from './metadata.ts'
import { dnsLabelErrors } from './names.ts'
import { validateEndpoints } from './network/endpoints.ts'
import { validateIngress } from './network/ingress.ts'
import { validateIngressClass } from './network/ingressClass.ts'
import { validateNetworkPolicy } from './network/networkPolicy.ts'
import type { ValidationOptions } from './options.ts'
import { validatePodCreate } from './pod/pod.ts'
import { validateDisruptionBudget } from './policy/disruptionBudget.ts'
import { validatePriorityClass } from './policy/priorityClass.ts'
import { validateRuntimeClass } from './policy/runtimeClass.ts'
import { validateLimitRange } from './quota/limitRange.ts'
import { validateResourceQuota } from './quota/resourceQuota.ts'
import { validateClusterRole, validateClusterRoleBinding, validateRole, validateRoleBinding } from './rbac/rbac.ts'
import { validateService } from './service/service.ts'
import { validatePersistentVolume } from './storage/persistentVolume.ts'
import { validateStorageClass } from './storage/storageClass.ts'
import { validateDaemonSet } from './workloads/daemonSet.ts'
import { validateCronJob, validateJob } from './workloads/jobs.ts'
import { validateStatefulSet } from './workloads/statefulSet.ts'
import { validateDeployment, validateReplicaSet, validateReplicationController } from './workloads/workloads.ts'

type Validator = (object: KubernetesObject, options: ValidationOptions) => readonly FieldError[]

// Each function is only ever given objects of its own kind.
const of = <T>(validate: (object: T, options: ValidationOptions) => readonly FieldError[]): Validator =>
  validate as unknown as Validator

const VALIDATORS: ReadonlyMap<string, Validator> = new Map([
  ['Pod', of(validatePodCreate)],
  ['Deployment', of(validateDeployment)],
  ['ReplicaSet', of(validateReplicaSet)],
  ['ReplicationController', of(validateReplicationController)],
  ['StatefulSet', of(validateStatefulSet)],
  ['DaemonSet', of(validateDaemonSet)],
  ['Job', of(validateJob)],
  ['CronJob', of(validateCronJob)],
  ['Service', of(validateService)],
  ['ConfigMap', of(validateConfigMap)],
  ['Secret', of(validateSecret)],
  ['PersistentVolumeClaim', of(validatePersistentVolumeClaim)],
  ['PersistentVolume', of(validatePersistentVolume)],
  ['StorageClass', of(validateStorageClass)],
  ['Role', of(validateRole)],
  ['RoleBinding', of(validateRoleBinding)],
  ['ClusterRole', of(validateClusterRole)],
  ['ClusterRoleBinding', of(validateClusterRoleBinding)],
  ['PodDisruptionBudget', of(validateDisruptionBudget)],
  ['PriorityClass', of(validatePriorityClass)],
  ['RuntimeClass', of(validateRuntimeClass)],
  ['LimitRange', of(validateLimitRange)],
  ['ResourceQuota', of(validateResourceQuota)],
  ['HorizontalPodAutoscaler', of(validateAutoscaler)],
  ['NetworkPolicy', of(validateNetworkPolicy)],
  ['Ingress', of(validateIngress)],
  ['IngressClass', of(validateIngressClass)],
  ['Endpoints', of(validateEndpoints)],
])

/** Kinds with rules of their own for names. */
const NAME_RULES: ReadonlyMap<string, (name: string) => string[]> = new Map([['Namespace', dnsLabelErrors]])

/** Kinds of which the server itself looks at nothing but the metadata. */
const NOTHING_BUT_METADATA = new Set(['Namespace', 'ServiceAccount'])

/** What validates an object; of a kind that is not described only the metadata is looked at. */
function validatorOf({ apiVersion = '', kind = '' }: KubernetesObject): Validator | undefined {
  return structOfKind(apiVersion, kind) === undefined ? undefined : VALIDATORS.get(kind)
}

/** Whether an object of a kind is looked at as the server does, or only its metadata. */
export function validationOf(kind: Pick<KubernetesObject, 'apiVersion' | 'kind'>): 'whole' | 'metadataOnly' {
  return validatorOf(kind) || NOTHING_BUT_METADATA.has(kind.kind ?? '') ? 'whole' : 'metadataOnly'
}

/** Everything that is wrong with an object that is to be created, in the API server's order; of other kinds only the metadata is looked at. */
export function validateObject(object: KubernetesObject, options: ValidationOptions): readonly FieldError[] {
  const validate = validatorOf(object)
  if (validate) return validate(object, options)
  return validateMetadata(object.metadata ?? {}, ROOT.child('metadata'), NAME_RULES.get(object.kind ?? ''))
}
