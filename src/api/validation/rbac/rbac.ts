import type { ClusterRole, ClusterRoleBinding, KubernetesObject, Role, RoleBinding } from '../../types.ts'
import { type FieldError, invalid, notSupported, required } from '../fieldError.ts'
import { type FieldPath, ROOT } from '../fieldPath.ts'
import { validateMetadata } from '../metadata.ts'
import { complain, dnsSubdomainErrors, pathSegmentErrors } from '../names.ts'
import { validateSelector } from '../selector.ts'

type Scope = 'namespace' | 'cluster'
type PolicyRule = NonNullable<Role['rules']>[number]
type Subject = NonNullable<RoleBinding['subjects']>[number]

const GROUP = 'rbac.authorization.k8s.io'

const validateRoleMetadata = ({ metadata }: KubernetesObject): FieldError[] =>
  validateMetadata(metadata ?? {}, ROOT.child('metadata'), pathSegmentErrors)

const validateRules = (rules: Role['rules'], scope: Scope): FieldError[] =>
  (rules ?? []).flatMap((rule, index) => validateRule(rule, scope, ROOT.child('rules').index(index)))

/** What is wrong with a new Role. Models pkg/apis/rbac/validation/validation.go, ValidateRole (1.36). */
export function validateRole(role: Role): FieldError[] {
  return [...validateRoleMetadata(role), ...validateRules(role.rules, 'namespace')]
}

/** What is wrong with a new ClusterRole. Models pkg/apis/rbac/validation/validation.go, ValidateClusterRole (1.36). */
export function validateClusterRole(role: ClusterRole): FieldError[] {
  const errors = [...validateRoleMetadata(role), ...validateRules(role.rules, 'cluster')]
  const { aggregationRule } = role
  if (!aggregationRule) return errors
  const place = ROOT.child('aggregationRule', 'clusterRoleSelectors')
  const selectors = aggregationRule.clusterRoleSelectors ?? []
  if (selectors.length === 0) {
    errors.push(required(place, 'at least one clusterRoleSelector required if aggregationRule is non-nil'))
  }
  for (const [index, selector] of selectors.entries()) {
    const wrong = validateSelector(selector, place.index(index))
    errors.push(...wrong)
    if (wrong.length > 0) errors.push(invalid(place.index(index), selector, 'invalid label selector.'))
  }
  return errors
}

/** Models ValidatePolicyRule. */
function validateRule(rule: PolicyRule, scope: Scope, field: FieldPath): FieldError[] {
  const { verbs = [], apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [] } = rule
  const errors: FieldError[] = []
  if (verbs.length === 0) errors.push(required(field.child('verbs'), 'verbs must contain at least one value'))
  if (nonResourceURLs.length > 0) {
    const refuse = (why: string) => errors.push(invalid(field.child('nonResourceURLs'), nonResourceURLs, why))
    if (scope === 'namespace') refuse('namespaced rules cannot apply to non-resource URLs')
    if (apiGroups.length + resources.length + resourceNames.length > 0) {
      refuse('rules cannot apply to both regular resources and non-resource URLs')
    }
    return errors
  }
  const must = (name: 'apiGroups' | 'resources', thing: string) =>
    errors.push(required(field.child(name), `resource rules must supply at least one ${thing}`))
  if (apiGroups.length === 0) must('apiGroups', 'api group')
  if (resources.length === 0) must('resources', 'resource')
  return errors
}

/** What is wrong with a new RoleBinding. Models pkg/apis/rbac/validation/validation.go, ValidateRoleBinding (1.36). */
export function validateRoleBinding(binding: RoleBinding): FieldError[] {
  return validateBinding(binding, 'namespace')
}

/** What is wrong with a new ClusterRoleBinding. Models pkg/apis/rbac/validation/validation.go, ValidateClusterRoleBinding (1.36). */
export function validateClusterRoleBinding(binding: ClusterRoleBinding): FieldError[] {
  return validateBinding(binding, 'cluster')
}

const ROLE_KINDS = { namespace: ['Role', 'ClusterRole'], cluster: ['ClusterRole'] } as const

function validateBinding(binding: RoleBinding | ClusterRoleBinding, scope: Scope): FieldError[] {
  const { apiGroup = '', kind = '', name = '' } = binding.roleRef
  const field = ROOT.child('roleRef')
  const errors = validateRoleMetadata(binding)
  if (apiGroup !== GROUP) errors.push(notSupported(field.child('apiGroup'), apiGroup, [GROUP]))
  const kinds: readonly string[] = ROLE_KINDS[scope]
  if (!kinds.includes(kind)) errors.push(notSupported(field.child('kind'), kind, kinds))
  if (name === '') errors.push(required(field.child('name')))
  else errors.push(...complain(field.child('name'), name, pathSegmentErrors(name)))
  return [
    ...errors,
    ...(binding.subjects ?? []).flatMap((subject, index) =>
      validateSubject(subject, scope, ROOT.child('subjects').index(index)),
    ),
  ]
}

/** Models ValidateRoleBindingSubject. */
function validateSubject(subject: Subject, scope: Scope, field: FieldPath): FieldError[] {
  const { kind = '', name = '', namespace = '', apiGroup = '' } = subject
  const errors = name === '' ? [required(field.child('name'))] : []
  switch (kind) {
    case 'ServiceAccount':
      if (name !== '') errors.push(...complain(field.child('name'), name, dnsSubdomainErrors(name)))
      if (apiGroup !== '') errors.push(notSupported(field.child('apiGroup'), apiGroup, ['']))
      if (scope === 'cluster' && namespace === '') errors.push(required(field.child('namespace')))
      return errors
    case 'User':
    case 'Group':
      return apiGroup === GROUP ? errors : [...errors, notSupported(field.child('apiGroup'), apiGroup, [GROUP])]
    default:
      return [...errors, notSupported(field.child('kind'), kind, ['ServiceAccount', 'User', 'Group'])]
  }
}
