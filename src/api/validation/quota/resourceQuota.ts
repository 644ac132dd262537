import type { ResourceQuota } from '../../types.ts'
import { type FieldError, invalid, required } from '../fieldError.ts'
import { type FieldPath, ROOT } from '../fieldPath.ts'
import { validateMetadata } from '../metadata.ts'
import { isStandardQuota, validateResourceName } from '../pod/resourceNames.ts'
import { validateAmount } from '../pod/resources.ts'

type QuotaSpec = NonNullable<ResourceQuota['spec']>
type Requirement = NonNullable<NonNullable<QuotaSpec['scopeSelector']>['matchExpressions']>[number]

const OF_PODS = ['pods', 'cpu', 'memory', 'limits.cpu', 'limits.memory', 'requests.cpu', 'requests.memory']
const OF_CLAIMS = ['persistentvolumeclaims', 'requests.storage']

/** The scopes, and the resources of the system that each can limit. */
const SCOPES: ReadonlyMap<string, readonly string[]> = new Map([
  ...['Terminating', 'NotTerminating', 'NotBestEffort', 'PriorityClass', 'CrossNamespacePodAffinity'].map(
    (scope): [string, string[]] => [scope, OF_PODS],
  ),
  ['BestEffort', ['pods']],
  ['VolumeAttributesClass', OF_CLAIMS],
])
const OPPOSITES = [
  ['BestEffort', 'NotBestEffort'],
  ['Terminating', 'NotTerminating'],
] as const
/** Scopes that have no value. */
const WITHOUT_VALUES = new Set([...OPPOSITES.flat(), 'CrossNamespacePodAffinity'])
const EXISTS_ONLY =
  "must be 'Exists' when scope is any of ResourceQuotaScopeTerminating, ResourceQuotaScopeNotTerminating, ResourceQuotaScopeBestEffort, ResourceQuotaScopeNotBestEffort or ResourceQuotaScopeCrossNamespacePodAffinity"

/** What is wrong with a new quota. Models pkg/apis/core/validation/validation.go, ValidateResourceQuota (1.36). */
export function validateResourceQuota({ metadata, spec = {} }: ResourceQuota): FieldError[] {
  return [
    ...validateMetadata(metadata ?? {}, ROOT.child('metadata')),
    ...Object.entries(spec.hard ?? {}).flatMap(([name, amount]) => {
      const place = ROOT.child('spec', 'hard').key(name)
      const errors = validateResourceName(name, place)
      if (!name.includes('/') && !isStandardQuota(name)) {
        errors.push(invalid(place, name, 'must be a standard resource for quota'))
      }
      return [...errors, ...validateAmount(name, amount, place)]
    }),
    ...validateScopes(spec, ROOT.child('spec', 'scopes')),
    ...validateSelector(spec, ROOT.child('spec', 'scopeSelector', 'matchExpressions')),
  ]
}

/** The resources that a quota limits, of which the scope knows nothing. */
const strangers = ({ hard = {} }: QuotaSpec, scope: string): string[] =>
  Object.keys(hard).filter((name) => isStandardQuota(name) && SCOPES.get(scope)?.includes(name) === false)

const conflicts = (spec: QuotaSpec, scopes: readonly string[], field: FieldPath): FieldError[] =>
  OPPOSITES.filter((pair) => pair.every((scope) => scopes.includes(scope))).map(() =>
    invalid(field, spec.scopes, 'conflicting scopes'),
  )

/** Models validateResourceQuotaScopes. */
function validateScopes(spec: QuotaSpec, field: FieldPath): FieldError[] {
  const { scopes = [] } = spec
  return [
    ...scopes.flatMap((scope) => [
      ...(SCOPES.has(scope) ? [] : [invalid(field, scopes, 'unsupported scope')]),
      ...strangers(spec, scope).map(() => invalid(field, scopes, 'unsupported scope applied to resource')),
    ]),
    ...conflicts(spec, scopes, field),
  ]
}

/** Models validateScopedResourceSelectorRequirement: none of its complaints has an index. */
function validateSelector(spec: QuotaSpec, field: FieldPath): FieldError[] {
  const requirements = spec.scopeSelector?.matchExpressions ?? []
  return [
    ...requirements.flatMap((requirement, index) => [
      ...validateScope(spec, requirement, field.at([...field.place, index])),
      ...validateOperator(requirement, field.at([...field.place, index])),
    ]),
    ...conflicts(
      spec,
      requirements.map(({ scopeName }) => scopeName),
      field,
    ),
  ]
}

function validateScope(spec: QuotaSpec, { scopeName, operator }: Requirement, field: FieldPath): FieldError[] {
  const errors = SCOPES.has(scopeName) ? [] : [invalid(field.child('scopeName'), scopeName, 'unsupported scope')]
  // The server prints its own form of the selector.
  const MatchExpressions = (spec.scopeSelector?.matchExpressions ?? []).map((each) => ({
    ScopeName: each.scopeName,
    Operator: each.operator,
    Values: each.values ?? null,
  }))
  for (const _ of strangers(spec, scopeName)) {
    errors.push(invalid(field, { MatchExpressions }, 'unsupported scope applied to resource'))
  }
  if (WITHOUT_VALUES.has(scopeName) && operator !== 'Exists') {
    errors.push(invalid(field.child('operator'), operator, EXISTS_ONLY))
  }
  return errors
}

function validateOperator({ operator, values = [] }: Requirement, field: FieldPath): FieldError[] {
  switch (operator) {
    case 'In':
    case 'NotIn': {
      const message = "must be at least one value when `operator` is 'In' or 'NotIn' for scope selector"
      return values.length > 0 ? [] : [required(field.child('values'), message)]
    }
    case 'Exists':
    case 'DoesNotExist': {
      const message = "must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector"
      return values.length === 0 ? [] : [invalid(field.child('values'), values, message)]
    }
    default:
      return [invalid(field.child('operator'), operator, 'not a valid selector operator')]
  }
}
