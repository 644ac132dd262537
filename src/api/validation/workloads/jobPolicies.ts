import { labelKeyErrors } from '../../labelSyntax.ts'
import type { Job } from '../../types.ts'
import { duplicate, type FieldError, invalid, notSupported, required, tooMany } from '../fieldError.ts'
import type { FieldPath } from '../fieldPath.ts'
import { complain } from '../names.ts'

type JobSpec = NonNullable<Job['spec']>
type Rule = NonNullable<NonNullable<JobSpec['podFailurePolicy']>['rules']>[number]
type ExitCodes = NonNullable<Rule['onExitCodes']>

const ACTIONS = ['Count', 'FailIndex', 'FailJob', 'Ignore']
const MAX_RULES = 20
const MAX_VALUES = 255

/** Models pkg/apis/batch/validation/validation.go, validatePodFailurePolicy. */
export function validateFailurePolicy(spec: JobSpec, field: FieldPath): FieldError[] {
  const rules = spec.podFailurePolicy?.rules ?? []
  const place = field.child('rules')
  const errors: FieldError[] = []
  if (rules.length > MAX_RULES) errors.push(tooMany(place, rules.length, MAX_RULES))
  const { containers = [], initContainers = [] } = spec.template.spec ?? {}
  const names = new Set([...containers, ...initContainers].map((container) => container.name))
  for (const [index, rule] of rules.entries()) errors.push(...validateRule(rule, spec, names, place.index(index)))
  return errors
}

function validateRule(rule: Rule, spec: JobSpec, names: ReadonlySet<string>, field: FieldPath): FieldError[] {
  const errors: FieldError[] = []
  const { action, onExitCodes, onPodConditions = [] } = rule
  const place = field.child('action')
  if (!action) errors.push(required(place, `valid values: ${ACTIONS.map((each) => `"${each}"`).join(', ')}`))
  else if (action === 'FailIndex') {
    if (spec.backoffLimitPerIndex === undefined) {
      errors.push(invalid(place, action, 'requires the backoffLimitPerIndex to be set'))
    }
  } else if (!ACTIONS.includes(action)) {
    errors.push(notSupported(place, action, ACTIONS))
  }
  if (onExitCodes) errors.push(...validateExitCodes(onExitCodes, names, field.child('onExitCodes')))
  for (const [index, { type, status = '' }] of onPodConditions.entries()) {
    const at = field.child('onPodConditions').index(index)
    errors.push(...complain(at.child('type'), type, labelKeyErrors(type)))
    const statuses = ['False', 'True', 'Unknown']
    if (!status)
      errors.push(required(at.child('status'), `valid values: ${statuses.map((each) => `"${each}"`).join(', ')}`))
    else if (!statuses.includes(status)) errors.push(notSupported(at.child('status'), status, statuses))
  }
  // The server prints the whole rule as nothing here.
  const refuse = (message: string): FieldError => ({
    field,
    type: 'FieldValueInvalid',
    message: `Invalid value: ${message}`,
  })
  if (onExitCodes && onPodConditions.length > 0) {
    errors.push(refuse('specifying both OnExitCodes and OnPodConditions is not supported'))
  }
  if (!onExitCodes && onPodConditions.length === 0) {
    errors.push(refuse('specifying one of OnExitCodes and OnPodConditions is required'))
  }
  return errors
}

function validateExitCodes(codes: ExitCodes, names: ReadonlySet<string>, field: FieldPath): FieldError[] {
  const errors: FieldError[] = []
  const { operator, values = [], containerName } = codes
  if (!operator) errors.push(required(field.child('operator'), 'valid values: "In", "NotIn"'))
  else if (operator !== 'In' && operator !== 'NotIn') {
    errors.push(notSupported(field.child('operator'), operator, ['In', 'NotIn']))
  }
  if (containerName !== undefined && !names.has(containerName)) {
    const message = 'must be one of the container or initContainer names in the pod template'
    errors.push(invalid(field.child('containerName'), containerName, message))
  }
  const place = field.child('values')
  if (values.length === 0) errors.push(required(place, 'at least one value is required'))
  else if (values.length > MAX_VALUES) errors.push(tooMany(place, values.length, MAX_VALUES))
  const seen = new Set<number>()
  for (const [index, value] of values.entries()) {
    if (operator === 'In' && value === 0)
      errors.push(invalid(place.index(index), value, 'must not be 0 for the In operator'))
    if (seen.has(value)) errors.push(duplicate(place.index(index), value))
    seen.add(value)
  }
  const sorted = values.every((value, index) => index === 0 || (values[index - 1] ?? value) <= value)
  return sorted ? errors : [...errors, invalid(place, values, 'must be ordered')]
}

/** Models validateSuccessPolicy. */
export function validateSuccessPolicy(spec: JobSpec, field: FieldPath): FieldError[] {
  const rules = spec.successPolicy?.rules ?? []
  if (spec.completionMode !== 'Indexed') {
    const form = {
      Rules: rules.map((rule) => ({
        SucceededIndexes: rule.succeededIndexes ?? null,
        SucceededCount: rule.succeededCount ?? null,
      })),
    }
    return [invalid(field, form, 'requires indexed completion mode')]
  }
  const place = field.child('rules')
  if (rules.length === 0)
    return [required(place, 'at least one rules must be specified when the successPolicy is specified')]
  const errors = rules.length > MAX_RULES ? [tooMany(place, rules.length, MAX_RULES)] : []
  for (const [index, rule] of rules.entries()) errors.push(...validateSuccessRule(rule, spec, place.index(index)))
  return errors
}

function validateSuccessRule(
  rule: NonNullable<NonNullable<JobSpec['successPolicy']>['rules']>[number],
  spec: JobSpec,
  field: FieldPath,
): FieldError[] {
  const { succeededCount, succeededIndexes } = rule
  if (succeededCount === undefined && succeededIndexes === undefined) {
    return [required(field, 'at least one of succeededCount or succeededIndexes must be specified')]
  }
  const errors: FieldError[] = []
  const completions = spec.completions ?? 0
  let total: number | undefined
  if (succeededIndexes !== undefined) {
    const read = readIndexes(succeededIndexes, completions)
    const place = field.child('succeededIndexes')
    if (typeof read === 'number') total = read
    else errors.push(invalid(place, succeededIndexes, `error parsing succeededIndexes: ${read}`))
  }
  if (succeededCount === undefined) return errors
  const place = field.child('succeededCount')
  if (succeededCount < 0) errors.push(invalid(place, succeededCount, 'must be greater than or equal to 0'))
  if (succeededCount > completions) {
    const message = `must be less than or equal to ${completions} (the number of specified completions)`
    errors.push(invalid(place, succeededCount, message))
  }
  if (total !== undefined && succeededCount > total) {
    const message = `must be less than or equal to ${total} (the number of indexes in the specified succeededIndexes field)`
    errors.push(invalid(place, succeededCount, message))
  }
  return errors
}

/** How many indexes a text such as `1,3-5` names, or what is wrong with it. Models validateIndexesFormat. */
function readIndexes(text: string, completions: number): number | string {
  if (text === '') return 0
  let total = 0
  let last: number | undefined
  for (const interval of text.split(',')) {
    const limits = interval.split('-')
    if (limits.length > 2)
      return `the fragment "${interval}" violates the requirement that an index interval can have at most two parts separated by '-'`
    const numbers: number[] = []
    for (const limit of limits) {
      if (!/^\d+$/.test(limit)) return `cannot convert string to integer for index: "${limit}"`
      const index = Number(limit)
      if (index >= completions) return `too large index: "${limit}"`
      if (last !== undefined && last >= index) return `non-increasing order, previous: ${last}, current: ${index}`
      last = index
      numbers.push(index)
    }
    const [first = 0, end = first] = numbers
    total += end - first + 1
  }
  return total
}
