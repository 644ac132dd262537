import { isEnabled } from '../../featureGates.ts'
import { goQuote } from '../../goText/goQuote.ts'
import { labelKeyErrors, labelValueErrors } from '../../selector/labelSyntax.ts'
import type { PodSpec } from '../../types.ts'
import { duplicate, type FieldError, invalid, notSupported, required } from '../fieldError.ts'
import type { FieldPath } from '../fieldPath.ts'
import { complain, validateLabelKey } from '../names.ts'
import type { ValidationOptions } from '../options.ts'
import { validateSelector } from '../selector.ts'
import { validateLabelKeys } from './labelKeys.ts'

type Constraint = NonNullable<PodSpec['topologySpreadConstraints']>[number]

const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute']
const EMPTY_KEY = 'operator must be Exists when `key` is empty, which means "match all values and all keys"'

/** What is wrong with tolerations. Models pkg/apis/core/validation/validation.go, ValidateTolerations (1.36). */
export function validateTolerations(
  tolerations: PodSpec['tolerations'],
  options: ValidationOptions,
  field: FieldPath,
): FieldError[] {
  return (tolerations ?? []).flatMap((toleration, index) => {
    const place = field.index(index)
    const { key = '', operator = '', value = '', effect = '', tolerationSeconds } = toleration
    const operatorPlace = place.child('operator')
    const errors = key ? validateLabelKey(key, place.child('key')) : []
    if (!key && operator !== 'Exists') errors.push(invalid(operatorPlace, operator, EMPTY_KEY))
    if (tolerationSeconds !== undefined && effect !== 'NoExecute') {
      const message = "effect must be 'NoExecute' when `tolerationSeconds` is set"
      errors.push(invalid(place.child('effect'), effect, message))
    }
    switch (operator) {
      case '':
      case 'Equal': {
        const wrong = labelValueErrors(value)
        if (wrong.length > 0) errors.push(invalid(operatorPlace, value, wrong.join(';')))
        break
      }
      case 'Exists':
        if (value) errors.push(invalid(operatorPlace, value, "value must be empty when `operator` is 'Exists'"))
        break
      case 'Gt':
      case 'Lt':
        if (isEnabled('TaintTolerationComparisonOperators', options)) {
          errors.push(...validateNumber(value, place.child('value')))
        } else {
          errors.push(notSupported(operatorPlace, operator, ['Equal', 'Exists', 'Lt', 'Gt']))
        }
        break
      default:
        errors.push(notSupported(operatorPlace, operator, ['Equal', 'Exists']))
    }
    if (effect && !EFFECTS.includes(effect)) errors.push(notSupported(place.child('effect'), effect, EFFECTS))
    return errors
  })
}

/** What a taint's value is compared with. Models content.IsDecimalInteger, and strconv.ParseInt. */
function validateNumber(value: string, field: FieldPath): FieldError[] {
  const errors: FieldError[] = []
  const form = value === '' ? 'must be non-empty' : 'must be a valid decimal integer in canonical form'
  if (!/^(0|-?[1-9]\d*)$/.test(value)) errors.push(invalid(field, value, form))
  const parse = (why: string) =>
    errors.push(invalid(field, value, `strconv.ParseInt: parsing ${goQuote(value)}: ${why}`))
  if (!/^[+-]?\d+$/.test(value)) parse('invalid syntax')
  else if (BigInt.asIntN(64, BigInt(value)) !== BigInt(value)) parse('value out of range')
  return errors
}

/** What is wrong with a pod’s topology spread constraints. Models pkg/apis/core/validation/validation.go, validateTopologySpreadConstraints (1.36). */
export function validateSpread(constraints: PodSpec['topologySpreadConstraints'], field: FieldPath): FieldError[] {
  return (constraints ?? []).flatMap((constraint, index, all) => {
    const place = field.index(index)
    const { maxSkew, topologyKey, whenUnsatisfiable } = constraint
    const errors: FieldError[] = []
    if (maxSkew <= 0) errors.push(invalid(place.child('maxSkew'), maxSkew, 'must be greater than zero'))
    if (!topologyKey) errors.push(required(place.child('topologyKey'), 'can not be empty'))
    const actions = ['DoNotSchedule', 'ScheduleAnyway']
    if (!actions.includes(whenUnsatisfiable)) {
      errors.push(notSupported(place.child('whenUnsatisfiable'), whenUnsatisfiable, actions))
    }
    const later = all.slice(index + 1)
    if (later.some((each) => each.topologyKey === topologyKey && each.whenUnsatisfiable === whenUnsatisfiable)) {
      const pair = place.child('{topologyKey, whenUnsatisfiable}').at(place.place)
      errors.push(duplicate(pair, `{${topologyKey}, ${whenUnsatisfiable}}`))
    }
    return [...errors, ...validateSpreadRest(constraint, place)]
  })
}

function validateSpreadRest(constraint: Constraint, field: FieldPath): FieldError[] {
  const errors: FieldError[] = []
  const { minDomains, whenUnsatisfiable, matchLabelKeys = [], labelSelector } = constraint
  if (minDomains !== undefined) {
    const place = field.child('minDomains')
    if (minDomains <= 0) errors.push(invalid(place, minDomains, 'must be greater than zero'))
    if (whenUnsatisfiable !== 'DoNotSchedule') {
      const message = `can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ${whenUnsatisfiable}`
      errors.push(invalid(place, minDomains, message))
    }
  }
  for (const name of ['nodeAffinityPolicy', 'nodeTaintsPolicy'] as const) {
    const policy = constraint[name]
    if (policy === undefined || policy === 'Honor' || policy === 'Ignore') continue
    errors.push(notSupported(field.child(name), policy, ['Honor', 'Ignore']))
  }
  errors.push(...validateLabelKeys({ labelSelector, matchLabelKeys }, field))
  return [...errors, ...validateSelector(labelSelector, field.child('labelSelector'))]
}

/** What is wrong with a pod’s readiness gates. Models pkg/apis/core/validation/validation.go, validateReadinessGates (1.36). */
export function validateReadinessGates(gates: PodSpec['readinessGates'], field: FieldPath): FieldError[] {
  return (gates ?? []).flatMap(({ conditionType }, index) =>
    complain(field.index(index).child('conditionType'), conditionType, labelKeyErrors(conditionType)),
  )
}

/** What is wrong with a pod’s scheduling gates. Models pkg/apis/core/validation/validation.go, validateSchedulingGates (1.36). */
export function validateSchedulingGates(gates: PodSpec['schedulingGates'], field: FieldPath): FieldError[] {
  const names = new Set<string>()
  return (gates ?? []).flatMap(({ name }, index) => {
    const place = field.index(index)
    const errors = complain(place, name, labelKeyErrors(name))
    if (names.has(name)) errors.push(duplicate(place, name))
    names.add(name)
    return errors
  })
}
