import { selectorMatches } from '../../selector/selector.ts'
import type { StatefulSet } from '../../types.ts'
import { validateClaimSpec } from '../data/claim.ts'
import { type FieldError, invalid, notSupported, required } from '../fieldError.ts'
import { type FieldPath, ROOT } from '../fieldPath.ts'
import { validateMetadata } from '../metadata.ts'
import { dnsLabelErrors, validateDnsLabel } from '../names.ts'
import { intOrPercentValue, validateAtMostAll, validateIntOrPercent, validateNonnegative } from '../numbers.ts'
import type { ValidationOptions } from '../options.ts'
import { validateLastingTemplate, validatePodTemplate, validateTemplateMetadata } from '../pod/podTemplate.ts'
import { type CheckedSelector, checkSelector, labelsMismatch, selectsEverything } from './labelSelectorOf.ts'

type Spec = NonNullable<StatefulSet['spec']>
type RollingUpdate = NonNullable<NonNullable<Spec['updateStrategy']>['rollingUpdate']>

const SPEC = ROOT.child('spec')
const TEMPLATE = SPEC.child('template')

/** What is wrong with a new StatefulSet. Models pkg/apis/apps/validation/validation.go, ValidateStatefulSet (1.36). */
export function validateStatefulSet({ metadata, spec }: StatefulSet, options: ValidationOptions): FieldError[] {
  const selector = checkSelector(
    spec?.selector,
    'empty selector is invalid for statefulset',
    '',
    SPEC.child('selector'),
  )
  return [
    ...validateMetadata(metadata ?? {}, ROOT.child('metadata'), dnsLabelErrors),
    ...validateManagement(spec),
    ...validateStrategy(spec),
    ...validateRetention(spec),
    ...(spec?.volumeClaimTemplates ?? []).flatMap((claim, index) => {
      const place = SPEC.child('volumeClaimTemplates').index(index).child('spec')
      return validateClaimSpec(claim.spec ?? {}, place)
    }),
    ...validateNonnegative(spec?.replicas, SPEC.child('replicas')),
    ...validateNonnegative(spec?.minReadySeconds, SPEC.child('minReadySeconds')),
    ...validateNonnegative(spec?.ordinals?.start, SPEC.child('ordinals', 'start')),
    ...(spec?.serviceName ? validateDnsLabel(spec.serviceName, SPEC.child('serviceName')) : []),
    ...selector.errors,
    ...validateTemplate(selector, spec, options),
    ...validateLastingTemplate(spec?.template, 'StatefulSet', TEMPLATE),
  ]
}

function validateManagement(spec: StatefulSet['spec']): FieldError[] {
  const policy = spec?.podManagementPolicy ?? ''
  const place = SPEC.child('podManagementPolicy')
  if (policy === '') return [required(place)]
  if (policy === 'OrderedReady' || policy === 'Parallel') return []
  return [invalid(place, policy, "must be 'OrderedReady' or 'Parallel'")]
}

function validateStrategy(spec: StatefulSet['spec']): FieldError[] {
  const { type = '', rollingUpdate } = spec?.updateStrategy ?? {}
  const place = SPEC.child('updateStrategy')
  switch (type) {
    case '':
      return [required(place)]
    case 'OnDelete': {
      if (!rollingUpdate) return []
      const message = "only allowed for updateStrategy 'RollingUpdate'"
      return [invalid(place.child('rollingUpdate'), rollingUpdateForm(rollingUpdate), message)]
    }
    case 'RollingUpdate':
      return rollingUpdate ? validateRollingUpdate(rollingUpdate, place.child('rollingUpdate')) : []
    default: {
      const form = { Type: type, RollingUpdate: rollingUpdate ? rollingUpdateForm(rollingUpdate) : null }
      return [invalid(place, form, "must be 'RollingUpdate' or 'OnDelete'")]
    }
  }
}

/** The server's own form, which its complaints print. */
const rollingUpdateForm = ({ partition, maxUnavailable }: RollingUpdate) => ({
  Partition: partition ?? 0,
  MaxUnavailable: maxUnavailable ?? null,
})

function validateRollingUpdate({ partition, maxUnavailable }: RollingUpdate, field: FieldPath): FieldError[] {
  const errors = validateNonnegative(partition, field.child('partition'))
  if (maxUnavailable === undefined) return errors
  const place = field.child('maxUnavailable')
  errors.push(...validateIntOrPercent(maxUnavailable, place))
  if (intOrPercentValue(maxUnavailable) === 0) errors.push(invalid(place, maxUnavailable, 'cannot be 0'))
  return [...errors, ...validateAtMostAll(maxUnavailable, place)]
}

function validateRetention(spec: StatefulSet['spec']): FieldError[] {
  const policy = spec?.persistentVolumeClaimRetentionPolicy
  return (['whenDeleted', 'whenScaled'] as const).flatMap((name) => {
    const value = policy?.[name]
    if (value === undefined || value === 'Retain' || value === 'Delete') return []
    return [notSupported(SPEC.child('persistentVolumeClaimRetentionPolicy', name), value, ['Retain', 'Delete'])]
  })
}

/** Models ValidatePodTemplateSpecForStatefulSet, which looks at the template's metadata twice. */
function validateTemplate({ selector }: CheckedSelector, spec: StatefulSet['spec'], options: ValidationOptions) {
  if (!selector) return []
  const labels = spec?.template?.metadata?.labels
  const found = selectsEverything(selector) || selectorMatches(selector, labels)
  return [
    ...(found ? [] : [labelsMismatch(spec?.template, TEMPLATE)]),
    ...validatePodTemplate(podTemplateOf(spec), options, TEMPLATE),
    ...validateTemplateMetadata(spec?.template, TEMPLATE),
  ]
}

/** The template with the volumes that the claims will be, and without what the controller sets itself. */
function podTemplateOf(spec: StatefulSet['spec']): Spec['template'] | undefined {
  const template = spec?.template
  if (!template?.spec) return template
  const claims = (spec?.volumeClaimTemplates ?? []).map(({ metadata }) => metadata?.name ?? '')
  const own = (template.spec.volumes ?? []).filter((volume) => !claims.includes(volume.name))
  const volumes = [
    ...[...new Set(claims)].map((name) => ({ name, persistentVolumeClaim: { claimName: name } })),
    ...own,
  ]
  const { hostname: _hostname, subdomain: _subdomain, ...rest } = template.spec
  return { ...template, spec: { ...rest, volumes } }
}
