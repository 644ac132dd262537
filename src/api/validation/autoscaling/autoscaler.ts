import { isEnabled } from '../../featureGates.ts'
import { signOf } from '../../quantity/quantityArithmetic.ts'
import type { HorizontalPodAutoscaler } from '../../types.ts'
import { type FieldError, forbidden, invalid, notSupported, required } from '../fieldError.ts'
import { type FieldPath, ROOT } from '../fieldPath.ts'
import { validateMetadata } from '../metadata.ts'
import type { ValidationOptions } from '../options.ts'
import { amountOf } from '../pod/resources.ts'
import { validateMetric, validateReference } from './metrics.ts'

type AutoscalerSpec = NonNullable<HorizontalPodAutoscaler['spec']>
type ScalingRules = NonNullable<NonNullable<AutoscalerSpec['behavior']>['scaleUp']>

const SPEC = ROOT.child('spec')
const MAX_WINDOW_SECONDS = 3600
const MAX_PERIOD_SECONDS = 1800
const SELECT_POLICIES = ['Disabled', 'Max', 'Min']
const POLICY_TYPES = ['Percent', 'Pods']

/** What is wrong with a new autoscaler. Models pkg/apis/autoscaling/validation/validation.go, ValidateHorizontalPodAutoscaler (1.36). */
export function validateAutoscaler(
  { metadata, spec }: HorizontalPodAutoscaler,
  options: ValidationOptions,
): FieldError[] {
  const { minReplicas, maxReplicas = 0, scaleTargetRef, metrics = [], behavior } = spec ?? {}
  const errors = validateMetadata(metadata ?? {}, ROOT.child('metadata'))
  const fewest = isEnabled('HPAScaleToZero', options) ? 0 : 1
  const most = SPEC.child('maxReplicas')
  if (minReplicas !== undefined && minReplicas < fewest) {
    errors.push(invalid(SPEC.child('minReplicas'), minReplicas, `must be greater than or equal to ${fewest}`))
  }
  if (maxReplicas < 1) errors.push(invalid(most, maxReplicas, 'must be greater than 0'))
  if (minReplicas !== undefined && maxReplicas < minReplicas) {
    errors.push(invalid(most, maxReplicas, 'must be greater than or equal to `minReplicas`'))
  }
  // Of what has no group only a ReplicationController can be scaled.
  const group = scaleTargetRef?.kind === 'ReplicationController' ? 'optional' : 'required'
  errors.push(...validateReference(scaleTargetRef ?? {}, group, SPEC.child('scaleTargetRef')))
  const place = SPEC.child('metrics')
  errors.push(...metrics.flatMap((metric, index) => validateMetric(metric, place.index(index))))
  if (minReplicas === 0 && !metrics.some(({ type }) => type === 'Object' || type === 'External')) {
    const message = 'must specify at least one Object or External metric to support scaling to zero replicas'
    errors.push(forbidden(place, message))
  }
  for (const direction of ['scaleUp', 'scaleDown'] as const) {
    const rules = behavior?.[direction]
    if (rules) errors.push(...validateRules(rules, SPEC.child('behavior', direction)))
  }
  return errors
}

/** Models validateScalingRules. */
function validateRules(rules: ScalingRules, field: FieldPath): FieldError[] {
  const { stabilizationWindowSeconds: seconds = 0, selectPolicy, policies = [], tolerance } = rules
  const errors: FieldError[] = []
  const window = field.child('stabilizationWindowSeconds')
  if (seconds < 0) errors.push(invalid(window, seconds, 'must be greater than or equal to zero'))
  if (seconds > MAX_WINDOW_SECONDS) {
    errors.push(invalid(window, seconds, `must be less than or equal to ${MAX_WINDOW_SECONDS}`))
  }
  if (selectPolicy !== undefined && !SELECT_POLICIES.includes(selectPolicy)) {
    errors.push(notSupported(field.child('selectPolicy'), selectPolicy, SELECT_POLICIES))
  }
  if (policies.length === 0) errors.push(required(field.child('policies'), 'must specify at least one Policy'))
  for (const [index, { type, value = 0, periodSeconds = 0 }] of policies.entries()) {
    const place = field.child('policies').index(index)
    const period = place.child('periodSeconds')
    if (!POLICY_TYPES.includes(type)) errors.push(notSupported(place.child('type'), type, POLICY_TYPES))
    if (value <= 0) errors.push(invalid(place.child('value'), value, 'must be greater than zero'))
    if (periodSeconds <= 0) errors.push(invalid(period, periodSeconds, 'must be greater than zero'))
    if (periodSeconds > MAX_PERIOD_SECONDS) {
      errors.push(invalid(period, periodSeconds, `must be less than or equal to ${MAX_PERIOD_SECONDS}`))
    }
  }
  const amount = amountOf(tolerance)
  if (!amount || signOf(amount) >= 0) return errors
  return [...errors, invalid(field.child('tolerance'), tolerance, 'must be greater than or equal to 0')]
}
