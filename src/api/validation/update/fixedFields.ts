import { sameJson } from '../../semanticEquality.ts'
import type {
  IngressClass,
  KubernetesObject,
  PriorityClass,
  ResourceQuota,
  RoleBinding,
  RuntimeClass,
  StorageClass,
} from '../../types.ts'
import { type FieldError, forbidden, invalid } from '../fieldError.ts'
import { ROOT } from '../fieldPath.ts'
import { immutableScalar } from './immutableField.ts'

/** What may not change in objects of which little may not. Models the validation of updates in pkg/apis/rbac, storage, scheduling, networking and core (1.36). */
export function validateFixedFields(object: KubernetesObject, old: KubernetesObject): FieldError[] {
  switch (object.kind) {
    case 'RoleBinding':
    case 'ClusterRoleBinding':
      return fixedRole(object as RoleBinding, old as RoleBinding)
    case 'StorageClass':
      return fixedClass(object as StorageClass, old as StorageClass)
    case 'PriorityClass':
      return fixedPriority(object as PriorityClass, old as PriorityClass)
    case 'IngressClass': {
      const controllerOf = ({ spec }: IngressClass) => spec?.controller ?? ''
      const place = ROOT.child('spec', 'controller')
      return immutableScalar(controllerOf(object as IngressClass), controllerOf(old as IngressClass), place)
    }
    case 'RuntimeClass': {
      const [{ handler }, before] = [object as RuntimeClass, old as RuntimeClass]
      return immutableScalar(handler, before.handler, ROOT.child('handler'))
    }
    case 'ResourceQuota':
      return fixedScopes(object as ResourceQuota, old as ResourceQuota)
    default:
      return []
  }
}

function fixedRole({ roleRef }: RoleBinding, old: RoleBinding): FieldError[] {
  if (sameJson(roleRef, old.roleRef)) return []
  // The server prints its own form of the reference.
  const form = { APIGroup: roleRef.apiGroup, Kind: roleRef.kind, Name: roleRef.name }
  return [invalid(ROOT.child('roleRef'), form, 'cannot change roleRef')]
}

function fixedClass(object: StorageClass, old: StorageClass): FieldError[] {
  const mode = ROOT.child('volumeBindingMode')
  return [
    ...(['parameters', 'provisioner', 'reclaimPolicy'] as const).flatMap((name) =>
      sameJson(object[name], old[name]) ? [] : [forbidden(ROOT.child(name), `updates to ${name} are forbidden.`)],
    ),
    ...immutableScalar(object.volumeBindingMode, old.volumeBindingMode, mode),
  ]
}

function fixedPriority(object: PriorityClass, old: PriorityClass): FieldError[] {
  const value = ROOT.child('value')
  return [
    ...(object.value === old.value ? [] : [forbidden(value, 'may not be changed in an update.')]),
    ...immutableScalar(object.preemptionPolicy, old.preemptionPolicy, ROOT.child('preemptionPolicy')),
  ]
}

function fixedScopes({ spec }: ResourceQuota, old: ResourceQuota): FieldError[] {
  const scopes = spec?.scopes ?? []
  const before = old.spec?.scopes ?? []
  const same = scopes.every((scope) => before.includes(scope)) && before.every((scope) => scopes.includes(scope))
  return same ? [] : [invalid(ROOT.child('spec', 'scopes'), spec?.scopes, 'field is immutable')]
}
