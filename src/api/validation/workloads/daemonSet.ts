import { labelSelectorAsSelector, selectorMatches } from '../../selector/selector.ts'
import type { DaemonSet } from '../../types.ts'
import { type FieldError, invalid, notSupported, required } from '../fieldError.ts'
import { type FieldPath, ROOT } from '../fieldPath.ts'
import { validateMetadata } from '../metadata.ts'
import { intOrPercentValue, validateAtMostAll, validateIntOrPercent, validateNonnegative } from '../numbers.ts'
import type { ValidationOptions } from '../options.ts'
import { validateLastingTemplate, validatePodTemplate } from '../pod/podTemplate.ts'
import { validateSelector } from '../selector.ts'
import { labelsMismatch, printedSelector, selectsEverything } from './labelSelectorOf.ts'

type RollingUpdate = NonNullable<NonNullable<NonNullable<DaemonSet['spec']>['updateStrategy']>['rollingUpdate']>

const SPEC = ROOT.child('spec')

/** What is wrong with a DaemonSet. Models pkg/apis/apps/validation/validation.go, ValidateDaemonSet (1.36). */
export function validateDaemonSet({ metadata, spec }: DaemonSet, options: ValidationOptions): FieldError[] {
  const field = SPEC.child('selector')
  const template = SPEC.child('template')
  const selector = labelSelectorAsSelector(spec?.selector)
  const matches = !selector.ok || selectorMatches(selector.value, spec?.template?.metadata?.labels)
  const empty = selector.ok && selectsEverything(selector.value) && spec?.selector
  return [
    ...validateMetadata(metadata ?? {}, ROOT.child('metadata')),
    ...validateSelector(spec?.selector, field),
    ...(matches ? [] : [labelsMismatch(spec?.template, template)]),
    ...(empty ? [invalid(field, printedSelector(empty), 'empty selector is invalid for daemonset')] : []),
    ...validatePodTemplate(spec?.template, options, template),
    ...validateLastingTemplate(spec?.template, 'DaemonSet', template),
    ...validateNonnegative(spec?.minReadySeconds, SPEC.child('minReadySeconds')),
    ...validateStrategy(spec?.updateStrategy ?? {}, SPEC.child('updateStrategy')),
    ...validateNonnegative(spec?.revisionHistoryLimit, SPEC.child('revisionHistoryLimit')),
  ]
}

function validateStrategy(
  { type = '', rollingUpdate }: { type?: string; rollingUpdate?: RollingUpdate },
  field: FieldPath,
) {
  switch (type) {
    case 'OnDelete':
      return []
    case 'RollingUpdate':
      return rollingUpdate
        ? validateRollingUpdate(rollingUpdate, field.child('rollingUpdate'))
        : [required(field.child('rollingUpdate'))]
    default: {
      const { maxUnavailable = 0, maxSurge = 0 } = rollingUpdate ?? {}
      const form = {
        Type: type,
        RollingUpdate: rollingUpdate ? { MaxUnavailable: maxUnavailable, MaxSurge: maxSurge } : null,
      }
      return [notSupported(field, form, ['RollingUpdate', 'OnDelete'])]
    }
  }
}

function validateRollingUpdate({ maxUnavailable, maxSurge }: RollingUpdate, field: FieldPath): FieldError[] {
  const [unavailable, surge] = [field.child('maxUnavailable'), field.child('maxSurge')]
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
