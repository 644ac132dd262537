import { selectorMatches } from '../../selector/selector.ts'
import type { Deployment, ReplicaSet, ReplicationController } from '../../types.ts'
import { type FieldError, forbidden, invalid, notSupported, required } from '../fieldError.ts'
import { type FieldPath, ROOT } from '../fieldPath.ts'
import { validateMetadata } from '../metadata.ts'
import { intOrPercentValue, validateAtMostAll, validateIntOrPercent, validateNonnegative } from '../numbers.ts'
import type { ValidationOptions } from '../options.ts'
import { validateLastingTemplate, validatePodTemplate } from '../pod/podTemplate.ts'
import { type CheckedSelector, checkSelector, labelsMismatch, selectsEverything } from './labelSelectorOf.ts'

const SPEC = ROOT.child('spec')
const UNREADABLE = 'invalid label selector'

type Template = NonNullable<Deployment['spec']>['template'] | undefined

/** The selector of a Deployment or a ReplicaSet: the server says the same of both. */
const checkedSelector = (spec: Pick<NonNullable<Deployment['spec']>, 'selector'> | undefined): CheckedSelector =>
  checkSelector(spec?.selector, 'empty selector is invalid for deployment', UNREADABLE, SPEC.child('selector'))

/** Models pkg/apis/apps/validation/validation.go, ValidatePodTemplateSpecForReplicaSet. */
function validateTemplateFor(
  { selector }: CheckedSelector,
  template: Template,
  options: ValidationOptions,
): FieldError[] {
  if (!selector) return []
  const field = SPEC.child('template')
  const found = selectsEverything(selector) || selectorMatches(selector, template?.metadata?.labels)
  return [
    ...(found ? [] : [labelsMismatch(template, field)]),
    ...validatePodTemplate(template, options, field),
    ...validateLastingTemplate(template, 'ReplicaSet', field),
  ]
}

/** What is wrong with a Deployment. Models pkg/apis/apps/validation/validation.go, ValidateDeployment (1.36). */
export function validateDeployment({ metadata, spec }: Deployment, options: ValidationOptions): FieldError[] {
  const selector = checkedSelector(spec)
  return [
    ...validateMetadata(metadata ?? {}, ROOT.child('metadata')),
    ...validateNonnegative(spec?.replicas, SPEC.child('replicas')),
    ...selector.errors,
    ...validateTemplateFor(selector, spec?.template, options),
    ...validateDeploymentRest(spec),
  ]
}

/** What may be changed apart from selector and template. */
function validateDeploymentRest(spec: Deployment['spec']): FieldError[] {
  const { minReadySeconds = 0, progressDeadlineSeconds, revisionHistoryLimit } = spec ?? {}
  const errors = [
    ...validateStrategy(spec?.strategy ?? {}, SPEC.child('strategy')),
    ...validateNonnegative(minReadySeconds, SPEC.child('minReadySeconds')),
    ...validateNonnegative(revisionHistoryLimit, SPEC.child('revisionHistoryLimit')),
    ...validateNonnegative(progressDeadlineSeconds, SPEC.child('progressDeadlineSeconds')),
  ]
  if (progressDeadlineSeconds !== undefined && progressDeadlineSeconds <= minReadySeconds) {
    const message = 'must be greater than minReadySeconds'
    errors.push(invalid(SPEC.child('progressDeadlineSeconds'), progressDeadlineSeconds, message))
  }
  return errors
}

function validateStrategy(strategy: NonNullable<Deployment['spec']>['strategy'], field: FieldPath): FieldError[] {
  const { type = '', rollingUpdate } = strategy ?? {}
  const place = field.child('rollingUpdate')
  switch (type) {
    case 'Recreate':
      if (!rollingUpdate) return []
      return [forbidden(place, "may not be specified when strategy `type` is 'Recreate'")]
    case 'RollingUpdate': {
      const { maxUnavailable, maxSurge } = rollingUpdate ?? {}
      const unavailable = place.child('maxUnavailable')
      const errors = [
        ...validateIntOrPercent(maxUnavailable, unavailable),
        ...validateIntOrPercent(maxSurge, place.child('maxSurge')),
      ]
      if (intOrPercentValue(maxUnavailable) === 0 && intOrPercentValue(maxSurge) === 0) {
        errors.push(invalid(unavailable, maxUnavailable, 'may not be 0 when `maxSurge` is 0'))
      }
      return [...errors, ...validateAtMostAll(maxUnavailable, unavailable)]
    }
    default:
      return [notSupported(field, strategyForm(type, rollingUpdate), ['Recreate', 'RollingUpdate'])]
  }
}

/** The server's own form of a strategy, which its complaints print. */
const strategyForm = (type: string, rollingUpdate: { maxUnavailable?: unknown; maxSurge?: unknown } | undefined) => ({
  Type: type,
  RollingUpdate: rollingUpdate
    ? { MaxUnavailable: rollingUpdate.maxUnavailable ?? 0, MaxSurge: rollingUpdate.maxSurge ?? 0 }
    : null,
})

/** What is wrong with a ReplicaSet. Models pkg/apis/apps/validation/validation.go, ValidateReplicaSet (1.36). */
export function validateReplicaSet({ metadata, spec }: ReplicaSet, options: ValidationOptions): FieldError[] {
  const selector = checkedSelector(spec)
  return [
    ...validateMetadata(metadata ?? {}, ROOT.child('metadata')),
    ...validateNonnegative(spec?.replicas, SPEC.child('replicas')),
    ...validateNonnegative(spec?.minReadySeconds, SPEC.child('minReadySeconds')),
    ...selector.errors,
    ...validateTemplateFor(selector, spec?.template, options),
  ]
}

/** What is wrong with a ReplicationController. Models pkg/apis/core/validation/validation.go, ValidateReplicationController (1.36). */
export function validateReplicationController(
  { metadata, spec }: ReplicationController,
  options: ValidationOptions,
): FieldError[] {
  const errors = [
    ...validateMetadata(metadata ?? {}, ROOT.child('metadata')),
    ...validateNonnegative(spec?.minReadySeconds, SPEC.child('minReadySeconds')),
  ]
  const wanted = Object.entries(spec?.selector ?? {})
  const field = SPEC.child('template')
  if (wanted.length === 0) errors.push(required(SPEC.child('selector')))
  errors.push(...validateNonnegative(spec?.replicas, SPEC.child('replicas')))
  const template = spec?.template
  if (!template) return [...errors, required(field)]
  const labels = template.metadata?.labels ?? {}
  if (wanted.some(([key, value]) => labels[key] !== value)) errors.push(labelsMismatch(template, field))
  errors.push(...validatePodTemplate(template, options, field))
  return [...errors, ...validateLastingTemplate(template, 'ReplicationController', field)]
}
