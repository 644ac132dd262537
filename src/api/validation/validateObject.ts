import type { KubernetesObject } from '../types.ts'
import { validateConfigMap, validatePersistentVolumeClaim, validateSecret } from './data/dataKinds.ts'
import type { FieldError } from './fieldError.ts'
import { ROOT } from './fieldPath.ts'
import { validateMetadata } from './metadata.ts'
import { dnsLabelErrors, pathSegmentErrors } from './names.ts'
import type { ValidationOptions } from './options.ts'
import { validatePodCreate } from './pod/pod.ts'
import { validateService } from './service/service.ts'
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
])

/** Kinds with rules of their own for names. */
const NAME_RULES: ReadonlyMap<string, (name: string) => string[]> = new Map([
  ['Namespace', dnsLabelErrors],
  ...['Role', 'RoleBinding', 'ClusterRole', 'ClusterRoleBinding'].map((kind): [string, (name: string) => string[]] => [
    kind,
    pathSegmentErrors,
  ]),
])

/** Kinds of which the server itself looks at nothing but the metadata. */
const NOTHING_BUT_METADATA = new Set(['Namespace', 'ServiceAccount'])

/** Whether an object of a kind is looked at as the server does, or only its metadata. */
export function validationOf(kind: string): 'whole' | 'metadataOnly' {
  return VALIDATORS.has(kind) || NOTHING_BUT_METADATA.has(kind) ? 'whole' : 'metadataOnly'
}

/** Everything that is wrong with an object that is to be created, in the API server's order; of other kinds only the metadata is looked at. */
export function validateObject(object: KubernetesObject, options: ValidationOptions): readonly FieldError[] {
  const validate = VALIDATORS.get(object.kind ?? '')
  if (validate) return validate(object, options)
  return validateMetadata(object.metadata ?? {}, ROOT.child('metadata'), NAME_RULES.get(object.kind ?? ''))
}
