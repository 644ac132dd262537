import { signOf } from '../../quantity/quantityArithmetic.ts'
import type { HorizontalPodAutoscaler } from '../../types.ts'
import { type FieldError, forbidden, invalid, notSupported, required } from '../fieldError.ts'
import type { FieldPath } from '../fieldPath.ts'
import { complain, dnsLabelErrors, pathSegmentErrors } from '../names.ts'
import { validateContainerResourceName } from '../pod/resourceNames.ts'
import { amountOf } from '../pod/resources.ts'

type Metric = NonNullable<NonNullable<HorizontalPodAutoscaler['spec']>['metrics']>[number]
type Target = NonNullable<Metric['pods']>['target']
type Reference = { readonly apiVersion?: string; readonly kind?: string; readonly name?: string }

/** The sources by the types that name them. */
const SOURCES = {
  Object: 'object',
  External: 'external',
  Pods: 'pods',
  Resource: 'resource',
  ContainerResource: 'containerResource',
} as const

type Source = (typeof SOURCES)[keyof typeof SOURCES]
type Rules = { readonly [S in Source]: (source: NonNullable<Metric[S]>, field: FieldPath) => FieldError[] }

const TYPES = ['ContainerResource', 'External', 'Object', 'Pods', 'Resource']
const TARGET_TYPES = ['Utilization', 'Value', 'AverageValue']
const NO_TARGET = {} as Target

const RULES: Rules = {
  object: ({ describedObject, metric, target = NO_TARGET }, field) => [
    ...validateReference(describedObject ?? {}, 'optional', field.child('describedObject')),
    ...validateMetricName(metric, field.child('metric')),
    ...validateTarget(target, field.child('target')),
    ...needsValue(target, 'must set either a target value or averageValue', field),
  ],
  external: ({ metric, target = NO_TARGET }, field) => [
    ...validateMetricName(metric, field.child('metric')),
    ...validateTarget(target, field.child('target')),
    ...needsValue(target, 'must set either a target value for metric or a per-pod target', field),
    ...(target.value !== undefined && target.averageValue !== undefined
      ? [forbidden(field.child('target', 'value'), 'may not set both a target value for metric and a per-pod target')]
      : []),
  ],
  pods: ({ metric, target = NO_TARGET }, field) => [
    ...validateMetricName(metric, field.child('metric')),
    ...validateTarget(target, field.child('target')),
    ...needsValue({ ...target, value: undefined }, 'must specify a positive target averageValue', field),
  ],
  resource: ({ name, target = NO_TARGET }, field) => [
    ...(name ? [] : [required(field.child('name'), 'must specify a resource name')]),
    ...validateResourceTarget(target, field.child('target')),
  ],
  containerResource: ({ name, container, target = NO_TARGET }, field) => {
    const [own, where] = [field.child('name'), field.child('container')]
    return [
      ...(name ? validateContainerResourceName(name, own) : [required(own, 'must specify a resource name')]),
      ...(container
        ? complain(where, container, dnsLabelErrors(container))
        : [required(where, 'must specify a container')]),
      ...validateResourceTarget(target, field.child('target')),
    ]
  },
}

/** What is wrong with something that an autoscaler measures. Models pkg/apis/autoscaling/validation/validation.go, validateMetricSpec (1.36). */
export function validateMetric(metric: Metric, field: FieldPath): FieldError[] {
  const { type = '' } = metric
  const errors: FieldError[] = []
  const place = field.child('type')
  const unknown = notSupported(place, type, TYPES)
  if (type === '') errors.push(required(place, 'must specify a metric source type'))
  if (!TYPES.includes(type)) errors.push(unknown)
  const given = Object.values(SOURCES).filter((source) => metric[source])
  const [first] = given
  if (first) errors.push(...validateSource(metric, first, field.child(first)))
  const expected = SOURCES[type as keyof typeof SOURCES] as Source | undefined
  if (!expected) errors.push(unknown)
  else if (!metric[expected]) {
    errors.push(required(field.child(expected), 'must populate information for the given metric source'))
  }
  if (given.length === 1) return errors
  const others = given.filter((source) => source !== expected)
  return [
    ...errors,
    ...others.map((source) => forbidden(field.child(source), 'must populate the given metric source only')),
  ]
}

function validateSource<S extends Source>(metric: Metric, source: S, field: FieldPath): FieldError[] {
  const given = metric[source]
  return given ? (RULES[source] as Rules[S])(given, field) : []
}

/** Models ValidateCrossVersionObjectReference: what has no group can often not be scaled. */
export function validateReference(
  { apiVersion = '', kind = '', name = '' }: Reference,
  group: 'required' | 'optional',
  field: FieldPath,
): FieldError[] {
  const segment = (at: 'kind' | 'name', text: string) =>
    text === '' ? [required(field.child(at))] : complain(field.child(at), text, pathSegmentErrors(text))
  const errors = [...segment('kind', kind), ...segment('name', name)]
  const place = field.child('apiVersion')
  const slashes = apiVersion.split('/').length - 1
  if (slashes > 1) return [...errors, invalid(place, apiVersion, `unexpected GroupVersion string: ${apiVersion}`)]
  if (group === 'optional' || (slashes === 1 && !apiVersion.startsWith('/'))) return errors
  return [...errors, invalid(place, apiVersion, 'apiVersion must specify API group')]
}

function validateMetricName(metric: { readonly name?: string } | undefined, field: FieldPath): FieldError[] {
  const { name = '' } = metric ?? {}
  const place = field.child('name')
  return name === '' ? [required(place, 'must specify a metric name')] : complain(place, name, pathSegmentErrors(name))
}

/** Models validateMetricTarget. */
function validateTarget({ type = '', value, averageValue, averageUtilization }: Target, field: FieldPath) {
  const errors = type === '' ? [required(field.child('type'), 'must specify a metric target type')] : []
  if (!TARGET_TYPES.includes(type)) {
    errors.push(invalid(field.child('type'), type, 'must be either Utilization, Value, or AverageValue'))
  }
  for (const [name, text] of [['value', value] as const, ['averageValue', averageValue] as const]) {
    const amount = amountOf(text)
    if (amount && signOf(amount) <= 0) errors.push(invalid(field.child(name), text, 'must be positive'))
  }
  if (averageUtilization === undefined || averageUtilization >= 1) return errors
  return [...errors, invalid(field.child('averageUtilization'), averageUtilization, 'must be greater than 0')]
}

function needsValue({ value, averageValue }: Partial<Target>, why: string, field: FieldPath): FieldError[] {
  return value === undefined && averageValue === undefined ? [required(field.child('target', 'averageValue'), why)] : []
}

function validateResourceTarget(target: Target, field: FieldPath): FieldError[] {
  const { averageUtilization: share, averageValue: amount } = target
  const errors = validateTarget(target, field)
  if (share === undefined && amount === undefined) {
    errors.push(
      required(field.child('averageUtilization'), 'must set either a target raw value or a target utilization'),
    )
  }
  if (share === undefined || amount === undefined) return errors
  const both = 'may not set both a target raw value and a target utilization'
  return [...errors, forbidden(field.child('averageValue'), both)]
}
