import { labelSelectorAsSelector, selectorMatches } from '../../selector.ts'
import type { DaemonSet, Deployment, ReplicaSet, ReplicationController, StatefulSet } from '../../types.ts'
import { validateClaimSpec } from '../data/claim.ts'
import { type FieldError, forbidden, invalid, notSupported, required } from '../fieldError.ts'
import { type FieldPath, ROOT } from '../fieldPath.ts'
import { validateMetadata } from '../metadata.ts'
import { dnsLabelErrors } from '../names.ts'
import { intOrPercentValue, validateAtMostAll, validateIntOrPercent, validateNonnegative } from '../numbers.ts'
import type { ValidationOptions } from '../options.ts'
import { validateLastingTemplate, validatePodTemplate } from '../pod/podTemplate.ts'
import { validateSelector } from '../selector.ts'
import { type CheckedSelector, checkSelector, labelsMismatch, selectsEverything } from './labelSelectorOf.ts'

const SPEC = ROOT.child('spec')
const UNREADABLE = 'invalid label selector'

type Template = NonNullable<Deployment['spec']>['template'] | undefined

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

/** Models ValidateDeployment. */
export function validateDeployment({ metadata, spec }: Deployment, options: ValidationOptions): FieldError[] {
  const selector = checkSelector(
    spec?.selector,
    'empty selector is invalid for deployment',
    UNREADABLE,
    SPEC.child('selector'),
  )
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

/** Models ValidateReplicaSet. */
export function validateReplicaSet({ metadata, spec }: ReplicaSet, options: ValidationOptions): FieldError[] {
  const selector = checkSelector(
    spec?.selector,
    'empty selector is invalid for deployment',
    UNREADABLE,
    SPEC.child('selector'),
  )
  return [
    ...validateMetadata(metadata ?? {}, ROOT.child('metadata')),
    ...validateNonnegative(spec?.replicas, SPEC.child('replicas')),
    ...validateNonnegative(spec?.minReadySeconds, SPEC.child('minReadySeconds')),
    ...selector.errors,
    ...validateTemplateFor(selector, spec?.template, options),
  ]
}

/** Models pkg/apis/core/validation/validation.go, ValidateReplicationController. */
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

/** Models ValidateStatefulSet. */
export function validateStatefulSet({ metadata, spec }: StatefulSet, options: ValidationOptions): FieldError[] {
  const selector = checkSelector(
    spec?.selector,
    'empty selector is invalid for statefulset',
    '',
    SPEC.child('selector'),
  )
  const template = SPEC.child('template')
  const labels = spec?.template?.metadata?.labels
  const matches =
    !selector.selector || selectsEverything(selector.selector) || selectorMatches(selector.selector, labels)
  return [
    ...validateMetadata(metadata ?? {}, ROOT.child('metadata'), dnsLabelErrors),
    ...validateStatefulStrategy(spec),
    ...validateRetention(spec),
    ...validateNonnegative(spec?.replicas, SPEC.child('replicas')),
    ...validateNonnegative(spec?.minReadySeconds, SPEC.child('minReadySeconds')),
    ...validateNonnegative(spec?.ordinals?.start, SPEC.child('ordinals', 'start')),
    ...(spec?.volumeClaimTemplates ?? []).flatMap((claim, index) => {
      const place = SPEC.child('volumeClaimTemplates').index(index).child('spec')
      return claim.spec ? validateClaimSpec(claim.spec, place) : []
    }),
    ...selector.errors,
    ...(selector.selector
      ? [
          ...(matches ? [] : [labelsMismatch(spec?.template, template)]),
          ...validatePodTemplate(withClaims(spec), options, template),
        ]
      : []),
    ...validateLastingTemplate(spec?.template, 'StatefulSet', template),
  ]
}

/** The template with the volumes that the claims will be. */
function withClaims(spec: StatefulSet['spec']): Template {
  const template = spec?.template
  const claims = (spec?.volumeClaimTemplates ?? []).map(({ metadata }) => metadata?.name ?? '')
  const own = (template?.spec?.volumes ?? []).filter((volume) => !claims.includes(volume.name))
  if (!template?.spec || claims.length === 0) return template
  const volumes = [...claims.map((name) => ({ name, persistentVolumeClaim: { claimName: name } })), ...own]
  return { ...template, spec: { ...template.spec, volumes } }
}

function validateStatefulStrategy(spec: StatefulSet['spec']): FieldError[] {
  const errors: FieldError[] = []
  const policy = spec?.podManagementPolicy ?? ''
  if (policy === '') errors.push(required(SPEC.child('podManagementPolicy')))
  else if (policy !== 'OrderedReady' && policy !== 'Parallel') {
    errors.push(invalid(SPEC.child('podManagementPolicy'), policy, "must be 'OrderedReady' or 'Parallel'"))
  }
  const { type = '', rollingUpdate } = spec?.updateStrategy ?? {}
  const place = SPEC.child('updateStrategy')
  switch (type) {
    case '':
      return [...errors, required(place)]
    case 'OnDelete':
      if (!rollingUpdate) return errors
      return [
        ...errors,
        invalid(place.child('rollingUpdate'), rollingUpdate, "only allowed for updateStrategy 'RollingUpdate'"),
      ]
    case 'RollingUpdate':
      return [...errors, ...validateNonnegative(rollingUpdate?.partition, place.child('rollingUpdate', 'partition'))]
    default: {
      const form = { Type: type, RollingUpdate: rollingUpdate ? { Partition: rollingUpdate.partition ?? 0 } : null }
      return [...errors, invalid(place, form, "must be 'RollingUpdate' or 'OnDelete'")]
    }
  }
}

function validateRetention(spec: StatefulSet['spec']): FieldError[] {
  const policy = spec?.persistentVolumeClaimRetentionPolicy
  return (['whenDeleted', 'whenScaled'] as const).flatMap((name) => {
    const value = policy?.[name]
    if (value === undefined || value === 'Retain' || value === 'Delete') return []
    return [notSupported(SPEC.child('persistentVolumeClaimRetentionPolicy', name), value, ['Retain', 'Delete'])]
  })
}

/** Models ValidateDaemonSet. */
export function validateDaemonSet({ metadata, spec }: DaemonSet, options: ValidationOptions): FieldError[] {
  const field = SPEC.child('selector')
  const template = SPEC.child('template')
  const selector = labelSelectorAsSelector(spec?.selector)
  const matches = !selector.ok || selectorMatches(selector.value, spec?.template?.metadata?.labels)
  const empty = selector.ok && selectsEverything(selector.value)
  return [
    ...validateMetadata(metadata ?? {}, ROOT.child('metadata')),
    ...validateSelector(spec?.selector, field),
    ...(matches ? [] : [labelsMismatch(spec?.template, template)]),
    ...(empty ? [invalid(field, spec?.selector, 'empty selector is invalid for daemonset')] : []),
    ...validatePodTemplate(spec?.template, options, template),
    ...validateLastingTemplate(spec?.template, 'DaemonSet', template),
    ...validateNonnegative(spec?.minReadySeconds, SPEC.child('minReadySeconds')),
    ...validateDaemonStrategy(spec),
    ...validateNonnegative(spec?.revisionHistoryLimit, SPEC.child('revisionHistoryLimit')),
  ]
}

function validateDaemonStrategy(spec: DaemonSet['spec']): FieldError[] {
  const { type = '', rollingUpdate } = spec?.updateStrategy ?? {}
  const place = SPEC.child('updateStrategy')
  if (type === 'OnDelete') return []
  if (type !== 'RollingUpdate') return [notSupported(place.child('type'), type, ['RollingUpdate', 'OnDelete'])]
  if (!rollingUpdate) return [required(place.child('rollingUpdate'))]
  const { maxUnavailable, maxSurge } = rollingUpdate
  const [unavailable, surge] = [
    place.child('rollingUpdate', 'maxUnavailable'),
    place.child('rollingUpdate', 'maxSurge'),
  ]
  const errors = [
    ...validateIntOrPercent(maxUnavailable, unavailable),
    ...validateIntOrPercent(maxSurge, surge),
    ...validateAtMostAll(maxUnavailable, unavailable),
    ...validateAtMostAll(maxSurge, surge),
  ]
  const [less, more] = [intOrPercentValue(maxUnavailable) !== 0, intOrPercentValue(maxSurge) !== 0]
  if (less && more) errors.push(invalid(surge, maxSurge, 'may not be set when maxUnavailable is non-zero'))
  if (!less && !more) errors.push(required(unavailable, 'cannot be 0 when maxSurge is 0'))
  return errors
}
