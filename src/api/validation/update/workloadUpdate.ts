import type {
  ConfigMap,
  Job,
  KubernetesObject,
  PersistentVolumeClaim,
  PodSpec,
  Secret,
  Service,
  StatefulSet,
} from '../../types.ts'
import { type FieldError, forbidden, invalid } from '../fieldError.ts'
import { ROOT } from '../fieldPath.ts'
import type { ValidationOptions } from '../options.ts'
import { validateObject } from '../validateObject.ts'
import { sameJson } from './sameJson.ts'

const SPEC = ROOT.child('spec')
const STATEFUL_CHANGEABLE = [
  ...(['replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit'] as const),
  ...(['persistentVolumeClaimRetentionPolicy', 'minReadySeconds'] as const),
]

type Specified = KubernetesObject & { readonly spec?: Readonly<Record<string, unknown>> }

/** What of an object that is no pod may be changed. Models the ValidateUpdate of the kinds' strategies (1.36). */
export function validateWorkloadUpdate(
  object: KubernetesObject,
  old: KubernetesObject,
  options: ValidationOptions,
): FieldError[] {
  const errors = [...validateObject(object, options)]
  switch (object.kind) {
    case 'Deployment':
    case 'ReplicaSet':
    case 'DaemonSet':
      return [...errors, ...immutable(object, old, ['selector'])]
    case 'Service':
      return [...validateAddressChange(object as Service, old as Service), ...errors]
    case 'StatefulSet':
      return [...errors, ...validateStatefulSetUpdate(object as StatefulSet, old as StatefulSet)]
    case 'Job':
      return [...errors, ...validateJobUpdate(object as Job, old as Job)]
    case 'ConfigMap':
    case 'Secret':
      return [...validateFrozen(object as ConfigMap | Secret, old as ConfigMap | Secret), ...errors]
    case 'PersistentVolumeClaim':
      return [...errors, ...validateClaimUpdate(object as PersistentVolumeClaim, old as PersistentVolumeClaim)]
    default:
      return errors
  }
}

function immutable(object: Specified, old: Specified, fields: readonly string[]): FieldError[] {
  return fields.flatMap((field) => {
    const [after, before] = [object.spec?.[field], old.spec?.[field]]
    return sameJson(after, before) ? [] : [invalid(SPEC.child(field), after ?? null, 'field is immutable')]
  })
}

/** The first address stays, except on the way from and to a name. Models pkg/apis/core/validation/validation.go, ValidateServiceClusterIPsRelatedFields. */
function validateAddressChange({ spec }: Service, { spec: before }: Service): FieldError[] {
  if (spec?.type === 'ExternalName' || before?.type === 'ExternalName') return []
  const [after, known] = [spec?.clusterIPs ?? [], before?.clusterIPs ?? []]
  if (known.length === 0 || after[0] === known[0]) return []
  return [invalid(SPEC.child('clusterIPs').index(0).at(['spec', 'clusterIP']), after, 'may not change once set')]
}

function validateStatefulSetUpdate(object: StatefulSet, old: StatefulSet): FieldError[] {
  const rest = (spec: StatefulSet['spec']) => {
    const kept: Record<string, unknown> = { ...spec }
    for (const field of STATEFUL_CHANGEABLE) delete kept[field]
    return kept
  }
  if (sameJson(rest(object.spec), rest(old.spec))) return []
  const names = STATEFUL_CHANGEABLE.map((name) => `'${name}'`)
  const list = `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
  return [forbidden(SPEC, `updates to statefulset spec for fields other than ${list} are forbidden`)]
}

function validateJobUpdate(object: Job, old: Job): FieldError[] {
  const [spec, before] = [object.spec, old.spec]
  const errors: FieldError[] = []
  const indexed = before?.completionMode === 'Indexed'
  if (spec?.completions !== before?.completions) {
    if (!indexed) errors.push(...immutable(object as Specified, old as Specified, ['completions']))
    else if (spec?.completions !== spec?.parallelism) {
      const message = 'can only be modified in tandem with spec.parallelism'
      errors.push(invalid(SPEC.child('completions'), spec?.completions, message))
    }
  }
  errors.push(...immutable(object as Specified, old as Specified, ['selector']))
  errors.push(...validateTemplateChange(object, old))
  const fields = ['completionMode', 'podFailurePolicy', 'backoffLimitPerIndex', 'managedBy']
  return [...errors, ...immutable(object as Specified, old as Specified, fields)]
}

/** A Job's template stays; while it is suspended and has never started, its pods may still be sent elsewhere. Models pkg/apis/batch/validation/validation.go, validatePodTemplateUpdate. */
function validateTemplateChange(object: Job, old: Job): FieldError[] {
  const [after, before] = [object.spec?.template, old.spec?.template]
  const movable = old.spec?.suspend === true && old.status?.startTime === undefined
  if (!movable) return immutable(object as Specified, old as Specified, ['template'])
  const kept = {
    ...after,
    metadata: { ...after?.metadata, labels: before?.metadata?.labels, annotations: before?.metadata?.annotations },
    spec: { ...after?.spec, ...directivesOf(before?.spec) },
  }
  if (sameJson(kept, { ...before, metadata: { ...before?.metadata } })) return []
  return [invalid(SPEC.child('template'), after ?? null, 'field is immutable')]
}

/** Where a pod may run, which a queue of Jobs decides before it starts them. */
function directivesOf(spec: PodSpec | undefined): object {
  const { nodeSelector, affinity, tolerations, schedulingGates } = spec ?? {}
  return { nodeSelector, affinity, tolerations, schedulingGates }
}

function validateFrozen(object: ConfigMap | Secret, old: ConfigMap | Secret): FieldError[] {
  if (!old.immutable) return []
  const refuse = (name: string) => forbidden(ROOT.child(name), 'field is immutable when `immutable` is set')
  const errors = object.immutable ? [] : [refuse('immutable')]
  if (!sameJson(object.data, old.data)) errors.push(refuse('data'))
  const binary = (each: ConfigMap | Secret) => ('binaryData' in each ? each.binaryData : undefined)
  if (!sameJson(binary(object), binary(old))) errors.push(refuse('binaryData'))
  return errors
}

function validateClaimUpdate(object: PersistentVolumeClaim, old: PersistentVolumeClaim): FieldError[] {
  const rest = (spec: PersistentVolumeClaim['spec']) => ({
    ...spec,
    // The volume is named when the claim is bound.
    volumeName: old.spec?.volumeName === undefined ? undefined : spec?.volumeName,
  })
  if (sameJson(rest(object.spec), rest(old.spec))) return []
  const message =
    'spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims'
  return [forbidden(SPEC, message)]
}
