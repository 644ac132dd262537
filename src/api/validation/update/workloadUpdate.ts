import { labelKeyErrors } from '../../selector/labelSyntax.ts'
import { sameJson, sameStruct } from '../../semanticEquality.ts'
import type {
  ConfigMap,
  Deployment,
  Job,
  KubernetesObject,
  LabelSelector,
  ObjectMeta,
  PersistentVolumeClaim,
  Secret,
  Service,
  StatefulSet,
} from '../../types.ts'
import { type FieldError, forbidden } from '../fieldError.ts'
import { ROOT } from '../fieldPath.ts'
import type { ValidationOptions } from '../options.ts'
import { validateObject } from '../validateObject.ts'
import { validateClaimChange } from './claimUpdate.ts'
import { validateFixedFields } from './fixedFields.ts'
import { immutableScalar, immutableStruct } from './immutableField.ts'
import { validateJobChange } from './jobUpdate.ts'
import { validateMetadataUpdate } from './metadataUpdate.ts'
import { validateServiceChange } from './serviceUpdate.ts'

const SPEC = ROOT.child('spec')
const STATEFUL_CHANGEABLE = [
  ...(['replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit'] as const),
  ...(['persistentVolumeClaimRetentionPolicy', 'minReadySeconds'] as const),
]

/** What is wrong with the new form of an object that is no pod. Models the ValidateUpdate of the kinds' strategies (1.36): some look at the whole object again, some twice. */
export function validateWorkloadUpdate(
  object: KubernetesObject,
  old: KubernetesObject,
  options: ValidationOptions,
): readonly FieldError[] {
  const metadata = validateMetadataUpdate(object, old)
  const whole = () => validateObject(object, options)
  const body = () => validateObject({ ...object, metadata: settledMetadata(object.metadata) }, options)
  switch (object.kind) {
    case 'Deployment':
      return [...metadata, ...body(), ...immutableSelector(object, old)]
    case 'ReplicaSet':
    case 'DaemonSet':
      return [...whole(), ...metadata, ...body(), ...immutableSelector(object, old)]
    case 'StatefulSet':
      return [...metadata, ...body(), ...validateStatefulSetChange(object, old)]
    case 'ReplicationController':
    case 'CronJob':
      return [...metadata, ...body()]
    case 'Job':
      return [...whole(), ...metadata, ...validateJobChange(object as Job, old as Job, options)]
    case 'Service':
      return [...metadata, ...validateServiceChange(object as Service, old as Service), ...body()]
    case 'ConfigMap':
      return [...metadata, ...validateFrozen(object as ConfigMap, old as ConfigMap), ...whole()]
    case 'Secret':
      return [...metadata, ...validateSecretChange(object as Secret, old as Secret), ...whole()]
    case 'PersistentVolumeClaim': {
      const [claim, before] = [object as PersistentVolumeClaim, old as PersistentVolumeClaim]
      return [...whole(), ...metadata, ...whole(), ...validateClaimChange(claim, before)]
    }
    default:
      return [...metadata, ...whole(), ...validateFixedFields(object, old)]
  }
}

/** Metadata about which there is nothing to say: that of a changed object is judged by rules of its own. */
function settledMetadata({ annotations = {} }: ObjectMeta = {}): ObjectMeta {
  const sound = Object.entries(annotations).filter(([key]) => labelKeyErrors(key.toLowerCase()).length === 0)
  return { name: 'a', annotations: Object.fromEntries(sound) }
}

function immutableSelector(object: KubernetesObject, old: KubernetesObject): FieldError[] {
  const selector = (each: KubernetesObject): LabelSelector | undefined => (each as Deployment).spec?.selector
  return immutableStruct(selector(object), selector(old), 'LabelSelector', SPEC.child('selector'))
}

/** Models pkg/apis/apps/validation/validation.go, ValidateStatefulSetUpdate. */
function validateStatefulSetChange({ spec }: StatefulSet, { spec: old }: StatefulSet): FieldError[] {
  const kept = Object.fromEntries(STATEFUL_CHANGEABLE.map((name) => [name, old?.[name]]))
  if (sameStruct({ ...spec, ...kept }, old, 'StatefulSetSpec')) return []
  const names = STATEFUL_CHANGEABLE.map((name) => `'${name}'`)
  const list = `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
  return [forbidden(SPEC, `updates to statefulset spec for fields other than ${list} are forbidden`)]
}

/** Models ValidateSecretUpdate. */
function validateSecretChange(secret: Secret, old: Secret): FieldError[] {
  return [...immutableScalar(secret.type, old.type, ROOT.child('type')), ...validateFrozen(secret, old)]
}

/** Models ValidateConfigMapUpdate. */
function validateFrozen(object: ConfigMap | Secret, old: ConfigMap | Secret): FieldError[] {
  if (!old.immutable) return []
  const refuse = (name: string) => forbidden(ROOT.child(name), 'field is immutable when `immutable` is set')
  const errors = object.immutable ? [] : [refuse('immutable')]
  if (!sameJson(object.data, old.data)) errors.push(refuse('data'))
  const binary = (each: ConfigMap | Secret) => ('binaryData' in each ? each.binaryData : undefined)
  if (!sameJson(binary(object), binary(old))) errors.push(refuse('binaryData'))
  return errors
}
