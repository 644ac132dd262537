import type { PodDisruptionBudget } from '../../types.ts'
import { type FieldError, invalid, notSupported } from '../fieldError.ts'
import { ROOT } from '../fieldPath.ts'
import { validateAccessor } from '../metadata.ts'
import { pathSegmentErrors } from '../names.ts'
import { validateAtMostAll, validateIntOrPercent } from '../numbers.ts'
import { validateSelector } from '../selector.ts'
import { printedSelector } from '../workloads/labelSelectorOf.ts'

const SPEC = ROOT.child('spec')
const POLICIES = ['AlwaysAllow', 'IfHealthyBudget']

/** Of a budget whose spec is wrong the metadata is not looked at. Models pkg/apis/policy/validation/validation.go, ValidatePodDisruptionBudget (1.36). */
export function validateDisruptionBudget({ metadata, spec = {} }: PodDisruptionBudget): FieldError[] {
  const errors = validateSpec(spec)
  return errors.length > 0 ? errors : validateAccessor(metadata ?? {}, ROOT.child('metadata'), pathSegmentErrors)
}

function validateSpec(spec: NonNullable<PodDisruptionBudget['spec']>): FieldError[] {
  const { minAvailable, maxUnavailable, selector, unhealthyPodEvictionPolicy: policy } = spec
  const errors: FieldError[] = []
  if (minAvailable !== undefined && maxUnavailable !== undefined) {
    // The server prints its own form of the spec.
    const form = {
      ...{ MinAvailable: minAvailable, MaxUnavailable: maxUnavailable },
      Selector: selector ? printedSelector(selector) : null,
      UnhealthyPodEvictionPolicy: policy ?? null,
    }
    errors.push(invalid(SPEC, form, 'minAvailable and maxUnavailable cannot be both set'))
  }
  for (const name of ['minAvailable', 'maxUnavailable'] as const) {
    const place = SPEC.child(name)
    if (spec[name] !== undefined) {
      errors.push(...validateIntOrPercent(spec[name], place), ...validateAtMostAll(spec[name], place))
    }
  }
  errors.push(...validateSelector(selector, SPEC.child('selector')))
  if (policy === undefined || POLICIES.includes(policy)) return errors
  return [...errors, notSupported(SPEC.child('unhealthyPodEvictionPolicy'), policy, POLICIES)]
}
